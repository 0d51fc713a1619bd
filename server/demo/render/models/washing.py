"""Hair and body: soap, comb, tubes and a pump."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label
from demo.render.materials import brass, linear, matt, painted, printed, steel, surface, wooden
from demo.render.noise import clouds, mix
from demo.render.shapes import Thing, ball, box, curve, lathe, pill, rounded, sheet, slab, thing, together, tube, wrap
from demo.render.studio import Shot


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
