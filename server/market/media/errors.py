"""What media refuses, one class each. The docstring is what a person is told."""

from foundation.errors import Conflict, Invalid, NotFound


class PictureTooLarge(Invalid):
    """This picture is too large. Take one of at most 12 MB and 40 million pixels."""

    code = "media.picture_too_large"


class NotAPicture(Invalid):
    """This is not a picture that can be shown. Take a still JPEG, PNG, WebP or GIF."""

    code = "media.not_a_picture"


class PictureNotFound(NotFound):
    """There is no such picture among yours."""

    code = "media.picture_not_found"


class VideoNotFound(NotFound):
    """There is no such video among yours."""

    code = "media.video_not_found"


class VideoTooLarge(Invalid):
    """This video is too large."""

    code = "media.video_too_large"


class VideoTypeUnknown(Invalid):
    """This is not a kind of video that we take. Take MP4, MOV, WebM or MKV."""

    code = "media.video_type_unknown"


class TooManyVideos(Conflict):
    """You have given as many videos as one person may for now. Finish those on their way, or come back later."""

    code = "media.too_many_videos"


class NoSuchPart(Invalid):
    """A video of this size has no such part."""

    code = "media.no_such_part"


class PartHasWrongLength(Invalid):
    """This part did not arrive whole. Send it again."""

    code = "media.part_has_wrong_length"


class UploadIsOver(Conflict):
    """No more parts of this video are taken."""

    code = "media.upload_is_over"


class PartsAreMissing(Conflict):
    """Not every part of this video has arrived yet."""

    code = "media.parts_are_missing"


class VideoIsNotReady(Conflict):
    """This video is not ready yet."""

    code = "media.video_is_not_ready"


class NoSuchCover(Invalid):
    """This picture is not one of the video's covers."""

    code = "media.no_such_cover"
