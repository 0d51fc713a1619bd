"""Digital: cloth, soft plastic and keys."""

from dataclasses import replace

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import clock_face, label
from demo.render.materials import PAINTED, brass, cloth, glow, linear, matt, painted, printed, steel, surface, wooden
from demo.render.noise import clouds, mix, noise
from demo.render.shapes import (
    Mesh,
    Thing,
    ball,
    box,
    circle,
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
    wrap,
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


def power_bank(colour: str, dark: str) -> Thing:
    body = thing(slab(pill(1.25, 0.62, 0.3, 20), 2.0, 0.12), surface(colour, 0.38))
    dots = together(
        *(
            thing(ball(0.025, 12), glow(6, 6, 5.4) if i < 3 else matt(dark)).at(-0.12 + 0.08 * i, 1.65, 0.305)
            for i in range(4)
        )
    )
    mark = thing(
        panel(0.5, 0.16), printed(label(500, 160, colour, [("10000", 0.5, 0.62, dark)], style="sans"), 0.38)
    ).at(0, 0.35, 0.3115)
    strap = thing(
        tube(
            curve([(0.5, 1.96, 0), (0.62, 2.15, 0), (0.95, 2.05, 0.05), (1.0, 1.6, 0.1), (0.9, 1.25, 0.08)]),
            0.06,
            20,
            flat=0.45,
        ),
        matt(dark, 0.6),
    )
    plug = thing(box(0.16, 0.26, 0.12, 0.04), matt(dark, 0.5)).at(0.9, 0.98, 0.08) + thing(
        box(0.09, 0.1, 0.04, 0.015), steel()
    ).at(0.9, 0.9, 0.08)
    return body + dots + mark + strap + plug


@picture("pocket-power-bank", 1)
def banks_apricot() -> Shot:
    return Shot(
        power_bank("#eeb487", "#8a4f28").turned(-16).at(-0.4, 0, 0.2)
        + power_bank("#bccad3", "#4d6472").turned(14).at(1.15, 0, -0.9),
        "#f0dccb",
        lift=12,
        fill=0.74,
    )


@picture("pocket-power-bank", 2)
def banks_three() -> Shot:
    lying = together(
        *(
            power_bank(a, b).tipped(90).grounded().turned(t).at(x, 0, 1.0)
            for a, b, x, t in [
                ("#bccad3", "#4d6472", -1.75, 8),
                ("#b9c8a2", "#566a3e", 0, -4),
                ("#eeb487", "#8a4f28", 1.75, 6),
            ]
        )
    )
    return Shot(lying.grounded().sized(0.6), "#dfe2dc", lift=44, fill=0.8)


def phone(screen: np.ndarray) -> Thing:
    return thing(slab(pill(0.95, 1.95, 0.14, 14), 0.09, 0.03), surface("#2a2b2e", 0.3)) + thing(
        sheet(lambda u, v: np.stack([(u - 0.5) * 0.88, 0 * u + 0.092, (0.5 - v) * 1.86], 1), 2, 2),
        printed(screen, 0.12, 1),
    )


def phone_stand() -> Thing:
    block = wooden(box(1.3, 0.55, 1.15, 0.09, 80), "oak", 0, 0.9, 2, 0.55)
    return block + wooden(box(1.3, 0.2, 0.2, 0.07, 40), "oak", 0, 0.9, 4, 0.55).at(0, 0.5, 0.46)


@picture("oak-phone-stand", 1)
def stand_phone() -> Shot:
    art = label(
        880,
        1860,
        "#c9714a",
        [("10:09", 0.24, 0.2 * 880 / 1860, "#fff8ee"), ("星期日", 0.33, 0.035, "#fff8ee")],
        style="sans",
    )
    held = phone(art).at(0, 0, -0.975).tipped(66).at(0, 0.56, 0.32)
    return Shot((phone_stand() + held).turned(-22), "#d9d5c3", lift=14, fill=0.7)


@picture("oak-phone-stand", 2)
def stand_alone() -> Shot:
    cork = painted(
        box(1.24, 0.05, 1.1, 0.02, 80),
        lambda p: mix(linear("#c79a68"), linear("#7a5330"), 0.5 + clouds(p * 22, 2)),
        0.95,
    )
    first = cork + phone_stand().at(0, 0.05, 0)
    return Shot(first.turned(28).at(-0.2, 0, 0), "#e7dac6", lift=24, fill=0.6)


def keyboard(case: str, key: str, other: str, accent: str) -> Thing:
    made = thing(slab(pill(4.6, 1.72, 0.16, 10), 0.22, 0.07), surface(case, 0.45)) + thing(
        slab(pill(4.4, 1.52, 0.1, 10), 0.02, 0.008), matt("#6f665c")
    ).at(0, 0.215, 0)
    rows = [
        [1] * 13 + [2],
        [1.5] + [1] * 12 + [1.5],
        [1.75] + [1] * 11 + [2.25],
        [2.25] + [1] * 10 + [1.75, 1],
        [1.25, 1.25, 1.25, 6.25, 1, 1, 1, 1, 1][:9],
    ]
    unit = 4.34 / 15
    for r, row in enumerate(rows):
        x = -unit * sum(row) / 2
        for i, wide in enumerate(row):
            edge = (i == 0 or i >= len(row) - 1 or (r == 4 and i != 3)) and not (r == 0 and 0 < i < 13)
            tone = accent if (r, i) in ((0, 0), (2, len(row) - 1)) else other if edge else key
            w = wide * unit - 0.03
            cap = slab(circle(0.128, 40) if wide == 1 else pill(w, 0.256, 0.127, 12), 0.13, 0.045)
            dished = (
                cap.bent(
                    lambda p: (
                        p * [1, 1, 1]
                        - np.stack(
                            [
                                0 * p[:, 0],
                                0.02 * np.clip(1 - np.hypot(p[:, 0], p[:, 2]) / 0.12, 0, 1) * (p[:, 1] > 0.1),
                                0 * p[:, 0],
                            ],
                            1,
                        )
                    )
                )
                if wide == 1
                else cap
            )
            made += thing(dished, surface(tone, 0.5)).at(x + wide * unit / 2, 0.25, -0.58 + 0.29 * r)
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


def camera(body: str, top: str) -> Thing:
    made = thing(box(2.5, 1.15, 0.8, 0.2, 30), surface(body, 0.6, shine=0.4)) + thing(
        box(2.5, 0.34, 0.78, 0.12), surface(top, 0.35)
    ).at(0, 1.05, 0)
    made += thing(box(0.8, 0.3, 0.6, 0.08), surface(top, 0.35)).at(0, 1.34, 0)
    made += thing(box(0.42, 0.2, 0.04, 0.02), surface("#1b2026", 0.05, coat=1)).at(0, 1.38, 0.3)
    made += thing(box(0.3, 0.22, 0.04, 0.03), surface("#f4ead6", 0.15, coat=1)).at(-0.9, 1.1, 0.39) + thing(
        box(0.2, 0.14, 0.04, 0.02), surface("#1b2026", 0.05, coat=1)
    ).at(0.85, 1.14, 0.39)
    barrel = lathe(
        rounded([(0.62, 0), (0.62, 0.2), (0.54, 0.22), (0.54, 0.42), (0.44, 0.46), (0.3, 0.36), (0.3, 0.3)], 0.02)
    )
    grip = lathe(rounded([(0.54, 0.22), (0.575, 0.23), (0.575, 0.37), (0.54, 0.38)], 0.01), 200).bent(
        lambda p: p * (1 + 0.012 * np.sign(np.sin(np.arctan2(p[:, 2], p[:, 0]) * 48)))[:, None] ** np.array([1, 0, 1])
    )
    lens = (
        thing(barrel, surface("#23252a", 0.3))
        + thing(grip, surface("#35383d", 0.5))
        + thing(lathe([(0.3, 0.3), (0.2, 0.36), (0.1, 0.385), (0, 0.39)]), surface("#1c2740", 0.03, coat=1, shine=0.9))
        + thing(ring(0.5, 0.014), brass(0.2)).at(0, 0.44, 0)
    )
    made += lens.tipped(90).at(0, 0.62, 0.38)
    made += (
        thing(lathe(rounded([(0, 0), (0.2, 0), (0.2, 0.14), (0, 0.15)], 0.02)), steel()).at(0.85, 1.38, 0)
        + thing(lathe(rounded([(0, 0), (0.1, 0), (0.1, 0.12), (0, 0.12)], 0.02)), surface("#cf2a20", 0.3)).at(
            -0.65, 1.38, 0.05
        )
        + thing(lathe(rounded([(0, 0), (0.24, 0), (0.24, 0.1), (0, 0.1)], 0.02)), steel()).at(-1.0, 1.37, -0.05)
    )
    straps = thing(
        tube(
            curve(
                [
                    (-1.26, 1.1, 0),
                    (-1.55, 0.95, 0.2),
                    (-1.7, 0.35, 0.5),
                    (-1.4, 0.04, 1.0),
                    (-0.6, 0.04, 1.35),
                    (0.3, 0.05, 1.45),
                ]
            ),
            0.06,
            16,
            flat=0.35,
        ),
        matt("#9a5f34", 0.6),
    )
    return made + straps


@picture("film-camera", 1)
def camera_milk() -> Shot:
    return Shot(camera("#efe4d0", "#d7d4cd").turned(-16), "#d9c2ad", lift=14, fill=0.76)


@picture("film-camera", 2)
def camera_green() -> Shot:
    def canister(a: str) -> Thing:
        return (
            thing(
                lathe(
                    rounded(
                        [
                            (0, 0),
                            (0.25, 0),
                            (0.25, 0.08),
                            (0.23, 0.1),
                            (0.23, 0.62),
                            (0.25, 0.64),
                            (0.25, 0.72),
                            (0, 0.72),
                        ],
                        0.01,
                    )
                ),
                matt("#2b2b2b", 0.4),
            )
            + thing(
                wrap(0.236, 0.11, 0.61, 300), printed(label(1200, 400, a, [("400", 0.5, 0.6, "#fff7e8")], style="sans"))
            )
            + thing(lathe(rounded([(0, 0.7), (0.09, 0.7), (0.09, 0.82), (0, 0.82)], 0.01)), matt("#2b2b2b"))
        )

    return Shot(
        camera("#3a5145", "#c9c6bd").turned(20)
        + canister("#d98a2e").at(1.35, 0, 1.0)
        + canister("#b8423a").rolled(90).grounded().turned(30).at(0.75, 0, 1.5),
        "#d6d3bf",
        lift=22,
        fill=0.78,
    )


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
    return Shot(headphones("#e9ddc9", "#cbb698").turned(-34).tipped(-6).grounded(), "#cdd3cf", lift=12, fill=0.68)


@picture("cloud-headphones", 2)
def phones_green() -> Shot:
    lying = headphones("#9aa593", "#75806d").turned(0).tipped(-78).grounded().turned(-28)
    return Shot(lying, "#e3ddcf", lift=34, fill=0.74)


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
