"""Words that were found are marked where a reviewer reads them."""

from hypothesis import given
from hypothesis import strategies as st

from market.moderation.marking import marked


def hits_in(text: str, *found: tuple[str, int]) -> list[str]:
    return [piece.text for piece in marked(text, found) if piece.is_hit]


def test_a_word_is_marked_as_its_author_wrote_it():
    assert hits_in("标题\n请加★微★信哦", ("加微信", 5)) == ["加★微★信"]
    assert hits_in("加微信,加微信", ("加微信", 3)) == ["加微信", "加微信"]


def test_what_stands_otherwise_than_it_was_found_is_not_marked():
    assert hits_in("加★微★信", ("加微信", 3)) == []
    assert hits_in("很好喝", ("加微信", 3)) == []


@given(st.text(), st.lists(st.tuples(st.text(max_size=4), st.integers(0, 6))))
def test_the_pieces_are_the_text(text, found):
    assert "".join(piece.text for piece in marked(text, found)) == text
