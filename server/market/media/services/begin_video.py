"""Somebody announces a video; its parts follow."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation import sql
from market.media.errors import TooManyVideos, VideoTooLarge, VideoTypeUnknown
from market.media.models import Video
from market.media.services.store_picture import NAME_BYTES
from market.media.states import VideoState
from market.media.types import UploadView

TYPES = frozenset({"video/mp4", "video/quicktime", "video/webm", "video/x-matroska", "video/3gpp", "video/x-m4v"})
DAY = timedelta(days=1)


@transaction.atomic
def begin_video(*, owner_id: UUID, size_bytes: int, content_type: str, sha256: str, now: datetime) -> UploadView:
    """
    Open an upload. One person's announcements take turns, so that none slips past the limits.

    :raises VideoTooLarge, VideoTypeUnknown, TooManyVideos:
    """
    if size_bytes > settings.VIDEO_MOST_BYTES:
        raise VideoTooLarge(field="size_bytes", most_bytes=settings.VIDEO_MOST_BYTES)
    if content_type.partition(";")[0].strip().lower() not in TYPES:
        raise VideoTypeUnknown(field="content_type")
    sql.run("SELECT pg_advisory_xact_lock(hashtextextended(%s, 41))", [str(owner_id)])
    mine = Video.objects.filter(owner_id=owner_id)
    if mine.filter(state=VideoState.UPLOADING).count() >= settings.VIDEO_UPLOADS_AT_ONCE:
        raise TooManyVideos(most_at_once=settings.VIDEO_UPLOADS_AT_ONCE)
    if mine.filter(asked_at__gt=now - DAY).count() >= settings.VIDEOS_PER_DAY:
        raise TooManyVideos(most_per_day=settings.VIDEOS_PER_DAY)
    video = Video(
        owner_id=owner_id,
        size_bytes=size_bytes,
        part_bytes=settings.VIDEO_PART_BYTES,
        digest=sha256.lower(),
        stem=f"{now:%Y%m%d}/{secrets.token_urlsafe(NAME_BYTES)}",
        asked_at=now,
    )
    video.save(force_insert=True)
    return UploadView(video.id, video.state, size_bytes, video.part_bytes, [], 0, "", {}, [], None)
