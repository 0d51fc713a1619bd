"""Stationery: pens, paper and what keeps a desk in order."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label, pattern
from demo.render.materials import brass, linear, matt, painted, printed, surface, wooden
from demo.render.noise import clouds, mix, noise
from demo.render.shapes import (
    Thing,
    box,
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
)
from demo.render.studio import Shot


def fountain_pen(colour: str, capped: bool = False) -> Thing:
    """Lying along x, nib to the left."""

    def marble(p: np.ndarray) -> np.ndarray:
        return mix(linear(colour), linear(colour) * 1.9 + 0.03, np.clip(clouds(p * 5, 3) * 1.4, 0, 1) ** 2)

    barrel = painted(
        lathe(curve([(0.15, 0.0), (0.175, 0.1), (0.18, 1.0), (0.15, 1.7), (0.08, 1.95), (0, 1.98)], 12), 64, 0.03),
        marble,
        0.2,
        coat=1,
    )
    made = barrel + thing(
        lathe(rounded([(0.15, -0.03), (0.178, -0.03), (0.178, 0.03), (0.15, 0.03)], 0.005)), brass(0.15)
    )
    if capped:
        made += painted(
            lathe(rounded([(0.2, 0.05), (0.2, -1.1), (0.12, -1.25), (0, -1.28)], 0.08), 64, 0.03), marble, 0.2, coat=1
        ) + thing(lathe(rounded([(0.19, -0.02), (0.21, -0.02), (0.21, 0.07), (0.19, 0.07)], 0.005)), brass(0.15))
        made += thing(
            tube(
                curve([(0, -1.18, 0.18), (0, -1.0, 0.27), (0, -0.5, 0.25), (0, -0.25, 0.23)]),
                [*np.linspace(0.05, 0.03, 31)],
                16,
                flat=0.5,
            ),
            brass(0.15),
        )
    else:
        made += thing(
            lathe(curve([(0.145, 0.0), (0.135, -0.2), (0.115, -0.42), (0.125, -0.48)], 8)), matt("#2a2523", 0.3)
        )

        def nib(u: np.ndarray, v: np.ndarray) -> np.ndarray:
            wide = 0.12 * (1 - v**1.8) * (0.75 + 0.5 * np.sin(np.minimum(v * 3, np.pi)) * 0.6) + 0.004
            a = (u - 0.5) * 2.6
            return np.stack([wide * np.sin(a), -0.46 - 0.46 * v, 0.07 + wide * (np.cos(a) - 0.7) * 0.8], 1)

        made += thing(sheet(nib, 40, 60), surface("#e0b660", 0.18, metallic=1)) + thing(
            tube([(0, -0.46, 0.05), (0, -0.7, 0.07), (0, -0.86, 0.08)], [0.05, 0.035, 0.015], 16), matt("#1f1c1b", 0.4)
        )
    return made.tipped(-8).rolled(-90).grounded()


def ink_bottle(ink: str, words: str) -> Thing:
    body = thing(box(1.0, 0.72, 0.8, 0.14), surface(ink, 0.06, coat=1)) + thing(
        lathe(rounded([(0.3, 0.7), (0.3, 0.82), (0, 0.82)], 0.02)), surface(ink, 0.06, coat=1)
    )
    cap = thing(lathe(rounded([(0, 0.8), (0.37, 0.8), (0.37, 1.1), (0, 1.12)], 0.04)), matt("#2b2724", 0.35))
    return (
        body
        + cap
        + thing(
            panel(0.66, 0.4),
            printed(label(660, 400, "#fbf5e8", [(words, 0.4, 0.3, ink), ("15 ml", 0.76, 0.16, ink)], frame=ink)),
        ).at(0, 0.36, 0.402)
    )


def open_page() -> Thing:
    lines = label(
        1600,
        1100,
        "#fbf6ea",
        [("今天的风很好，", 0.22, 0.085, "#3a4658"), ("给远方的人写一封信。", 0.4, 0.085, "#3a4658")],
    )
    return thing(
        sheet(lambda u, v: np.stack([(u - 0.5) * 3.4, 0.035 + 0.03 * np.sin(u * 3), (0.5 - v) * 2.3], 1), 40, 4),
        printed(lines, 0.85),
    ) + thing(box(3.4, 0.03, 2.3, 0.01), matt("#f4ecda"))


@picture("fountain-pen", 1)
def pen_green() -> Shot:
    return Shot(
        open_page().turned(-10).at(0.2, 0, 0.4)
        + fountain_pen("#23493c").turned(-32).at(0.45, 0.06, 0.75)
        + ink_bottle("#2b3f5c", "蓝黑").turned(14).at(1.2, 0.05, -1.0),
        "#ddd5c3",
        lift=34,
        fill=0.82,
    )


@picture("fountain-pen", 2)
def pen_wine() -> Shot:
    rest = thing(box(0.36, 0.2, 0.9, 0.08), matt("#d9cbb4"))
    return Shot(
        (fountain_pen("#6b1f2b").at(0.5, 0.2, 0) + rest.at(0.1, 0, 0)).turned(24)
        + fountain_pen("#6b1f2b", True).turned(24).at(0.35, 0, 0.85),
        "#e5cfc6",
        lift=26,
        fill=0.76,
    )


def notebook(colour: str, band: str) -> Thing:
    def woven(p: np.ndarray) -> np.ndarray:
        return (
            np.asarray(linear(colour))
            * (0.9 + 0.1 * np.sin(p[:, 0] * 170) * np.sin(p[:, 2] * 170) + 0.1 * clouds(p * [40, 4, 6], 2))[:, None]
        )

    covers = painted(box(1.72, 0.05, 2.4, 0.02, 150), woven, 0.95) + painted(
        box(1.72, 0.05, 2.4, 0.02, 150), woven, 0.95
    ).at(0, 0.31, 0)
    pages = painted(
        box(1.64, 0.27, 2.3, 0.01, 60),
        lambda p: np.asarray(linear("#f3ead6")) * (0.93 + 0.07 * np.sin(p[:, 1] * 260))[:, None],
        0.9,
    ).at(0.01, 0.045, 0)
    spine = (
        painted(tube([(0, 0, -1.2), (0, 0, 0), (0, 0, 1.2)], 0.18, 40, caps=False, flat=1), woven, 0.95)
        .sized(0.35, 1, 1)
        .at(-0.82, 0.18, 0)
    )
    return (
        covers
        + pages
        + spine
        + thing(box(0.07, 0.37, 2.42, 0.01), matt(band, 0.8)).at(0.6, -0.003, 0)
        + thing(box(0.7, 0.003, 0.34, 0.001, 4), matt("#f3ead6")).at(-0.1, 0.361, -0.5)
    )


@picture("cloth-notebook", 1)
def notebooks_stack() -> Shot:
    made = (
        notebook("#b9703a", "#5d3416").turned(14)
        + notebook("#3f5f50", "#22382e").turned(-10).at(0.04, 0.37, 0)
        + notebook("#33466e", "#1d2942").turned(22).at(-0.02, 0.74, 0)
    )
    return Shot(made, "#e4d9c6", lift=28, fill=0.72)


@picture("cloth-notebook", 2)
def notebook_pen() -> Shot:
    pencil = _pencil("#d9a441", 7).sized(0.9)
    return Shot(
        notebook("#b9703a", "#5d3416").turned(-16).at(-0.3, 0, 0) + pencil.turned(62).at(1.1, 0.06, 0.2),
        "#d3d8cf",
        lift=46,
        fill=0.76,
    )


def _pencil(colour: str, seed: int) -> Thing:
    """Lying along x, point to the right."""
    body = thing(lathe([(0.0, 0.0), (0.075, 0.0), (0.075, 2.0)], 6), surface(colour, 0.3, coat=0.5))
    tip = wooden(lathe([(0.075, 2.0), (0.026, 2.22)], 48, 0.02), "pine", 1, 2, seed) + thing(
        lathe([(0.026, 2.22), (0, 2.33)], 24), matt(colour, 0.6)
    )
    return (body + tip).rolled(-90).at(-1.1, 0.065, 0)


PENCILS = (
    "#c9423a",
    "#e07a3a",
    "#edb73f",
    "#a9b64a",
    "#5f9a55",
    "#3f8f8a",
    "#4a86b8",
    "#3f56a0",
    "#7a5aa5",
    "#b8609a",
    "#8a5a3a",
    "#3a3a3c",
)


@picture("pencil-cup", 1)
def cup_pencils() -> Shot:
    return Shot(pencil_cup(), "#e9dfd0", lift=14, fill=0.72)


def pencil_cup() -> Thing:
    def cast(p: np.ndarray) -> np.ndarray:
        pits = np.clip((noise(p * 30, 4) - 0.66) * 6, 0, 1) * 0.5
        return mix(mix(linear("#bdb9b2"), linear("#a19d96"), 0.5 + 0.7 * clouds(p * 3, 4)), linear("#76726c"), pits)

    cup = painted(
        lathe(rounded([(0, 0), (0.72, 0), (0.72, 1.25), (0.6, 1.25), (0.6, 0.12), (0, 0.12)], 0.05), 200, 0.015),
        cast,
        0.85,
    )
    rng, held = np.random.default_rng(9), Thing()
    for i, colour in enumerate(PENCILS):
        a = 2 * np.pi * i / 12 + rng.uniform(-0.15, 0.15)
        lean = rng.uniform(5, 11)
        one = _pencil(colour, i).rolled(90).grounded()
        held += (
            one.at(0, 0, 0)
            .rolled(-lean)
            .turned(-np.degrees(a))
            .at(0.22 * np.cos(a), 0.15 + rng.uniform(0, 0.08), 0.22 * np.sin(a))
        )
    return cup + held


@picture("pencil-cup", 2)
def pencils_fan() -> Shot:
    fan = together(*(_pencil(c, i).at(1.6, 0, 0).turned(62 - 11 * i) for i, c in enumerate(PENCILS)))
    return Shot(fan, "#d9dcd6", lift=55, fill=0.84)


def tape(art: np.ndarray, colour: str) -> Thing:
    made = thing(lathe([(0.62, 0.0), (0.62, 0.5)], 160), printed(art, 0.7))
    made += thing(
        lathe([(0.62, 0.5), (0.42, 0.5)], 160, 0.02).puffed(lambda p: 0.002 * np.sin(np.hypot(p[:, 0], p[:, 2]) * 300)),
        matt(colour, 0.8),
    ) + thing(lathe([(0.62, 0.0), (0.42, 0.0)]), matt(colour, 0.8))
    return made + thing(lathe([(0.42, 0.5), (0.42, 0), (0.375, 0), (0.375, 0.5), (0.42, 0.5)]), matt("#d9bd94", 0.85))


def tapes() -> list[Thing]:
    return [
        tape(pattern("stripes", "#fbf1df", "#d9604a"), "#e8b5a4"),
        tape(pattern("dots", "#4f8a8b", "#fdf6e6", 20), "#6fa2a2"),
        tape(pattern("checks", "#fdf6e8", "#d9a441", 40), "#ecd29a"),
        tape(pattern("plain", "#9db07f", "#9db07f"), "#a9bb8d"),
        tape(pattern("plain", "#c78aa0", "#c78aa0"), "#d09cae"),
        tape(pattern("plain", "#5f6f9a", "#5f6f9a"), "#7482a8"),
    ]


@picture("washi-tape", 1)
def tapes_pyramid() -> Shot:
    rolls = tapes()
    made = together(
        *(rolls[i].tipped(90).turned(0).grounded().at(-1.26 + 1.26 * i, 0, 0) for i in range(3)),
        *(rolls[3 + i].tipped(90).grounded().at(-0.63 + 1.26 * i, 1.09, 0) for i in range(2)),
        rolls[5].at(0.9, 0, 1.3),
    )
    return Shot(made.turned(-28), "#f0e4d2", lift=18, fill=0.76)


@picture("washi-tape", 2)
def tapes_stacked() -> Shot:
    rolls = tapes()
    left = together(*(rolls[i].turned(40 * i).at(0.03 * i, 0.5 * k, 0) for k, i in enumerate((3, 0, 5))))
    right = together(*(rolls[i].turned(30 * i).at(0, 0.5 * k, 0) for k, i in enumerate((2, 1))))
    return Shot(
        left.at(-0.75, 0, 0) + right.at(0.75, 0, 0.3) + rolls[4].tipped(90).turned(30).grounded().at(0.2, 0, 1.35),
        "#d9dde0",
        lift=26,
        fill=0.76,
    )


def paper_clip() -> Thing:
    path = [
        (0.35, 0, 0.1),
        (-0.3, 0, 0.1),
        (-0.42, 0, 0.0),
        (-0.3, 0, -0.1),
        (0.4, 0, -0.1),
        (0.52, 0, 0.01),
        (0.4, 0, 0.16),
        (-0.1, 0, 0.16),
    ]
    return thing(tube(curve(path, 8), 0.022, 10), brass(0.18)).at(0, 0.025, 0)


def desk_tray() -> Thing:
    made = wooden(box(3.4, 0.34, 1.5, 0.14, 150), "walnut", 0, 0.8, 2)
    for x, w in ((-1.1, 0.85), (0.0, 0.95), (1.1, 0.85)):
        made += wooden(slab(pill(w, 1.15, 0.28, 16), 0.012, 0.004), "walnut", 0, 0.8, 6).at(x, 0.336, 0) + thing(
            tube(
                np.vstack(
                    [np.insert(pill(w, 1.15, 0.28, 16), 1, 0, 1), np.insert(pill(w, 1.15, 0.28, 16)[:1], 1, 0, 1)]
                ),
                0.022,
                10,
                caps=False,
            ),
            matt("#3a2115", 0.5),
        ).at(x, 0.345, 0)
    return made


@picture("brass-desk-tray", 1)
def tray_front() -> Shot:
    rng = np.random.default_rng(12)
    clips = together(
        *(
            paper_clip()
            .sized(0.75)
            .turned(rng.uniform(0, 360))
            .at(-1.1 + rng.normal(0, 0.14), 0.35 + 0.03 * i, rng.normal(0, 0.2))
            for i in range(9)
        )
    )
    eraser = thing(box(0.5, 0.22, 0.8, 0.05), matt("#f3ece0", 0.8)) + thing(
        box(0.52, 0.23, 0.45, 0.02), matt("#4a6f8a", 0.6)
    ).at(0, -0.005, 0.18)
    key = (
        thing(ring(0.17, 0.045, 16, 48), brass(0.2)).at(0, 0.05, -0.3)
        + thing(tube([(0, 0.05, -0.12), (0, 0.05, 0.2), (0, 0.05, 0.5)], 0.045, 16), brass(0.2))
        + thing(box(0.2, 0.06, 0.08, 0.01), brass(0.2)).at(0.1, 0.02, 0.4)
        + thing(box(0.15, 0.06, 0.06, 0.01), brass(0.2)).at(0.08, 0.02, 0.26)
    )
    return Shot(
        (desk_tray() + clips + eraser.turned(20).at(0, 0.35, 0) + key.turned(-25).at(1.1, 0.35, 0)).turned(-20),
        "#d9cdb9",
        lift=36,
        fill=0.8,
    )


@picture("brass-desk-tray", 2)
def tray_clips() -> Shot:
    rng = np.random.default_rng(5)
    clips = together(
        *(
            paper_clip().turned(rng.uniform(0, 360)).at(rng.normal(0, 0.55), 0.028 * i, rng.normal(0.2, 0.45))
            for i in range(14)
        )
    )
    return Shot(desk_tray().turned(14).at(0, 0, -1.1) + clips.at(0, 0, 0.9), "#e6dccb", lift=38, fill=0.82)
