"""What media refuses, one class each. The docstring is what a person is told."""

from foundation.errors import Invalid, NotFound


class PictureTooLarge(Invalid):
    """This picture is too large. Take one of at most 12 MB and 40 million pixels."""

    code = "media.picture_too_large"


class NotAPicture(Invalid):
    """This is not a picture that can be shown. Take a still JPEG, PNG, WebP or GIF."""

    code = "media.not_a_picture"


class PictureNotFound(NotFound):
    """There is no such picture among yours."""

    code = "media.picture_not_found"
