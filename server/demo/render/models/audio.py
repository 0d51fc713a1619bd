"""Audio: cloth speaker, earbuds and headphones."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.materials import PAINTED, brass, cloth, glow, linear, matt, surface, wooden
from demo.render.noise import noise
from demo.render.shapes import (
    Mesh,
    Thing,
    ball,
    box,
    circle,
    curve,
    lathe,
    ring,
    rounded,
    sheet,
    slab,
    thing,
    together,
    tube,
)
from demo.render.studio import Shot


def speaker(fabric: str, trim: str, strap: str) -> Thing:
    shell = lathe(
        curve([(0, 0.06), (0.6, 0.06), (0.7, 0.1), (0.73, 0.25), (0.73, 1.75), (0.7, 1.9), (0.6, 1.94), (0, 1.94)], 8),
        420,
        0.012,
    )

    def weave(p: np.ndarray) -> np.ndarray:
        a = np.arctan2(p[:, 2], p[:, 0]) * 130
        return (
            0.006
            * np.sin(a + np.pi * (np.floor(p[:, 1] * 42) % 2))
            * np.sin(p[:, 1] * 42 * np.pi)
            * (np.hypot(p[:, 0], p[:, 2]) > 0.6)
        )

    def yarn(p: np.ndarray) -> np.ndarray:
        return np.asarray(linear(fabric)) * (1 + 0.22 * noise(p * [30, 60, 30], 3))[:, None]

    body = Thing(((shell.painted(yarn).puffed(weave), cloth(PAINTED)),))
    top = thing(lathe(rounded([(0.6, 1.92), (0.58, 1.965), (0, 1.965)], 0.02)), surface(trim, 0.3))
    plus = together(
        *(
            thing(box(w, 0.01, d, 0.004, 4), surface(fabric, 0.5)).at(x, 1.965, 0)
            for w, d, x in [(0.14, 0.025, 0.3), (0.025, 0.14, 0.3), (0.14, 0.025, -0.3)]
        )
    )
    foot = thing(lathe(rounded([(0, 0), (0.6, 0), (0.62, 0.09), (0, 0.09)], 0.02)), matt("#22252b"))
    loop = thing(
        tube(
            curve(
                [
                    (0.7, 1.68, 0),
                    (0.86, 1.62, 0.02),
                    (0.95, 1.25, 0.03),
                    (0.9, 0.95, 0.02),
                    (0.82, 1.2, 0),
                    (0.76, 1.55, -0.01),
                ]
            ),
            0.05,
            16,
            flat=0.35,
        ),
        matt(strap, 0.6),
    )
    return body + top + plus + foot + loop + thing(box(0.04, 0.14, 0.1, 0.015), brass(0.2)).at(0.74, 1.6, 0)


@picture("fabric-speaker", 1)
def speaker_ink() -> Shot:
    return Shot(speaker("#31415f", "#f2f4f8", "#c98247").turned(-24), "#c9d3ea", lift=16, fill=0.66)


@picture("fabric-speaker", 2)
def speaker_sand() -> Shot:
    books = thing(box(2.1, 0.24, 1.5, 0.03), matt("#7d8b84")).turned(6) + thing(
        box(1.9, 0.2, 1.4, 0.03), matt("#c9a27c")
    ).turned(-5).at(0, 0.24, 0)
    return Shot(
        books + speaker("#c9b79c", "#f7f2e8", "#7a4c2c").turned(20).at(-0.1, 0.44, 0), "#e4dacb", lift=12, fill=0.72
    )


def earbud(colour: str) -> Thing:
    head = thing(ball(0.2, 48).bent(lambda p: p * [1, 1.05, 0.85]), surface(colour, 0.2, coat=1)).at(0, 0.75, 0)
    stem = thing(
        tube([(0.02, 0.66, 0.02), (0.05, 0.4, 0.02), (0.07, 0.14, 0.02)], [0.1, 0.085, 0.08], 32),
        surface(colour, 0.2, coat=1),
    )
    tip = (
        thing(lathe(curve([(0.07, 0), (0.13, 0.02), (0.14, 0.09), (0.08, 0.15), (0, 0.15)], 8)), matt("#e8e4de", 0.6))
        .rolled(62)
        .at(-0.15, 0.79, 0.06)
    )
    return head + stem + tip


def bud_case(colour: str, opened: bool) -> Thing:
    def f(wave: np.ndarray, power: float) -> np.ndarray:
        return np.sign(wave) * np.abs(wave) ** power

    def shell(up: bool) -> Mesh:
        def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
            a, t = u * 2 * np.pi, v * np.pi / 2
            y = f(np.sin(t), 0.8) * (0.34 if up else 0.52)
            return np.stack(
                [
                    0.85 * f(np.cos(t), 0.62) * f(np.cos(a), 0.78),
                    y if up else -y,
                    0.5 * f(np.cos(t), 0.62) * f(np.sin(a), 0.78),
                ],
                1,
            )

        return sheet(place, 140, 50)

    paint = surface(colour, 0.22, coat=1)
    t = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    rim = np.stack(
        [0.85 * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.78, 0.5 * np.sign(np.sin(t)) * np.abs(np.sin(t)) ** 0.78], 1
    )
    low = thing(shell(False), paint) + thing(ball(0.03, 12), glow(1.5, 6, 2.5)).at(0, -0.16, 0.49)
    lid = thing(shell(True), paint)
    if opened:
        low += thing(slab(rim * 0.97, 0.02, 0.008), surface(colour, 0.45)).at(0, -0.02, 0)
        low += together(
            *(
                thing(slab(circle(0.2, 40) * [1, 0.9], 0.01, 0.003), matt("#3a3a3a")).at(x, 0.002, 0.05)
                for x in (-0.36, 0.36)
            )
        )
        lid = (
            (lid + thing(slab(rim * 0.97, 0.02, 0.008), surface(colour, 0.45)))
            .at(0, 0, 0.5)
            .tipped(-100)
            .at(0, 0.02, -0.5)
        )
    else:
        lid = lid.at(0, 0.012, 0)
    return (low + lid).at(0, 0.52, 0)


@picture("pebble-earbuds", 1)
def buds_white() -> Shot:
    made = (
        bud_case("#f1efea", True).turned(-10)
        + earbud("#f1efea").turned(30).at(1.15, 0, 0.75)
        + earbud("#f1efea").sized(-1, 1, 1).turned(-20).at(1.6, 0, 0.35)
    )
    return Shot(made, "#c9cfd6", lift=20, fill=0.74)


@picture("pebble-earbuds", 2)
def buds_dark() -> Shot:
    made = (
        bud_case("#34373b", False).turned(18)
        + earbud("#34373b").rolled(86).grounded().turned(30).at(-0.75, 0, 0.95)
        + earbud("#34373b").rolled(86).grounded().turned(-70).at(0.35, 0, 1.15)
    )
    return Shot(made, "#d8cfc6", lift=30, fill=0.7)


def headphones(shell: str, pad: str) -> Thing:
    made = thing(
        tube(
            curve(
                [
                    (-1.0, 0.85, 0),
                    (-1.08, 1.4, 0),
                    (-0.85, 2.05, 0),
                    (0, 2.4, 0),
                    (0.85, 2.05, 0),
                    (1.08, 1.4, 0),
                    (1.0, 0.85, 0),
                ],
                16,
            ),
            0.055,
            20,
        ),
        surface(shell, 0.35),
    )
    made += thing(
        tube(
            curve([(-0.78, 2.1, 0), (-0.42, 2.33, 0), (0, 2.4, 0), (0.42, 2.33, 0), (0.78, 2.1, 0)], 16),
            0.15,
            32,
            flat=0.5,
        ),
        cloth(pad),
    )
    for side in (-1, 1):
        cup = (
            thing(
                lathe(curve([(0, 0.36), (0.3, 0.34), (0.46, 0.26), (0.54, 0.1), (0.52, 0)], 10)),
                surface(shell, 0.35, coat=0.3),
            )
            + thing(ring(0.36, 0.19, 40), cloth(pad)).at(0, -0.12, 0)
            + thing(lathe([(0.4, -0.1), (0, -0.1)]), matt("#2f2d2b"))
            + thing(lathe(rounded([(0, 0.355), (0.16, 0.35), (0.16, 0.37), (0, 0.375)], 0.008)), brass(0.25))
        )
        made += cup.sized(1, 1, 1.2).rolled(-90 * side).tipped(0).at(side * 0.98, 0.72, 0)
        made += thing(
            tube([(side * 1.04, 1.35, 0), (side * 1.06, 1.15, 0), (side * 1.02, 0.95, 0)], 0.075, 20),
            surface(shell, 0.35),
        )
    return made.grounded()


@picture("cloud-headphones", 1)
def phones_oat() -> Shot:
    stand = wooden(lathe(rounded([(0, 0), (0.62, 0), (0.62, 0.12), (0, 0.12)], 0.04), cells=0.03), "walnut", 0, 1)
    stand += wooden(tube([(0, 0.1, 0), (0, 1.2, 0), (0, 2.4, 0)], 0.075, 24), "walnut", 1, 1)
    stand += wooden(box(0.7, 0.12, 0.34, 0.05, 30), "walnut", 0, 1).at(0, 2.3, 0)
    return Shot((stand + headphones("#e9ddc9", "#cbb698").at(0, 0.3, 0)).turned(-34), "#cdd3cf", lift=12)


@picture("cloud-headphones", 2)
def phones_green() -> Shot:
    lying = headphones("#9aa593", "#75806d").tipped(-78).grounded().turned(-28)
    return Shot(lying, "#e3ddcf", lift=34, fill=0.74)
