"""Printed things: labels, dials and patterns drawn with Pillow, handed on as pictures for `materials.printed`."""
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONTS = {"serif": "NotoSerifCJK-Bold.ttc", "sans": "NotoSansCJK-Bold.ttc"}  # From Debian's fonts-noto-cjk.
SIMPLIFIED_CHINESE = 2  # The face inside the collection.


@cache
def font(style: str, pixels: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for folder in ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/System/Library/Fonts"):
        if (file := Path(folder) / FONTS[style]).exists():
            return ImageFont.truetype(str(file), pixels, index=SIMPLIFIED_CHINESE)
    return ImageFont.load_default(pixels)


def label(
    width: int,
    height: int,
    paper: str,
    lines: Sequence[tuple[str, float, float, str]],
    frame: str | None = None,
    style: str = "serif",
) -> np.ndarray:
    """
    A paper label. Out: (height, width, 3).

    Each line: words, its middle and its letters as shares of the height, colour.
    """
    image = Image.new("RGB", (width, height), paper)
    draw = ImageDraw.Draw(image)
    if frame:
        edge = min(width, height) // 22
        draw.rounded_rectangle((edge, edge, width - edge, height - edge), edge, outline=frame, width=max(2, edge // 6))
    for words, middle, letter, colour in lines:
        draw.text((width / 2, height * middle), words, font=font(style, int(height * letter)), fill=colour, anchor="mm")
    return _printable(image)


def clock_face(paper: str, ink: str, hands: str, sweep: str, hour: float = 10.16) -> np.ndarray:
    """A dial with its hands. Out: (1024, 1024, 3)."""
    image = Image.new("RGB", (1024, 1024), paper)
    draw = ImageDraw.Draw(image)

    def at(turn: float, far: float) -> tuple[float, float]:
        return 512 + far * np.sin(turn * 2 * np.pi), 512 - far * np.cos(turn * 2 * np.pi)

    for minute in range(60):
        draw.line(
            [at(minute / 60, 466), at(minute / 60, 440 if minute % 5 else 428)], fill=ink, width=4 if minute % 5 else 10
        )
    for number in range(1, 13):
        draw.text(at(number / 12, 366), str(number), font=font("sans", 92), fill=ink, anchor="mm")
    for turn, far, thick, colour in ((hour / 12, 230, 26, hands), (hour % 1, 350, 18, hands), (0.58, 390, 7, sweep)):
        draw.line([at(turn + 0.5, 60), at(turn, far)], fill=colour, width=thick)
    draw.ellipse((486, 486, 538, 538), fill=sweep)
    return _printable(image)


def pattern(kind: str, paper: str, ink: str, across: int = 24) -> np.ndarray:
    """Stripes, dots or checks for paper tape and cloth. Out: (128, 2048, 3)."""
    image = Image.new("RGB", (2048, 128), paper)
    draw = ImageDraw.Draw(image)
    step = 2048 // across
    for i in range(across):
        x = i * step
        if kind == "stripes":
            draw.polygon([(x, 0), (x + step / 2, 0), (x + step / 2 - 30, 128), (x - 30, 128)], fill=ink)
        elif kind == "dots":
            for y in (32, 96):
                shift = step / 2 if y == 96 else 0
                draw.ellipse((x + shift, y - 15, x + shift + 30, y + 15), fill=ink)
        elif kind == "checks":
            draw.rectangle((x, 0 if i % 2 else 64, x + step, 64 if i % 2 else 128), fill=ink)
    return _printable(image)


def _printable(image: Image.Image) -> np.ndarray:
    """Rows from the bottom up: our meshes write v upwards, Mitsuba reads it downwards."""
    return np.asarray(image)[::-1]
