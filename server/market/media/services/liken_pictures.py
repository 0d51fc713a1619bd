"""Pictures that were given before looks were kept get theirs."""

import io

from PIL import Image

from market.media.likeness import LOOKED_AT, likeness
from market.media.models import Picture
from market.media.queries import picture_bytes


def liken_pictures(*, limit: int = 500) -> int:
    """
    Say of some pictures what they look like, the newest first, from their smallest size. Return how many; 0: all have.

    Safe to repeat, and beside uploads. A picture whose file is gone is like none.
    """
    waiting = Picture.objects.filter(likeness=b"").order_by("-id").values_list("id", flat=True)[:limit]
    for picture_id in list(waiting):
        Picture.objects.filter(pk=picture_id, likeness=b"").update(likeness=_look(picture_bytes(picture_id, LOOKED_AT)))
    return len(waiting)


def _look(file: bytes | None) -> bytes:
    if file is None:
        return likeness(Image.new("RGB", (1, 1))).pack()
    with Image.open(io.BytesIO(file)) as picture:
        return likeness(picture.convert("RGBA" if picture.has_transparency_data else "RGB")).pack()
