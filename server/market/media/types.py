"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from uuid import UUID

from foundation.ids import typed_id

PictureId = typed_id("pic")


@dataclass(frozen=True, slots=True)
class PictureView:
    id: UUID
    width: int  # of the picture as it was given, upright; pages need the ratio before the bytes
    height: int
    colour: str  # the one that fills most of it, "#rrggbb", to paint before the bytes come
    urls: dict[str, str]  # by width: "320", "640", "1280"; a small picture has the same address for the larger ones
