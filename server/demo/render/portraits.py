"""Drawn, not rendered: faces for people and marks for shops. `python -m demo.render.portraits` draws them all."""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

from PIL import Image, ImageDraw

from demo.render.labels import font

CONTENT = Path(__file__).parents[1] / "content"
DRAWN = 1024  # Drawn large and shrunk, which smooths the edges.
SIDE = 256

# Who wears which face: the shape, its colour, the paper behind, the cheeks.
FACES = [
    ("orange", "#f3922b", "#ffe9c9", "#e8662f"),
    ("mug", "#d9563d", "#f8dfd3", "#b8432c"),
    ("pepper", "#d8413a", "#fbe3da", "#b02c2a"),
    ("moon", "#f4cf6b", "#3d4a6b", "#e3a94a"),
    ("leaf", "#7fa860", "#e6f0d8", "#5f8a45"),
    ("citrus", "#f6c445", "#fdf2cc", "#ec9a2f"),
    ("tent", "#4f8f7b", "#d9ebe2", "#e8a05a"),
    ("peach", "#f4a58a", "#ffe8df", "#e67a68"),
    ("berry", "#7b6fb5", "#e7e3f6", "#5c4f98"),
    ("pear", "#b9c35a", "#f1f3d6", "#93a03a"),
    ("key", "#5f86a8", "#dce8f1", "#3f6686"),
    ("flower", "#e884a0", "#fde6ec", "#f3c24f"),
    ("pumpkin", "#e8843a", "#fbe7d2", "#b85f22"),
    ("mountain", "#6d8fae", "#e3edf4", "#fdfdfd"),
    ("bun", "#f6ead6", "#e9cdb0", "#e59a86"),
    ("sprout", "#8cb98a", "#eef6e6", "#5d9460"),
]

SHOP_MARKS = {
    "jishi-select": ("集", "#cf2a20", "#fff0ec"),
    "hearth-and-kiln": ("炉", "#a9542f", "#f4e3d3"),
    "white-dew": ("露", "#5e8d7a", "#e5f1ea"),
    "foothill-table": ("山", "#6f8a3a", "#f0f2d9"),
    "soft-circuit": ("软", "#3f5f86", "#dfe8f2"),
    "pinecone": ("松", "#8a5a36", "#f1e4d2"),
}


