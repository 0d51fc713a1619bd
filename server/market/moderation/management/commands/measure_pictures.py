"""
Say how often a picture of a folder is told from the others, and known again when it was scaled, written anew, mirrored,
cropped or made lighter. Nothing is kept.
"""

import io
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from PIL import Image, ImageEnhance, ImageOps

from market.media import facade as media
from market.media.facade import Likeness
from market.moderation.resembling import (
    BANDS_IN_COMMON,
    KEYS_IN_COMMON,
    NEAR_BITS,
    POINTS_AGREE,
    keys_of,
    keys_to_ask,
    points_agreeing,
    whole_bits,
)

Change = Callable[[Image.Image], Image.Image]
CARD = 320  # A width that media keeps of every picture, as WebP of this quality.
QUALITY = 82
CROPS = (5, 10, 15, 20, 25)  # Percent of either side.


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="of pictures that all differ")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        files = sorted(one for one in folder.iterdir() if one.suffix in {".webp", ".jpg", ".png"})
        if not files:
            raise CommandError(f"{folder} has no pictures")
        pictures = [Image.open(file).convert("RGB") for file in files]
        known = [_as_kept(picture) for picture in pictures]
        index = _index(known)
        count = len(pictures)
        self.stdout.write(f"{count} pictures, {count * (count - 1) // 2} pairs")
        for one, other in sorted(
            {(min(a, b), max(a, b)) for a in range(count) for b in _like(known[a], known, index, a)}
        ):
            self.stdout.write(f"taken for the same: {files[one].stem}, {files[other].stem}")
        self.stdout.write(f"\n{'change':<28}{'whole':>8}{'points':>8}{'either':>8}")
        for name, change in changes().items():
            changed = [_as_kept(change(picture)) for picture in pictures]
            asked = list(zip(changed, known, strict=True))
            whole = [whole_bits(one, other) <= NEAR_BITS for one, other in asked]
            points = [points_agreeing(one, other) >= POINTS_AGREE for one, other in asked]
            found = [place in _like(one, known, index) for place, one in enumerate(changed)]
            rates = "".join(f"{sum(one) / count:>8.3f}" for one in (whole, points, found))
            self.stdout.write(f"{name:<28}{rates}")


def changes() -> Mapping[str, Change]:
    """Return what is done to pictures, by name; where one is cropped is drawn by a seed of its own."""
    kinds: dict[str, Change] = {
        "half as wide": lambda one: one.resize((one.width // 2, one.height // 2), Image.Resampling.LANCZOS),
        "JPEG of quality 40": lambda one: _written(one, "JPEG", 40),
        "25 % lighter": lambda one: ImageEnhance.Brightness(one).enhance(1.25),
        "25 % darker": lambda one: ImageEnhance.Brightness(one).enhance(0.75),
        "30 % more contrast": lambda one: ImageEnhance.Contrast(one).enhance(1.3),
        "grey": lambda one: ImageOps.grayscale(one).convert("RGB"),
        "mirrored": ImageOps.mirror,
    }
    for percent in CROPS:
        kinds[f"cropped by {percent} %"] = _crop(percent)
    kinds["mirrored, cropped by 15 %"] = lambda one: ImageOps.mirror(_crop(15)(one))
    return kinds


def _crop(percent: int) -> Change:
    chance = random.Random(percent)  # noqa: S311 (a draw that can be repeated)

    def crop(one: Image.Image) -> Image.Image:
        width, height = (side * (100 - percent) // 100 for side in one.size)
        left, top = chance.randint(0, one.width - width), chance.randint(0, one.height - height)
        return one.crop((left, top, left + width, top + height))

    return crop


def _as_kept(picture: Image.Image) -> Likeness:
    return media.likeness(_written(ImageOps.contain(picture, (CARD, CARD * 50)), "WEBP", QUALITY))


def _written(picture: Image.Image, kind: str, quality: int) -> Image.Image:
    out = io.BytesIO()
    picture.save(out, kind, quality=quality)
    return Image.open(out).convert("RGB")


def _index(known: Sequence[Likeness]) -> Mapping[int, Sequence[int]]:
    index = defaultdict(list)
    for place, looks in enumerate(known):
        for key in keys_of(looks):
            index[key].append(place)
    return index


def _like(
    asked: Likeness, known: Sequence[Likeness], index: Mapping[int, Sequence[int]], but: int | None = None
) -> set[int]:
    """Return which pictures are found by their keys and taken for the same, as `check_pictures` does."""
    keys = keys_to_ask(asked)
    bands = Counter(place for key in keys if key < 0 for place in index.get(key, ()))
    points = Counter(place for key in keys if key >= 0 for place in index.get(key, ()))
    return {
        place
        for place in bands | points
        if place != but
        and (bands[place] >= BANDS_IN_COMMON or points[place] >= KEYS_IN_COMMON)
        and (whole_bits(asked, known[place]) <= NEAR_BITS or points_agreeing(asked, known[place]) >= POINTS_AGREE)
    }
