"""Food: fruit, bread, honey and what goes in boxes."""

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label
from demo.render.materials import (
    brass,
    glaze,
    linear,
    liquid,
    matt,
    painted,
    printed,
    surface,
    thin_glass,
    wooden,
)
from demo.render.noise import clouds, mix, noise
from demo.render.shapes import (
    Thing,
    ball,
    box,
    circle,
    curve,
    lathe,
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


def orange(seed: int, size: float = 0.44) -> Thing:
    colour = ["#f08a1d", "#f59a2a", "#ef7f1a", "#f28f20"][seed % 4]
    skin = ball(size, 120).bent(lambda p: p * (1 - 0.05 * np.abs(p[:, 1:2] / size) ** 7) * [1, 0.94, 1])
    peel = skin.puffed(lambda p: 0.006 * noise(p * 42, seed) + 0.004 * noise(p * 8, seed + 1))
    stem = thing(slab(circle(0.05, 10), 0.02, 0.008), matt("#6f7a3a")).at(0, size * 0.89, 0)
    return (thing(peel, surface(colour, 0.42, coat=0.25)) + stem).tipped(37 * seed % 70 - 20).turned(seed * 77)


def leaf(size: float, colour: str = "#557a3b") -> Thing:
    def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        wide = np.sin(np.pi * u**0.85) * 0.3
        side = (v - 0.5) * 2
        return np.stack([u, 0.12 * np.sin(u * 2.6) + 0.1 * np.abs(side) * wide, side * wide], 1) * size

    return thing(sheet(place, 50, 25), surface(colour, 0.4))


def bowl(colour: str, inside: str | None = None, size: float = 1.0) -> Thing:
    outer = curve([(0, 0.02), (0.38, 0.02), (0.42, 0.1), (0.75, 0.25), (1.08, 0.6), (1.17, 0.92), (1.15, 0.96)], 8)
    inner = curve([(1.15, 0.96), (1.12, 0.92), (1.02, 0.6), (0.7, 0.32), (0, 0.2)], 8)
    return (thing(lathe(outer), glaze(colour)) + thing(lathe(inner), glaze(inside or colour))).sized(size)


@picture("navel-oranges", 1)
def oranges_bowl() -> Shot:
    spots = [
        (-0.5, 0.78, 0.3),
        (0.42, 0.8, 0.38),
        (0, 0.8, -0.45),
        (0.62, 0.82, -0.28),
        (-0.62, 0.8, -0.32),
        (0.02, 1.3, 0.02),
    ]
    fruit = together(*(orange(i).at(*p) for i, p in enumerate(spots)))
    return Shot(
        bowl("#fbf7ef") + fruit + orange(9, 0.42).at(1.7, 0.4, 0.75) + leaf(0.6).turned(40).at(0.1, 1.65, 0.1),
        "#dfe6c8",
        lift=16,
        fill=0.78,
    )


def orange_half(seed: int) -> Thing:
    rind = ball(0.44, 90).bent(lambda p: np.stack([p[:, 0], np.minimum(p[:, 1], 0), p[:, 2]], 1))
    face = sheet(
        lambda u, v: np.stack([0.435 * v * np.cos(u * 2 * np.pi), 0 * u + 0.004, 0.435 * v * np.sin(u * 2 * np.pi)], 1),
        300,
        120,
    )

    def flesh(p: np.ndarray) -> np.ndarray:
        r, a = np.hypot(p[:, 0], p[:, 2]) / 0.435, np.arctan2(p[:, 2], p[:, 0])
        wall = np.clip(1 - np.abs(((a * 10 / (2 * np.pi)) % 1) - 0.5) * 2 - 0.0, 0, 1)
        pith = np.maximum(
            np.clip((0.09 / np.maximum(r, 0.05) - wall) * 8 + 0.3, 0, 1), np.clip((r - 0.86) * 14, 0, 1)
        ) * (r < 0.95)
        pith = np.maximum(pith, np.clip((0.12 - r) * 20, 0, 1))
        streak = 0.5 + 0.5 * noise(np.stack([a * 24, r * 4, 0 * a + seed], 1))
        inside = mix(linear("#f6931f"), linear("#fdb44b"), streak)
        return np.where((r >= 0.95)[:, None], linear("#ef8a1a"), mix(inside, linear("#fdeccb"), pith))

    return thing(rind, surface("#f08a1d", 0.42)) + painted(face, flesh, 0.18, coat=0.6)


@picture("navel-oranges", 2)
def oranges_cut() -> Shot:
    plank = wooden(slab(pill(3.2, 1.8, 0.2), 0.12, 0.05), "oak", 0, 0.7)
    made = (
        plank
        + orange_half(1).tipped(38).turned(12).at(-0.55, 0.42, 0.3)
        + orange_half(3).tipped(8).at(0.5, 0.5, 0.45)
        + orange(2).at(0.75, 0.53, -0.5)
        + orange(5).at(-0.2, 0.53, -0.5)
        + leaf(0.7).turned(-30).at(-1.3, 0.13, 0.4)
    )
    return Shot(made, "#efe1c3", lift=30, fill=0.8)


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
    from demo.render.models.home import tea_cup

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
    from demo.render.models.home import tea_cup

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


def egg(tone: str, seed: int) -> Thing:
    shell = ball(0.3, 60).bent(lambda p: p * [1, 1.3, 1] * (1 - 0.28 * p[:, 1:2]))
    return painted(shell, lambda p: np.asarray(linear(tone)) * (0.97 + 0.05 * clouds(p * 12, 2, seed))[:, None], 0.5)


EGGS = ("#d9a880", "#c98f66", "#e8cbb0", "#cf9c78", "#ddb491")


@picture("free-range-eggs", 1)
def eggs_carton() -> Shot:
    pulp, made = matt("#b9aa94", 0.95), Thing()
    for i in range(10):
        x, z = -1.36 + 0.68 * (i % 5), -0.34 + 0.68 * (i // 5)
        made += thing(lathe(curve([(0, 0.0), (0.22, 0.0), (0.3, 0.12), (0.34, 0.38)], 8)), pulp).at(x, 0, z) + egg(
            EGGS[(i * 3) % 5], i
        ).at(x, 0.42, z)
    for x, z in [(-1.02 + 0.68 * i, 0) for i in range(4)]:
        made += thing(lathe(curve([(0, 0.62), (0.06, 0.6), (0.12, 0.35), (0.2, 0.2)], 6)), pulp).at(x, 0, z)
    rim = pill(3.6, 1.6, 0.2)
    made += thing(slab(rim, 0.05, 0.02), pulp).at(0, 0.2, 0) + thing(slab(pill(3.3, 1.35, 0.2), 0.1, 0.04), pulp)
    return Shot(made.turned(-24), "#dde0d2", lift=32, fill=0.82)


@picture("free-range-eggs", 2)
def eggs_nest() -> Shot:
    rng, straw = np.random.default_rng(4), Thing()
    for _ in range(170):
        a, r = rng.uniform(0, 6.28), rng.normal(0.95, 0.16)
        d = a + np.pi / 2 + rng.normal(0, 0.35)
        mid = np.array([r * np.cos(a), 0.08 + abs(rng.normal(0, 0.13)), r * np.sin(a) * 0.85])
        go = np.array([np.cos(d), rng.normal(0, 0.12), np.sin(d)]) * 0.42
        inward = -np.array([np.cos(a), 0, np.sin(a)]) * 0.08
        straw += thing(
            tube(curve([mid - go + inward, mid, mid + go + inward], 6), 0.016, 6),
            matt(["#d9b873", "#c9a35a", "#e6cc92"][rng.integers(3)]),
        )
    eggs = together(
        *(
            egg(EGGS[i], i).tipped(80).turned(t).at(x, 0.32 + y, z)
            for i, (x, y, z, t) in enumerate(
                [(-0.4, 0, 0.1, 30), (0.3, 0, 0.35, -50), (0.25, 0, -0.4, 100), (-0.02, 0.36, 0.02, 10)]
            )
        )
    )
    return Shot(straw + eggs, "#e9dcc4", lift=30, fill=0.74)


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


@picture("beef-noodles", 1)
def noodles_top() -> Shot:
    return Shot(noodle_bowl(), "#ddd3c0", lift=44, fill=0.76)


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
        beef = painted(
            slab(circle(1, 50) * [0.42, 0.26], 0.08, 0.03),
            lambda p, i=i: mix(linear("#7a4330"), linear("#a8705a"), 0.5 + 0.6 * clouds(p * [4, 1, 14], 2, i)),
            0.4,
            coat=0.4,
        )
        made += beef.tipped(8).turned(t).at(x, 1.08 + 0.05 * i, z)
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
    from demo.render.models.home import chopstick, chopstick_rest

    sticks = (
        (chopstick(2).at(0, 0.2, 0) + chopstick(3).turned(2).at(0, 0.2, 0.2) + chopstick_rest().at(1.2, 0, 0.1))
        .turned(68)
        .at(1.95, 0, 0.3)
    )
    return Shot(noodle_bowl().turned(150) + sticks, "#e5d4bf", lift=34, fill=0.8)


def apple(seed: int, size: float = 0.42) -> Thing:
    profile = curve(
        [
            (0, 0.12),
            (0.1, 0.06),
            (0.24, 0.0),
            (0.4, 0.14),
            (0.5, 0.48),
            (0.42, 0.78),
            (0.22, 0.88),
            (0.08, 0.8),
            (0, 0.72),
        ],
        12,
    )
    skin = lathe(profile, 120, 0.015).bent(
        lambda p: (
            p * (1 + 0.03 * np.cos(5 * np.arctan2(p[:, 2], p[:, 0]) + seed) * np.clip(0.5 - p[:, 1], 0, 1))[:, None]
        )
    )

    def blush(p: np.ndarray) -> np.ndarray:
        a = np.arctan2(p[:, 2], p[:, 0])
        streak = clouds(np.stack([a * 7, p[:, 1] * 0.8, 0 * a + seed], 1), 3, seed)
        sun = (
            0.75
            + 0.35 * np.cos(a - seed)
            + 0.4 * streak
            - 0.9 * np.clip(0.15 - p[:, 1], 0, 1)
            - 0.8 * np.clip(0.16 - np.hypot(p[:, 0], p[:, 2]), 0, 1) * (p[:, 1] > 0.5) * 6
        )
        return mix(
            mix(linear("#e6c85c"), linear("#b9211f"), sun),
            linear("#f2dfa0"),
            np.clip((noise(p * 40, seed) - 0.72) * 4, 0, 0.6),
        )

    stem = thing(tube(curve([(0, 0.72, 0), (0.02, 0.88, 0), (0.07, 1.0, 0.02)]), 0.022, 10), matt("#5a4026"))
    return (painted(skin, blush, 0.28, coat=0.5) + stem).sized(size / 0.45)


@picture("red-apples", 1)
def apples_crate() -> Shot:
    made = Thing()
    for z in (-0.95, 0.95):
        made += together(
            *(
                wooden(box(3.1, 0.3, 0.07, 0.02, 60), "pine", 0, 0.8, i + int(z * 9)).at(0, 0.06 + 0.36 * i, z)
                for i in range(3)
            )
        )
    for x in (-1.5, 1.5):
        made += together(
            *(wooden(box(0.07, 0.3, 1.86, 0.02, 60), "pine", 2, 0.8, i).at(x, 0.06 + 0.36 * i, 0) for i in range(3))
        )
    made += wooden(box(3.0, 0.06, 1.86, 0.02, 40), "pine", 0, 0.8) + together(
        *(wooden(box(0.14, 1.12, 0.14, 0.02, 20), "pine", 1, 1).at(x, 0, z) for x in (-1.4, 1.4) for z in (-0.84, 0.84))
    )
    rng = np.random.default_rng(3)
    for i in range(18):
        x, z = -1.1 + 0.55 * (i % 5), -0.55 + 0.52 * (i // 5 % 3)
        made += (
            apple(i)
            .rolled(rng.uniform(-28, 28))
            .tipped(rng.uniform(-20, 25))
            .at(
                x + rng.uniform(-0.05, 0.05),
                0.62 + 0.28 * (i >= 15) + rng.uniform(0, 0.08),
                z + (0.3 if i >= 15 else 0),
            )
        )
    return Shot(made.turned(-22) + apple(30).at(1.5, 0, 1.6), "#e2dcc2", lift=26, fill=0.84)


@picture("red-apples", 2)
def apples_three() -> Shot:
    return Shot(
        apple(2).at(-0.75, 0, 0.1)
        + apple(5).turned(90).rolled(-14).at(0.35, 0.02, 0.45)
        + apple(9).at(0.45, 0, -0.75)
        + leaf(0.5).turned(30).at(0.5, 0.98, -0.75),
        "#efd9c9",
        lift=18,
        fill=0.7,
    )


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
