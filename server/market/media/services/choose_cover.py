"""The owner chooses a video's cover among its candidates."""

from uuid import UUID

from django.db import transaction

from market.media.errors import NoSuchCover, VideoIsNotReady, VideoNotFound
from market.media.models import Video
from market.media.states import VideoState


@transaction.atomic
def choose_cover(*, video_id: UUID, owner_id: UUID, picture_id: UUID) -> None:
    """:raises VideoNotFound, VideoIsNotReady, NoSuchCover:"""
    video = Video.objects.lock(video_id)
    if video.owner_id != owner_id:
        raise VideoNotFound
    if video.state != VideoState.READY:
        raise VideoIsNotReady(state=video.state)
    if picture_id not in video.cover_ids:
        raise NoSuchCover(field="picture_id")
    video.cover_id = picture_id
    video.save(update_fields=["cover_id"])
