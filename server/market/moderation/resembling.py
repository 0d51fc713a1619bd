"""Which pictures are nearly the same: what to look them up by, and how near they are. Pure: no database, no clock."""

import struct
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from market.media.facade import MIRROR, Likeness, Point

NEAR_BITS = 31  # Of PDQ's 256: its authors' own threshold.
BANDS = 16  # Of 16 bits each.
BANDS_IN_COMMON = 2  # To be compared at all: 99 in 100 of wholes 16 bits apart have them, 6 in 10 of those 31 apart.
KEYS_IN_COMMON = 4  # Of points, to be compared at all.
POINTS_AGREE = 5  # At least so many points of both stand to one another in the same way.
TURNED = 3  # Weak signs of a point that may have turned, one or two of them.
OFF_PLACE = 12.0  # Pixels of 320 that a point may stand beside where the others say.
OFF_SIZE = 0.35  # Octaves.
SAME_PLACE = 6.0  # Points nearer to one another than this are one.


def keys_of(looks: Likeness) -> set[int]:
    """Return by which keys a picture is found: below zero those of its whole, the others of its points."""
    return {*_bands(looks.whole), *(point.key for point in looks.points)}


def keys_to_ask(looks: Likeness) -> set[int]:
    """Return the keys of pictures that may be like this one, or its mirror image."""
    straight = {key for point in looks.points for key in _nearly(point)}
    return {*_bands(looks.whole), *_bands(looks.mirrored), *straight, *(key ^ MIRROR for key in straight)}


def bits_apart(one: bytes, other: bytes) -> int:
    """Return in how many bits two wholes differ; all of them where there is none."""
    if not one or not other:
        return 256
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def whole_bits(asked: Likeness, known: Likeness) -> int:
    """Return in how many bits a picture, or its mirror image, differs from another as a whole."""
    return min(bits_apart(asked.whole, known.whole), bits_apart(asked.mirrored, known.whole))


def points_agreeing(asked: Likeness, known: Likeness) -> int:
    """Return how many points of two pictures stand alike, whether one is a part or the mirror image of the other."""
    return max(_agreeing(asked, known, is_mirrored=False), _agreeing(asked, known, is_mirrored=True))


def _bands(whole: bytes) -> Iterator[int]:
    for band, bits in enumerate(struct.unpack(f">{BANDS}H", whole) if whole else ()):
        yield -1 - (band << 16 | bits)


def _nearly(point: Point) -> Iterator[int]:
    weak = [1 << place for place in point.weak[:TURNED]]
    yield point.key
    yield from (point.key ^ one for one in weak)
    yield from (point.key ^ one ^ other for one, other in combinations(weak, 2))


def _agreeing(asked: Likeness, known: Likeness, *, is_mirrored: bool) -> int:
    by_key: dict[int, list[Point]] = {}
    for point in known.points:
        by_key.setdefault(point.key, []).append(point)
    pairs = [
        (asked.width - mine.x if is_mirrored else mine.x, mine.y, mine.size, theirs.x, theirs.y, theirs.size)
        for mine in asked.points
        for key in _nearly(mine)
        for theirs in by_key.get(key ^ MIRROR if is_mirrored else key, ())
    ]
    return _most_in_line(np.array(pairs)) if len(pairs) >= POINTS_AGREE else 0


def _most_in_line(pairs: np.ndarray) -> int:
    """In: (pairs, 6): x, y, size here and there. Out: how many one shift and one scale bring together, at most."""
    ratio = pairs[:, 5] / pairs[:, 2]
    here, there = pairs[:, :2], pairs[:, 3:5]
    shift = there - ratio[:, None] * here
    off = np.abs(ratio[:, None, None] * here[None] + shift[:, None] - there[None]).max(axis=2)
    is_in_line = (off < OFF_PLACE) & (np.abs(np.log2(ratio[None] / ratio[:, None])) < OFF_SIZE)
    return max(min(_places(here[row]), _places(there[row])) for row in is_in_line)


def _places(points: np.ndarray) -> int:
    cells: Sequence[tuple[int, int]] = [(round(x / SAME_PLACE), round(y / SAME_PLACE)) for x, y in points.tolist()]
    return len(set(cells))
