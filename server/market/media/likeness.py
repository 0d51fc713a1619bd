"""
What a picture looks like, as numbers that stay when it is scaled, written anew, made lighter, mirrored or cropped.

Two ways, since each fails where the other does not. The whole: PDQ (Meta 2019), 256 bits, in which lists of known
pictures are exchanged. Its points: places that stand out at their own scale (Lowe, IJCV 2004, without turning), each
with the signs of 28 cosines of what lies around it; they stay what is left of a picture that is cropped.
"""

import struct
from dataclasses import dataclass

import numpy as np
import pdqhash
from PIL import Image

LOOKED_AT = 320  # The longest side in pixels.
MOST_POINTS = 64
AROUND = 5.0  # What is looked at around a point, in sizes of it.
CELLS = 16  # A side of that, when it is looked at.
STEPS = 3  # Scales in an octave.
FAINTEST = 1.2  # Of 255: below it a point is noise.
EDGE = 12.1  # A point's curvatures differ by less than ten times, or it slides along an edge. Lowe, section 4.1.
SIGNS = 28  # Cosines whose signs make a key.
WEAK = 4  # Signs of a key that noise turns first.
WAVES = sorted(
    [(down, across) for down in range(8) for across in range(8) if down or across], key=lambda one: (sum(one), one[0])
)[:SIGNS]
MIRROR = sum(1 << place for place, (_, across) in enumerate(WAVES) if across % 2)  # Signs that turn with the picture.
_COSINES = np.cos(np.pi * np.outer(np.arange(8), (np.arange(CELLS) + 0.5) / CELLS))
_POINT = struct.Struct("<HHHI4B")  # place and size in sixteenths of a pixel, key, weak signs
_WHOLE = 32  # Bytes.
LEAST_QUALITY = 50  # Of PDQ's 100: its authors advise to keep no hash below it.


@dataclass(frozen=True, slots=True)
class Point:
    x: float  # of a picture whose longest side is LOOKED_AT
    y: float
    size: float
    key: int  # SIGNS bits
    weak: tuple[int, ...]  # which of them noise turns first


@dataclass(frozen=True, slots=True)
class Likeness:
    whole: bytes  # PDQ; empty: there is too little in the picture to tell it by
    mirrored: bytes  # PDQ of its mirror image
    points: tuple[Point, ...]
    width: float  # in the pixels that points have

    def pack(self) -> bytes:
        """Write it in less than a kilobyte."""
        points = b"".join(
            _POINT.pack(*(round(16 * one) for one in (point.x, point.y, point.size)), point.key, *point.weak)
            for point in self.points
        )
        return struct.pack("<H", round(16 * self.width)) + _padded(self.whole) + _padded(self.mirrored) + points

    @classmethod
    def unpack(cls, data: bytes) -> "Likeness":
        (width,) = struct.unpack_from("<H", data)
        whole, mirrored = data[2 : 2 + _WHOLE], data[2 + _WHOLE : 2 + 2 * _WHOLE]
        points = tuple(
            Point(x / 16, y / 16, size / 16, key, tuple(weak))
            for x, y, size, key, *weak in _POINT.iter_unpack(data[2 + 2 * _WHOLE :])
        )
        return cls(whole if any(whole) else b"", mirrored if any(mirrored) else b"", points, width / 16)


def likeness(picture: Image.Image) -> Likeness:
    """Return what an RGB or RGBA picture looks like; what is see-through counts as white paper. 30 to 60 ms."""
    small = picture
    scale = LOOKED_AT / max(small.size)
    if scale < 1:
        fitted = (max(1, round(small.width * scale)), max(1, round(small.height * scale)))
        small = small.resize(fitted, Image.Resampling.LANCZOS)
    if small.mode == "RGBA":
        small = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small)
    whole, mirrored = _whole(small.convert("RGB"))
    return Likeness(whole, mirrored, tuple(_points(small.convert("L"))), float(small.width))


def _whole(picture: Image.Image) -> tuple[bytes, bytes]:
    if min(picture.size) < CELLS:
        return b"", b""
    hashes, quality = pdqhash.compute_dihedral(np.asarray(picture))
    if quality < LEAST_QUALITY:
        return b"", b""
    straight, _, _, _, _, mirrored, *_ = (np.packbits(np.asarray(one, dtype=np.uint8)).tobytes() for one in hashes)
    return straight, mirrored


def _padded(whole: bytes) -> bytes:
    return whole or bytes(_WHOLE)


