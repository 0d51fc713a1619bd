"""A part of a video arrives."""

import io
import secrets
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from market.media.errors import NoSuchPart, PartHasWrongLength, UploadIsOver, VideoNotFound
from market.media.models import Video, VideoPart
from market.media.states import VideoState


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def take_part(*, video_id: UUID, owner_id: UUID, number: int, body: Readable, now: datetime) -> None:
    """
    Put a part of a video into the storage, unless it is there already. Any order, several at once.

    Streams to the storage outside of transactions. Of a part that came twice at once, one stays.

    :raises VideoNotFound, UploadIsOver, NoSuchPart, PartHasWrongLength:
    """
    video = Video.objects.filter(pk=video_id, owner_id=owner_id).first()
    if video is None:
        raise VideoNotFound
    if not 0 <= number < video.parts_total:
        raise NoSuchPart(field="number", parts=video.parts_total)
    if video.parts.filter(number=number).exists():
        return
    if video.state != VideoState.UPLOADING:
        raise UploadIsOver(state=video.state)
    measured = _Measured(body, video.length_of(number))
    wanted = f"{video.parts_folder}/{number}-{secrets.token_hex(8)}"
    name = default_storage.save(wanted, File(io.BufferedReader(measured, 256 * 1024), name=wanted))
    try:
        if measured.taken != video.length_of(number):
            raise PartHasWrongLength(field="body", expected_bytes=video.length_of(number))
        is_ours = _note(video_id, number, name, now)
    except BaseException:
        default_storage.delete(name)
        raise
    if not is_ours:
        default_storage.delete(name)


@transaction.atomic
def _note(video_id: UUID, number: int, name: str, now: datetime) -> bool:
    """Write down that a part is here, or return False when another of the same number was quicker."""
    video = Video.objects.lock(video_id)
    if video.parts.filter(number=number).exists():
        return False
    if video.state != VideoState.UPLOADING:
        raise UploadIsOver(state=video.state)
    VideoPart.objects.create(video=video, number=number, name=name)
    video.asked_at = now
    video.save(update_fields=["asked_at"])
    return True


class _Measured(io.RawIOBase):
    """Reads a body to its end, or to one byte more than it should have."""

    def __init__(self, body: Readable, expected: int) -> None:
        self.body, self.taken, self.most = body, 0, expected + 1

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self.body.read(min(len(buffer), self.most - self.taken)) if self.taken < self.most else b""
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)
