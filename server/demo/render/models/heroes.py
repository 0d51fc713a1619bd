"""Wide pictures for the top of the home page: goods to the right, calm paper to the left, by day and by night."""

from dataclasses import replace

from demo.render.catalogue import picture
from demo.render.materials import matt, wooden
from demo.render.models import audio, bakes, carried, desktop, fresh, light, pantry, play, tableware
from demo.render.shapes import Thing, box, pill, slab, thing, together
from demo.render.studio import Shot

TO_THE_RIGHT = 0.205  # Share of the width; words take the left 45 %.


def _day(things: Thing, paper: str, key: float = 1.08) -> Shot:
    return Shot(things, paper, lift=11, fill=0.53, wide=2, shift=(TO_THE_RIGHT, -0.03), key=key, depth=10)


def _night(things: Thing, paper: str, key: float = 0.58) -> Shot:
    return replace(_day(things, paper, key), fill_light=0.62, sky=0.13)


def breakfast() -> Thing:
    tray = wooden(slab(pill(2.0, 1.5, 0.2), 0.12, 0.05), "walnut", 0, 0.7)
    fruit = (
        fresh.bowl("#fbf7ef")
        + fresh.orange(0).at(-0.45, 0.78, 0.2)
        + fresh.orange(1).at(0.42, 0.8, 0.3)
        + fresh.orange(2).at(0.1, 0.8, -0.4)
        + fresh.orange(3).at(0.02, 1.22, 0.05)
    ).sized(0.78)
    return (
        tableware.cup("#e2583e", drink="#3b1f12").turned(30).at(-0.55, 0, 0.75)
        + tableware.cup("#f7efe3").turned(-30).sized(0.96).at(-1.4, 0, -0.25)
        + tray.at(0.9, 0, -0.55)
        + tableware.teapot("#d9743a").turned(18).at(0.95, 0.12, -0.6)
        + fruit.at(2.35, 0, 0.35)
        + fresh.orange(9, 0.34).at(1.1, 0.32, 1.15)
    )


def larder() -> Thing:
    plank = wooden(slab(pill(2.4, 1.7, 0.2), 0.12, 0.05), "walnut", 0, 0.7)
    juice = pantry.juice_bottle("#f0861c", "胡萝卜橙", "#c25a12", "#f7f2e8")
    return (
        plank.at(-0.6, 0, 0.1)
        + bakes.loaf(3).sized(0.85).turned(-20).at(-0.6, 0.12, 0.1)
        + pantry.honey_jar().sized(0.92).turned(8).at(1.05, 0, 0.35)
        + juice.sized(0.88).turned(-6).at(1.95, 0, -0.4)
        + pantry.tea_tin("#2f5145", "#f5f0e1", "茉莉", "JASMINE GREEN", "#2f5145")
        .sized(0.82)
        .turned(12)
        .at(0.75, 0, -1.05)
        + fresh.apple(5).sized(0.85).at(2.4, 0, 0.45)
        + fresh.apple(9).sized(0.8).turned(70).at(1.85, 0, 1.0)
    )


def desk(lamp: str, cloth: str) -> Thing:
    books = thing(box(2.0, 0.24, 1.4, 0.03), matt("#b9703a")).turned(4) + thing(
        box(1.85, 0.2, 1.3, 0.03), matt("#3f5f50")
    ).turned(-5).at(0, 0.24, 0)
    return (
        light.mushroom_lamp(lamp).sized(1.05).at(-0.9, 0, -0.7)
        + books.at(0.95, 0, -0.35)
        + carried.camera("#efe4d0", "#d7d4cd").sized(0.66).turned(-14).at(0.95, 0.44, -0.3)
        + audio.speaker(cloth, "#f2f4f8", "#c98247").sized(0.85).turned(-15).at(2.35, 0, -0.3)
        + desktop.desk_clock("#f6efe0", "#2f2a25", "#cf2a20").sized(0.5).turned(-16).at(-0.15, 0, 0.75)
        + desktop.mouse("#efb497", "#8a4f36").sized(0.55).turned(165).at(1.4, 0, 1.0)
    )


def playroom() -> Thing:
    arches = together(*(play.rainbow_piece(i) for i in range(7))).sized(0.85)
    return (
        arches.turned(-10).at(0.6, 0, -0.9)
        + play.train().sized(0.78).turned(-30).at(-0.75, 0, 0.55)
        + play.duck(0.62).turned(30).at(0.9, 0, 0.75)
        + play.ring_tower((0, 1, 2, 3, 4, 5)).sized(0.8).at(2.25, 0, -0.3)
        + play.top(("#f0bf4c", "#f0bf4c", "#d9503f", "#f4ead8", "#4f8fa3")).sized(0.55).rolled(-8).at(1.85, 0, 1.0)
    )


@picture("hero", "1")
def playroom_day() -> Shot:
    return _day(playroom(), "#f3e2bd")


@picture("hero", "1-dark")
def playroom_night() -> Shot:
    return _night(playroom(), "#5c4a30")


@picture("hero", "2")
def breakfast_day() -> Shot:
    return _day(breakfast(), "#f0d6c6")


@picture("hero", "2-dark")
def breakfast_night() -> Shot:
    return _night(
        breakfast() + light.candle("#a9794a", "无花果叶", "FIG LEAF", "#5b4a33").sized(0.6).at(0.35, 0, 1.3), "#5a4335"
    )


@picture("hero", "3")
def larder_day() -> Shot:
    return _day(larder(), "#e4e2c4")


@picture("hero", "3-dark")
def larder_night() -> Shot:
    return _night(larder(), "#454a38")


@picture("hero", "4")
def desk_day() -> Shot:
    return _day(desk("#2f4a43", "#31415f"), "#cfd6dc", key=0.85)


@picture("hero", "4-dark")
def desk_night() -> Shot:
    return _night(desk("#efe3cc", "#b9a88e"), "#544a42", key=0.34)
