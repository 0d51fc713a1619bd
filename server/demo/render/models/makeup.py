"""Make-up: lipstick and blush."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.materials import brass, linear, matt, metal, painted, surface
from demo.render.noise import mix
from demo.render.shapes import Thing, box, curve, lathe, rounded, thing, tube
from demo.render.studio import Shot


def lipstick(colour: str, case: str, raised: bool = True) -> Thing:
    base = thing(lathe(rounded([(0, 0), (0.3, 0), (0.3, 0.85), (0, 0.85)], 0.03)), surface(case, 0.35, coat=0.5))
    band = thing(lathe(rounded([(0, 0.84), (0.255, 0.84), (0.255, 1.12), (0.2, 1.12), (0, 1.12)], 0.02)), brass(0.2))
    if not raised:
        return base + thing(
            lathe(rounded([(0, 0.86), (0.3, 0.86), (0.3, 1.75), (0, 1.75)], 0.04)), surface(case, 0.35, coat=0.5)
        )
    bullet = lathe(rounded([(0, 1.0), (0.2, 1.0), (0.2, 1.72), (0.13, 1.92), (0, 1.96)], 0.07), 96, 0.02)

    def slant(p: np.ndarray) -> np.ndarray:
        limit = 1.66 + (p[:, 0] + 0.2) * 0.75
        return np.stack([p[:, 0], np.minimum(p[:, 1], limit), p[:, 2]], 1)

    return base + band + thing(bullet.bent(slant), surface(colour, 0.28, coat=0.4))


@picture("satin-lipstick", 1)
def lipsticks_three() -> Shot:
    made = (
        lipstick("#a93226", "#f3e7df").at(-0.85, 0, 0)
        + lipstick("#b5656a", "#f3e7df").turned(25).at(0.05, 0, 0.3)
        + lipstick("#e07a5f", "#f3e7df").turned(-20).at(0.95, 0, 0)
    )
    return Shot(made, "#e9c7bd", lift=13, fill=0.7)


@picture("satin-lipstick", 2)
def lipsticks_lying() -> Shot:
    lying = lipstick("#b5656a", "#f3e7df").rolled(90).at(0, 0.3, 0).turned(28).at(1.0, 0, 0.75)
    return Shot(lipstick("#b5656a", "#f3e7df", False).at(-0.55, 0, 0) + lying, "#e3d2cf", lift=24, fill=0.74)


def compact(powder: str, seed: int) -> Thing:
    base = lathe(rounded([(0, 0), (0.95, 0), (1.0, 0.1), (0.98, 0.2), (0.84, 0.2), (0.82, 0.14), (0, 0.14)], 0.04))
    cake = lathe(rounded([(0, 0.12), (0.81, 0.12), (0.81, 0.19), (0, 0.2)], 0.03), 240, 0.012)

    def press(p: np.ndarray) -> np.ndarray:
        r, a = np.hypot(p[:, 0], p[:, 2]), np.arctan2(p[:, 2], p[:, 0])
        return (
            -0.02
            * np.clip(np.cos(8 * a) * 3, 0, 1)
            * np.clip((0.66 - r) * 20, 0, 1)
            * np.clip((r - 0.2) * 20, 0, 1)
            * (p[:, 1] > 0.17)
        )

    lid = thing(
        lathe(rounded([(0, 0), (1.0, 0), (0.98, 0.13), (0.86, 0.13), (0, 0.11)], 0.03)),
        surface("#ead9cd", 0.25, coat=0.8),
    ) + thing(lathe([(0.85, 0.125), (0, 0.125)]), metal("Ag", 0.02))
    return (
        thing(base, surface("#ead9cd", 0.25, coat=0.8))
        + thing(cake.puffed(press), matt(powder, 0.85))
        + lid.tipped(104).at(0, 1.17, -0.8)
        + thing(box(0.5, 0.1, 0.14, 0.04), brass(0.2)).at(0, 0.14, -1.0)
    )


@picture("peach-blush", 1)
def blush_peach() -> Shot:
    return Shot(compact("#f0977a", 1).turned(-18), "#ead3c6", lift=28, fill=0.66)


@picture("peach-blush", 2)
def blush_rose() -> Shot:
    handle = thing(
        tube([(0, 0, 0), (0.6, 0, 0), (1.3, 0, 0)], [0.09, 0.07, 0.1], 24), surface("#3a2b26", 0.3, coat=0.6)
    )
    ferrule = thing(tube([(-0.35, 0, 0), (-0.1, 0, 0), (0.02, 0, 0)], [0.16, 0.12, 0.1], 32, caps=False), brass(0.2))
    hair = painted(
        tube(curve([(-0.95, 0, 0), (-0.7, 0, 0), (-0.33, 0, 0)]), np.linspace(0.28, 0.15, 21), 120).puffed(
            lambda p: 0.015 * np.sin(np.arctan2(p[:, 1], p[:, 2]) * 48)
        ),
        lambda p: mix(linear("#f1d9cf"), linear("#7a4b42"), np.clip((p[:, 0] + 1) * 1.5, 0, 1)),
        0.9,
    )
    brush = (handle + ferrule + hair).at(0, 0.25, 0).turned(35).at(0.9, 0, 1.15)
    return Shot(compact("#cf7382", 4).turned(14) + brush, "#e6cfd0", lift=34, fill=0.76)
