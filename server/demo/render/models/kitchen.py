"""Kitchen: flask, kettle, jars, iron pot and board."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.materials import PAINTED, brass, glaze, linear, matt, steel, surface, thin_glass, wooden
from demo.render.models.tableware import cup, tea_cup
from demo.render.noise import mix
from demo.render.shapes import Mesh, Thing, ball, box, curve, lathe, pill, rounded, slab, thing, together, tube
from demo.render.studio import Shot


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
