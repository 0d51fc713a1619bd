"""Home: clay, wood, iron and a lamp."""

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label
from demo.render.materials import (
    PAINTED,
    brass,
    cloth,
    glass,
    glaze,
    glow,
    linear,
    liquid,
    matt,
    painted,
    printed,
    steel,
    surface,
    thin_glass,
    wooden,
)
from demo.render.noise import clouds, mix, noise
from demo.render.shapes import (
    Mesh,
    Thing,
    ball,
    box,
    circle,
    curve,
    lathe,
    panel,
    pill,
    ring,
    rounded,
    sheet,
    slab,
    thing,
    together,
    tube,
    wrap,
)
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


def _lamp_shot(colour: str, paper: str, **how) -> Shot:
    return Shot(mushroom_lamp(colour), paper, key=0.36, fill_light=0.8, sky=0.27, **{"lift": 9, "fill": 0.7, **how})


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


def thermos(colour: str) -> Thing:
    body = lathe(
        curve([(0, 0), (0.6, 0), (0.68, 0.04), (0.7, 0.14), (0.7, 1.3), (0.66, 1.55), (0.5, 1.8), (0.44, 1.95)], 12)
    )
    collar = lathe(rounded([(0.42, 1.92), (0.47, 1.92), (0.47, 2.02), (0.42, 2.02)], 0.02))
    cap = wooden(lathe(rounded([(0, 2.02), (0.45, 2.02), (0.43, 2.32), (0, 2.34)], 0.08), cells=0.03), "beech", 0, 1.2)
    bow = tube(
        curve([(0.62, 1.6, 0), (0.95, 1.68, 0), (1.1, 1.45, 0), (1.08, 0.95, 0), (0.98, 0.6, 0), (0.68, 0.55, 0)]),
        0.07,
        flat=1.3,
    )
    spout = tube(
        curve([(-0.38, 1.72, 0), (-0.55, 1.88, 0), (-0.7, 1.98, 0)], 12), np.linspace(0.16, 0.07, 25), caps=False
    )
    return (
        thing(body, surface(colour, 0.42))
        + thing(collar, steel())
        + cap
        + thing(bow, surface(colour, 0.42))
        + thing(spout, surface(colour, 0.42))
    )


@picture("thermos-flask", 1)
def thermos_moss() -> Shot:
    return Shot(thermos("#77805a").turned(-18) + tea_cup("#efe6d6").at(-1.25, 0, 0.75), "#e2ddc8", lift=12)


@picture("thermos-flask", 2)
def thermos_pink() -> Shot:
    return Shot(thermos("#d9a7a0").turned(24), "#efdcd3", lift=18, fill=0.68)


def kettle(finish: dict, wood: str) -> Thing:
    body = lathe(rounded([(0, 0), (0.82, 0), (0.78, 0.12), (0.6, 0.95), (0.56, 1.0), (0.4, 1.02)], 0.06))
    lid = lathe(rounded([(0.5, 1.0), (0.5, 1.06), (0.1, 1.1), (0, 1.1)], 0.03))
    knob = wooden(
        lathe(curve([(0, 1.08), (0.06, 1.1), (0.07, 1.18), (0.13, 1.24), (0.12, 1.33), (0, 1.36)], 8)), wood, 1, 2
    )
    spout = tube(
        curve(
            [
                (-0.72, 0.18, 0),
                (-1.0, 0.3, 0),
                (-1.08, 0.65, 0),
                (-1.05, 0.95, 0),
                (-1.15, 1.2, 0),
                (-1.4, 1.28, 0),
                (-1.52, 1.2, 0),
            ]
        ),
        np.linspace(0.1, 0.045, 61),
        caps=False,
    )
    arm = tube(curve([(0.55, 0.95, 0), (0.85, 1.12, 0), (1.15, 1.1, 0)]), 0.045)
    grip = wooden(
        tube(
            curve([(1.12, 1.11, 0), (1.3, 1.05, 0), (1.42, 0.8, 0), (1.4, 0.4, 0)]),
            np.r_[np.linspace(0.06, 0.1, 16), np.linspace(0.1, 0.075, 15)],
        ),
        wood,
        1,
        1.6,
    )
    return together(*(thing(m, finish) for m in (body, lid, spout, arm)), knob, grip)


@picture("gooseneck-kettle", 1)
def kettle_steel() -> Shot:
    return Shot(kettle(steel(), "walnut").turned(14), "#d3d6d0", lift=12, fill=0.74, sky=0.45)


