"""A video that is here already is kept whole, and made on the spot."""

import io
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.media.errors import VideoNotFound
from market.media.models import Video
from market.media.services.begin_video import begin_video
from market.media.services.make_video import make_video
from market.media.services.take_part import take_part
from market.media.states import VideoState


def store_video(
    content: bytes, owner_id: UUID, *, content_type: str = "video/mp4", clock: Callable[[], datetime]
) -> UUID:
    """
    Keep and make a video for its owner, as if its parts had been sent; return its id once it can be shown.

    Takes seconds, and no transaction may be open around it.

    :raises VideoTooLarge, VideoTypeUnknown, TooManyVideos; VideoNotFound: it was refused, its history says why
    """
    begun = begin_video(
        owner_id=owner_id, size_bytes=len(content), content_type=content_type, sha256="", now=clock()
    )  # fmt: skip
    for number, start in enumerate(range(0, len(content), begun.part_bytes)):
        part = io.BytesIO(content[start : start + begun.part_bytes])
        take_part(video_id=begun.id, owner_id=owner_id, number=number, body=part, now=clock())
    with transaction.atomic():
        video = Video.objects.lock(begun.id)
        video.leased_until = clock()
        video.move_to(VideoState.CHECKING, now=clock(), because="it came whole")
    make_video(begun.id, clock=clock)
    if not Video.objects.filter(pk=begun.id, state=VideoState.READY).exists():
        raise VideoNotFound
    return begun.id
