"""A picture in a few dozen signs, to be drawn blurred before its bytes come: https://github.com/woltapp/blurhash"""

import numpy as np
from PIL import Image

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~"
ACROSS, DOWN = 4, 3  # Waves in each direction: 28 signs.
LOOKED_AT = 32  # A side in pixels: nothing finer is left in so few waves.


def blurhash(picture: Image.Image) -> str:
    """Return the hash of an RGB or RGBA picture; what is see-through counts as white paper."""
    small = picture.resize((LOOKED_AT, LOOKED_AT), Image.Resampling.BOX)
    if small.mode == "RGBA":
        small = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small)
    srgb = np.asarray(small.convert("RGB"), dtype=np.float64) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    places = np.arange(LOOKED_AT) / LOOKED_AT
    across = np.cos(np.pi * np.outer(np.arange(ACROSS), places))
    down = np.cos(np.pi * np.outer(np.arange(DOWN), places))
    waves = np.einsum("ay,bx,yxc->abc", down, across, linear).reshape(-1, 3) / LOOKED_AT**2
    waves[1:] *= 2
    return _written(waves)


def _written(waves: np.ndarray) -> str:
    """Write (waves, 3) linear light in base 83: the size, the largest wave, the mean colour, then the others."""
    largest = float(np.abs(waves[1:]).max())
    step = int(np.clip(np.floor(largest * 166 - 0.5), 0, 82))
    light = np.clip(waves[0], 0, 1)
    mean = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055) * 255
    red, green, blue = (round(float(value)) for value in mean)
    shares = waves[1:] / ((step + 1) / 166)
    levels = np.clip(np.floor(np.sign(shares) * np.sqrt(np.abs(shares)) * 9 + 9.5), 0, 18).astype(int)
    rest = "".join(_base83(int(r * 361 + g * 19 + b), 2) for r, g, b in levels)
    return (
        _base83(ACROSS - 1 + (DOWN - 1) * 9, 1)
        + _base83(step, 1)
        + _base83((red << 16) + (green << 8) + blue, 4)
        + rest
    )


def _base83(value: int, length: int) -> str:
    return "".join(SIGNS[value // 83**place % 83] for place in range(length - 1, -1, -1))