def face(kind: str, colour: str, paper: str, second: str) -> Image.Image:
    image = Image.new("RGB", (DRAWN, DRAWN), paper)
    draw = ImageDraw.Draw(image)
    centre, y = DRAWN / 2, DRAWN * 0.54
    r = DRAWN * 0.33
    round_ = (centre - r, y - r, centre + r, y + r)
    if kind in ("orange", "citrus", "moon", "bun"):
        draw.ellipse(round_, fill=colour)
        if kind in ("orange", "citrus"):
            draw.ellipse((centre - 20, y - r - 70, centre + 200, y - r + 30), fill="#6f9a45")
        if kind == "bun":
            for k in range(-2, 3):
                draw.arc(
                    (centre - 90 + 60 * k, y - r - 20, centre + 90 + 60 * k, y - r + 150),
                    200,
                    340,
                    fill="#dfcbae",
                    width=16,
                )
        if kind == "moon":
            for x, v, s in ((-380, -360, 22), (360, -300, 30), (390, 250, 18), (-400, 120, 16)):
                draw.ellipse((centre + x - s, y + v - s, centre + x + s, y + v + s), fill="#f7e6b0")
    elif kind == "mug":
        draw.ellipse((centre + r * 0.6, y - 150, centre + r * 1.35, y + 170), outline=colour, width=64)
        draw.rounded_rectangle((centre - r, y - r * 0.9, centre + r * 0.85, y + r), 110, fill=colour)
        draw.ellipse((centre - r, y - r * 1.08, centre + r * 0.85, y - r * 0.68), fill="#6b3d22")
    elif kind == "pepper":
        draw.polygon(_blob(centre, y, [0.98, 0.96, 0.84, 0.96, 0.98, 1.08, 0.88, 1.08], r), fill=colour)
        draw.rounded_rectangle((centre - 34, y - r * 1.3, centre + 34, y - r * 0.7), 30, fill="#5f8a45")
    elif kind in ("leaf", "sprout"):
        draw.ellipse(round_, fill=colour)
        for side in (-1, 1):
            draw.ellipse(
                (centre + side * 110 - 110, y - r * 1.42, centre + side * 110 + 110, y - r * 0.92), fill=second
            )
    elif kind == "tent":
        draw.polygon([(centre, y - r * 1.25), (centre - r * 1.25, y + r), (centre + r * 1.25, y + r)], fill=colour)
        draw.polygon([(centre, y - r * 1.25), (centre - 46, y - r * 0.88), (centre + 46, y - r * 0.88)], fill=second)
    elif kind == "peach":
        draw.ellipse(round_, fill=colour)
        draw.ellipse((centre - 20, y - r * 1.25, centre + 210, y - r * 0.9), fill="#7fa860")
        draw.arc((centre - 160, y - r * 1.1, centre + 60, y - r * 0.2), 10, 80, fill=second, width=16)
    elif kind == "berry":
        for k in range(8):
            a = k * math.pi / 4
            draw.ellipse(
                (
                    centre + r * 0.62 * math.cos(a) - 150,
                    y + r * 0.62 * math.sin(a) - 150,
                    centre + r * 0.62 * math.cos(a) + 150,
                    y + r * 0.62 * math.sin(a) + 150,
                ),
                fill=colour,
            )
        draw.ellipse((centre - r * 0.8, y - r * 0.8, centre + r * 0.8, y + r * 0.8), fill=colour)
    elif kind == "pear":
        draw.ellipse((centre - r, y - r * 0.6, centre + r, y + r * 1.1), fill=colour)
        draw.ellipse((centre - r * 0.6, y - r * 1.2, centre + r * 0.6, y + r * 0.3), fill=colour)
        draw.rounded_rectangle((centre - 16, y - r * 1.45, centre + 16, y - r * 1.1), 14, fill="#7a5a36")
    elif kind == "key":
        draw.rounded_rectangle((centre - r * 1.05, y - r, centre + r * 1.05, y + r), 130, fill=second)
        draw.rounded_rectangle((centre - r * 0.85, y - r * 0.9, centre + r * 0.85, y + r * 0.7), 110, fill=colour)
    elif kind == "flower":
        for k in range(8):
            a = k * math.pi / 4
            draw.ellipse(
                (
                    centre + r * 0.85 * math.cos(a) - 135,
                    y + r * 0.85 * math.sin(a) - 135,
                    centre + r * 0.85 * math.cos(a) + 135,
                    y + r * 0.85 * math.sin(a) + 135,
                ),
                fill=colour,
            )
        draw.ellipse((centre - r * 0.7, y - r * 0.7, centre + r * 0.7, y + r * 0.7), fill="#fbdc7d")
    elif kind == "pumpkin":
        for off, wide in ((-0.62, 0.5), (0.62, 0.5), (-0.32, 0.58), (0.32, 0.58), (0, 0.6)):
            draw.ellipse(
                (centre + r * (off - wide), y - r * 0.85, centre + r * (off + wide), y + r * 0.9),
                fill=colour,
                outline=second,
                width=8,
            )
        draw.rounded_rectangle((centre - 36, y - r * 1.15, centre + 36, y - r * 0.75), 24, fill="#6f8a45")
    elif kind == "mountain":
        draw.polygon(
            [(centre - r * 1.4, y + r), (centre - r * 0.1, y - r * 1.2), (centre + r * 1.4, y + r)], fill=colour
        )
        draw.polygon(
            [
                (centre - r * 0.44, y - r * 0.64),
                (centre - r * 0.1, y - r * 1.2),
                (centre + r * 0.26, y - r * 0.68),
                (centre + r * 0.05, y - r * 0.52),
                (centre - r * 0.16, y - r * 0.66),
            ],
            fill=second,
        )
    _smile(
        draw,
        centre,
        y + 40,
        second if kind not in ("mountain", "leaf", "sprout", "key", "pear", "berry", "tent") else "#f2a79a",
    )
    return image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def _smile(draw: ImageDraw.ImageDraw, x: float, y: float, cheek: str) -> None:
    ink = "#2b2320"
    for side in (-1, 1):
        draw.ellipse((x + side * 120 - 26, y - 60, x + side * 120 + 26, y), fill=ink)
        draw.ellipse((x + side * 120 - 2, y - 52, x + side * 120 + 14, y - 36), fill="#ffffff")
        draw.ellipse((x + side * 196 - 44, y + 16, x + side * 196 + 44, y + 66), fill=cheek)
    draw.arc((x - 64, y - 30, x + 64, y + 74), 25, 155, fill=ink, width=17)


def _blob(x: float, y: float, reach: list[float], r: float) -> list[tuple[float, float]]:
    points = []
    for k in range(240):
        turn = k / 240 * len(reach)
        i, t = int(turn) % len(reach), turn % 1
        t = t * t * (3 - 2 * t)
        far = r * (reach[i] * (1 - t) + reach[(i + 1) % len(reach)] * t)
        a = k / 240 * 2 * math.pi
        points.append((x + far * math.cos(a), y + far * math.sin(a)))
    return points


def shop_mark(letter: str, ink: str, paper: str) -> Image.Image:
    image = Image.new("RGB", (DRAWN, DRAWN), paper)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((150, 150, DRAWN - 150, DRAWN - 150), 190, fill=ink)
    draw.rounded_rectangle((186, 186, DRAWN - 186, DRAWN - 186), 160, outline=paper, width=8)
    draw.text((DRAWN / 2, DRAWN / 2), letter, font=font("serif", 500), fill=paper, anchor="mm")
    return image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m demo.render.portraits", description="Draw avatars and shop marks.")
    words.add_argument("--out", type=Path, default=Path("demo/pictures"))
    out = words.parse_args().out
    (out / "avatars").mkdir(parents=True, exist_ok=True)
    (out / "shops").mkdir(parents=True, exist_ok=True)
    for person, look in zip(json.loads((CONTENT / "people.json").read_text(encoding="utf-8")), FACES, strict=True):
        face(*look).save(out / person["avatar"], quality=88, method=6)
    for slug, mark in SHOP_MARKS.items():
        shop_mark(*mark).save(out / "shops" / f"{slug}.webp", quality=90, method=6)


if __name__ == "__main__":
    main()
