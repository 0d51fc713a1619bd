"""Where the demo's people say that goods are, on what they photographed."""

import io
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from PIL import Image

from demo import texts
from demo.gather_people import dot_of
from demo.snapshots import _frames, snapshot
from market.media import facade as media
from market.moderation.resembling import NEAR_BITS, POINTS_AGREE, points_agreeing, whole_bits


@pytest.mark.parametrize(
    ("slug", "dot"),
    [("mug", (0, 5_000, 5_000)), ("tea-tin", (1, 5_000, 2_500)), ("lamp", (1, 5_000, 7_500))],
)
def test_a_dot_lies_on_the_picture_of_its_goods(slug, dot):
    assert dot_of(slug, [["mug-1"], ["tea-tin-2", "lamp-1"], ["lamp-2"]]) == dot


def test_goods_are_tagged_only_on_pictures_that_show_them():
    for note in texts.read("notes"):
        shown = {name.rpartition("-")[0] for names in note.get("shots", ()) for name in names}
        if shown:
            assert set(note["goods"]) <= shown, note["title"]


def pictures_of(note: dict[str, Any]) -> Iterator[Image.Image]:
    """What a note shows: its pictures, or what may become the cover of its film."""
    for names in note.get("shots", ()):
        yield Image.open(io.BytesIO(snapshot(names))).convert("RGB")
    yield from list(_frames(note.get("film", [])))[::25]


def test_nobody_shows_what_another_has_shown():
    """Such a note would wait for a reviewer, and the demo would open without it."""
    shown = [
        (note["author"], note["title"], media.likeness(picture))
        for note in texts.read("notes")
        for picture in pictures_of(note)
    ]

    copies = [
        (one[1], other[1])
        for one, other in combinations(shown, 2)
        if one[0] != other[0]
        and (whole_bits(one[2], other[2]) <= NEAR_BITS or points_agreeing(one[2], other[2]) >= POINTS_AGREE)
    ]
    assert copies == []
