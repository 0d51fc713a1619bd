"""What is read of a text, and where it stood."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from market.moderation.reading import fold, origins, plain

MARKS = st.text(alphabet="\u200b\u200d\u2060\ufeff\u0336\u0301 *_-·~|/\u200b\u200b，。😀", max_size=3)


def test_disguises_are_seen_through():
    assert plain("國家級") == plain("国家级") == "国家级"
    assert plain("ＢＥＳＴ") == plain("best") == "best"
    assert plain("bеѕт") == "best"  # е, ѕ and т are Cyrillic.
    assert plain("最\u200b佳") == plain("最̶佳̶") == plain("最 * 佳") == plain("最.佳") == "最佳"
    assert plain("①⑨８") == "198"
    assert plain("100％") == "100%"
    assert plain("\u3164\u2800 \ufe0f") == ""


def test_folding_twice_is_folding_once_for_every_sign_there_is():
    """Without folding Chinese forms twice: fails with 薴, which is 苧, which is 苎."""
    unstable = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")
        and "".join(map(fold, fold(chr(code)))) != fold(chr(code))
    ]

    assert unstable == []


@given(st.text(max_size=80))
def test_each_letter_that_is_read_came_from_the_sign_that_it_is_said_to_come_from(text: str):
    letters, came_from = plain(text), origins(text)

    assert len(came_from) == len(letters)
    assert came_from == sorted(came_from)
    for letter, place in zip(letters, came_from, strict=True):
        assert letter in fold(text[place])


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_text_is_read_as_its_parts_are(one: str, other: str):
    """A sign is read alike whatever stands beside it, so words of a list and texts are folded by the same table."""
    assert plain(one + other) == plain(one) + plain(other)
    assert origins(one + other) == origins(one) + [len(one) + place for place in origins(other)]


@given(st.lists(st.tuples(st.sampled_from("国家级最佳best"), MARKS), max_size=20))
def test_marks_between_letters_change_nothing_that_is_read(parts: list[tuple[str, str]]):
    marked = "".join(letter + marks for letter, marks in parts)

    assert plain(marked) == "".join(letter for letter, _ in parts)
    assert "".join(marked[place] for place in origins(marked)) == plain(marked)
