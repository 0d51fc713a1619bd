from fractions import Fraction
from math import floor
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from market.community import rules
from market.community.errors import BadText, StarsOutOfRange, TextMissing, TextTooLong, TooManyPictures

counts = st.tuples(*[st.integers(0, 10**6)] * 5)


@given(counts)
def test_the_average_is_the_exact_mean_rounded_half_up(stars):
    average = rules.average_x100(stars)

    if not sum(stars):
        assert average == 0
    else:
        exact = Fraction(100 * sum(value * given for value, given in enumerate(stars, start=1)), sum(stars))
        assert average == floor(exact + Fraction(1, 2))
        assert 100 <= average <= 500


@pytest.mark.parametrize(
    ("stars", "average"),
    [
        ((0, 0, 0, 0, 0), 0),
        ((0, 0, 0, 0, 7), 500),
        ((1, 0, 0, 0, 0), 100),
        ((0, 0, 0, 1, 2), 467),
        ((1, 0, 0, 0, 7), 450),
    ],
)
def test_worked_averages(stars, average):
    assert rules.average_x100(stars) == average


@pytest.mark.parametrize("stars", [-1, 0, 6, 10**9])
def test_stars_are_one_to_five(stars):
    with pytest.raises(StarsOutOfRange):
        rules.check_stars(stars)


def test_texts_are_trimmed_and_kept_within_reason():
    assert rules.check_text("  好用 \n") == "好用"
    assert rules.check_text("") == ""
    with pytest.raises(TextMissing):
        rules.check_text(" \n ", is_needed=True)
    with pytest.raises(TextTooLong):
        rules.check_text("长" * 1001)
    with pytest.raises(BadText):
        rules.check_text("a\x00b")


def test_a_review_shows_at_most_nine_pictures_each_once():
    one, two = uuid4(), uuid4()
    assert rules.check_pictures([one, two, one]) == (one, two)
    with pytest.raises(TooManyPictures):
        rules.check_pictures([uuid4() for _ in range(10)])
