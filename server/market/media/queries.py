"""Questions media can answer. Nothing here writes."""

from collections.abc import Collection
from uuid import UUID

from django.core.files.storage import default_storage

from foundation import sql
from market.media.errors import PictureNotFound, VideoNotFound
from market.media.likeness import Likeness
from market.media.models import SHOWN, Picture, Video, file_name, picture_view
from market.media.states import VideoState
from market.media.types import AiEvidence, PictureView, UploadView, VideoView


def pictures(ids: Collection[UUID]) -> dict[UUID, PictureView]:
    """Return the pictures that exist. One plain query, none for no ids: nearly every page asks it."""
    if not ids:
        return {}
    rows = sql.rows(f"SELECT {', '.join(SHOWN)} FROM media_picture WHERE id = ANY(%s::uuid[])", [list(set(ids))])
    return {row[0]: picture_view(*row) for row in rows}


def likenesses(ids: Collection[UUID]) -> dict[UUID, Likeness]:
    """Return what pictures look like; of those given before this was kept, nothing. One query, none for no ids."""
    if not ids:
        return {}
    rows = Picture.objects.filter(pk__in=set(ids)).values_list("id", "likeness")
    return {picture_id: Likeness.unpack(bytes(packed)) for picture_id, packed in rows if packed}


def picture_bytes(picture_id: UUID, size: int) -> bytes | None:
    """Return one size of a picture as WebP, or the largest below it, to draw with; None when it is gone. One query."""
    row = Picture.objects.filter(pk=picture_id).values_list("stem", "sizes").first()
    if row is None:
        return None
    stem, sizes = row
    fitting = [one for one in sizes if one <= size] or [min(sizes)]
    name = file_name(stem, max(fitting))
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        content: bytes = file.read()
    return content


def check_owner(picture_ids: Collection[UUID], person_id: UUID, *, field: str = "picture_ids") -> None:
    """Let a person use these pictures, or say that they are not theirs. One query. :raises PictureNotFound:"""
    wanted = set(picture_ids)
    if wanted and Picture.objects.filter(pk__in=wanted, owner_id=person_id).count() < len(wanted):
        raise PictureNotFound(field=field)


def videos(ids: Collection[UUID]) -> dict[UUID, VideoView]:
    """Return the videos that are ready. Two queries, none for no ids."""
    if not ids:
        return {}
    rows = list(Video.objects.filter(pk__in=set(ids), state=VideoState.READY))
    covers = pictures([row.cover_id for row in rows if row.cover_id])
    return {row.id: _shown(row, covers) for row in rows}


def upload(video_id: UUID, owner_id: UUID) -> UploadView:
    """Return a video on its way, to its owner. Up to three queries. :raises VideoNotFound:"""
    video = Video.objects.filter(pk=video_id, owner_id=owner_id).first()
    if video is None:
        raise VideoNotFound
    parts = sorted(video.parts.values_list("number", flat=True))
    known = pictures(video.cover_ids)
    is_uploading = video.state == VideoState.UPLOADING
    return UploadView(
        id=video.id,
        state=video.state,
        size_bytes=video.size_bytes,
        part_bytes=video.part_bytes,
        parts=parts,
        progress=100 * len(parts) // video.parts_total if is_uploading else video.progress,
        refused_because=video.refused_because,
        facts=video.facts,
        covers=[known[cover] for cover in video.cover_ids if cover in known],
        video=_shown(video, known) if video.state == VideoState.READY else None,
    )


def check_videos_owner(video_ids: Collection[UUID], person_id: UUID, *, field: str = "video_id") -> None:
    """Let a person use these videos, or say that they are not theirs or not ready. One query. :raises VideoNotFound:"""
    wanted = set(video_ids)
    mine = Video.objects.filter(pk__in=wanted, owner_id=person_id, state=VideoState.READY)
    if wanted and mine.count() < len(wanted):
        raise VideoNotFound(field=field)


def _shown(video: Video, covers: dict[UUID, PictureView]) -> VideoView:
    cover = covers.get(video.cover_id) if video.cover_id else None
    assert video.width and video.height and video.milliseconds, "media_ready_videos_can_be_shown"
    return VideoView(
        id=video.id,
        url=default_storage.url(video.film_name()),
        width=video.width,
        height=video.height,
        seconds=video.milliseconds / 1000,
        cover=cover,
        blurhash=cover.blurhash if cover else "",
        ai_evidence=AiEvidence(video.ai_evidence),
        has_sound=video.has_sound,
    )
