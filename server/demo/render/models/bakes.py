"""Bakes and sweets: bread, chocolates, mooncakes and macarons."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.materials import glaze, linear, matt, painted, surface, wooden
from demo.render.models.tableware import tea_cup
from demo.render.noise import clouds, mix, noise
from demo.render.shapes import Thing, ball, box, curve, lathe, pill, rounded, sheet, slab, thing, together, tube
from demo.render.studio import Shot


def bonbon(kind: int) -> Thing:
    tone = ["#4a2616", "#6d3d22", "#3a1c11", "#7b4a2b", "#e9d8be", "#5b2f1b"][kind % 6]
    coat = surface(tone, 0.25, coat=0.5)
    if kind % 6 == 0:
        made = thing(box(0.5, 0.34, 0.5, 0.06), coat) + together(
            *(
                thing(
                    tube(
                        [(-0.2 + 0.13 * i, 0.345, -0.22), (-0.16 + 0.13 * i, 0.35, 0), (-0.12 + 0.13 * i, 0.345, 0.22)],
                        0.022,
                        8,
                    ),
                    matt("#efe0c4"),
                )
                for i in range(3)
            )
        )
    elif kind % 6 == 1:
        made = painted(
            ball(0.27, 60).bent(lambda p: p + [0, 0.25, 0]).puffed(lambda p: 0.01 * noise(p * 25, 3)),
            lambda p: mix(linear("#5b3018"), linear("#8a5a34"), 0.5 + clouds(p * 14, 2)),
            0.95,
        )
    elif kind % 6 == 2:
        made = thing(
            lathe(curve([(0, 0), (0.26, 0), (0.28, 0.05), (0.24, 0.25), (0.12, 0.36), (0, 0.38)], 8)), coat
        ) + thing(ball(0.06), matt("#d7a24a")).at(0, 0.39, 0)
    elif kind % 6 == 3:
        heart = [
            (
                0.28 * np.sin(t) ** 3,
                -0.24 * (0.8125 * np.cos(t) - 0.3125 * np.cos(2 * t) - 0.125 * np.cos(3 * t) - 0.0625 * np.cos(4 * t)),
            )
            for t in np.linspace(0, 2 * np.pi, 60, endpoint=False)
        ]
        made = thing(slab(np.array(heart), 0.3, 0.08, 0.05), surface("#a33a32", 0.2, coat=0.8))
    elif kind % 6 == 4:
        made = thing(box(0.5, 0.3, 0.42, 0.08), coat) + together(
            *(
                thing(ball(0.035, 10), matt("#7b8f4a")).at(x, 0.31, z)
                for x, z in [(-0.1, 0.05), (0.08, -0.06), (0.02, 0.1), (-0.04, -0.1)]
            )
        )
    else:
        made = thing(lathe(curve([(0, 0), (0.27, 0), (0.27, 0.2), (0.2, 0.3), (0, 0.33)], 8), 12), coat)
    return made


@picture("chocolate-box", 1)
def chocolates_open() -> Shot:
    return Shot(chocolate_box().turned(-16), "#e3cfc0", lift=40, fill=0.8)


def chocolate_box() -> Thing:
    made = thing(box(2.9, 0.12, 2.25, 0.03), matt("#7b2f2a"))
    made += together(
        *(
            thing(box(w, 0.46, d, 0.02), matt("#8c3831")).at(x, 0, z)
            for w, d, x, z in [
                (2.9, 0.06, 0, 1.12),
                (2.9, 0.06, 0, -1.12),
                (0.06, 2.25, 1.45, 0),
                (0.06, 2.25, -1.45, 0),
            ]
        )
    )
    made += together(*(thing(box(0.03, 0.36, 2.2, 0.01), matt("#f2e5d2")).at(-0.71 + 0.71 * i, 0, 0) for i in range(3)))
    made += together(
        *(thing(box(2.84, 0.36, 0.03, 0.01), matt("#f2e5d2")).at(0, 0, -0.37 + 0.74 * i) for i in range(2))
    )
    for i in range(12):
        made += bonbon((i * 5 + i // 4) % 6).turned(17 * i).at(-1.07 + 0.71 * (i % 4), 0.13, -0.74 + 0.74 * (i // 4))
    return made


@picture("chocolate-box", 2)
def chocolates_lid() -> Shot:
    lid = (
        thing(box(3.0, 0.4, 2.35, 0.04), matt("#7b2f2a"))
        + thing(box(0.24, 0.42, 2.37, 0.03), surface("#d9ab5b", 0.35, metallic=0.6))
        + thing(box(3.02, 0.42, 0.24, 0.03), surface("#d9ab5b", 0.35, metallic=0.6))
    )
    bow = together(
        *(
            thing(
                tube(
                    curve(
                        [(0, 0, 0), (0.3, 0.3, 0.05), (0.62, 0.32, 0), (0.6, 0.1, -0.02), (0.25, 0.02, 0), (0, 0, 0)]
                    ),
                    0.1,
                    16,
                    flat=0.35,
                ),
                surface("#d9ab5b", 0.35, metallic=0.6),
            ).turned(a)
            for a in (0, 180)
        )
    )
    few = together(*(bonbon(k).at(x, 0, z) for k, x, z in [(1, 1.9, 1.2), (3, 1.2, 1.65), (4, 2.2, 0.5)]))
    return Shot(
        (lid + (bow + thing(ball(0.13), surface("#d9ab5b", 0.35, metallic=0.6))).sized(1.2).at(0, 0.47, 0)).turned(24)
        + few,
        "#d9c0b2",
        lift=30,
        fill=0.78,
    )


def mooncake(seed: int, tone: str = "#c9833a", cut: bool = False) -> Thing:
    r = 0.5

    def fluted(p: np.ndarray) -> np.ndarray:
        a, far = np.arctan2(p[:, 2], p[:, 0]), np.hypot(p[:, 0], p[:, 2])
        wave = 1 + 0.05 * np.abs(np.cos(8 * a)) * np.clip((far - 0.3) * 6, 0, 1)
        return np.stack([p[:, 0] * wave, p[:, 1], p[:, 2] * wave], 1)

    def pressed(p: np.ndarray) -> np.ndarray:
        a, far = np.arctan2(p[:, 2], p[:, 0]), np.hypot(p[:, 0], p[:, 2])
        n = 5 + seed % 4
        petal = np.abs(far - (0.27 + 0.09 * np.cos(n * a)))
        inner = np.abs(far - (0.13 + 0.04 * np.cos(n * a + np.pi)))
        edge = np.abs(far - 0.41)
        mark = np.exp(-((np.minimum(np.minimum(petal, inner), edge) / 0.022) ** 2))
        return np.where(p[:, 1] > 0.35, 0.035 * mark, 0)

    body = lathe(rounded([(0, 0), (r, 0), (r, 0.4), (0, 0.4)], 0.05), 260, 0.012).bent(fluted).puffed(pressed)

    def baked(p: np.ndarray) -> np.ndarray:
        raised = np.clip((p[:, 1] - 0.4) * 40, 0, 1)
        return mix(linear(tone), linear("#7f4318"), 0.15 + 0.35 * clouds(p * 4, 3, seed) + 0.35 * raised)

    return painted(body, baked, 0.4, coat=0.25)


@picture("mooncake-box", 1)
def mooncakes_six() -> Shot:
    tray = thing(box(3.6, 0.1, 2.5, 0.04), matt("#8c2f26")) + together(
        *(
            thing(box(w, 0.34, d, 0.03), matt("#9e3a2e")).at(x, 0, z)
            for w, d, x, z in [(3.6, 0.07, 0, 1.22), (3.6, 0.07, 0, -1.22), (0.07, 2.5, 1.78, 0), (0.07, 2.5, -1.78, 0)]
        )
    )
    cakes = together(
        *(
            (
                thing(
                    lathe(rounded([(0, 0), (0.54, 0), (0.58, 0.16), (0.56, 0.16), (0.5, 0.03), (0, 0.03)], 0.01)),
                    surface("#d9ab5b", 0.35, metallic=0.8),
                )
                + mooncake(i, ["#c9833a", "#d4934a", "#bd7831"][i % 3]).at(0, 0.03, 0)
            ).at(-1.18 + 1.18 * (i % 3), 0.1, -0.58 + 1.16 * (i // 3))
            for i in range(6)
        )
    )
    return Shot((tray + cakes).turned(-14), "#f0dcb4", lift=40, fill=0.82)


@picture("mooncake-box", 2)
def mooncakes_plate() -> Shot:
    dish = thing(
        lathe(curve([(0, 0.02), (0.8, 0.02), (1.25, 0.14), (1.23, 0.17), (0.8, 0.07), (0, 0.06)], 8)), glaze("#41615a")
    )
    cakes = (
        mooncake(1).at(-0.5, 0.07, 0.15)
        + mooncake(2, "#d4934a").at(0.5, 0.07, 0.25)
        + mooncake(6).tipped(22).at(0.03, 0.38, -0.35)
    )
    return Shot(
        dish + cakes + tea_cup("#f1e4cf", "#b5661f").sized(1.1).at(1.55, 0, 0.75), "#e3d3ba", lift=28, fill=0.78
    )


def loaf(seed: int) -> Thing:
    shape = ball(1.0, 260).bent(
        lambda p: np.stack([p[:, 0] * 1.15, np.maximum(p[:, 1], -0.55) * 0.72 + 0.4, p[:, 2] * 0.95], 1)
    )

    def scores(p: np.ndarray) -> np.ndarray:
        bend = p[:, 2] + 0.22 * p[:, 0] ** 2 - 0.1
        main = np.exp(-((bend / 0.11) ** 2)) * np.clip((0.95 - np.abs(p[:, 0])) * 6, 0, 1)
        lift = np.exp(-(((bend + 0.16) / 0.07) ** 2)) * np.clip((0.95 - np.abs(p[:, 0])) * 6, 0, 1)
        return (0.10 * lift - 0.06 * main) * (p[:, 1] > 0.55) + 0.018 * clouds(p * 5, 4, seed)

    def wheat(p: np.ndarray) -> np.ndarray:
        ear = np.abs(np.sin(np.abs(p[:, 2] - 0.42) * 5 + p[:, 0] * 9))
        return (
            np.clip((0.2 - np.abs(p[:, 2] - 0.45)) * 30, 0, 1)
            * (ear < 0.18)
            * (np.abs(p[:, 0]) < 0.5)
            * (p[:, 1] > 0.6)
        )

    def crust(p: np.ndarray) -> np.ndarray:
        toast = 0.5 + 0.5 * clouds(p * 2.2, 3, seed) + 0.25 * clouds(p * 14, 2, seed)
        base = mix(linear("#c98743"), linear("#6b3312"), toast)
        bend = p[:, 2] + 0.22 * p[:, 0] ** 2 - 0.1
        open_ = np.exp(-((bend / 0.1) ** 2)) * np.clip((0.95 - np.abs(p[:, 0])) * 6, 0, 1) * (p[:, 1] > 0.55)
        base = mix(base, linear("#e3b877"), open_)
        flour = np.clip(0.3 * (clouds(p * 7, 3, seed + 4) + 0.35) * (p[:, 1] > 0.5) * (1 - open_), 0, 0.5)
        return mix(mix(base, linear("#f4ead8"), flour), linear("#6b3312"), 0.7 * wheat(p))

    return painted(shape.puffed(scores), crust, 0.8)


@picture("sourdough-loaf", 1)
def loaf_whole() -> Shot:
    plank = wooden(slab(pill(3.0, 2.3, 0.3), 0.14, 0.05), "walnut", 0, 0.7)
    return Shot(plank + loaf(3).turned(-20).at(0, 0.14, 0), "#e6d6bd", lift=26, fill=0.78)


def slice_of_bread(seed: int) -> Thing:
    t = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    edge = np.stack(
        [0.95 * np.cos(t) * (1 + 0.02 * np.cos(3 * t)), 0.62 * np.sin(t) * np.where(np.sin(t) < 0, 0.85, 1)], 1
    )
    crust = painted(
        slab(edge, 0.16, 0.04),
        lambda p: mix(linear("#b87638"), linear("#7a4018"), 0.5 + 0.5 * clouds(p * 8, 2, seed)),
        0.8,
    )
    grid = sheet(
        lambda u, v: np.stack(
            [
                0.9 * v * np.cos(u * 6.2832),
                0 * u + 0.163,
                0.58 * v * np.sin(u * 6.2832) * np.where(np.sin(u * 6.2832) < 0, 0.85, 1),
            ],
            1,
        ),
        420,
        300,
    )

    def holes(p: np.ndarray) -> np.ndarray:
        return np.clip((noise(p * [7, 0.1, 10], seed) - 0.5) * 4, 0, 1) + np.clip(
            (noise(p * [17, 0.1, 22], seed + 2) - 0.52) * 4, 0, 1
        )

    return crust + painted(grid, lambda p: mix(linear("#f3e2c2"), linear("#dcbd8c"), 0.5 * holes(p)), 0.9)


@picture("sourdough-loaf", 2)
def loaf_sliced() -> Shot:
    plank = wooden(slab(pill(3.6, 2.2, 0.2), 0.12, 0.05), "oak", 0, 0.7)
    made = (
        plank
        + loaf(5).sized(0.82).turned(30).at(-0.75, 0.12, -0.35)
        + slice_of_bread(1).turned(-15).at(0.55, 0.12, 0.55)
        + slice_of_bread(2).tipped(24).turned(12).at(0.85, 0.42, 0.05)
    )
    return Shot(made, "#d8cab2", lift=36, fill=0.8)


def macaron(colour: str, cream: str, seed: int) -> Thing:
    shell = lathe(curve([(0, 0.52), (0.3, 0.5), (0.47, 0.4), (0.5, 0.3), (0.47, 0.27)], 12), 90)
    foot = lathe(curve([(0.47, 0.28), (0.52, 0.25), (0.51, 0.21), (0.44, 0.2), (0, 0.2)], 8), 160).puffed(
        lambda p: 0.022 * noise(p * 26, seed) * (np.hypot(p[:, 0], p[:, 2]) > 0.44)
    )
    filling = lathe(curve([(0, 0.1), (0.42, 0.1), (0.47, 0.15), (0.42, 0.2), (0, 0.2)], 6))
    half = thing(shell, matt(colour, 0.55)) + thing(foot, matt(colour, 0.8))
    below = half.rolled(180).at(0, 0.31, 0)
    return half.at(0, 0.11, 0) + thing(filling, matt(cream, 0.5)).at(0, 0.06, 0) + below


MACARONS = (
    ("#a9bf7a", "#e9e2b8"),
    ("#d9637a", "#f3d5d2"),
    ("#f0d264", "#fbf3d3"),
    ("#f2e3c8", "#fff8ea"),
    ("#7d7a78", "#d7d2cb"),
    ("#c79a6b", "#f1dfc6"),
)


@picture("macaron-tower", 1)
def macarons_stacked() -> Shot:
    made = Thing()
    for i, (a, b) in enumerate(MACARONS[:4]):
        made += macaron(a, b, i).turned(30 * i).at(0.03 * (-1) ** i, 0.62 * i, 0)
    made += (
        macaron(*MACARONS[4], 9).tipped(74).turned(-24).grounded().at(-1.05, 0, 0.5)
        + macaron(*MACARONS[5], 8).at(1.05, 0, 0.55)
        + macaron(*MACARONS[1], 5).tipped(70).turned(30).grounded().at(1.1, 0.62, 0.5)
    )
    return Shot(made, "#efd8d6", lift=14, fill=0.76)


@picture("macaron-tower", 2)
def macarons_tray() -> Shot:
    dish = thing(slab(pill(3.4, 2.3, 0.3), 0.1, 0.04), glaze("#f4eee2"))
    made = together(
        *(
            macaron(*MACARONS[(i + i // 4) % 6], i)
            .turned(40 * i)
            .at(-1.15 + 0.77 * (i % 4), 0.1, -0.7 + 0.72 * (i // 4))
            for i in range(12)
        )
    )
    return Shot(
        (dish + made.sized(0.68, 0.75, 0.68).sized(1.02).at(0, 0.02, 0)).turned(-18), "#d6dcd0", lift=42, fill=0.82
    )
