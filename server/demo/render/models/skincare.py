"""Fragrance and skincare: glass, oil and cream."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label
from demo.render.materials import brass, glass, liquid, matt, printed, surface, wooden
from demo.render.shapes import Mesh, Thing, ball, box, circle, curve, lathe, rounded, sheet, slab, thing, wrap
from demo.render.studio import Shot


def pebble(x: float, z: float, size: float, colour: str) -> Thing:
    return thing(ball(size).bent(lambda p: p * [1.25, 0.75, 1]), matt(colour, 0.55)).at(x, size * 0.74, z)


def perfume(tint: str = "#f6b68a") -> Thing:
    outer = lathe(
        curve(
            [
                (0, 0.0),
                (0.55, 0.0),
                (0.62, 0.05),
                (0.64, 0.15),
                (0.64, 1.25),
                (0.6, 1.4),
                (0.42, 1.55),
                (0.24, 1.62),
                (0.24, 1.78),
                (0, 1.78),
            ],
            6,
        )
    )
    inner = lathe(curve([(0, 0.14), (0.48, 0.14), (0.55, 0.2), (0.55, 1.05), (0, 1.05)], 4))
    collar = lathe(rounded([(0, 1.72), (0.28, 1.72), (0.28, 1.9), (0, 1.9)], 0.02))
    cap = wooden(lathe(rounded([(0, 1.9), (0.33, 1.9), (0.33, 2.46), (0, 2.46)], 0.05), cells=0.03), "oak", 1, 1.5)
    tag = thing(
        wrap(0.648, 0.42, 0.95, 56),
        printed(
            label(
                560,
                480,
                "#fffdf6",
                [
                    ("白茶", 0.34, 0.2, "#3d3a32"),
                    ("WHITE TEA & FIG", 0.6, 0.085, "#6d675a"),
                    ("eau de toilette", 0.78, 0.07, "#8d8677"),
                ],
            )
        ),
    )
    return thing(outer, glass()) + thing(inner, liquid(tint)) + thing(collar, brass(0.2)) + cap + tag


@picture("white-tea-perfume", 1)
def perfume_front() -> Shot:
    plinth = thing(lathe(rounded([(0, 0), (1.05, 0), (1.05, 0.3), (0, 0.3)], 0.03)), matt("#dcebe6"))
    return Shot(
        plinth + perfume().at(0, 0.3, 0) + pebble(1.3, 0.6, 0.24, "#f4efe8") + pebble(-1.25, 0.8, 0.17, "#d9a58a"),
        "#cfe3dc",
        lift=10,
        fill=0.76,
        depth=14,
    )


@picture("white-tea-perfume", 2)
def perfume_high() -> Shot:
    return Shot(
        perfume("#eec98c").turned(12).at(-0.3, 0, 0) + perfume("#eec98c").sized(0.72).turned(-25).at(0.95, 0, 0.5),
        "#e8dfcf",
        lift=20,
        fill=0.74,
        depth=14,
    )


def cream_swirl(radius: float) -> Mesh:
    def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        a, r = u * 2 * np.pi, v * radius
        rise = 0.2 * np.exp(-((r / radius * 1.5) ** 2)) + 0.05 * np.cos(a - r * 14) * np.exp(
            -((r / radius * 1.6) ** 4)
        ) * np.minimum(r * 5, 1)
        return np.stack([r * np.cos(a), rise, r * np.sin(a)], 1)

    return sheet(place, 200, 80)


@picture("camellia-cream", 1)
def cream_open() -> Shot:
    return Shot(
        cream_jar().turned(0)
        + jar_lid().tipped(-66).turned(-18).grounded().at(1.2, 0, 0.15)
        + camellia().at(-1.25, 0, 0.75),
        "#dfcdc4",
        lift=26,
        fill=0.76,
    )


def cream_jar() -> Thing:
    outer = lathe(
        rounded([(0, 0), (0.82, 0), (0.85, 0.75), (0.74, 0.8), (0.74, 0.98), (0.67, 0.98), (0.67, 0.3), (0, 0.3)], 0.06)
    )
    tag = thing(
        wrap(0.852, 0.16, 0.6, 62),
        printed(
            label(800, 380, "#f8f3ec", [("山茶", 0.36, 0.3, "#4a4038"), ("CAMELLIA CREAM", 0.74, 0.13, "#7d7267")])
        ),
    )
    return (
        thing(outer, surface("#dcc3b4", 0.3, coat=0.6))
        + tag
        + thing(cream_swirl(0.67), matt("#fffaf0", 0.4)).at(0, 0.76, 0)
    )


def jar_lid() -> Thing:
    return wooden(lathe(rounded([(0, 0), (0.86, 0), (0.86, 0.34), (0, 0.36)], 0.06), cells=0.03), "beech", 0, 1.2)


def camellia() -> Thing:
    made = Thing()
    for layer, (count, r, lean) in enumerate([(6, 0.42, 68), (6, 0.34, 48), (5, 0.24, 26)]):
        for i in range(count):
            petal = slab(circle(1, 30) * [r * 0.62, r * 0.62], 0.015, 0.005, 0.05)
            made += (
                thing(petal, matt(["#f3c7c4", "#f0b4b3", "#e9a3a4"][layer], 0.6))
                .at(0, 0, r * 0.55)
                .tipped(-(90 - lean) * 0.8)
                .turned(i * 360 / count + layer * 33)
                .at(0, 0.05 + 0.05 * layer, 0)
            )
    return made + thing(ball(0.1), matt("#e8b64a", 0.8)).at(0, 0.24, 0)


@picture("camellia-cream", 2)
def cream_closed() -> Shot:
    return Shot(
        cream_jar().at(-0.5, 0, 0)
        + (cream_jar() + jar_lid().at(0, 0.82, 0)).sized(0.78).at(1.1, 0, 0.4)
        + camellia().sized(0.8).at(0.35, 0, 1.15),
        "#cfd4c3",
        lift=14,
        fill=0.8,
    )


def dropper() -> Thing:
    bottle = lathe(rounded([(0, 0), (0.6, 0), (0.62, 1.2), (0.55, 1.42), (0.25, 1.56), (0.25, 1.7), (0, 1.7)], 0.12))
    oil = lathe(rounded([(0, 0.1), (0.52, 0.1), (0.54, 1.0), (0, 1.0)], 0.08))
    collar = lathe(rounded([(0, 1.68), (0.3, 1.68), (0.3, 2.0), (0, 2.0)], 0.03))
    bulb = lathe(curve([(0.2, 2.0), (0.18, 2.15), (0.2, 2.35), (0.17, 2.55), (0.08, 2.64), (0, 2.65)], 10))
    tag = thing(
        wrap(0.634, 0.25, 1.0, 84),
        printed(
            label(
                900,
                720,
                "#f7f2e6",
                [
                    ("角鲨烷", 0.32, 0.17, "#4b3a22"),
                    ("OLIVE SQUALANE", 0.55, 0.08, "#7a6850"),
                    ("30 ml", 0.74, 0.07, "#7a6850"),
                ],
            )
        ),
    )
    return (
        thing(bottle, glass("#d98a3a"))
        + thing(oil, liquid("#f3d9a0"))
        + thing(collar, brass(0.25))
        + thing(bulb, matt("#2c2621", 0.5))
        + tag
    )


@picture("squalane-serum", 1)
def serum_front() -> Shot:
    return Shot(
        dropper().turned(-8).at(-0.15, 0, 0) + pebble(1.05, 0.6, 0.26, "#7f8458") + pebble(0.75, 1.05, 0.19, "#8f945f"),
        "#ece0c6",
        lift=10,
        depth=14,
        sky=0.36,
    )


@picture("squalane-serum", 2)
def serum_pair() -> Shot:
    plinth = thing(box(1.7, 0.6, 1.5, 0.03), matt("#e2cfae"))
    return Shot(
        plinth.at(0.75, 0, -0.5) + dropper().at(0.75, 0.6, -0.5) + dropper().turned(20).at(-0.75, 0, 0.4),
        "#d8d2bb",
        lift=16,
        fill=0.8,
        depth=14,
        sky=0.36,
    )
