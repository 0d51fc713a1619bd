"""Where the demo's people say that goods are, on what they photographed."""

import pytest

from demo import texts
from demo.gather_people import dot_of


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