@picture("gooseneck-kettle", 2)
def kettle_black() -> Shot:
    return Shot(
        kettle(surface("#2a2b2c", 0.45), "beech").turned(-30)
        + cup("#f4ecdf", handle=False).sized(0.6).at(-0.7, 0, 1.2),
        "#ddd0bd",
        lift=20,
        fill=0.72,
    )


def scattered(places: np.ndarray, size: float, light: np.ndarray, dark: np.ndarray, rng: np.random.Generator) -> Thing:
    """Many small grains as one mesh, each its own shade. places: (n, 3)."""
    seed = ball(size, 7)
    count, points = len(places), len(seed.points)
    stretch = rng.uniform(0.75, 1.25, (count, 1, 3))
    spread = (seed.points * stretch + places[:, None]).reshape(-1, 3)
    shade = mix(light, dark, np.repeat(rng.random(count), points))
    return thing(
        Mesh(spread, (seed.faces + points * np.arange(count)[:, None, None]).reshape(-1, 3), None, shade),
        surface(PAINTED, 0.45),
    )


def storage_jar(height: float, fill_kind: str, seed: int) -> Thing:
    made = thing(lathe(rounded([(0, 0.001), (0.6, 0.001), (0.6, height), (0.57, height)], 0.06)), thin_glass("#fdfffe"))
    lid = wooden(
        lathe(rounded([(0, height), (0.62, height), (0.62, height + 0.22), (0, height + 0.22)], 0.04), cells=0.03),
        "bamboo",
        0,
        1.5,
        seed,
    )
    top = height * 0.72
    colours = {
        "rice": ("#f4efe2", "#e4dac2"),
        "beans": ("#a8402f", "#7c241b"),
        "longan": ("#8a5a34", "#5b3519"),
        "mung": ("#7d8f45", "#5d7030"),
    }[fill_kind]
    size = {"rice": 0.05, "beans": 0.085, "longan": 0.14, "mung": 0.07}[fill_kind]
    grains = thing(
        lathe(
            rounded([(0, 0.02), (0.5 - size * 0.5, 0.02), (0.5 - size * 0.5, top - size), (0, top - size * 0.8)], 0.04)
        ),
        matt(colours[1]),
    )
    rng, edge = np.random.default_rng(seed), 0.56 - size * 0.8
    around, up = np.meshgrid(np.arange(0, 2 * np.pi * 0.5, size * 1.05) / 0.5, np.arange(0.06, top - 0.02, size * 0.95))
    around = around + (np.arange(len(around)) % 2)[:, None] * size  # Every other row shifted, as grains settle.
    side = np.stack([edge * np.cos(around.ravel()), up.ravel(), edge * np.sin(around.ravel())], 1)
    far, turn = edge * np.sqrt(rng.random(int(1.1 / size**2))), rng.random(int(1.1 / size**2)) * 2 * np.pi
    crown = np.stack([far * np.cos(turn), top + rng.uniform(-0.05, 0.02, len(far)), far * np.sin(turn)], 1)
    places = np.vstack([side + rng.normal(0, size * 0.16, side.shape), crown])
    grains += scattered(places, size * 0.62, linear(colours[0]), linear(colours[1]), rng)
    return made + lid + grains


@picture("glass-storage-jars", 1)
def jars_row() -> Shot:
    made = (
        storage_jar(2.0, "rice", 1).at(-1.3, 0, -0.2)
        + storage_jar(1.45, "beans", 2).at(0.05, 0, 0.1)
        + storage_jar(0.95, "mung", 3).at(1.38, 0, 0.3)
    )
    return Shot(made, "#e3dfd0", lift=11, fill=0.78, depth=14)


