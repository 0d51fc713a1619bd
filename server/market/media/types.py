"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from foundation.ids import typed_id

PictureId = typed_id("pic")
VideoId = typed_id("vid")


class AiEvidence(StrEnum):
    """What a file said of its making before we made it anew. The first three mean: made by a machine."""

    NONE = "none"
    SOURCE = "source"  # IPTC's DigitalSourceType (trainedAlgorithmicMedia), in XMP or in C2PA
    GB45438 = "gb45438"  # the field AIGC that GB 45438-2025 asks of makers
    GENERATOR = "generator"  # the notes that generators of pictures leave: prompts, steps, their name
    CREDENTIALS = "credentials"  # signed credentials (C2PA) that name no such source: worth a look, proves nothing

    @property
    def is_ai(self) -> bool:
        return self in (AiEvidence.SOURCE, AiEvidence.GB45438, AiEvidence.GENERATOR)


@dataclass(frozen=True, slots=True)
class PictureView:
    id: UUID
    width: int  # of the picture as it was given, upright; pages need the ratio before the bytes
    height: int
    colour: str  # the one that fills most of it, "#rrggbb", to paint before the bytes come
    urls: dict[str, str]  # by width: "320", "640", "1280"; a small picture has the same address for the larger ones
    blurhash: str = ""  # a few dozen signs that draw it blurred (blurha.sh); empty: given before these were kept
    ai_evidence: AiEvidence = AiEvidence.NONE


@dataclass(frozen=True, slots=True)
class VideoView:
    """A video that is ready to be shown."""

    id: UUID
    url: str  # H.264 and AAC in MP4, playable from its first bytes
    width: int
    height: int
    seconds: float
    cover: PictureView | None
    blurhash: str  # of its cover
    ai_evidence: AiEvidence
    has_sound: bool


@dataclass(frozen=True, slots=True)
class UploadView:
    """A video on its way, as its owner sees it."""

    id: UUID
    state: str
    size_bytes: int
    part_bytes: int
    parts: list[int]  # which are there, from 0
    progress: int  # percent of the state it is in: of the parts, or of the making
    refused_because: str  # a code such as "media.video_too_short"; empty: it was not
    facts: dict[str, Any]  # of the refusal: least_seconds and the like
    covers: list[PictureView]
    video: VideoView | None  # once it is ready
