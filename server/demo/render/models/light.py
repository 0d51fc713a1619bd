"""Light and scent: lamp, candle and reeds."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label
from demo.render.materials import brass, glass, glaze, glow, liquid, matt, printed, surface, wooden
from demo.render.shapes import Thing, ball, box, curve, lathe, panel, rounded, thing, tube, wrap
from demo.render.studio import Shot


def mushroom_lamp(colour: str) -> Thing:
    foot = lathe(
        curve(
            [
                (0, 0),
                (0.55, 0),
                (0.62, 0.04),
                (0.6, 0.1),
                (0.3, 0.16),
                (0.09, 0.26),
                (0.06, 0.5),
                (0.06, 1.75),
                (0, 1.75),
            ],
            10,
        )
    )
    shade = lathe(curve([(0.96, 1.22), (0.95, 1.45), (0.83, 1.8), (0.55, 2.13), (0.2, 2.29), (0, 2.31)], 14))
    bulb = thing(ball(0.16).bent(lambda p: p + [0, 1.56, 0]), glow(34, 23, 12.5))
    return thing(foot, glaze(colour, 0.3)) + thing(shade, glaze(colour, 0.3)) + bulb


def _lamp_shot(colour: str, paper: str, lift: float = 9) -> Shot:
    return Shot(mushroom_lamp(colour), paper, lift=lift, fill=0.7, key=0.36, fill_light=0.8, sky=0.27)


@picture("mushroom-lamp", 1)
def lamp_green() -> Shot:
    return _lamp_shot("#2f4a43", "#d8cfc4")


@picture("mushroom-lamp", 2)
def lamp_cream() -> Shot:
    return _lamp_shot("#efe3cc", "#c9b9a6", lift=4)


@picture("mushroom-lamp", 3)
def lamp_brick() -> Shot:
    return _lamp_shot("#a8452f", "#e2cdb9", lift=16)


def candle(glass_tint: str, title: str, under: str, ink: str) -> Thing:
    jar = lathe(rounded([(0, 0), (0.78, 0), (0.78, 1.3), (0.71, 1.3), (0.71, 0.14), (0, 0.14)], 0.07))
    wax = lathe(rounded([(0, 0.15), (0.7, 0.15), (0.7, 0.99), (0, 0.96)], 0.05))
    flame = lathe(curve([(0, 1.08), (0.06, 1.16), (0.075, 1.24), (0.04, 1.4), (0, 1.55)], 10))
    made = (
        thing(jar, surface(glass_tint, 0.1, coat=1)) + thing(wax, matt("#fbeccf", 0.5)) + thing(flame, glow(52, 30, 9))
    )
    made += thing(tube([(0, 0.94, 0), (0.01, 1.05, 0), (0.02, 1.14, 0)], 0.018, 10), matt("#222222", 0.9))
    return made + thing(
        wrap(0.784, 0.3, 0.95, 78),
        printed(
            label(
                780,
                560,
                "#fffaf0",
                [(title, 0.3, 0.16, ink), (under, 0.55, 0.075, ink), ("220 g", 0.78, 0.06, ink)],
                frame=ink,
            )
        ),
    )


def disc_lid(radius: float, wood: str) -> Thing:
    return wooden(lathe(rounded([(0, 0), (radius, 0), (radius, 0.18), (0, 0.18)], 0.04), cells=0.03), wood, 0, 1.2)


@picture("fig-candle", 1)
def candle_fig() -> Shot:
    return Shot(
        candle("#a9794a", "无花果叶", "FIG LEAF", "#5b4a33") + disc_lid(0.8, "walnut").at(1.35, 0, 0.55),
        "#efe2d0",
        key=0.7,
    )


@picture("fig-candle", 2)
def candle_citrus() -> Shot:
    return Shot(
        candle("#d98b4a", "柑橘茶", "CITRUS TEA", "#8a4b1e") + disc_lid(0.8, "oak").tipped(-80).at(-1.1, 0.8, -0.45),
        "#f3dcb8",
        lift=22,
        key=0.75,
    )


def diffuser() -> Thing:
    bottle = thing(box(1.0, 1.15, 1.0, 0.16), glass("#f2f6f0"))
    oil = thing(box(0.8, 0.7, 0.8, 0.1).bent(lambda p: p + [0, 0.12, 0]), liquid("#f0d9a8"))
    neck = thing(lathe(rounded([(0.2, 1.14), (0.24, 1.14), (0.24, 1.36), (0.12, 1.36), (0.12, 1.2)], 0.03)), brass(0.2))
    rng, reeds = np.random.default_rng(5), Thing()
    for a in np.linspace(0, 2 * np.pi, 7, endpoint=False):
        lean = 0.42 + rng.uniform(-0.1, 0.12)
        reeds += wooden(
            tube(
                [
                    (-0.1 * np.cos(a), 1.2, -0.1 * np.sin(a)),
                    (0.15 * lean * np.cos(a), 1.9, 0.15 * lean * np.sin(a)),
                    (lean * np.cos(a), 2.75 + rng.uniform(-0.1, 0.1), lean * np.sin(a)),
                ],
                0.026,
                10,
            ),
            "pine",
            1,
            2,
        )
    tag = thing(
        panel(0.62, 0.5),
        printed(
            label(
                620,
                500,
                "#fdf8ee",
                [("晒过的被子", 0.38, 0.13, "#4b4438"), ("SUN-DRIED QUILT", 0.66, 0.075, "#8a8070")],
            )
        ),
    ).at(0, 0.6, 0.503)
    return bottle + oil + neck + reeds + tag


@picture("reed-diffuser", 1)
def diffuser_front() -> Shot:
    return Shot(diffuser().turned(-18), "#e6dccb", lift=12, fill=0.74, depth=14)


@picture("reed-diffuser", 2)
def diffuser_stones() -> Shot:
    stones = thing(ball(0.34).bent(lambda p: p * [1.3, 0.7, 1]), matt("#cbbfae")).at(-1.0, 0.23, 0.5) + thing(
        ball(0.24).bent(lambda p: p * [1.2, 0.7, 1]), matt("#a89a88")
    ).at(-0.6, 0.17, 0.95)
    return Shot(diffuser().turned(30) + stones, "#d3d9d2", lift=20, fill=0.74, depth=14)
