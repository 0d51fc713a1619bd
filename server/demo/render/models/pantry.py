"""Pantry and drinks: tea, honey, noodles and juice."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label
from demo.render.materials import brass, linear, liquid, matt, painted, printed, surface, thin_glass, wooden
from demo.render.models.fresh import bowl, leaf, orange, orange_half
from demo.render.models.tableware import chopstick, chopstick_rest, tea_cup
from demo.render.noise import clouds, mix
from demo.render.shapes import Thing, ball, circle, curve, lathe, ring, rounded, slab, thing, together, tube, wrap
from demo.render.studio import Shot


def tea_tin(colour: str, paper: str, words: str, under: str, ink: str) -> Thing:
    body = thing(lathe(rounded([(0, 0), (0.68, 0), (0.68, 1.5), (0, 1.5)], 0.03)), surface(colour, 0.4, coat=0.3))
    lid = thing(
        lathe(rounded([(0.69, 1.42), (0.7, 1.42), (0.7, 1.78), (0.6, 1.84), (0, 1.84)], 0.05)),
        surface(colour, 0.4, coat=0.3),
    )
    band = thing(lathe(rounded([(0.67, 1.36), (0.71, 1.36), (0.71, 1.42), (0.67, 1.42)], 0.015)), brass(0.25))
    tag = thing(
        wrap(0.686, 0.18, 1.26, 96),
        printed(
            label(
                1000,
                920,
                paper,
                [(words, 0.38, 0.3, ink), (under, 0.66, 0.075, ink), ("100 g", 0.82, 0.06, ink)],
                frame=ink,
            )
        ),
    )
    return body + lid + band + tag


def tea_leaves(seed: int, count: int, colour: str) -> Thing:
    rng, made = np.random.default_rng(seed), Thing()
    for _ in range(count):
        bend = rng.normal(0, 0.05, 3)
        twig = tube(
            curve([(-0.12, 0, 0), (-0.04, bend[0] * 0.5 + 0.02, bend[1]), (0.05, 0.02, bend[2]), (0.13, 0.01, 0)], 5),
            np.r_[np.linspace(0.012, 0.026, 8), np.linspace(0.026, 0.01, 8)],
            8,
        )
        far, a = abs(rng.normal(0, 0.22)), rng.uniform(0, 6.28)
        made += (
            thing(twig, matt(colour, 0.8))
            .turned(rng.uniform(0, 360))
            .at(far * np.cos(a), 0.03 + max(0, 0.16 - far * 0.5) * rng.random(), far * np.sin(a) * 0.8)
        )
    return made


@picture("jasmine-tea-tin", 1)
def tin_jasmine() -> Shot:
    flower = together(
        *(
            thing(slab(circle(1, 24) * [0.15, 0.08], 0.012, 0.004, 0.02), matt("#fdfbf2"))
            .at(0.13, 0, 0)
            .rolled(20)
            .turned(a)
            for a in range(0, 360, 60)
        )
    ) + thing(ball(0.04), matt("#e3c657")).at(0, 0.03, 0)
    made = (
        tea_tin("#2f5145", "#f5f0e1", "茉莉", "JASMINE GREEN", "#2f5145")
        + tea_leaves(3, 90, "#5a6438").at(1.2, 0, 0.6)
        + flower.at(1.0, 0.12, 0.95)
        + flower.turned(20).at(1.45, 0.06, 0.35)
    )
    return Shot(made, "#e8e3cd", lift=16, fill=0.74)


@picture("jasmine-tea-tin", 2)
def tin_osmanthus() -> Shot:
    return Shot(
        tea_tin("#b5652f", "#fbf1dc", "桂花", "OSMANTHUS OOLONG", "#8a4520").turned(-14).at(-0.35, 0, 0)
        + tea_cup("#f1e4cf", "#b5661f").sized(1.25).at(1.15, 0, 0.7),
        "#eed9b5",
        lift=20,
        fill=0.74,
    )


def honey_jar() -> Thing:
    wall = lathe(
        curve(
            [(0, 0.0), (0.6, 0.0), (0.72, 0.06), (0.78, 0.3), (0.76, 0.95), (0.66, 1.2), (0.58, 1.28), (0.58, 1.36)], 10
        )
    )
    honey = lathe(
        curve([(0, 0.02), (0.58, 0.02), (0.7, 0.08), (0.758, 0.3), (0.74, 0.94), (0.66, 1.14), (0, 1.14)], 10)
    )
    lid = lathe(rounded([(0, 1.3), (0.66, 1.3), (0.66, 1.52), (0.6, 1.58), (0, 1.58)], 0.03))
    tag = thing(
        wrap(0.792, 0.32, 0.88, 86),
        printed(
            label(
                1000,
                480,
                "#fff8e6",
                [("百花蜜", 0.38, 0.3, "#7a4a12"), ("WILDFLOWER HONEY", 0.72, 0.12, "#a97a35")],
                frame="#c99a4a",
            )
        ),
    )
    return thing(wall, thin_glass()) + thing(honey, liquid("#f2a52a", 1.49, 1.0)) + thing(lid, brass(0.3)) + tag


def dipper() -> Thing:
    made = wooden(tube([(0, 0, 0), (0.8, 0, 0), (1.6, 0, 0)], [0.055, 0.05, 0.06], 20), "beech", 0, 1.5)
    for i, r in enumerate([0.13, 0.2, 0.23, 0.23, 0.2, 0.13]):
        made += wooden(
            tube(
                [(-0.02 - 0.1 * i, 0, 0), (-0.045 - 0.1 * i, 0, 0), (-0.07 - 0.1 * i, 0, 0)],
                [r * 0.96, r, r * 0.96],
                40,
            ),
            "beech",
            0,
            1.5,
        )
    return made + wooden(tube([(0, 0, 0), (-0.3, 0, 0), (-0.58, 0, 0)], 0.09, 20), "beech", 0, 1.5)


@picture("wildflower-honey", 1)
def honey_front() -> Shot:
    return Shot(
        honey_jar() + dipper().sized(0.85).rolled(6).turned(-48).at(1.05, 0.2, 0.75),
        "#f5e3b8",
        lift=14,
        fill=0.74,
        depth=16,
        sky=0.4,
    )


@picture("wildflower-honey", 2)
def honey_pair() -> Shot:
    return Shot(
        honey_jar().turned(-15).at(-0.8, 0, 0.2) + honey_jar().turned(20).at(0.9, 0, -0.35),
        "#e4d5b4",
        lift=22,
        fill=0.8,
        depth=16,
        sky=0.4,
    )


@picture("beef-noodles", 1)
def noodles_top() -> Shot:
    return Shot(noodle_bowl(), "#ddd3c0", lift=44, fill=0.76)


def _beef(seed: int) -> Thing:
    return painted(
        slab(circle(1, 50) * [0.42, 0.26], 0.08, 0.03),
        lambda p: mix(linear("#7a4330"), linear("#a8705a"), 0.5 + 0.6 * clouds(p * [4, 1, 14], 2, seed)),
        0.4,
        coat=0.4,
    )


def noodle_bowl() -> Thing:
    made = bowl("#37566b", "#f3efe4", 1.25) + thing(lathe([(1.28, 0.86), (0, 0.86)]), surface("#b8702c", 0.06))
    rng = np.random.default_rng(8)
    for _ in range(70):
        a0, r = rng.uniform(0, 6.28), abs(rng.normal(0.42, 0.24))
        sweep = np.linspace(0, rng.uniform(2.0, 4.2), 24)
        rr = np.clip(r + 0.1 * np.sin(sweep * 2 + a0), 0.05, 0.98)
        y = 0.86 + 0.24 * np.exp(-((rr / 0.7) ** 2)) + rng.uniform(-0.06, 0.07) + 0.02 * np.sin(sweep * 5)
        made += thing(
            tube(np.stack([rr * np.cos(a0 + sweep) - 0.1, y, rr * np.sin(a0 + sweep) + 0.05], 1), 0.036, 10),
            surface("#efd9a0", 0.35),
        )
    for i, (x, z, t) in enumerate([(0.5, 0.35, 20), (0.62, 0.05, 50), (0.4, 0.62, -10)]):
        made += _beef(i).tipped(8).turned(t).at(x, 1.08 + 0.05 * i, z)
    white = ball(0.34, 60).bent(lambda p: np.stack([p[:, 0] * 1.2, np.minimum(p[:, 1], 0.0), p[:, 2]], 1))
    yolk = lathe([(0.19, 0.012), (0.17, 0.022), (0, 0.026)])
    half = (
        thing(white, surface("#fbf5ea", 0.25, coat=0.4))
        + thing(lathe([(0.335, 0.002), (0, 0.002)]).bent(lambda p: p * [1.2, 1, 1]), surface("#fdf8ee", 0.25, coat=0.4))
        + thing(yolk, surface("#f0992b", 0.2, coat=0.6))
    )
    made += half.tipped(22).turned(25).at(-0.55, 1.22, 0.4)
    for i in range(5):
        stalk = tube(
            curve([(-0.8 + 0.1 * i, 0.95, -0.75), (-0.45 + 0.08 * i, 1.08, -0.55), (-0.1 + 0.06 * i, 1.06, -0.5)], 8),
            np.linspace(0.07, 0.04, 17),
            14,
            flat=0.6,
        )
        made += thing(stalk, surface("#8fb356", 0.3, coat=0.4))
    made += together(
        *(leaf(0.55, "#4f7f36").turned(-60 + 28 * i).rolled(14).at(-0.2 + 0.06 * i, 1.05, -0.45) for i in range(4))
    )
    for _ in range(26):
        x, z = rng.normal(0.05, 0.42), rng.normal(0, 0.4)
        made += (
            thing(ring(0.045, 0.014, 8, 20), matt("#6fa044"))
            .tipped(rng.uniform(-25, 25))
            .at(x, 1.16 - 0.2 * (x * x + z * z), z)
        )
    return made


@picture("beef-noodles", 2)
def noodles_side() -> Shot:
    sticks = (
        (chopstick(2).at(0, 0.2, 0) + chopstick(3).turned(2).at(0, 0.2, 0.2) + chopstick_rest().at(1.2, 0, 0.1))
        .turned(68)
        .at(1.95, 0, 0.3)
    )
    return Shot(noodle_bowl().turned(150) + sticks, "#e5d4bf", lift=34, fill=0.8)


def juice_bottle(juice: str, words: str, ink: str, cap: str) -> Thing:
    wall = lathe(
        curve(
            [
                (0, 0.0),
                (0.42, 0.0),
                (0.5, 0.05),
                (0.52, 0.2),
                (0.52, 1.25),
                (0.44, 1.55),
                (0.28, 1.8),
                (0.25, 2.0),
                (0.25, 2.12),
            ],
            10,
        )
    )
    drink = lathe(
        curve(
            [(0, 0.02), (0.4, 0.02), (0.48, 0.06), (0.5, 0.2), (0.5, 1.25), (0.42, 1.54), (0.28, 1.74), (0, 1.74)], 10
        )
    )
    top = lathe(rounded([(0, 2.05), (0.29, 2.05), (0.29, 2.3), (0, 2.32)], 0.03))
    tag = thing(
        wrap(0.527, 0.35, 1.1, 100),
        printed(
            label(
                900,
                760,
                "#fffdf5",
                [(words, 0.36, 0.17, ink), ("COLD PRESSED", 0.6, 0.075, ink), ("250 ml", 0.78, 0.07, ink)],
            )
        ),
    )
    return (
        thing(wall, thin_glass())
        + painted(drink, lambda p: np.asarray(linear(juice)) * (0.92 + 0.1 * clouds(p * 3, 3))[:, None], 0.25, coat=1)
        + thing(top, surface(cap, 0.35))
        + tag
    )


@picture("pressed-juice", 1)
def juice_orange() -> Shot:
    made = juice_bottle("#f0861c", "胡萝卜橙", "#c25a12", "#f7f2e8").turned(-8).at(-0.65, 0, 0) + juice_bottle(
        "#f0861c", "胡萝卜橙", "#c25a12", "#f7f2e8"
    ).turned(10).at(0.6, 0, -0.45)
    return Shot(
        made + orange_half(2).tipped(62).turned(-15).at(0.75, 0.42, 0.75) + orange(4, 0.38).at(1.5, 0.36, 0.35),
        "#f6e1c4",
        lift=11,
        fill=0.78,
    )


@picture("pressed-juice", 2)
def juice_green() -> Shot:
    green = juice_bottle("#93ad3f", "青瓜苹果", "#56702a", "#f7f2e8")
    row = together(*(green.turned(8 * i - 8).at(-1.15 + 1.15 * i, 0, -0.3 * (i % 2)) for i in range(3)))
    return Shot(
        row + leaf(0.6, "#6f9a45").turned(20).at(1.2, 0, 0.9) + leaf(0.5, "#6f9a45").turned(160).at(1.3, 0.02, 0.9),
        "#e0e6c6",
        lift=14,
        fill=0.8,
    )
