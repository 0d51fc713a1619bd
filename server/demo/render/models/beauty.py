"""Beauty: glass, cream, wax and soap."""

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label
from demo.render.materials import (
    brass,
    glass,
    linear,
    liquid,
    matt,
    metal,
    painted,
    printed,
    steel,
    surface,
    wooden,
)
from demo.render.noise import clouds, mix
from demo.render.shapes import (
    Mesh,
    Thing,
    ball,
    box,
    circle,
    curve,
    lathe,
    pill,
    rounded,
    sheet,
    slab,
    thing,
    together,
    tube,
    wrap,
)
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


def soap(base: str, fleck: str, seed: int) -> Thing:
    bar = box(1.7, 0.62, 1.1, 0.12, 110)

    def speck(p: np.ndarray) -> np.ndarray:
        return mix(
            linear(base),
            linear(fleck),
            np.clip((clouds(p * 16, 2, seed) - 0.42) * 4, 0, 1) + 0.25 * (0.5 + clouds(p * 2, 3, seed)),
        )

    def stamp(p: np.ndarray) -> np.ndarray:
        x, z = p[:, 0], p[:, 2]
        r, a = np.hypot(x, z), np.arctan2(z, x)
        mark = np.clip((0.3 + 0.06 * np.cos(6 * a) - r) * 30, 0, 1) - np.clip(
            (0.22 + 0.06 * np.cos(6 * a) - r) * 30, 0, 1
        )
        return np.where(p[:, 1] > 0.6, -0.03 * mark, 0) + 0.004 * clouds(p * 9, 2, seed)

    return painted(bar.puffed(stamp), speck, 0.5, shine=0.45)


@picture("oat-soap", 1)
def soap_stack() -> Shot:
    made = (
        soap("#efe0c4", "#b58a52", 1).turned(6)
        + soap("#c9d0b4", "#7f8f63", 2).turned(-8).at(0, 0.62, 0)
        + soap("#e9c4b4", "#b87a66", 3).turned(14).at(0.03, 1.24, 0)
    )
    return Shot(made, "#e6ddd0", lift=26, fill=0.66)


@picture("oat-soap", 2)
def soap_dish() -> Shot:
    slats = together(
        *(wooden(box(0.2, 0.14, 1.7, 0.04, 30), "beech", 2, 1.2, i).at(-0.9 + 0.36 * i, 0.12, 0) for i in range(6))
    )
    rails = together(*(wooden(box(2.1, 0.12, 0.16, 0.03, 30), "beech", 0, 1.2, 9).at(0, 0, z) for z in (-0.55, 0.55)))
    rng = np.random.default_rng(2)
    foam = together(
        *(
            thing(ball(r, 24), surface("#f7fbff", 0.1, coat=1)).at(x, r * 0.8, z)
            for r, x, z in zip(
                rng.uniform(0.05, 0.14, 14), rng.normal(1.35, 0.2, 14), rng.normal(0.8, 0.2, 14), strict=True
            )
        )
    )
    return Shot(
        (rails + slats + soap("#efe0c4", "#b58a52", 1).at(0, 0.26, 0)).turned(20) + foam, "#d3dde0", lift=30, fill=0.7
    )


def comb() -> Thing:
    count, made = 31, Thing()
    for i in range(count):
        x = -1.5 + 3.0 * i / (count - 1)
        long = 0.78 - 0.16 * (x / 1.5) ** 2
        tooth = tube([(x, 0.1, -0.1), (x, 0.1, long * 0.6), (x, 0.1, long)], [0.045, 0.038, 0.018], 12)
        made += wooden(tooth, "sandalwood", 2, 1.6)
    top = [(x, -0.62 + 0.2 * (x / 1.7) ** 2) for x in np.linspace(-1.6, 1.6, 24)]
    low = [(x, 0.02) for x in np.linspace(1.66, -1.66, 24)]
    spine = slab(np.array(top + low), 0.2, 0.07)
    guards = together(
        *(
            wooden(
                tube([(s * 1.6, 0.1, -0.2), (s * 1.62, 0.1, 0.3), (s * 1.56, 0.1, 0.62)], [0.1, 0.085, 0.05], 16),
                "sandalwood",
                2,
                1.6,
            )
            for s in (-1, 1)
        )
    )
    fine = sheet(lambda u, v: np.stack([(u - 0.5) * 2.9, 0 * u + 0.202, -0.4 + v * 0.36], 1), 240, 60)
    return made + wooden(spine, "sandalwood", 0, 1.6) + guards + wooden(fine, "sandalwood", 0, 1.6)


@picture("sandalwood-comb", 1)
def comb_flat() -> Shot:
    return Shot(comb().turned(-24), "#ded8c4", lift=46, fill=0.76)


@picture("sandalwood-comb", 2)
def comb_bag() -> Shot:
    bag = painted(
        slab(pill(3.0, 1.7, 0.25, 16), 0.1, 0.05, 0.12),
        lambda p: np.asarray(linear("#e9e0cf")) * (0.9 + 0.1 * np.sin(p[:, 0] * 120) * np.sin(p[:, 2] * 120))[:, None],
        0.95,
    )
    return Shot(bag.turned(14) + comb().sized(0.9).turned(-30).at(0.15, 0.22, 0.25), "#c9bfa6", lift=52, fill=0.8)


