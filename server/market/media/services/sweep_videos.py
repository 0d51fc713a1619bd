"""Uploads that nobody goes on with end, what nobody shows goes, and what a dead worker had in hand is taken up."""

import shutil
import time
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from foundation.tasks import enqueue_many
from market.media.models import Video
from market.media.services.sweep_pictures import UNUSED_FOR
from market.media.states import BEING_MADE, ENDED, VideoState

ABANDONED_AFTER = timedelta(days=1)  # A train ride without a network, and a night.
WAITED = timedelta(seconds=90)  # In the queue, before it is thought to be lost.
WORKSHOP_HOURS = 2  # Longer than any film may take, so whoever left a folder there is dead.


def abandon_uploads(*, now: datetime, limit: int = 200) -> int:
    """End uploads to which no part came for a day. Their parts are swept with them. Return how many."""
    idle = Video.objects.filter(state=VideoState.UPLOADING, asked_at__lt=now - ABANDONED_AFTER)
    ended = 0
    for video_id in list(idle.order_by("asked_at").values_list("id", flat=True)[:limit]):
        with transaction.atomic():
            video = idle.select_for_update(skip_locked=True).filter(pk=video_id).first()
            if video is not None:
                video.move_to(VideoState.ABANDONED, now=now, because="nothing came for a day")
                ended += 1
    return ended


def sweep_videos(*, now: datetime, limit: int = 200) -> int:
    """
    Delete the files of videos that ended and that nothing showed for two days. Return how many.

    Parts lie in one folder per video, so those that lost their row are found. The row is written last: after a
    crash the same files are looked for again. It stays, with its history.
    """
    unused = Video.objects.filter(kept_at__isnull=True, asked_at__lt=now - UNUSED_FOR, state__in=sorted(ENDED))
    swept = 0
    for video_id in list(unused.order_by("asked_at").values_list("id", flat=True)[:limit]):
        with transaction.atomic():  # Locked, so that nothing begins to show it meanwhile.
            video = unused.select_for_update(skip_locked=True).filter(pk=video_id).first()
            if video is not None:
                _delete_files(video)
                video.parts.all().delete()
                video.move_to(VideoState.SWEPT, now=now, because="nothing shows it")
                swept += 1
    return swept


def _delete_files(video: Video) -> None:
    for attempt in range(1, video.attempt + 1):
        default_storage.delete(video.film_name(attempt))
    try:
        _, names = default_storage.listdir(video.parts_folder)
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{video.parts_folder}/{name}")
    default_storage.delete(video.parts_folder)


def take_up_lost_videos(*, now: datetime) -> int:
    """Give videos whose maker died back to the queue. Return how many. One that is given twice is made once."""
    lost = Video.objects.filter(state__in=sorted(BEING_MADE), leased_until__lt=now - WAITED)
    ids = [str(video_id) for video_id in lost.values_list("id", flat=True)[:50]]
    Video.objects.filter(pk__in=ids).update(leased_until=now)  # Else it is given back every time.
    enqueue_many("media.make_video", [{"video_id": video_id} for video_id in ids])
    return len(ids)


def sweep_workshop() -> int:
    """Delete what workers of this machine left when they were killed. Return how many folders."""
    workshop = Path(settings.VIDEO_WORKSHOP)
    old = [one for one in workshop.glob("*") if one.stat().st_mtime < time.time() - WORKSHOP_HOURS * 3600]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)
