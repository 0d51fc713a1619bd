"""Pictures with something in them to tell them by, the same for the same number."""

import io
import random

from PIL import Image, ImageDraw

SIDE = 600


def draw(number: int) -> Image.Image:
    """Draw some shapes on a ground."""
    chance = random.Random(number)
    picture = Image.new("RGB", (SIDE, SIDE), tuple(chance.randint(120, 255) for _ in range(3)))
    pen = ImageDraw.Draw(picture)
    for _ in range(60):
        left, top = chance.randint(0, SIDE), chance.randint(0, SIDE)
        wide, high = chance.randint(15, 120), chance.randint(15, 120)
        shape = chance.choice([pen.ellipse, pen.rectangle])
        shape((left, top, left + wide, top + high), fill=tuple(chance.randint(0, 255) for _ in range(3)))
    return picture


def written(picture: Image.Image, kind: str = "JPEG", quality: int = 90) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, quality=quality)
    return out.getvalue()