def cream_tube(colour: str, words: str, under: str, ink: str) -> Thing:
    """Round at the cap, flat at the crimp, standing on its cap."""

    def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        a = u * 2 * np.pi
        flat = v**1.6
        wide, deep = 0.5 + 0.22 * flat, 0.5 * (1 - flat) + 0.012
        dent = 1 + 0.03 * np.sin(v * 7 + 2) * np.cos(2 * a) * v
        return np.stack([-wide * dent * np.sin(a), 0.5 + 2.0 * v, -deep * np.cos(a)], 1)

    art = np.array(
        label(2048, 1024, colour, [(words, 0.42, 0.11, ink), (under, 0.56, 0.045, ink), ("60 g", 0.8, 0.04, ink)])
    )
    body = thing(sheet(place, 160, 80), printed(art, 0.35, 0.3))
    cap = thing(lathe(rounded([(0, 0), (0.42, 0), (0.46, 0.5), (0, 0.5)], 0.05)), brass(0.28))
    crimp = thing(box(1.44, 0.16, 0.03, 0.012), surface(colour, 0.4)).at(0, 2.46, 0)
    return cap + body + crimp


@picture("almond-hand-cream", 1)
def tubes_three() -> Shot:
    made = (
        cream_tube("#e8d3b8", "甜杏仁", "SWEET ALMOND", "#5b4227").turned(-10).at(-1.25, 0, -0.1)
        + cream_tube("#c8d2bd", "绿茶", "GREEN TEA", "#3d4b33").at(0.1, 0, 0.25)
        + cream_tube("#e3bdb3", "玫瑰", "WILD ROSE", "#6b3a36").turned(12).at(1.45, 0, -0.1)
    )
    return Shot(made, "#f0e4d4", lift=10, fill=0.78)


@picture("almond-hand-cream", 2)
def tube_one() -> Shot:
    almonds = together(
        *(
            thing(
                slab(np.stack([0.3 * np.cos(t) * (1 + 0.15 * np.cos(t)), 0.17 * np.sin(t)], 1), 0.08, 0.03, 0.05),
                matt("#9a6238", 0.6),
            )
            .turned(40 * i)
            .at(x, 0, z)
            for i, (x, z) in enumerate([(1.0, 0.6), (1.35, 0.25), (0.7, 1.0)])
            for t in [np.linspace(0, 2 * np.pi, 40, endpoint=False)]
        )
    )
    return Shot(
        cream_tube("#e8d3b8", "甜杏仁", "SWEET ALMOND", "#5b4227").turned(16).at(-0.1, 0, 0) + almonds,
        "#d9c6ad",
        lift=18,
        fill=0.72,
    )


def pump_bottle(colour: str, words: str, under: str, paper: str, ink: str) -> Thing:
    body = lathe(rounded([(0, 0), (0.62, 0), (0.62, 1.55), (0.5, 1.75), (0.24, 1.8), (0.24, 1.95), (0, 1.95)], 0.14))
    collar = lathe(rounded([(0, 1.9), (0.28, 1.9), (0.28, 2.08), (0, 2.1)], 0.03))
    stem = lathe([(0.07, 2.05), (0.07, 2.4)])
    head = thing(box(0.34, 0.2, 0.34, 0.07).bent(lambda p: p + [0, 2.36, 0]), matt("#2b2825", 0.4)) + thing(
        tube(curve([(0, 2.48, 0.1), (0, 2.49, 0.45), (0, 2.45, 0.72), (0, 2.38, 0.76)]), np.linspace(0.09, 0.055, 31)),
        matt("#2b2825", 0.4),
    )
    tag = thing(
        wrap(0.625, 0.35, 1.3, 92),
        printed(
            label(
                900,
                900,
                paper,
                [
                    (words, 0.3, 0.15, ink),
                    (under, 0.5, 0.065, ink),
                    ("BODY WASH", 0.62, 0.055, ink),
                    ("400 ml", 0.82, 0.055, ink),
                ],
            )
        ),
    )
    return (
        thing(body, surface(colour, 0.12, coat=1))
        + thing(collar, matt("#2b2825", 0.4))
        + thing(stem, steel())
        + head.turned(35)
        + tag
    )


@picture("bergamot-wash", 1)
def wash_bergamot() -> Shot:
    fruit = thing(ball(0.36).puffed(lambda p: 0.008 * clouds(p * 30, 2)), surface("#c2c24a", 0.45)).at(1.05, 0.36, 0.5)
    return Shot(
        pump_bottle("#7a4a1f", "佛手柑", "BERGAMOT", "#f6efdf", "#4a3a22") + fruit, "#e5e2c8", lift=11, fill=0.74
    )


@picture("bergamot-wash", 2)
def wash_patchouli() -> Shot:
    towel = together(
        *(
            thing(box(1.5, 0.24, 1.1, 0.11, 20), matt(c, 0.95)).at(0, 0.24 * i, 0)
            for i, c in enumerate(("#d8cdbb", "#efe8da", "#c6b9a3"))
        )
    )
    return Shot(
        pump_bottle("#39413a", "广藿香", "PATCHOULI", "#e9e6da", "#2f352e").turned(-10).at(-0.45, 0, 0.2)
        + towel.turned(-20).at(1.1, 0, -0.3),
        "#d2d6cc",
        lift=16,
        fill=0.76,
    )


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
