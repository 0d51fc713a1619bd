"""Sport: iron, mat, bats and ball."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label
from demo.render.materials import PAINTED, cloth, linear, matt, painted, printed, steel, surface, wooden
from demo.render.noise import clouds, mix, noise
from demo.render.shapes import (
    Mesh,
    Thing,
    ball,
    box,
    curve,
    lathe,
    outline,
    panel,
    rounded,
    slab,
    thing,
    together,
    tube,
)
from demo.render.studio import Shot


def dumbbell(mark: str, accent: str) -> Thing:
    hexagon = np.array([(0.62 * np.cos(a), 0.62 * np.sin(a)) for a in np.radians(np.arange(0, 360, 60))])
    made = Thing()
    for side in (-1, 1):
        made += thing(slab(hexagon, 0.72, 0.07), matt("#2e2d2f", 0.6)).rolled(-90 * side).at(side * 0.52)
        face = (
            thing(lathe(rounded([(0, 0), (0.36, 0), (0.34, 0.02), (0, 0.02)], 0.005)), matt(accent, 0.5))
            .rolled(-90 * side)
            .at(side * 1.235, 0, 0)
        )
        made += face + thing(
            panel(0.52, 0.3), printed(label(520, 300, accent, [(mark, 0.5, 0.62, "#fffaf2")], style="sans"), 0.5)
        ).turned(90 * side).at(side * 1.263, 0, 0)
    bar = tube(
        np.stack([np.linspace(-0.55, 0.55, 60), np.zeros(60), np.zeros(60)], 1),
        0.145 + 0.03 * np.cos(np.linspace(-1.4, 1.4, 60)),
        80,
        caps=False,
    )
    knurled = bar.puffed(lambda p: 0.006 * np.sin(p[:, 0] * 120) * np.sin(np.arctan2(p[:, 1], p[:, 2]) * 30))
    return (made + thing(knurled, steel(0.22))).at(0, 0.537, 0)


@picture("cast-dumbbell", 1)
def dumbbells() -> Shot:
    return Shot(
        dumbbell("3 kg", "#cf4a37").turned(32).at(-0.35, 0, 0.4)
        + dumbbell("3 kg", "#cf4a37").turned(-24).at(0.5, 0, -1.1),
        "#d9d5ce",
        lift=22,
        fill=0.78,
    )


@picture("cast-dumbbell", 2)
def dumbbell_one() -> Shot:
    return Shot(dumbbell("5 kg", "#3f7d83").turned(-38), "#e6dccd", lift=26, fill=0.68)


def mat_roll(outer: str, inner: str, strap: str) -> Thing:
    turn = np.linspace(0, 7 * 2 * np.pi, 700)
    r = 0.13 + 0.061 * turn / (2 * np.pi)
    line = np.stack([r * np.cos(turn), r * np.sin(turn)], 1)
    ahead = np.gradient(line, axis=0)
    out = np.stack([ahead[:, 1], -ahead[:, 0]], 1) / np.linalg.norm(ahead, axis=1, keepdims=True)
    long, made = 2.6, Thing()
    for shift, colour in ((0.024, outer), (-0.024, inner)):
        side = line + out * shift
        made += thing(_ribbon(side, long), matt(colour, 0.85))
    edge, other = line + out * 0.024, line - out * 0.024
    for x in (-long / 2, long / 2):
        points = np.vstack([np.stack([np.full(len(line), x), e[:, 1], e[:, 0]], 1) for e in (edge, other)])
        n = len(line)
        i = np.arange(n - 1)
        made += thing(
            Mesh(points, np.vstack([np.stack([i, i + n, i + 1], 1), np.stack([i + 1, i + n, i + n + 1], 1)])),
            matt(inner, 0.9),
        )
    bands = together(*(thing(_band(0.6, 0.16), cloth(strap)).at(x, 0, 0) for x in (-0.75, 0.75)))
    handle = thing(
        tube(
            curve([(-0.75, 0.58, 0.1), (-0.5, 0.85, 0.25), (0, 0.95, 0.3), (0.5, 0.85, 0.25), (0.75, 0.58, 0.1)]),
            0.07,
            16,
            flat=0.3,
        ),
        cloth(strap),
    )
    return (made + bands + handle).at(0, 0.58, 0)


def _ribbon(line: np.ndarray, long: float) -> Mesh:
    n = len(line)
    points = np.vstack([np.stack([np.full(n, x), line[:, 1], line[:, 0]], 1) for x in (-long / 2, long / 2)])
    i = np.arange(n - 1)
    return Mesh(points, np.vstack([np.stack([i, i + 1, i + n], 1), np.stack([i + 1, i + n + 1, i + n], 1)]))


def _band(radius: float, wide: float) -> Mesh:
    return lathe(
        rounded(
            [
                (radius - 0.01, -wide / 2),
                (radius + 0.01, -wide / 2),
                (radius + 0.01, wide / 2),
                (radius - 0.01, wide / 2),
            ],
            0.004,
        )
    ).bent(lambda p: np.stack([p[:, 1], p[:, 0], p[:, 2]], 1))


@picture("yoga-mat", 1)
def mat_mauve() -> Shot:
    block = painted(
        box(1.0, 0.55, 0.75, 0.06, 60),
        lambda p: mix(linear("#cda271"), linear("#80582f"), 0.45 + clouds(p * 16, 3)),
        0.9,
    )
    return Shot(
        mat_roll("#a98aa0", "#c9b3c1", "#efe6d8").turned(38).at(-0.1, 0, 0) + block.turned(-20).at(1.2, 0, 1.05),
        "#e7dfe0",
        lift=20,
        fill=0.76,
    )


@picture("yoga-mat", 2)
def mat_moss() -> Shot:
    return Shot(mat_roll("#7d8a62", "#a9b38f", "#e3d3b3").turned(-48), "#dcd8c8", lift=24, fill=0.7)


def bat(rubber: str) -> Thing:
    blade = outline(
        [
            (-0.12, 0.86),
            (-0.55, 0.72),
            (-0.86, 0.2),
            (-0.8, -0.4),
            (-0.4, -0.86),
            (0, -0.95),
            (0.4, -0.86),
            (0.8, -0.4),
            (0.86, 0.2),
            (0.55, 0.72),
            (0.12, 0.86),
        ],
        8,
    )
    wood = wooden(slab(blade, 0.07, 0.015), "pine", 2, 1)
    face = blade[blade[:, 1] < 0.66]
    red = thing(slab(face, 0.05, 0.015), surface(rubber, 0.35))
    handle = wooden(
        slab(
            outline(
                [
                    (-0.13, 0.6),
                    (0.13, 0.6),
                    (0.14, 1.2),
                    (0.19, 1.75),
                    (0.1, 1.82),
                    (-0.1, 1.82),
                    (-0.19, 1.75),
                    (-0.14, 1.2),
                ],
                6,
            ),
            0.24,
            0.09,
        ),
        "cherry",
        2,
        1.2,
    ).at(0, -0.08, 0)
    stripe = thing(box(0.05, 0.012, 0.95, 0.004), matt("#f2e5cc")).at(0, 0.155, 1.28)
    return wood + red.at(0, 0.07, 0) + red.at(0, -0.05, 0) + handle + stripe


def pong_ball(colour: str = "#f7f3ea") -> Thing:
    return thing(ball(0.2, 48), matt(colour, 0.4)).at(0, 0.2, 0)


@picture("table-tennis-bats", 1)
def bats_crossed() -> Shot:
    made = bat("#c5352c").turned(28).at(-0.55, 0.1, 0) + bat("#26282b").turned(-30).at(0.6, 0.36, 0.1)
    return Shot(
        made + pong_ball().at(-0.2, 0.12, -0.35) + pong_ball("#f2a13a").at(1.5, 0, 1.3) + pong_ball().at(-1.4, 0, 1.4),
        "#c3d3cf",
        lift=52,
        fill=0.8,
    )


@picture("table-tennis-bats", 2)
def bat_standing() -> Shot:
    return Shot(
        bat("#c5352c").tipped(72).turned(-14).grounded().at(0, 0, -0.2)
        + pong_ball().at(0.9, 0, 0.7)
        + pong_ball("#f2a13a").at(1.25, 0, 0.3),
        "#dcd5c3",
        lift=14,
        fill=0.74,
    )


@picture("street-basketball", 1)
def ball_front() -> Shot:
    return Shot(basketball().turned(30), "#e3d2bf", lift=14, fill=0.62)


def basketball() -> Thing:
    skin = ball(1.0, 420)

    def groove(p: np.ndarray) -> np.ndarray:
        lines = np.minimum(np.abs(p[:, 0]), np.abs(p[:, 1]))
        arcs = np.abs(np.hypot(p[:, 0] - np.sign(p[:, 0]) * 1.32, p[:, 1]) - 0.86)
        return np.exp(-((np.minimum(lines, arcs) / 0.021) ** 2))

    pebbled = skin.painted(
        lambda p: mix(
            mix(linear("#c8622b"), linear("#a94a1d"), 0.5 + 0.5 * noise(p * 40, 2)), linear("#241a15"), groove(p) ** 0.6
        )
    ).puffed(lambda p: 0.006 * np.clip(noise(p * 40, 2), 0, 1) * (1 - groove(p)) - 0.018 * groove(p))
    return thing(pebbled, surface(PAINTED, 0.6, shine=0.4)).tipped(-22).rolled(18).at(0, 0.98, 0)


@picture("street-basketball", 2)
def ball_close() -> Shot:
    pump = (
        thing(tube([(0, 0, 0), (0, 0.8, 0), (0, 1.5, 0)], 0.14, 32, caps=False), surface("#2f4a5a", 0.35))
        + thing(box(0.7, 0.16, 0.18, 0.07), surface("#e0a23c", 0.4)).at(0, 1.55, 0)
        + thing(tube([(0, 0, 0), (0, -0.1, 0), (0, -0.35, 0)], [0.05, 0.03, 0.02], 16), steel())
    )
    return Shot(
        basketball().turned(-50) + pump.rolled(90).turned(20).at(2.1, 0.16, 0.9).sized(0.8),
        "#cfd6d6",
        lift=22,
        fill=0.76,
    )
