"""Kids: painted wood, rubber and notes."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.materials import brass, linear, matt, painted, steel, surface, wooden
from demo.render.noise import clouds, mix
from demo.render.shapes import (
    Thing,
    arch,
    ball,
    box,
    circle,
    curve,
    lathe,
    pill,
    ring,
    rounded,
    slab,
    thing,
    together,
    tube,
)
from demo.render.studio import Shot

CRAYONS = ("#d9503f", "#ea8a3c", "#f0bf4c", "#7fa860", "#4f8fa3", "#8a76ad")


def paint(colour: str) -> dict:
    return surface(colour, 0.4, coat=0.25)


def ring_tower(order: tuple[int, ...]) -> Thing:
    made = wooden(lathe(rounded([(0, 0), (0.9, 0), (0.9, 0.18), (0, 0.18)], 0.06), cells=0.03), "beech", 0, 1) + wooden(
        tube([(0, 0.1, 0), (0, 1.2, 0), (0, 2.5, 0)], 0.13, 24), "beech", 1, 1
    )
    y = 0.18
    for i in order:
        thick = 0.2 - 0.008 * i
        made += thing(ring(0.72 - 0.085 * i - thick * 0.5, thick), paint(CRAYONS[i])).at(0, y + thick, 0)
        y += thick * 1.93
    return made + thing(ball(0.24), paint("#e9dfcf")).at(0, y + 0.24, 0)


@picture("stacking-rings", 1)
def rings_stacked() -> Shot:
    return Shot(ring_tower((0, 1, 2, 3, 4, 5)), "#f1e1cb", lift=14, fill=0.68)


@picture("stacking-rings", 2)
def rings_playing() -> Shot:
    loose = (
        thing(ring(0.4, 0.18), paint(CRAYONS[3])).at(1.25, 0.18, 0.6)
        + thing(ring(0.33, 0.17), paint(CRAYONS[4])).tipped(62).grounded().at(1.15, 0.28, 0.95)
        + thing(ring(0.26, 0.16), paint(CRAYONS[5])).at(-1.2, 0.16, 0.9)
        + thing(ball(0.24), paint("#e9dfcf")).at(-0.6, 0.24, 1.3)
    )
    base = wooden(lathe(rounded([(0, 0), (0.9, 0), (0.9, 0.18), (0, 0.18)], 0.06), cells=0.03), "beech", 0, 1) + wooden(
        tube([(0, 0.1, 0), (0, 1.2, 0), (0, 2.1, 0)], 0.13, 24), "beech", 1, 1
    )
    held = together(
        *(thing(ring(0.72 - 0.085 * i - 0.1, 0.2), paint(CRAYONS[i])).at(0, 0.38 + 0.385 * i, 0) for i in range(3))
    )
    return Shot(base + held + loose, "#dfe3d8", lift=26, fill=0.78)


def wheel(colour: str, r: float = 0.24) -> Thing:
    made = wooden(
        lathe(rounded([(0, -0.07), (r, -0.07), (r, 0.07), (0, 0.07)], 0.03), cells=0.03), "beech", 0, 1
    ) + thing(lathe(rounded([(0, 0.06), (0.08, 0.06), (0.08, 0.11), (0, 0.11)], 0.02)), paint(colour))
    return made.tipped(90)


def train() -> Thing:
    made = wooden(box(1.7, 0.26, 0.9, 0.07, 40), "beech", 0, 1).at(0, 0.24, 0)
    made += thing(
        tube([(-0.75, 0.9, 0), (-0.2, 0.9, 0), (0.25, 0.9, 0)], 0.4, 64, caps=False), paint(CRAYONS[0])
    ) + thing(lathe(rounded([(0, 0), (0.4, 0), (0.36, 0.08), (0, 0.08)], 0.03)), paint(CRAYONS[2])).rolled(90).at(
        -0.75, 0.9, 0
    )
    made += thing(box(0.62, 1.0, 0.86, 0.06), paint(CRAYONS[4])).at(0.5, 0.5, 0) + wooden(
        box(0.82, 0.12, 1.02, 0.05, 30), "beech", 0, 1
    ).at(0.5, 1.5, 0)
    made += together(
        *(thing(slab(circle(0.17), 0.03, 0.01), matt("#f4ead8")).tipped(90).at(0.5, 1.08, 0.415) for _ in (0,))
    )
    made += wooden(
        lathe(rounded([(0, 0), (0.13, 0), (0.16, 0.34), (0.2, 0.4), (0.12, 0.42), (0, 0.4)], 0.02), cells=0.03),
        "beech",
        1,
        1,
    ).at(-0.48, 1.25, 0) + thing(ball(0.13), paint(CRAYONS[2])).at(-0.05, 1.3, 0)
    for x in (-0.5, 0.05, 0.58):
        made += together(*(wheel(CRAYONS[0]).turned(0 if s > 0 else 180).at(x, 0.24, s * 0.5) for s in (1, -1)))
    return made


def wagon(colour: str, load: Thing) -> Thing:
    made = wooden(box(1.25, 0.2, 0.9, 0.06, 40), "beech", 0, 1, 4).at(0, 0.24, 0)
    made += together(
        *(
            thing(box(w, 0.36, d, 0.04), paint(colour)).at(x, 0.42, z)
            for w, d, x, z in [(1.2, 0.1, 0, 0.38), (1.2, 0.1, 0, -0.38), (0.1, 0.84, 0.56, 0), (0.1, 0.84, -0.56, 0)]
        )
    )
    for x in (-0.38, 0.38):
        made += together(*(wheel(colour).turned(0 if s > 0 else 180).at(x, 0.24, s * 0.5) for s in (1, -1)))
    return made + load + thing(tube([(-0.85, 0.34, 0), (-0.74, 0.34, 0), (-0.6, 0.34, 0)], 0.05, 16), steel())


@picture("wooden-train", 1)
def train_whole() -> Shot:
    blocks = thing(box(0.4, 0.4, 0.4, 0.04), paint(CRAYONS[2])).turned(20).at(-0.2, 0.45, 0) + thing(
        lathe(curve([(0, 0.4), (0.0, 0.4), (0.2, 0), (0, 0)], 1)), paint(CRAYONS[5])
    ).at(0.27, 0.45, 0)
    balls = together(
        *(
            thing(ball(0.2), paint(CRAYONS[i])).at(x, 0.66, z)
            for i, x, z in [(0, -0.3, 0.1), (4, 0.12, -0.08), (1, 0.36, 0.16)]
        )
    )
    made = train().at(-1.6, 0, 0) + wagon(CRAYONS[3], blocks).at(0.15, 0, 0) + wagon(CRAYONS[1], balls).at(1.7, 0, 0)
    return Shot(made.turned(22), "#e3dcc6", lift=18, fill=0.86)


@picture("wooden-train", 2)
def train_front() -> Shot:
    return Shot(train().turned(-38), "#dbe2e0", lift=20, fill=0.7)


def prism(size: float) -> Thing:
    made = slab([(-size, -size * 0.58), (size, -size * 0.58), (0, size * 0.6)], 0.5, 0.03)
    return thing(made.bent(lambda p: np.stack([p[:, 0], p[:, 2] + size * 0.58, p[:, 1] - 0.25], 1)), paint("#d9503f"))


@picture("building-blocks", 1)
def blocks_castle() -> Shot:
    made = together(
        wooden(box(0.5, 1.2, 0.5, 0.04, 40), "beech", 1, 1, 1).at(-1.0, 0, 0),
        wooden(box(0.5, 1.2, 0.5, 0.04, 40), "beech", 1, 1, 2).at(1.0, 0, 0),
        thing(arch(0.75, 0.42, 0.5), paint(CRAYONS[4])).at(0, 0.55, 0),
        thing(box(0.33, 0.56, 0.5, 0.03), paint(CRAYONS[2])).at(-0.585, 0, 0),
        thing(box(0.33, 0.56, 0.5, 0.03), paint(CRAYONS[2])).at(0.585, 0, 0),
        wooden(box(2.5, 0.25, 0.5, 0.04, 60), "beech", 0, 1, 3).at(0, 1.3, 0),
        prism(0.5).at(-1.0, 1.55, 0),
        prism(0.5).at(1.0, 1.55, 0),
        thing(box(0.5, 0.5, 0.5, 0.04), paint(CRAYONS[3])).at(0, 1.55, 0),
        thing(lathe(rounded([(0, 0), (0.24, 0), (0.24, 0.5), (0, 0.5)], 0.04)), paint(CRAYONS[1])).at(0, 2.05, 0),
        thing(ball(0.22), paint(CRAYONS[0])).at(0, 2.77, 0),
        thing(box(0.5, 0.5, 0.5, 0.04), paint(CRAYONS[1])).turned(30).at(1.6, 0, 0.9),
        thing(lathe(rounded([(0, 0), (0.25, 0), (0.25, 0.5), (0, 0.5)], 0.04)), paint(CRAYONS[4])).at(-1.5, 0, 0.9),
    )
    return Shot(made, "#ecdcc6", lift=13, fill=0.8)


@picture("building-blocks", 2)
def blocks_heap() -> Shot:
    rng, made = np.random.default_rng(6), Thing()
    for i in range(16):
        kind, colour = i % 4, CRAYONS[i % 6]
        x, z = -1.5 + (i % 4) * 1.0 + rng.uniform(-0.15, 0.15), -1.2 + (i // 4) * 0.8 + rng.uniform(-0.12, 0.12)
        piece = [
            thing(box(0.48, 0.48, 0.48, 0.04), paint(colour)),
            wooden(box(0.9, 0.3, 0.45, 0.04, 40), "beech", 0, 1, i),
            thing(lathe(rounded([(0, 0), (0.25, 0), (0.25, 0.55), (0, 0.55)], 0.04)), paint(colour)),
            thing(arch(0.45, 0.2, 0.4), paint(colour)),
        ][kind]
        made += piece.turned(rng.uniform(0, 180)).at(x, 0, z)
    return Shot(made, "#d9dfdc", lift=46, fill=0.84)


def duck(size: float = 1) -> Thing:
    yellow = surface("#f4c531", 0.32, coat=0.5)

    def breast(p: np.ndarray) -> np.ndarray:
        tail = np.clip(p[:, 0] - 0.45, 0, 1)
        return np.stack(
            [
                p[:, 0] * 1.15,
                np.maximum(p[:, 1], -0.62) * 0.82 + 0.5 + tail**1.6 * 1.15,
                p[:, 2] * (0.92 - 0.35 * tail),
            ],
            1,
        )

    body = thing(ball(0.9, 90).bent(breast), yellow)
    head = thing(ball(0.55, 70), yellow).at(-0.5, 1.55, 0)
    bill = thing(
        ball(0.26, 50).bent(
            lambda p: np.stack([p[:, 0] * 1.25, p[:, 1] * 0.38 + 0.1 * np.clip(-p[:, 0], 0, 1), p[:, 2] * 1.1], 1)
        ),
        surface("#ec7a2b", 0.35, coat=0.4),
    ).at(-1.02, 1.46, 0)
    eyes = together(
        *(
            thing(ball(0.085, 24), surface("#201a17", 0.1, coat=1)).at(-0.84, 1.72, 0.34 * s)
            + thing(ball(0.026, 12), matt("#ffffff")).at(-0.91, 1.76, 0.37 * s)
            for s in (1, -1)
        )
    )
    wings = together(
        *(
            thing(
                ball(0.42, 50).bent(
                    lambda p: np.stack(
                        [p[:, 0] * 1.15, p[:, 1] * 0.75 + np.clip(p[:, 0], 0, 1) * 0.5, p[:, 2] * 0.32], 1
                    )
                ),
                yellow,
            ).at(0.2, 0.72, 0.74 * s)
            for s in (1, -1)
        )
    )
    return (body + head + bill + eyes + wings).sized(size)


@picture("rubber-duck", 1)
def ducks() -> Shot:
    return Shot(
        duck().turned(28).at(-0.3, 0, 0)
        + duck(0.52).turned(10).at(1.35, 0, 0.7)
        + duck(0.52).turned(60).at(1.0, 0, 1.45),
        "#cfe2e6",
        lift=14,
        fill=0.76,
    )


@picture("rubber-duck", 2)
def duck_bath() -> Shot:
    rng = np.random.default_rng(3)
    foam = together(
        *(
            thing(ball(r, 28), surface("#f9fcff", 0.1, coat=1)).at(x, r * 0.6, z)
            for r, x, z in zip(
                rng.uniform(0.08, 0.3, 46), rng.normal(0, 0.95, 46), rng.normal(0.2, 0.75, 46), strict=True
            )
            if abs(x) > 0.75 or abs(z) > 0.75
        )
    )
    return Shot(duck().turned(48) + foam, "#f2dcd2", lift=24, fill=0.74)


def top(colours: tuple[str, ...]) -> Thing:
    shape = lathe(
        rounded(
            [
                (0, 0.0),
                (0.06, 0.04),
                (0.12, 0.14),
                (0.86, 0.5),
                (0.88, 0.62),
                (0.5, 0.78),
                (0.1, 0.84),
                (0.075, 1.35),
                (0.11, 1.42),
                (0, 1.45),
            ],
            0.05,
        ),
        128,
        0.01,
    )

    def bands(p: np.ndarray) -> np.ndarray:
        r = np.hypot(p[:, 0], p[:, 2])
        palette = np.array([linear(c) for c in colours])
        tone = palette[np.minimum((r / 0.9 * len(colours)).astype(int), len(colours) - 1)]
        return np.where(((p[:, 1] > 0.85) | (p[:, 1] < 0.12))[:, None], linear("#dfb988"), tone)

    return painted(shape, bands, 0.35, coat=0.4) + thing(ball(0.05, 16), brass(0.2)).at(0, 0.03, 0)


@picture("spinning-top", 1)
def tops_two() -> Shot:
    made = top(("#f0bf4c", "#f0bf4c", "#d9503f", "#f4ead8", "#4f8fa3")).rolled(-6).at(-0.7, 0, 0) + top(
        ("#f4ead8", "#7fa860", "#f4ead8", "#8a76ad", "#ea8a3c")
    ).rolled(-62).turned(-40).grounded().at(1.0, 0, 0.5)
    return Shot(made, "#e6d9c6", lift=22, fill=0.74)


@picture("spinning-top", 2)
def tops_high() -> Shot:
    return Shot(top(("#f0bf4c", "#f0bf4c", "#d9503f", "#f4ead8", "#4f8fa3")).tipped(10), "#d2dcd4", lift=42, fill=0.56)


def rainbow_piece(i: int) -> Thing:
    outer = 1.65 - 0.215 * i
    colour = ("#c9473a", "#e0793c", "#ecb84c", "#7fa860", "#4a8f9b", "#4d6da3", "#8a6fa8")[i]
    dark, light = np.asarray(linear(colour)) * 0.86, np.asarray(linear(colour))
    return painted(
        arch(outer, outer - 0.2 if i < 6 else 0.12, 0.62, 0.04),
        lambda p: mix(light, dark, 0.5 + 0.8 * clouds(np.stack([p[:, 0] * 2, p[:, 1] * 22, p[:, 2] * 22], 1), 2, i)),
        0.6,
    )


@picture("rainbow-arches", 1)
def rainbow_nested() -> Shot:
    return Shot(together(*(rainbow_piece(i) for i in range(7))).turned(-14), "#efe2cf", lift=10, fill=0.74)


@picture("rainbow-arches", 2)
def rainbow_spread() -> Shot:
    made = (
        together(*(rainbow_piece(i).turned(-8 + 3 * i).at(0.12 * i, 0, -1.6 + 0.75 * i) for i in range(5)))
        + rainbow_piece(5).rolled(180).grounded().turned(20).at(1.6, 0, 1.4)
        + rainbow_piece(6).turned(-35).at(-1.2, 0, 1.5)
    )
    return Shot(made.turned(-24), "#dbe0e3", lift=26, fill=0.8)


@picture("toy-xylophone", 1)
def xylophone_front() -> Shot:
    return Shot(xylophone().turned(-14), "#e4ddcc", lift=40, fill=0.82)


def xylophone() -> Thing:
    rails = together(
        *(
            wooden(tube([(-1.75, 0.16, s * 0.62), (0, 0.16, s * 0.48), (1.75, 0.16, s * 0.34)], 0.11, 20), "pine", 0, 1)
            for s in (1, -1)
        )
    )
    ends = wooden(box(0.2, 0.26, 1.7, 0.07, 30), "pine", 2, 1).at(-1.8, 0.03, 0) + wooden(
        box(0.2, 0.26, 1.15, 0.07, 30), "pine", 2, 1
    ).at(1.8, 0.03, 0)
    bars = Thing()
    for i, colour in enumerate(
        ("#cf3f34", "#e57a35", "#efbd47", "#8fb055", "#4f9c86", "#4b86ad", "#6d6bae", "#a5679b")
    ):
        half = 0.98 - 0.07 * i
        bars += thing(slab(pill(0.36, 2 * half, 0.12), 0.07, 0.02), surface(colour, 0.3, metallic=0.35, coat=0.3)).at(
            -1.48 + 0.423 * i, 0.27, 0
        )
        bars += together(
            *(
                thing(lathe(rounded([(0, 0), (0.05, 0), (0.05, 0.03), (0, 0.04)], 0.01), 32), steel()).at(
                    -1.48 + 0.423 * i, 0.335, s * (0.62 - 0.075 * i * 0.9)
                )
                for s in (1, -1)
            )
        )
    mallets = together(
        *(
            (
                wooden(tube([(-1.2, 0, 0), (0, 0, 0), (1.0, 0, 0)], 0.045, 16), "beech", 0, 1)
                + thing(ball(0.15), paint("#d9503f" if s else "#4b86ad")).at(1.05, 0, 0)
            )
            .rolled(4)
            .turned(18 + 16 * s)
            .at(0.1, 0.46 + 0.02 * s, 0.5 + 0.25 * s)
            for s in (0, 1)
        )
    )
    return rails + ends + bars + mallets


@picture("toy-xylophone", 2)
def xylophone_end() -> Shot:
    return Shot(xylophone().turned(52), "#d6dee2", lift=28, fill=0.8)
