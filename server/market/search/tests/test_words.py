"""Chinese, English, pinyin, numbers with units, model numbers, and what is mistyped."""

import dataclasses
from uuid import uuid4

import pytest

from foundation import sql
from market.search.facade import SearchQuestion, find, forget_documents, index_documents
from market.search.rules.cutting import lexemes
from market.search.rules.slips import MOST_MENDED
from market.search.tests.making import draft, found, put

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["makebei", "ma ke bei", "taocimakebei", "tao ci ma ke bei", "shouzuo makebei"])
def test_pinyin_is_read_across_words_with_blanks_and_without(typed):
    """Without `_as_pinyin`: fails with [] for what is cut into several words, such as taocimakebei."""
    mug = put("手作陶瓷马克杯")
    put("木质台灯")

    assert found(typed) == [mug]


def test_pinyin_of_two_words_is_read_as_words_that_some_product_has_together():
    put("背包")
    mug = put("陶瓷杯")

    answer = find(SearchQuestion(text="taocibei"))

    assert list(answer.product_ids) == [mug]
    assert answer.corrected == "陶瓷杯"


@pytest.mark.parametrize("typed", ["64 gb", "64gb", "64GB usb", "64 GB"])
@pytest.mark.parametrize("written", ["USB stick 64 GB", "64GB USB stick", "USB-Stick, 64gb"])
def test_a_number_takes_its_unit_with_it(typed, written):
    stick = put("优盘", written)
    put("优盘", "USB stick 32 GB, 64 pieces")

    assert found(typed)[:1] == [stick]


@pytest.mark.parametrize("typed", ["15.6 inch", '15.6"', "15.6-inch", "15.6 英寸", "15.6英寸", "15.6 inches"])
def test_inches_are_written_in_many_ways(typed):
    laptop = put("笔记本电脑 15.6英寸", 'Laptop 39.6 cm (15.6")')
    put("笔记本电脑 14英寸", 'Laptop 35.6 cm (14")')

    assert found(typed) == [laptop]


@pytest.mark.parametrize("typed", ["galaxy s9", "s9", "Galaxy S9 case"])
def test_a_model_is_found_by_its_number(typed):
    case = put("手机壳", "Case for Galaxy S9")
    put("手机壳", "Case for Galaxy S8")

    assert found(typed)[:1] == [case]


@pytest.mark.parametrize("typed", ["tn-2110", "TN2110", "tn 2110", "brother tn-2110"])
def test_a_model_number_is_found_with_its_dash_and_without(typed):
    toner = put("硒鼓", "Brother TN-2110 toner")
    put("硒鼓", "Brother TN-3170 toner")

    assert found(typed)[:1] == [toner]


@pytest.mark.parametrize("typed", ["iphone 8", "iphone8", "iPhone-8"])
def test_a_name_and_its_number_are_one_word_as_well(typed):
    written_apart, written_together = put("壳", "Case for iPhone 8"), put("壳", "iPhone8 case")
    put("壳", "Case for iPhone 7")

    assert set(found(typed)[:2]) == {written_apart, written_together}


def test_a_whole_word_is_found_by_its_parts_however_either_was_cut():
    whole, apart = put("笔记本电脑包"), put("电脑 笔记本")

    assert set(found("笔记本电脑")) == {whole, apart}


def test_a_word_that_nobody_sells_any_more_is_not_what_was_meant():
    """Without the join to search_term in `_nearest`: fails with corrected == "lantern"."""
    lantern = put("露营灯", "Camp lantern")
    forget_documents([lantern])
    put("层架", "Ladder rack")

    assert find(SearchQuestion(text="lantren")).corrected is None


def test_of_a_long_question_only_a_few_words_are_mended():
    put("杯", "alpha bravo charlie delta echoes foxtrot golfing hotels")
    typed = "alphx bravx charlix deltx echoex foxtrox golfinx hotelx"

    answer = find(SearchQuestion(text=typed))

    assert sum(word not in typed for word in answer.corrected.split()) == MOST_MENDED
    assert answer.is_partial


def test_two_words_that_no_product_has_together_find_what_has_one_of_them():
    red, mug = put("红灯", "Red lamp"), put("杯", "Blue mug")

    answer = find(SearchQuestion(text="red mug"))

    assert (set(answer.product_ids), answer.is_partial, answer.corrected) == ({red, mug}, True, None)


def test_a_filter_never_changes_what_words_are_taken_to_mean():
    """Without deciding by the text alone: fails with the blue mug, a half match in the wrong shop."""
    shop = uuid4()
    put("杯", "Red mug")
    put("杯", "Blue mug", shop_id=shop)

    answer = find(SearchQuestion(text="red mug", shop_id=shop, sort="price_up"))

    assert (answer.product_ids, answer.total, answer.is_partial) == ((), 0, False)


def test_counts_of_words_follow_what_is_indexed_renewed_and_forgotten():
    one = draft("杯", "Red mug")
    index_documents([one])
    index_documents([one])
    index_documents([dataclasses.replace(one, title={"en": "Blue mug"}, sold_count=9, price_minor=99)])
    counts = dict(sql.rows("SELECT term, document_count FROM search_term WHERE document_count <> 0"))
    kept = {term for (terms,) in sql.rows("SELECT tsvector_to_array(terms) FROM search_entry") for term in terms}

    assert counts == dict.fromkeys(kept, 1)
    assert "blue" in counts and "red" not in counts
    forget_documents([one.product_id])
    assert sql.rows("SELECT term FROM search_term WHERE document_count <> 0") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TN-2110", {"tn", "2110", "tn2110"}),
        ("64GB", {"64gb", "64"}),
        ('24" monitor(s)', {"24in", "24", "monitor"}),
        ("Levi's® 501", {"levi", "501", "levi501"}),
    ],
)
def test_texts_are_cut_into(text, words):
    assert set(lexemes(text)) == words


@pytest.mark.parametrize("typed", ["lamp without cord", "台灯 不带 线"])
def test_what_is_not_wanted_is_not_asked_for_and_what_says_it_comes_last(typed):
    """Without `WITHOUT`: fails with the corded lamp alone."""
    corded, free = put("台灯 带线", "Lamp with cord"), put("台灯", "Lamp")

    assert found(typed) == [free, corded]


def test_a_single_sign_finds_the_words_that_it_is_part_of_after_those_that_it_is():
    """Without the signs in `reading.read`: fails without the sheet."""
    sheet, bed = put("全棉床单"), put("木 床")

    assert found("床") == [bed, sheet]
