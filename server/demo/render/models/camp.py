"""Camping and on the way: bottle, lantern, stove and umbrella."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label
from demo.render.materials import brass, glow, linear, matt, painted, printed, steel, surface, thin_glass, wooden
from demo.render.noise import clouds, mix, noise
from demo.render.shapes import Thing, ball, box, curve, lathe, rounded, sheet, thing, together, tube, wrap
from demo.render.studio import Shot


def trail_bottle(tint: str, lid: str, strap: str) -> Thing:
    wall = lathe(
        curve(
            [
                (0, 0.0),
                (0.48, 0.0),
                (0.56, 0.06),
                (0.58, 0.2),
                (0.56, 0.9),
                (0.52, 1.05),
                (0.56, 1.2),
                (0.58, 1.7),
                (0.5, 1.95),
                (0.4, 2.05),
            ],
            10,
        )
    )
    made = thing(wall, surface(tint, 0.18, coat=0.8)) + thing(
        lathe(rounded([(0, 2.0), (0.44, 2.0), (0.44, 2.32), (0.38, 2.4), (0, 2.42)], 0.05), 240).bent(
            lambda p: (
                p
                * (
                    1
                    + 0.012 * np.sign(np.sin(np.arctan2(p[:, 2], p[:, 0]) * 24)) * ((p[:, 1] > 2.04) & (p[:, 1] < 2.3))
                )[:, None]
                ** np.array([1, 0, 1])
            )
        ),
        surface(lid, 0.45),
    )
    made += thing(box(0.36, 0.2, 0.62, 0.08), surface(lid, 0.45)).at(0, 2.36, 0.02) + thing(
        box(0.16, 0.1, 0.06, 0.03), matt(strap)
    ).at(0, 2.24, 0.43)
    made += thing(
        tube(
            curve(
                [(-0.42, 2.2, 0), (-0.72, 2.35, 0), (-0.78, 2.75, 0), (-0.4, 2.95, 0), (-0.05, 2.7, 0), (-0.1, 2.5, 0)]
            ),
            0.05,
            16,
            flat=0.5,
        ),
        matt(strap, 0.7),
    )
    marks = together(*(thing(wrap(0.582, y, y + 0.016, 16, 55), matt("#fffaf2")) for y in (0.35, 0.5, 0.65, 1.35, 1.5)))
    return (
        made
        + marks
        + thing(
            wrap(0.5835, 1.28, 1.62, 40, 105),
            printed(
                label(
                    560,
                    460,
                    tint,
                    [("北径", 0.36, 0.36, "#fffaf2"), ("NORTHPATH", 0.76, 0.16, "#fffaf2")],
                    style="sans",
                ),
                0.3,
            ),
        )
    )


@picture("trail-bottle", 1)
def bottle_coral() -> Shot:
    rocks = painted(
        ball(0.45, 60).bent(lambda p: p * [1.3, 0.7, 1]).puffed(lambda p: 0.06 * clouds(p * 3, 3)),
        lambda p: mix(linear("#a89f94"), linear("#7d756c"), 0.5 + clouds(p * 8, 3)),
        0.9,
    )
    return Shot(
        trail_bottle("#e07a5f", "#3a3836", "#f0c46a").turned(-12)
        + rocks.at(1.2, 0.22, 0.35)
        + rocks.sized(0.6).turned(70).at(1.0, 0.13, 0.95),
        "#e9ddcf",
        lift=9,
        fill=0.76,
    )


@picture("trail-bottle", 2)
def bottles_blue() -> Shot:
    return Shot(
        trail_bottle("#4f93a8", "#33383a", "#e9d9bd").turned(14).at(-0.75, 0, 0.2)
        + trail_bottle("#b9bfc0", "#4a4d4e", "#cf7a4a").turned(-18).at(0.85, 0, -0.4),
        "#d7e0df",
        lift=13,
        fill=0.78,
    )


def lantern(colour: str) -> Thing:
    base = thing(
        lathe(rounded([(0, 0), (0.72, 0), (0.74, 0.1), (0.7, 0.5), (0.6, 0.56), (0, 0.56)], 0.06)),
        surface(colour, 0.45),
    )
    globe = thing(
        lathe(curve([(0.48, 0.56), (0.6, 0.8), (0.62, 1.1), (0.54, 1.4), (0.46, 1.52)], 12)), thin_glass("#fff8ea")
    )
    lamp = thing(
        lathe(curve([(0, 0.62), (0.16, 0.62), (0.2, 0.75), (0.2, 1.2), (0.13, 1.32), (0, 1.34)], 10)),
        glow(13, 8.6, 4.4),
    )
    cap = thing(
        lathe(rounded([(0.5, 1.48), (0.62, 1.5), (0.6, 1.6), (0.4, 1.7), (0.3, 1.9), (0.14, 1.95), (0, 1.95)], 0.05)),
        surface(colour, 0.45),
    )
    knob = (
        thing(lathe(rounded([(0, 0), (0.15, 0), (0.13, 0.12), (0, 0.13)], 0.03)), brass(0.25))
        .tipped(90)
        .at(0, 0.3, 0.7)
    )
    posts = together(
        *(
            thing(tube([(0.66, 0.5, 0), (0.69, 1.0, 0), (0.6, 1.56, 0)], 0.03, 12), steel()).turned(a)
            for a in (45, 135, 225, 315)
        )
    )
    bail = thing(
        tube(
            curve(
                [
                    (-0.66, 1.0, 0),
                    (-0.82, 1.5, 0),
                    (-0.72, 2.1, 0),
                    (0, 2.42, 0),
                    (0.72, 2.1, 0),
                    (0.82, 1.5, 0),
                    (0.66, 1.0, 0),
                ],
                14,
            ),
            0.028,
            14,
        ),
        steel(),
    ) + wooden(tube(curve([(-0.35, 2.3, 0), (0, 2.42, 0), (0.35, 2.3, 0)]), 0.07, 20), "walnut", 0, 1)
    return base + globe + lamp + cap + knob + posts + bail.turned(20)


@picture("camp-lantern", 1)
def lantern_olive() -> Shot:
    return Shot(
        lantern("#5d6446").turned(-12), "#d5c8b2", lift=10, fill=0.7, key=0.55, fill_light=0.8, sky=0.24, depth=10
    )


@picture("camp-lantern", 2)
def lantern_sand() -> Shot:
    log = painted(
        tube([(-0.9, 0, 0), (0, 0, 0), (0.9, 0, 0)], 0.34, 90, caps=False).puffed(
            lambda p: 0.05 * noise(p * [3, 12, 12], 2)
        ),
        lambda p: mix(linear("#8a6b4e"), linear("#4d3826"), 0.5 + clouds(p * [4, 18, 18], 3)),
        0.95,
    )
    return Shot(
        lantern("#c9b48e").at(-0.2, 0, 0) + log.turned(30).at(1.15, 0.33, 0.6),
        "#aeb3a6",
        lift=14,
        fill=0.74,
        key=0.4,
        fill_light=0.7,
        sky=0.22,
        depth=10,
    )


def stove() -> Thing:
    can = thing(
        lathe(rounded([(0, 0), (0.55, 0), (0.55, 0.62), (0.42, 0.8), (0.2, 0.86), (0.2, 0.96), (0, 0.96)], 0.05)),
        surface("#3f6b57", 0.3, coat=0.5),
    ) + thing(
        wrap(0.552, 0.12, 0.55, 110),
        printed(
            label(
                1000,
                430,
                "#3f6b57",
                [("北径气罐", 0.4, 0.3, "#f6efdc"), ("CAMP GAS 230", 0.74, 0.15, "#f6efdc")],
                style="sans",
            ),
            0.35,
        ),
    )
    burner = thing(
        lathe(rounded([(0, 0.94), (0.1, 0.94), (0.1, 1.16), (0.26, 1.24), (0.28, 1.34), (0.22, 1.36), (0, 1.3)], 0.03)),
        brass(0.3),
    )
    arms = together(
        *(
            thing(
                tube(curve([(0.1, 1.1, 0), (0.35, 1.14, 0), (0.62, 1.3, 0), (0.7, 1.44, 0), (0.3, 1.45, 0)]), 0.03, 12),
                steel(),
            ).turned(a)
            for a in (20, 140, 260)
        )
    )
    valve = thing(tube([(0.1, 1.05, 0), (0.35, 1.05, 0.05), (0.55, 1.05, 0.08)], 0.025, 10), steel()) + thing(
        box(0.16, 0.14, 0.05, 0.02), surface("#cf3a2c", 0.35)
    ).at(0.6, 0.98, 0.08)
    flames = together(
        *(
            thing(lathe(curve([(0, 0), (0.035, 0.03), (0.025, 0.08), (0, 0.12)], 6), 16), glow(1.0, 2.6, 7))
            .at(0.21, 1.34, 0)
            .turned(a)
            for a in range(0, 360, 30)
        )
    )
    return can + burner + arms + valve.turned(-50) + flames


def camp_pot() -> Thing:
    body = thing(
        lathe(
            rounded(
                [
                    (0, 0),
                    (0.82, 0),
                    (0.85, 0.1),
                    (0.85, 0.92),
                    (0.89, 0.94),
                    (0.85, 0.96),
                    (0.8, 0.94),
                    (0.8, 0.1),
                    (0, 0.06),
                ],
                0.04,
            )
        ),
        surface("#b9babb", 0.32, metallic=1),
    )
    lid = thing(
        lathe(rounded([(0, 1.06), (0.3, 1.05), (0.84, 0.98), (0.88, 0.95)], 0.02)), surface("#b9babb", 0.32, metallic=1)
    ) + thing(lathe(curve([(0, 1.05), (0.08, 1.07), (0.13, 1.15), (0.1, 1.22), (0, 1.24)], 8)), matt("#d9653f", 0.5))
    arms = together(
        *(
            thing(tube(curve([(0.84, 0.78, s * 0.1), (1.2, 0.8, s * 0.12), (1.65, 0.72, s * 0.1)]), 0.03, 10), steel())
            for s in (1, -1)
        )
    ) + thing(tube(curve([(1.3, 0.78, 0), (1.5, 0.76, 0), (1.7, 0.71, 0)]), 0.13, 20, flat=0.45), matt("#d9653f", 0.6))
    return body + lid + arms


@picture("camping-stove", 1)
def stove_cooking() -> Shot:
    return Shot(stove() + camp_pot().turned(-25).at(0, 1.47, 0), "#d6d8c9", lift=9, fill=0.76)


@picture("camping-stove", 2)
def stove_kit() -> Shot:
    return Shot(
        stove().turned(30).at(-0.85, 0, 0.1) + camp_pot().turned(20).at(1.0, 0, -0.3), "#e2d6c3", lift=22, fill=0.8
    )


def umbrella(colour: str, edge: str) -> Thing:
    ribs, made = 16, Thing()

    def canopy(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        a = u * 2 * np.pi
        between = np.abs(np.sin(a * ribs / 2))
        r = 1.75 * np.sin(v * 1.28) / np.sin(1.28) * (1 - 0.035 * between * v)
        y = 1.1 * np.cos(v * 1.28) - 1.1 * np.cos(1.28) + 0.05 * between * v * (1 - v) * 2 + 0.035 * between * v**4
        return np.stack([r * np.cos(a), y, r * np.sin(a)], 1)

    cover = sheet(canopy, 640, 70)
    made += painted(cover, lambda p: mix(linear(colour), linear(edge), (np.hypot(p[:, 0], p[:, 2]) > 1.6) * 1.0), 0.55)
    for i in range(ribs):
        t = np.linspace(0.02, 1, 20)
        made += thing(
            tube(
                np.stack(
                    [
                        1.75 * np.sin(t * 1.28) / np.sin(1.28),
                        1.1 * np.cos(t * 1.28) - 1.1 * np.cos(1.28) - 0.025,
                        0 * t,
                    ],
                    1,
                ),
                0.013,
                8,
            ),
            steel(),
        ).turned(i * 360 / ribs)
    made += thing(tube([(0, 1.05, 0), (0, 0, 0), (0, -1.0, 0)], 0.04, 16), matt("#2b2724", 0.4)) + thing(
        lathe(curve([(0.06, 0.76), (0.05, 0.9), (0.03, 1.05), (0, 1.1)], 6)), brass(0.25)
    )
    made += wooden(
        tube(
            curve([(0, -0.8, 0), (0, -1.35, 0), (0.06, -1.6, 0), (0.26, -1.72, 0), (0.44, -1.6, 0), (0.48, -1.42, 0)]),
            0.075,
            20,
        ),
        "cherry",
        1,
        1.2,
    ) + thing(lathe(rounded([(0.05, -0.86), (0.09, -0.86), (0.09, -0.74), (0.05, -0.74)], 0.01)), brass(0.25))
    return made


@picture("long-umbrella", 1)
def umbrella_brick() -> Shot:
    return Shot(
        umbrella("#b34a36", "#f1e2cd").rolled(52).tipped(18).turned(-20).grounded().sized(0.8),
        "#d5dbdc",
        lift=12,
        fill=0.78,
    )


@picture("long-umbrella", 2)
def umbrella_navy() -> Shot:
    return Shot(
        umbrella("#2f4463", "#c9a66b").rolled(-56).tipped(24).turned(24).grounded().sized(0.8),
        "#e5d9c6",
        lift=16,
        fill=0.78,
    )