def _points(grey: Image.Image) -> list[Point]:
    """Return the points of a grey picture, the strongest first, as far as what lies around them is in it."""
    light = np.asarray(grey, dtype=np.float32)
    found = _standing_out(light)
    reach = AROUND * found[:, 2]
    is_inside = (
        (found[:, 0] >= reach)
        & (found[:, 1] >= reach)
        & (found[:, 0] + reach <= light.shape[1])
        & (found[:, 1] + reach <= light.shape[0])
    )
    found = found[is_inside]
    found = found[np.argsort(-found[:, 3] * np.sqrt(found[:, 2]), kind="stable")][:MOST_POINTS]
    if not len(found):
        return []
    around = np.array([_around(grey, x, y, AROUND * size) for x, y, size, _ in found])
    waves = np.einsum("uy,vx,nyx->nuv", _COSINES, _COSINES, around)
    strengths = np.stack([waves[:, down, across] for down, across in WAVES], axis=1)
    keys = ((strengths > 0).astype(np.int64) << np.arange(SIGNS)).sum(axis=1)
    weak = np.argsort(np.abs(strengths), axis=1)[:, :WEAK]
    return [
        Point(float(x), float(y), float(size), int(key), tuple(int(one) for one in turned))
        for (x, y, size, _), key, turned in zip(found, keys, weak, strict=True)
    ]


def _around(grey: Image.Image, x: float, y: float, reach: float) -> np.ndarray:
    box = (max(0.0, x - reach), max(0.0, y - reach), min(grey.width, x + reach), min(grey.height, y + reach))
    return np.asarray(grey.resize((CELLS, CELLS), Image.Resampling.BILINEAR, box=box), dtype=np.float32)


def _standing_out(light: np.ndarray) -> np.ndarray:
    """Find extremes of differences of Gaussians. In: (height, width). Out: (points, 4): x, y, size, strength."""
    sizes = 1.6 * 2 ** (np.arange(STEPS + 3) / STEPS)
    steps = np.sqrt(sizes[1:] ** 2 - sizes[:-1] ** 2)
    layer, scale = _blur(light, 1.5), 1
    found = [np.zeros((0, 4))]
    while min(layer.shape) >= CELLS:
        blurred = [layer]
        for step in steps:
            blurred.append(_blur(blurred[-1], float(step)))
        found.append(_extremes(np.diff(np.stack(blurred), axis=0), scale))
        layer, scale = blurred[STEPS][::2, ::2], scale * 2
    every = np.concatenate(found)
    return every[every[:, 2] >= 2]


def _extremes(layers: np.ndarray, scale: int) -> np.ndarray:
    """In: (scales, height, width) of one octave, whose pixels are `scale` of the picture's. Out: as above."""
    middle = layers[1:-1, 1:-1, 1:-1]
    strong = np.abs(middle) > FAINTEST
    at = np.nonzero(strong)
    values = middle[at]
    is_high, is_low = np.ones(len(values), dtype=bool), np.ones(len(values), dtype=bool)
    for step in np.ndindex(3, 3, 3):
        if step != (1, 1, 1):
            beside = layers[at[0] + step[0], at[1] + step[1], at[2] + step[2]]
            is_high &= values > beside
            is_low &= values < beside
    chosen = is_high | is_low
    z, y, x = (place[chosen] + 1 for place in at)
    here = layers[z, y, x]
    left, right, above, below = layers[z, y, x - 1], layers[z, y, x + 1], layers[z, y - 1, x], layers[z, y + 1, x]
    across, down = right + left - 2 * here, below + above - 2 * here
    corners = layers[z, y + 1, x + 1] - layers[z, y + 1, x - 1] - layers[z, y - 1, x + 1] + layers[z, y - 1, x - 1]
    trace, area = across + down, across * down - (corners / 4) ** 2
    is_point = (area > 0) & (trace**2 < EDGE * area)
    smaller, larger = layers[z - 1, y, x], layers[z + 1, y, x]
    with np.errstate(divide="ignore", invalid="ignore"):
        shifts = [  # To the top of the parabola through three neighbours.
            np.clip(np.nan_to_num((before - after) / (2 * (before + after - 2 * here))), -0.5, 0.5)
            for before, after in ((left, right), (above, below), (smaller, larger))
        ]
    sizes = 1.6 * 2 ** ((z + shifts[2]) / STEPS) * scale
    points = np.stack([(x + shifts[0] + 0.5) * scale, (y + shifts[1] + 0.5) * scale, sizes, np.abs(here)], axis=1)
    return points[is_point]


def _blur(light: np.ndarray, sigma: float) -> np.ndarray:
    reach = int(np.ceil(3 * sigma))
    weights = np.exp(-(np.arange(-reach, reach + 1) ** 2) / (2 * sigma**2)).astype(np.float32)
    weights /= weights.sum()
    for axis in (0, 1):
        padded = np.pad(light, [(reach, reach) if axis == one else (0, 0) for one in (0, 1)], "edge")
        length = light.shape[axis]
        light = np.zeros_like(light)
        for place, weight in enumerate(weights):
            light += weight * (padded[place : place + length] if axis == 0 else padded[:, place : place + length])
    return light
