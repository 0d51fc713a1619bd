from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from foundation import sql
from foundation.paging import BadCursor
from market.search.facade import SearchQuestion, find, forget_documents, index_documents, suggest
from market.search.rules.cutting import lexemes, question
from market.search.rules.slips import edits
from market.search.tests.making import draft, found, put

pytestmark = pytest.mark.django_db


def test_chinese_is_found_by_words_and_their_parts():
    mug, lamp = put("手作陶瓷马克杯"), put("木质台灯")

    assert found("马克杯") == [mug]
    assert found("陶瓷") == [mug]
    assert found("台灯") == [lamp]
    assert found("飞机") == []


def test_english_is_found_by_its_stem_and_in_any_case():
    mug = put("马克杯", "Hand-thrown mugs")

    assert found("MUG") == [mug]
    assert found("mugs") == [mug]


def test_typing_errors_are_mended_and_said_so():
    put("马克杯", "Ceramic teapot")

    answer = find(SearchQuestion(text="cermic teapt"))

    assert len(answer.product_ids) == 1
    assert answer.corrected == "ceramic teapot"


@pytest.mark.parametrize("typed", ["lantren", "alntern", "lanternn"])
def test_crossed_fingers_find_the_word(typed):
    lantern = put("露营灯", "Camp lantern")

    answer = find(SearchQuestion(text=typed))

    assert list(answer.product_ids) == [lantern]
    assert answer.corrected == "lantern"


@pytest.mark.parametrize("typed", ["lantren", "lanterm", "lntern", "lanntern", "latnern"])
def test_a_slip_of_the_finger_still_finds_the_lantern(typed):
    lantern = put("露营灯", "Camp lantern")
    put("层架", "Ladder rack")

    answer = find(SearchQuestion(text=typed))

    assert (list(answer.product_ids), answer.corrected) == ([lantern], "lantern")


def test_a_short_word_is_not_bent_into_another():
    put("帽子", "Cap")

    assert found("cup") == []


@given(word=st.text("abcdef", min_size=1, max_size=8), other=st.text("abcdef", min_size=1, max_size=8))
def test_slips_are_counted_the_same_from_both_sides(word, other):
    assert edits(word, other) == edits(other, word)
    assert (edits(word, other) == 0) == (word == other)
    assert edits(word, other) <= max(len(word), len(other))


@pytest.mark.parametrize("typed", ["taoci", "tc", "陶磁"])
def test_pinyin_initials_and_homophones_find_the_word(typed):
    mug = put("陶瓷马克杯")

    assert found(typed) == [mug]


def test_a_title_counts_more_than_small_print_and_what_sells_a_little_more():
    described = put("花瓶", description={"zh-CN": "像马克杯一样顺手的马克杯把手"})
    titled = put("马克杯")
    popular = put("马克杯", sold=500)

    assert found("马克杯") == [popular, titled, described]


def test_when_nothing_has_every_word_some_words_will_do():
    mug = put("陶瓷马克杯")
    put("台灯")

    answer = find(SearchQuestion(text="陶瓷飞船"))

    assert (list(answer.product_ids), answer.is_partial) == ([mug], True)


def test_filters_and_facets():
    brand, cups = uuid4(), uuid4()
    mine = put(
        "马克杯",
        brand_id=brand,
        brand={"en": "Clay"},
        category_ids=(cups,),
        categories=[{"en": "Cups"}],
        price=5000,
        has_group=True,
    )
    other = put("马克杯 大", price=900, in_stock=False)

    assert set(found("马克杯")) == {mine, other}
    assert found("马克杯", brand_ids=(brand,)) == [mine]
    assert found("马克杯", category_id=cups) == [mine]
    assert found("马克杯", price_min=901) == [mine]
    assert found("马克杯", price_max=900) == [other]
    assert found("马克杯", group_only=True) == [mine]
    assert found("马克杯", in_stock_only=True) == [mine]
    answer = find(SearchQuestion(text="马克杯"))
    assert {(one.kind, value.label.subject_id, value.count) for one in answer.facets for value in one.values} == {
        ("brand", brand, 1), ("category", cups, 1),
    }  # fmt: skip


