"""Tableware: cups, bowls, plates and sticks."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.materials import glaze, linear, painted, surface, wooden
from demo.render.noise import mix, noise
from demo.render.shapes import Thing, circle, curve, lathe, pill, sheet, slab, thing, together, tube
from demo.render.studio import Shot


def cup(outside: str, inside: str | None = None, handle: bool = True, drink: str | None = None) -> Thing:
    wall = curve(
        [(0, 0.03), (0.5, 0.03), (0.56, 0.06), (0.62, 0.2), (0.64, 0.6), (0.64, 1.25), (0.63, 1.3), (0.605, 1.33)], 8
    )
    lining = curve([(0.605, 1.33), (0.58, 1.3), (0.575, 1.2), (0.57, 0.5), (0.5, 0.16), (0, 0.12)], 8)
    made = thing(lathe(wall), glaze(outside)) + thing(lathe(lining), glaze(inside or outside))
    if handle:
        bow = [
            (0.6, 1.08, 0),
            (0.8, 1.13, 0),
            (0.99, 1.0, 0),
            (1.03, 0.75, 0),
            (0.93, 0.5, 0),
            (0.75, 0.38, 0),
            (0.58, 0.36, 0),
        ]
        made += thing(tube(curve(bow), 0.085, flat=0.8), glaze(outside))
    if drink:
        made += thing(lathe([(0.568, 1.02), (0, 1.02)]), surface(drink, 0.06))
    return made


@picture("hand-thrown-mug", 1)
def mugs_red() -> Shot:
    return Shot(
        cup("#e2583e", drink="#3b1f12").turned(28).at(-0.5, 0, 0.3) + cup("#f7efe3").turned(-35).at(0.95, 0, -0.8),
        "#f3d9cc",
    )


@picture("hand-thrown-mug", 2)
def mugs_blue() -> Shot:
    return Shot(cup("#8fb0c4", "#eef3f4").turned(-25).at(0, 0, 0), "#dbe4e6", lift=24, fill=0.56)


@picture("hand-thrown-mug", 3)
def mugs_white() -> Shot:
    return Shot(
        cup("#f4ecdf", drink="#6b3d1f").turned(35).at(-0.6, 0, 0.2) + cup("#f4ecdf").turned(-20).at(0.75, 0, -0.5),
        "#e3d3bd",
        lift=34,
    )


def teapot(colour: str) -> Thing:
    body = lathe(
        curve([(0, 0.04), (0.5, 0.04), (0.78, 0.2), (0.98, 0.62), (0.88, 1.02), (0.5, 1.24), (0.34, 1.27)], 14)
    )
    lid = lathe(
        curve(
            [
                (0.4, 1.24),
                (0.38, 1.3),
                (0.2, 1.37),
                (0.1, 1.39),
                (0.09, 1.44),
                (0.16, 1.5),
                (0.15, 1.58),
                (0.06, 1.63),
                (0, 1.635),
            ],
            10,
        )
    )
    spout = tube(
        curve([(-0.75, 0.5, 0), (-1.0, 0.62, 0), (-1.18, 0.85, 0), (-1.28, 1.1, 0), (-1.42, 1.22, 0)]),
        np.linspace(0.2, 0.085, 41),
        caps=False,
    )
    bow = tube(
        curve([(0.8, 1.0, 0), (1.1, 1.15, 0), (1.38, 1.0, 0), (1.4, 0.7, 0), (1.2, 0.42, 0), (0.88, 0.4, 0)]),
        0.08,
        flat=0.75,
    )
    return together(*(thing(m, glaze(colour, 0.28)) for m in (body, lid, spout, bow)))


def tea_cup(colour: str, tea: str | None = "#a8662a") -> Thing:
    made = thing(
        lathe(
            curve(
                [
                    (0, 0.02),
                    (0.2, 0.02),
                    (0.24, 0.07),
                    (0.36, 0.22),
                    (0.43, 0.46),
                    (0.42, 0.49),
                    (0.395, 0.46),
                    (0.33, 0.24),
                    (0.2, 0.11),
                    (0, 0.1),
                ],
                10,
            )
        ),
        glaze(colour, 0.28),
    )
    return made + thing(lathe([(0.375, 0.36), (0, 0.36)]), surface(tea, 0.05)) if tea else made


@picture("persimmon-teapot", 1)
def teapot_side() -> Shot:
    return Shot(
        teapot("#d9743a").turned(-12)
        + tea_cup("#d9743a").at(-1.35, 0, 1.0)
        + tea_cup("#f1e4cf", None).at(1.25, 0, 0.95),
        "#ead9bf",
        fill=0.72,
    )


@picture("persimmon-teapot", 2)
def teapot_over() -> Shot:
    tray = wooden(slab(pill(3.4, 1.9, 0.3), 0.12, 0.05), "walnut", 0, 0.7)
    return Shot(
        tray + (teapot("#d9743a").turned(25).at(0.35, 0, -0.1) + tea_cup("#d9743a").at(-1.15, 0, 0.35)).at(0, 0.12, 0),
        "#d8c3a5",
        lift=33,
        fill=0.72,
    )


def rice_bowl(outside: str, inside: str = "#fbf7ef") -> Thing:
    wall = curve(
        [(0, 0.0), (0.36, 0.0), (0.4, 0.02), (0.4, 0.14), (0.62, 0.24), (0.9, 0.5), (1.02, 0.86), (1.01, 0.9)], 10
    )
    lining = curve([(1.01, 0.9), (0.98, 0.87), (0.86, 0.54), (0.6, 0.32), (0, 0.22)], 10)
    return thing(lathe(wall), glaze(outside)) + thing(lathe(lining), glaze(inside))


SEASONS = ("#9db88f", "#7fa9b5", "#e3a55c", "#eee9df")


@picture("rice-bowl-set", 1)
def bowls_stacked() -> Shot:
    stack = together(*(rice_bowl(c).at(0.02 * (-1) ** i, 0.34 * i, 0) for i, c in enumerate(SEASONS)))
    return Shot(stack, "#e9d9d0", lift=14, fill=0.6)


@picture("rice-bowl-set", 2)
def bowls_apart() -> Shot:
    places = [(-1.15, 0.9), (1.1, 1.0), (-1.2, -1.35), (1.15, -1.3)]
    return Shot(
        together(*(rice_bowl(c, c).at(x, 0, z) for c, (x, z) in zip(SEASONS, places, strict=True))),
        "#d9c6b4",
        lift=36,
        fill=0.82,
    )


def plate(seed: int) -> Thing:
    made = lathe(
        curve(
            [
                (0, 0.03),
                (0.75, 0.03),
                (0.8, 0.0),
                (0.86, 0.03),
                (1.2, 0.12),
                (1.36, 0.26),
                (1.34, 0.29),
                (1.16, 0.18),
                (0.85, 0.1),
                (0, 0.09),
            ],
            10,
        ),
        400,
        0.012,
    )

    def flecks(p: np.ndarray) -> np.ndarray:
        spot = np.clip((noise(p * 34, seed) - 0.62) * 7, 0, 1) + np.clip((noise(p * 16, seed + 9) - 0.76) * 9, 0, 1)
        rim = np.clip((np.hypot(p[:, 0], p[:, 2]) - 1.31) * 26, 0, 1)
        return mix(mix(linear("#ece4d6"), linear("#4c3a2c"), spot), linear("#a5764b"), rim)

    return painted(made, flecks, 0.25, coat=1)


@picture("speckled-plates", 1)
def plates_stacked() -> Shot:
    stack = together(*(plate(i).at(0, 0.13 * i, 0) for i in range(4)))
    lean = plate(9).tipped(75).grounded().at(0, 0, -1.75)
    return Shot(stack + lean, "#cfd3c4", lift=20, fill=0.74)


@picture("speckled-plates", 2)
def plates_top() -> Shot:
    fork = wooden(
        tube(
            curve([(1.75, 0.05, 1.1), (1.75, 0.07, 0), (1.76, 0.06, -0.8)]),
            np.r_[np.linspace(0.06, 0.045, 21)],
            flat=0.6,
        ),
        "walnut",
        2,
    )
    return Shot(
        plate(4).at(-0.15)
        + fork
        + wooden(slab(circle(1, 40) * [0.17, 0.26], 0.05, 0.02), "walnut", 2).at(1.76, 0.02, -0.95),
        "#d7c4b0",
        lift=58,
        fill=0.76,
    )


def chopstick(seed: int) -> Thing:
    def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        t, a = v, u * 2 * np.pi
        power = 5 - 3 * np.clip(t * 1.6, 0, 1)
        r = (0.085 - 0.052 * t) * (np.abs(np.cos(a)) ** power + np.abs(np.sin(a)) ** power) ** (-1 / power)
        end = np.clip(np.minimum(t, 1 - t) * 60, 0.02, 1) ** 0.5
        return np.stack([(t - 0.5) * 4.2, r * end * np.sin(a), r * end * np.cos(a)], 1)

    return wooden(sheet(place, 40, 160), "walnut", 0, 1.4, seed)


def chopsticks_pair(seed: int) -> Thing:
    return chopstick(seed).at(0, 0.1, 0) + chopstick(seed + 1).turned(1.5).at(0.02, 0.1, 0.2)


def chopstick_rest() -> Thing:
    return thing(slab(pill(0.26, 0.8, 0.13), 0.13, 0.05), glaze("#f6f2ea"))


@picture("walnut-chopsticks", 1)
def chopsticks_rested() -> Shot:
    made = together(
        *(
            (chopsticks_pair(3 * i).at(0, 0.06, 0) + chopstick_rest().at(1.2, 0, 0.1)).at(
                0.1 * (i % 2), 0, 0.95 * i - 0.95
            )
            for i in range(3)
        )
    )
    return Shot(made.turned(24), "#dcd3c0", lift=38, fill=0.84)


@picture("walnut-chopsticks", 2)
def chopsticks_bowl() -> Shot:
    pair = (
        (chopstick(4).at(0, 0, 0.1) + chopstick(5).turned(2).at(0, 0, -0.1)).sized(0.8).turned(-32).at(0.1, 0.98, 0.1)
    )
    return Shot(rice_bowl("#3f5c56").at(0, 0, 0) + pair, "#d9cdb6", lift=26, fill=0.78)
