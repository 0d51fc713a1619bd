"""
The face media shows the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.media.errors import NotAPicture, PictureNotFound, PictureTooLarge, VideoNotFound
from market.media.likeness import MIRROR, Likeness, Point, likeness
from market.media.queries import check_owner, check_videos_owner, likenesses, picture_bytes, pictures, videos
from market.media.schemas import PictureOut, VideoOut
from market.media.services.keep_pictures import keep_pictures
from market.media.services.keep_videos import keep_videos
from market.media.services.store_picture import store_picture
from market.media.services.store_video import store_video
from market.media.types import AiEvidence, PictureId, PictureView, VideoId, VideoView

__all__ = [
    "MIRROR",
    "AiEvidence",
    "Likeness",
    "NotAPicture",
    "PictureId",
    "PictureNotFound",
    "PictureOut",
    "PictureTooLarge",
    "PictureView",
    "Point",
    "VideoId",
    "VideoNotFound",
    "VideoOut",
    "VideoView",
    "check_owner",
    "check_videos_owner",
    "keep_pictures",
    "keep_videos",
    "likeness",
    "likenesses",
    "picture_bytes",
    "pictures",
    "store_picture",
    "store_video",
    "videos",
]
