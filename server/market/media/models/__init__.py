"""Pictures and videos that people and shops gave us, made anew."""

from market.media.models.pictures import SHOWN, Picture, file_name, picture_view
from market.media.models.videos import Video, VideoMove, VideoPart

__all__ = ["SHOWN", "Picture", "Video", "VideoMove", "VideoPart", "file_name", "picture_view"]
