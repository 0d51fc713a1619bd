"""Desktop: keys, mouse, clock and fan."""
# mypy: disable-error-code="import-not-found"

from dataclasses import replace

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import clock_face
from demo.render.materials import matt, printed, surface, wooden
from demo.render.shapes import Thing, box, circle, curve, lathe, pill, ring, rounded, sheet, slab, thing, together, tube
from demo.render.studio import Shot


def _dished(p: np.ndarray) -> np.ndarray:
    """A shallow bowl in the top of a round key."""
    hollow = 0.02 * np.clip(1 - np.hypot(p[:, 0], p[:, 2]) / 0.12, 0, 1) * (p[:, 1] > 0.1)
    return p - hollow[:, None] * np.array([0, 1, 0])


def keyboard(case: str, key: str, other: str, accent: str) -> Thing:
    made = thing(slab(pill(4.6, 1.72, 0.16, 10), 0.22, 0.07), surface(case, 0.45)) + thing(
        slab(pill(4.4, 1.52, 0.1, 10), 0.02, 0.008), matt("#6f665c")
    ).at(0, 0.215, 0)
    rows: list[list[float]] = [
        [1.0] * 13 + [2],
        [1.5] + [1.0] * 12 + [1.5],
        [1.75] + [1.0] * 11 + [2.25],
        [2.25] + [1.0] * 10 + [1.75, 1],
        [1.25, 1.25, 1.25, 6.25, 1, 1, 1, 1, 1],
    ]
    unit = 4.34 / 15
    for r, row in enumerate(rows):
        x = -unit * sum(row) / 2
        for i, wide in enumerate(row):
            edge = (i == 0 or i >= len(row) - 1 or (r == 4 and i != 3)) and not (r == 0 and 0 < i < 13)
            tone = accent if (r, i) in ((0, 0), (2, len(row) - 1)) else other if edge else key
            w = wide * unit - 0.03
            cap = slab(circle(0.128, 40) if wide == 1 else pill(w, 0.256, 0.127, 12), 0.13, 0.045)
            made += thing(cap.bent(_dished) if wide == 1 else cap, surface(tone, 0.5)).at(
                x + wide * unit / 2, 0.25, -0.58 + 0.29 * r
            )
            x += wide * unit
    return made.tipped(5).grounded()


@picture("round-key-keyboard", 1)
def keys_latte() -> Shot:
    return Shot(keyboard("#e7d5bd", "#f6eee0", "#b98f68", "#d9653f").turned(-18), "#d9c6b0", lift=38, fill=0.84)


@picture("round-key-keyboard", 2)
def keys_mint() -> Shot:
    return Shot(keyboard("#c4d8c9", "#f1f5ec", "#7fa08d", "#e5b64d").turned(22), "#dfe6df", lift=30, fill=0.84)


def desk_clock(dial: str, ink: str, sweep: str) -> Thing:
    face_up = wooden(
        lathe(
            rounded([(0, 0), (1.0, 0), (1.05, 0.1), (1.05, 0.5), (0.95, 0.56), (0.9, 0.5), (0, 0.5)], 0.05), 160, 0.03
        ),
        "beech",
        0,
        0.8,
    )
    # The dial is drawn on a square, so trim it to a disc.
    disc = sheet(
        lambda u, v: np.stack([0.905 * v * np.cos(u * 2 * np.pi), 0 * u + 0.506, 0.905 * v * np.sin(u * 2 * np.pi)], 1),
        120,
        8,
    )
    flat = disc.points[:, [0, 2]] / 1.82
    disc = replace(disc, uv=np.stack([flat[:, 0] + 0.5, 0.5 - flat[:, 1]], 1))
    made = (face_up + thing(disc, printed(clock_face(dial, ink, ink, sweep), 0.7))).tipped(90).at(0, 1.12, -0.25)
    feet = together(
        *(
            wooden(
                tube([(x, 0.02, 0.1), (x * 0.92, 0.2, 0.05), (x * 0.85, 0.36, 0)], [0.075, 0.09, 0.1], 20),
                "beech",
                1,
                1,
            )
            for x in (-0.6, 0.6)
        )
    )
    return made + feet


@picture("quiet-desk-clock", 1)
def clock_oat() -> Shot:
    return Shot(desk_clock("#f6efe0", "#2f2a25", "#cf2a20").turned(-18), "#dccfc0", lift=10, fill=0.64)


@picture("quiet-desk-clock", 2)
def clock_pine() -> Shot:
    books = together(
        *(
            thing(box(0.3, h, 1.3, 0.03), matt(c)).at(1.5 + 0.33 * i, 0, -0.5)
            for i, (h, c) in enumerate([(2.2, "#c98a5a"), (1.9, "#7c8a80"), (2.1, "#d9c6a4")])
        )
    )
    return Shot(desk_clock("#3d5a4c", "#f3ead8", "#e5b64d").turned(12) + books, "#e8ddc9", lift=12, fill=0.76)


