"""
The face media shows the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.media.errors import NotAPicture, PictureNotFound, PictureTooLarge
from market.media.queries import check_owner, picture_bytes, pictures
from market.media.schemas import PictureOut
from market.media.services.keep_pictures import keep_pictures
from market.media.services.store_picture import store_picture
from market.media.types import PictureId, PictureView

__all__ = [
    "NotAPicture",
    "PictureId",
    "PictureNotFound",
    "PictureOut",
    "PictureTooLarge",
    "PictureView",
    "check_owner",
    "keep_pictures",
    "picture_bytes",
    "pictures",
    "store_picture",
]
