"""Power, phone and camera: what goes along in a bag."""
# mypy: disable-error-code="import-not-found"

import numpy as np

from demo.render.catalogue import picture
from demo.render.labels import label
from demo.render.materials import brass, glow, linear, matt, painted, printed, steel, surface, wooden
from demo.render.noise import clouds, mix
from demo.render.shapes import (
    Thing,
    ball,
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
    wrap,
)
from demo.render.studio import Shot


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
