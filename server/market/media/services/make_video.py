"""A video is made anew from its parts, in a child process."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from foundation import live
from market.media.film.parent import Outcome, run_child
from market.media.models import Video
from market.media.provenance import evidence_in_film
from market.media.services.store_picture import store_picture
from market.media.states import BEING_MADE, VideoState
from market.media.types import AiEvidence

LEASE = timedelta(seconds=60)  # Renewed with every sign of life; then another worker may begin again.
Clock = Callable[[], datetime]


class LeaseLost(Exception):
    """Another worker has begun this video anew; what was made here is thrown away."""


@dataclass(frozen=True, slots=True)
class _Job:
    video: Video
    folder: Path
    clock: Clock


def make_video(video_id: UUID, *, clock: Clock) -> None:
    """
    Check and transcode a video, unless it is done or somebody living is at it. Takes up to minutes; no transaction is
    open meanwhile.

    A worker that dies leaves the lease to lapse, and the next one begins again: it writes a file of its own name, and
    deletes what the one before may have left.
    """
    video = _lease(video_id, clock())
    if video is None:
        return
    for attempt in range(1, video.attempt):
        default_storage.delete(video.film_name(attempt))
    folder = Path(settings.VIDEO_WORKSHOP) / f"{video_id}-{video.attempt}"
    job = _Job(video, folder, clock)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _make(job)
    except LeaseLost:
        default_storage.delete(video.film_name())
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@transaction.atomic
def _lease(video_id: UUID, now: datetime) -> Video | None:
    video = Video.objects.lock(video_id)
    if video.state not in BEING_MADE or (video.leased_until and video.leased_until > now):
        return None
    video.attempt += 1
    video.leased_until = now + LEASE
    video.progress = 0
    video.save()
    return video


def _make(job: _Job) -> None:
    source = job.folder / "given"
    digest = _gather(job, source)
    if job.video.digest not in ("", digest):
        return _refuse(job, "video_digest_differs", {})
    with source.open("rb") as file:
        evidence = evidence_in_film(file, job.video.size_bytes)
    outcome = run_child(
        source, job.folder, on_progress=lambda stage, share: _renew(job, VideoState(stage), int(share * 100))
    )
    if outcome.refused:
        return _refuse(job, outcome.refused, outcome.facts)
    with (job.folder / "film.mp4").open("rb") as film:
        default_storage.delete(job.video.film_name())
        default_storage.save(job.video.film_name(), File(film))
    covers = [
        store_picture(path.read_bytes(), job.video.owner_id, "cover", keep=False, now=job.clock()).id
        for path in sorted(job.folder.glob("cover-*.png"))
    ]
    _finish(job, outcome, list(dict.fromkeys(covers)), evidence)
    return None


def _gather(job: _Job, source: Path) -> str:
    """Put the parts together in a file of this machine. Return its SHA-256."""
    digest = hashlib.sha256()
    with source.open("wb") as target:
        for name in job.video.parts.order_by("number").values_list("name", flat=True):
            with default_storage.open(name) as part:
                for piece in part.chunks(1024 * 1024):
                    digest.update(piece)
                    target.write(piece)
            _renew(job)
    return digest.hexdigest()


def _renew(job: _Job, stage: VideoState | None = None, percent: int = 0) -> None:
    """Stay alive in the row, and tell the owner's page. :raises LeaseLost:"""
    with transaction.atomic():
        video = _mine(job)
        now = job.clock()
        video.leased_until = now + LEASE
        if stage is not None:
            video.progress = percent
        if stage == VideoState.TRANSCODING and video.state == VideoState.CHECKING:
            video.move_to(stage, now=now, because="its head and sound are right")
        video.save(update_fields=["leased_until", "progress"])
        _tell(video)


def _refuse(job: _Job, code: str, facts: dict[str, Any]) -> None:
    with transaction.atomic():
        video = _mine(job)
        video.refused_because, video.facts = f"media.{code}", facts
        video.leased_until = None
        video.move_to(VideoState.REFUSED, now=job.clock(), because=code)
        _tell(video)
    _forget_parts(video)


def _finish(job: _Job, outcome: Outcome, covers: list[UUID], evidence: AiEvidence) -> None:
    with transaction.atomic():
        video = _mine(job)
        for name, value in outcome.made.items():
            setattr(video, name, value)
        video.ai_evidence, video.cover_ids, video.cover_id = evidence, covers, covers[len(covers) // 2]
        video.leased_until, video.progress = None, 100
        video.move_to(VideoState.READY, now=job.clock(), because="made")
        _tell(video)
    _forget_parts(video)


def _mine(job: _Job) -> Video:
    video = Video.objects.lock(job.video.id)
    if video.attempt != job.video.attempt or video.state not in BEING_MADE:
        raise LeaseLost
    return video


def _tell(video: Video) -> None:
    live.tell(f"video:{video.id}", "video", {"state": video.state, "progress": video.progress})


def _forget_parts(video: Video) -> None:
    """Delete what was given: files first, so that a crash leaves rows that the sweeper finds."""
    for name in video.parts.values_list("name", flat=True):
        default_storage.delete(name)
    video.parts.all().delete()