def mouse(colour: str, wheel: str) -> Thing:
    def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        a, t = u * 2 * np.pi, v * np.pi / 2
        x, z = np.cos(a) * np.cos(t) ** 0.7, np.sin(a) * np.cos(t) ** 0.7
        h = 0.62 * np.sin(t) ** 0.9 * (1 - 0.22 * z) * (1 - 0.1 * z * z)
        seam = 0.014 * np.exp(-((x / 0.012) ** 2)) * (z < 0.05) * (t > 0.2) + 0.014 * np.exp(
            -(((z - 0.05) / 0.014) ** 2)
        ) * (t > 0.35)
        return np.stack([0.66 * x * (1 + 0.06 * z), h - seam, z * 1.05], 1)

    roller = thing(ring(0.12, 0.06, 24, 60), matt(wheel, 0.5)).rolled(90).at(0, 0.53, -0.55)
    slot = thing(slab(pill(0.17, 0.42, 0.08), 0.02, 0.008), matt("#2c2a28")).tipped(-26).at(0, 0.535, -0.55)
    return thing(sheet(place, 400, 160), surface(colour, 0.35, coat=0.25)) + slot + roller


@picture("pebble-mouse", 1)
def mouse_peach() -> Shot:
    return Shot(mouse("#efb497", "#8a4f36").turned(150), "#dfe0dc", lift=30, fill=0.6)


@picture("pebble-mouse", 2)
def mouse_grey() -> Shot:
    pad = thing(slab(circle(1.6, 120), 0.05, 0.02), matt("#b7a58d", 0.9))
    return Shot(pad + mouse("#d5d6d4", "#6f7377").turned(205).at(0.1, 0.05, 0), "#e9e1d4", lift=40, fill=0.74)


def desk_fan(colour: str, dark: str) -> Thing:
    frame = together(
        thing(ring(0.95, 0.07), surface(colour, 0.35)), thing(ring(0.95, 0.05), surface(colour, 0.35)).at(0, -0.32, 0)
    )
    bars = Thing()
    for i in range(48):
        bar = tube(curve([(0.2, 0.17, 0), (0.5, 0.15, 0.0), (0.8, 0.1, 0), (0.95, 0.0, 0)]), 0.012, 8, caps=False)
        bars += thing(bar, surface(colour, 0.35)).turned(i * 7.5)
    bars += together(
        *(
            thing(ring(r, 0.012, 8), surface(colour, 0.35)).at(0, y, 0)
            for r, y in [(0.4, 0.16), (0.6, 0.145), (0.8, 0.1)]
        )
    )
    hub = thing(lathe(rounded([(0, 0.2), (0.22, 0.2), (0.22, 0.1), (0.2, 0.08)], 0.03)), surface(dark, 0.35))
    blades = Thing()
    for i in range(7):

        def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
            r, a = 0.12 + 0.7 * v, (u - 0.5) * 0.75 + 0.3 * v
            return np.stack([r * np.cos(a), -0.12 + 0.18 * (u - 0.5), r * np.sin(a)], 1)

        blades += thing(sheet(place, 20, 20), surface(dark, 0.35)).turned(i * 360 / 7)
    back = thing(
        lathe(curve([(0.93, -0.32), (0.7, -0.42), (0.35, -0.48), (0.3, -0.7), (0, -0.72)], 8)), surface(colour, 0.4)
    )
    head = (frame + bars + hub + blades + back).tipped(78).at(0, 1.62, 0)
    neck = thing(
        tube(curve([(0, 0.1, -0.25), (0, 0.5, -0.32), (0, 1.0, -0.42), (0, 1.5, -0.4)]), 0.11, 24),
        surface(colour, 0.35),
    )
    foot = thing(lathe(rounded([(0, 0), (0.72, 0), (0.7, 0.14), (0, 0.17)], 0.06)), surface(colour, 0.35)) + thing(
        lathe(rounded([(0, 0), (0.13, 0), (0.13, 0.07), (0, 0.08)], 0.02)), surface(dark, 0.4)
    ).at(0, 0.15, 0.4)
    return head + neck + foot


@picture("desk-fan", 1)
def fan_milk() -> Shot:
    return Shot(desk_fan("#f0e7d6", "#b98f68").turned(-24), "#cfdcd9", lift=10, fill=0.72)


@picture("desk-fan", 2)
def fan_pink() -> Shot:
    return Shot(desk_fan("#ecc4bf", "#b8706a").turned(26), "#f1dfd8", lift=16, fill=0.72)
