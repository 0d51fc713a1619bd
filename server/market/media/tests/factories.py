"""Makers of plausible pictures."""

import io
from typing import Any
from uuid import UUID, uuid4

from PIL import Image

from foundation.testing import NOON
from market.media.services.store_picture import store_picture
from market.media.types import PictureView


def make_bytes(width: int = 400, height: int = 300, *, kind: str = "JPEG", colour: Any = None, **more: Any) -> bytes:
    """A picture of one colour; without one, of a colour never drawn before, so that its bytes are new."""
    out = io.BytesIO()
    colour = colour or "#" + uuid4().hex[:6]
    Image.new(more.pop("mode", "RGB"), (width, height), colour).save(out, kind, **more)
    return out.getvalue()


def make_picture(*, owner_id: UUID | None = None, keep: bool = True) -> PictureView:
    return store_picture(make_bytes(), owner_id, "test", keep=keep, now=NOON)
