"""Fresh food: fruit and eggs."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.materials import glaze, linear, matt, painted, surface, wooden
from demo.render.noise import clouds, mix, noise
from demo.render.shapes import Thing, ball, box, circle, curve, lathe, pill, sheet, slab, thing, together, tube
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
