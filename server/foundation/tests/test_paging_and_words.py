import base64
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from foundation.paging import BadCursor, clamp, decode_cursor, encode_cursor
from foundation.words import WordsMissing, check_words, language_of, say


@given(
    number=st.integers(-(2**53), 2**53),
    text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=50),
    identity=st.uuids(),
)
def test_a_cursor_read_back_is_what_was_written(number, text, identity):
    assert decode_cursor(encode_cursor([number, text, identity]), [int, str, UUID]) == (number, text, identity)


@given(text=st.text(max_size=60))
def test_any_other_text_is_no_cursor_and_never_a_crash(text):
    try:
        decode_cursor(text, [datetime.fromisoformat, UUID])
    except BadCursor as refusal:
        assert refusal.field == "after"


@pytest.mark.parametrize("said", ["[Infinity]", "[1e400]", '["\\u0000"]', '["\\ud800"]', "[" * 5_000])
def test_a_cursor_that_no_list_could_have_made_is_refused(said):
    """Without the check of texts, OverflowError and RecursionError: fails with a crash, in Python or in PostgreSQL."""
    cursor = base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")
    kind = str if "u" in said else int

    with pytest.raises(BadCursor):
        decode_cursor(cursor, [kind])


def test_a_cursor_of_another_list_is_refused():
    cursor = encode_cursor([datetime(2026, 3, 1, tzinfo=UTC), uuid4()])

    with pytest.raises(BadCursor):
        decode_cursor(cursor, [int, UUID])
    with pytest.raises(BadCursor):
        decode_cursor(cursor, [datetime.fromisoformat])


def test_pages_have_a_size_between_one_and_a_hundred():
    assert [clamp(limit) for limit in (None, 0, -5, 7, 1000)] == [20, 20, 1, 7, 100]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("en-GB,en;q=0.9", "en"),
        ("fr,en;q=0.5,zh;q=0.7", "zh-CN"),
        ("zh;q=0,en;q=0.1", "en"),
        ("de", "zh-CN"),
        ("", "zh-CN"),
        ("en;q=nonsense", "zh-CN"),
    ],
)
def test_a_reader_is_answered_in_the_language_they_prefer(header, language):
    request = RequestFactory().get("/", headers={"Accept-Language": header})

    assert language_of(request) == language


def test_words_are_said_in_whatever_language_there_is():
    assert say({"zh-CN": "杯子", "en": "Mug"}, "en") == "Mug"
    assert say({"zh-CN": "杯子"}, "en") == "杯子"
    assert say({}, "en") == ""


@pytest.mark.parametrize("words", [{}, {"zh-CN": "  "}, {"fr": "tasse"}, {"en": "x" * 11}])
def test_words_that_cannot_be_shown_are_refused(words):
    with pytest.raises(WordsMissing) as refusal:
        check_words(words, field="title", longest=10)
    assert refusal.value.field == "title"