@picture("glass-storage-jars", 2)
def jars_pair() -> Shot:
    return Shot(
        storage_jar(1.45, "longan", 5).at(-0.6, 0, 0) + storage_jar(0.95, "rice", 6).at(0.75, 0, 0.4),
        "#d6dccf",
        lift=24,
        fill=0.7,
        depth=14,
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


def iron_pot(colour: str, edge: str) -> Thing:
    body = lathe(curve([(0, 0), (0.9, 0), (1.05, 0.06), (1.14, 0.25), (1.2, 0.95), (1.22, 1.0)], 12))
    inner = lathe([(1.22, 1.0), (1.15, 1.0), (1.1, 0.3), (0, 0.15)])
    lid = lathe(curve([(1.24, 1.01), (1.23, 1.07), (0.95, 1.2), (0.5, 1.3), (0.16, 1.34)], 12))
    knob = lathe(curve([(0.12, 1.3), (0.1, 1.42), (0.2, 1.48), (0.24, 1.55), (0.18, 1.62), (0, 1.64)], 8))
    ears = together(
        *(
            thing(
                tube(
                    curve(
                        [
                            (1.12, 0.8, -0.32),
                            (1.42, 0.82, -0.26),
                            (1.52, 0.82, 0),
                            (1.42, 0.82, 0.26),
                            (1.12, 0.8, 0.32),
                        ]
                    ),
                    0.085,
                    flat=0.7,
                ),
                glaze(colour, 0.18),
            ).turned(a)
            for a in (0, 180)
        )
    )
    rim = lathe(rounded([(1.16, 0.97), (1.235, 0.97), (1.235, 1.03), (1.16, 1.03)], 0.02))
    return (
        thing(body, glaze(colour, 0.18))
        + thing(inner, glaze("#efe5d2"))
        + thing(lid, glaze(colour, 0.18))
        + thing(knob, brass(0.25))
        + ears
        + thing(rim, matt(edge, 0.4))
    )


@picture("enamel-pot", 1)
def pot_red() -> Shot:
    return Shot(iron_pot("#c73a2b", "#3a2a26").turned(-22), "#eed7c3", lift=15, fill=0.7)


@picture("enamel-pot", 2)
def pot_blue() -> Shot:
    board = wooden(slab(pill(3.3, 2.6, 0.25), 0.14, 0.05), "oak", 0, 0.6)
    return Shot(board + iron_pot("#6f93a8", "#33424c").turned(15).at(0, 0.14, 0), "#dbe0dc", lift=30, fill=0.74)


def board(wood: str, long: float, seed: int) -> Thing:
    plank = box(long, 0.16, 1.7, 0.06, 110)
    handle = slab(pill(1.3, 0.42, 0.2), 0.16, 0.05)
    hole = thing(lathe([(0.08, 0.0), (0.08, 0.163), (0, 0.163)]), matt("#2a1a10", 0.9)).at(long / 2 + 0.72, 0.001, 0)
    return (
        wooden(plank, wood, 0, 1.0, seed)
        + wooden(handle.bent(lambda p: p + [long / 2 + 0.3, 0, 0]), wood, 0, 1.0, seed)
        + hole
    )


@picture("acacia-board", 1)
def board_leaning() -> Shot:
    standing = board("acacia", 2.2, 3).tipped(90).rolled(90).tipped(-10).grounded().at(0.3, 0, -0.9)
    pear = thing(
        lathe(curve([(0, 0), (0.2, 0.02), (0.36, 0.25), (0.33, 0.5), (0.17, 0.78), (0.12, 0.92), (0, 0.98)], 12)),
        surface("#b7b84e", 0.4),
    ) + thing(tube([(0, 0.95, 0), (0.02, 1.05, 0), (0.05, 1.16, 0)], 0.02, 8), matt("#5a4326"))
    return Shot(
        standing + pear.at(-1.05, 0, 0.2) + pear.sized(0.85).turned(40).at(-0.55, 0, 0.75),
        "#e4dccb",
        lift=10,
        fill=0.76,
    )


@picture("acacia-board", 2)
def board_flat() -> Shot:
    tomatoes = together(
        *(
            tomato().turned(50 * i).at(x, 0.16, z)
            for i, (x, z) in enumerate([(-0.55, -0.15), (0.2, 0.25), (0.25, -0.55)])
        )
    )
    return Shot((board("acacia", 2.6, 8) + tomatoes).turned(24), "#d3c9b6", lift=34, fill=0.8)


def tomato() -> Thing:
    fruit = ball(0.36, 60).bent(
        lambda p: (
            p
            * [1, 0.8, 1]
            * (1 + 0.03 * np.cos(5 * np.arctan2(p[:, 2], p[:, 0])) * (1 - (p[:, 1] / 0.36) ** 2))[:, None]
            + [0, 0.28, 0]
        )
    )
    leaves = together(
        *(
            thing(
                tube(curve([(0, 0.55, 0), (0.1, 0.57, 0), (0.2, 0.52, 0)]), np.linspace(0.03, 0.006, 21), 8, flat=0.5),
                matt("#4f6b2f"),
            ).turned(a)
            for a in range(0, 360, 72)
        )
    )
    return thing(fruit, surface("#c8321f", 0.25)) + leaves


def rope_basket(colour: str, band: str) -> Thing:
    made = Thing()
    for i in range(17):
        y, r = 0.09 + i * 0.115, 1.0 + 0.12 * np.sin(i / 16 * np.pi * 0.8)
        turn = ring(r, 0.066, 16, 260).bent(lambda p, y=y: p + [0, y, 0])
        twist = turn.puffed(lambda p: 0.009 * np.sin(np.arctan2(p[:, 2], p[:, 0]) * 90 + p[:, 1] * 45))
        made += thing(twist, cloth(band if i in (11, 12, 13) else colour))
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