def test_sorting():
    cheap_old = put("杯子", price=100, sold=3, age_days=9)
    dear_new = put("杯子", price=900, sold=1, age_days=0)

    assert found("杯子", sort="price_up") == [cheap_old, dear_new]
    assert found("杯子", sort="price_down") == [dear_new, cheap_old]
    assert found("杯子", sort="newest") == [dear_new, cheap_old]
    assert found("杯子", sort="sold") == [cheap_old, dear_new]


def test_pages_follow_one_another_and_a_foreign_cursor_is_refused():
    everything = {put("杯子", sold=number) for number in range(5)}
    seen, after = [], None
    for _ in range(3):
        answer = find(SearchQuestion(text="杯子", limit=2, after=after))
        seen += answer.product_ids
        after = answer.next

    assert (len(seen), set(seen), after) == (5, everything, None)
    with pytest.raises(BadCursor):
        find(SearchQuestion(text="杯子", after="nonsense"))


def test_what_is_forgotten_is_neither_found_nor_suggested():
    mug = put("马克杯")
    forget_documents([mug])

    assert found("马克杯") == []
    assert suggest("马", language="zh-CN") == []


def test_suggestions_begin_with_what_was_typed_in_letters_or_pinyin():
    put("马克杯", "Mug", sold=5)
    put("马灯", "Lantern", sold=9)

    assert suggest("马", language="zh-CN") == ["马灯", "马克杯"]
    assert suggest("make", language="zh-CN") == ["马克杯"]
    assert suggest("mu", language="en") == ["Mug"]
    assert suggest("%", language="en") == []


@given(text=st.text(max_size=120))
def test_whatever_is_typed_is_cut_into_words_without_complaint(text):
    words = [*lexemes(text), *(lexeme for asked in question(text) for way in asked.ways for lexeme in way)]

    assert all(word == word.lower() and word == word.strip() and word for word in words)


@pytest.mark.parametrize("text", ["'; DROP TABLE x; --", "a & b | !c:*", "\\", "''", "()", "a\x00b", "😀", "Ω≈ç√"])
def test_punctuation_is_no_query_language(text):
    put("马克杯", "a b c")

    find(SearchQuestion(text=text))


def test_of_very_many_names_the_best_selling_ones_are_suggested_and_not_all_are_read(monkeypatch):
    """Without `_of_the_best`: fails with the first by the alphabet; without `_begun`'s LIMIT: with 90 rows read."""
    monkeypatch.setattr("market.search.queries.suggest.MOST_BEGUN", 10)
    monkeypatch.setattr("market.search.queries.suggest.BEST_SELLING", 20)
    index_documents([draft(en=f"Nord lamp {number:02}", sold=number) for number in range(90)])
    sql.run("ANALYZE search_phrase")

    with CaptureQueriesContext(connection) as asked:
        assert suggest("nord", language="en", limit=3) == ["Nord lamp 89", "Nord lamp 88", "Nord lamp 87"]
        assert suggest("nord lamp 3", language="en", limit=2) == ["Nord lamp 39", "Nord lamp 38"]

    (plan,) = sql.one(f"EXPLAIN (ANALYZE, FORMAT JSON) {asked[0]['sql']}")
    assert max(node["Actual Rows"] for node in nodes(plan[0]["Plan"]) if node["Node Type"].endswith("Scan")) <= 20


def test_a_range_of_prices_is_found_by_its_steps_and_never_by_reading_all_that_cost_so_much():
    """Without `+ 0`: fails with search_entry_price in the plan that is kept for any prices."""
    index_documents([draft("马克杯", price=100 * number) for number in range(300)])
    sql.run("ANALYZE search_entry")

    with CaptureQueriesContext(connection) as asked:
        answer = find(SearchQuestion(text="马克杯", price_min=1_000, price_max=2_000))

    (looked,) = [one["sql"] for one in asked if "AS MATERIALIZED" in one["sql"]]
    anybodys = looked.replace("1000", "$1::bigint").replace("2000", "$2::bigint")
    sql.run("SET LOCAL enable_seqscan = off")
    plan = sql.rows(f"EXPLAIN (GENERIC_PLAN) {anybodys}")
    assert len(answer.product_ids) == 11
    assert not [line for (line,) in plan if "search_entry_price" in line]


def nodes(plan):
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)
