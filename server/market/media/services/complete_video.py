"""All parts of a video have arrived, so it is made."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.tasks import enqueue
from market.media.errors import PartsAreMissing, UploadIsOver, VideoNotFound
from market.media.models import Video
from market.media.states import VideoState


@transaction.atomic
def complete_video(*, video_id: UUID, owner_id: UUID, now: datetime) -> None:
    """
    Send a video to be made. Again changes nothing.

    :raises VideoNotFound, PartsAreMissing, UploadIsOver:
    """
    video = Video.objects.lock(video_id)
    if video.owner_id != owner_id:
        raise VideoNotFound
    if video.state == VideoState.ABANDONED:
        raise UploadIsOver(state=video.state)
    if video.state != VideoState.UPLOADING:
        return
    there = set(video.parts.values_list("number", flat=True))
    missing = [number for number in range(video.parts_total) if number not in there]
    if missing:
        raise PartsAreMissing(missing=missing[:20])
    video.leased_until = now  # Nobody makes it yet; should the task be lost, the clock takes it up.
    video.move_to(VideoState.CHECKING, now=now, because="every part is here")
    enqueue("media.make_video", video_id=str(video.id))
