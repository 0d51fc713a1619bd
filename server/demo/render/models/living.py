"""Living: vase, cushion and basket."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.materials import PAINTED, cloth, linear, matt
from demo.render.noise import clouds
from demo.render.shapes import Mesh, Thing, ball, circle, curve, lathe, ring, sheet, slab, thing, together, tube
from demo.render.studio import Shot


def ribbed_vase(colour: str) -> Thing:
    body = lathe(
        curve(
            [
                (0, 0),
                (0.42, 0),
                (0.62, 0.12),
                (0.8, 0.55),
                (0.78, 1.0),
                (0.55, 1.42),
                (0.3, 1.68),
                (0.27, 1.85),
                (0.34, 2.0),
                (0.31, 2.01),
                (0.24, 1.85),
                (0.25, 1.65),
                (0.4, 1.3),
            ],
            14,
        ),
        336,
    )

    def ribs(p: np.ndarray) -> np.ndarray:
        band = np.clip((p[:, 1] - 0.08) * 8, 0, 1) * np.clip((1.75 - p[:, 1]) * 5, 0, 1)
        return 0.028 * band * np.abs(np.cos(np.arctan2(p[:, 2], p[:, 0]) * 14))

    return thing(body.puffed(ribs), matt(colour, 0.75))


def eucalyptus(seed: int, height: float, lean: float) -> Thing:
    rng = np.random.default_rng(seed)
    stem = curve(
        [(0, 1.2, 0), (lean * 0.25, 1.9, 0.02), (lean * 0.6, 1.9 + height * 0.5, 0.05), (lean, 1.9 + height, 0.1)], 16
    )
    made = thing(tube(stem, np.linspace(0.022, 0.01, len(stem)), 10), matt("#7a6a4c"))
    for i in range(20, len(stem) - 1, 2):
        for side in (-1, 1):
            r = 0.2 * (1.15 - i / len(stem)) + 0.05
            leaf = slab(circle(1, 28) * [r, r * 0.8], 0.008, 0.003, 0.02)
            green = ["#7f9a86", "#8fa893", "#6f8c7b"][rng.integers(3)]
            made += (
                thing(leaf, matt(green, 0.55))
                .at(r * 0.95)
                .rolled(rng.uniform(5, 45))
                .turned(90 - 90 * side + rng.uniform(-70, 70))
                .at(*stem[i])
            )
    return made


@picture("ribbed-vase", 1)
def vase_stems() -> Shot:
    return Shot(
        ribbed_vase("#efe6d8") + eucalyptus(3, 1.5, -0.75) + eucalyptus(5, 1.75, 0.15) + eucalyptus(8, 1.3, 0.85),
        "#d5dccb",
        lift=8,
        fill=0.8,
    )


@picture("ribbed-vase", 2)
def vase_pair() -> Shot:
    return Shot(
        ribbed_vase("#efe6d8").at(-0.55, 0, 0.2) + ribbed_vase("#c9a58a").sized(0.72).at(0.85, 0, 0.3),
        "#e6d8c6",
        lift=14,
    )


def cushion(colour: str, cord: str, seed: int) -> Thing:
    base = np.asarray(linear(colour))

    def half(sign: int) -> Mesh:
        def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
            x, y = u * 2 - 1, v * 2 - 1
            pinch = 1 - 0.1 * (1 - np.abs(x * y) ** 0.8) * (np.maximum(np.abs(x), np.abs(y)) ** 3)
            plump = (np.clip((1 - x**4) * (1 - y**4), 0, 1)) ** 0.55 * 0.52
            folds = 0.03 * clouds(np.stack([x * 2.2, y * 2.2, 0 * x + seed], 1), 3) * (1 - np.minimum(x**2, 1)) ** 0.3
            return np.stack([x * pinch * 1.25, y * pinch * 1.25 + 1.2, sign * (plump + folds)], 1)

        return sheet(place, 320, 320)

    def thread(p: np.ndarray) -> np.ndarray:
        weave = 0.5 + 0.25 * np.sin(p[:, 0] * 210) + 0.25 * np.sin(p[:, 1] * 210)
        slub = clouds(p * [6, 60, 6], 2, seed) + clouds(p * [60, 6, 6], 2, seed + 1)
        return base * (0.86 + 0.14 * weave + 0.1 * slub)[:, None]

    made = together(*(Thing(((half(s).painted(thread), cloth(PAINTED)),)) for s in (1, -1)))
    t = np.linspace(0, 1, 60)
    edges = [(t * 2 - 1, -1 + 0 * t), (1 + 0 * t, t * 2 - 1), (1 - t * 2, 1 + 0 * t), (-1 + 0 * t, 1 - t * 2)]
    x, y = np.hstack([e[0] for e in edges]), np.hstack([e[1] for e in edges])
    pinch = 1 - 0.1 * (1 - np.abs(x * y) ** 0.8) * (np.maximum(np.abs(x), np.abs(y)) ** 3)
    keep = np.r_[True, np.hypot(np.diff(x), np.diff(y)) > 1e-6]
    made += thing(
        tube(np.stack([x * pinch * 1.25, y * pinch * 1.25 + 1.2, 0 * x], 1)[keep], 0.035, 10, caps=False), cloth(cord)
    )
    return made.tipped(-14).grounded()


@picture("linen-cushion", 1)
def cushion_ginger() -> Shot:
    return Shot(cushion("#cf9140", "#f0dfc0", 2).turned(-16), "#e9dfce", lift=12)


@picture("linen-cushion", 2)
def cushion_sage() -> Shot:
    return Shot(
        cushion("#94a286", "#e6e2d2", 5).turned(20).at(0.3, 0, 0)
        + cushion("#e2d5bf", "#b49a78", 7).sized(0.8).turned(-8).at(-1.0, 0, 0.75),
        "#d9d5c8",
        lift=14,
        fill=0.72,
    )


def rope_basket(colour: str, band: str) -> Thing:
    made = Thing()
    for i in range(17):
        y, r = 0.09 + i * 0.115, 1.0 + 0.12 * np.sin(i / 16 * np.pi * 0.8)
        twist = ring(r, 0.066, 16, 260).puffed(
            lambda p: 0.009 * np.sin(np.arctan2(p[:, 2], p[:, 0]) * 90 + p[:, 1] * 45)
        )
        made += thing(twist, cloth(band if i in (11, 12, 13) else colour)).at(0, y, 0)
    made += thing(lathe([(1.0, 0.05), (0, 0.05)]), cloth(colour))
    bow = curve([(-0.32, 1.85, 0), (-0.28, 2.15, 0), (0, 2.28, 0), (0.28, 2.15, 0), (0.32, 1.85, 0)])
    ears = thing(tube(bow, 0.06, 14), cloth(band))
    return made + ears.at(0, 0, 1.06).turned(90) + ears.at(0, 0, 1.06).turned(-90)


@picture("rope-basket", 1)
def basket() -> Shot:
    return Shot(
        rope_basket("#e8dcc6", "#b8744a").turned(20)
        + thing(ball(0.42), cloth("#8ea08b")).at(-0.35, 1.75, 0.2)
        + thing(ball(0.36), cloth("#d9b38a")).at(0.4, 1.8, -0.1),
        "#dbcdbb",
        lift=20,
        fill=0.7,
    )


@picture("rope-basket", 2)
def basket_pair() -> Shot:
    return Shot(
        rope_basket("#e8dcc6", "#6f7f79").turned(-15).at(-0.5, 0, -0.3)
        + rope_basket("#d9c3a0", "#d9c3a0").sized(0.62).turned(30).at(1.15, 0, 0.75),
        "#e8e0d2",
        lift=28,
        fill=0.78,
    )
