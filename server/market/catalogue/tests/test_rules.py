from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from market.catalogue import rules
from market.catalogue.errors import (
    BadSkuCode,
    BadSlug,
    CombinationTwice,
    NotReadyToPublish,
    OptionValueTwice,
    SkuCodeTwice,
    TooMuch,
    WrongOptionValues,
)
from market.catalogue.states import ProductState
from market.catalogue.tests.factories import COLOUR, RED_ONE, RED_PAIR, SET
from market.catalogue.types import OptionView, ProductView, SkuDraft, SkuView

sizes = st.lists(st.integers(1, 4), max_size=3)
texts = st.dictionaries(st.sampled_from(["zh-CN", "en"]), st.text(max_size=60), max_size=2)


def options_sized(counts: list[int]) -> list[OptionView]:
    return [
        OptionView({"en": f"option {place}"}, tuple({"en": f"value {value}"} for value in range(count)))
        for place, count in enumerate(counts)
    ]


@given(sizes, st.lists(st.tuples(st.lists(st.integers(-1, 4), max_size=4), st.booleans()), max_size=12))
def test_skus_pass_exactly_when_each_is_a_combination_and_no_active_one_comes_twice(counts, drawn):
    skus = [SkuDraft(f"S{place}", tuple(values), is_active=active) for place, (values, active) in enumerate(drawn)]
    fits = all(
        len(sku.option_values) == len(counts)
        and all(0 <= value < count for value, count in zip(sku.option_values, counts, strict=True))
        for sku in skus
    )
    active = [sku.option_values for sku in skus if sku.is_active]

    try:
        passed = rules.check_skus(options_sized(counts), skus)
    except (WrongOptionValues, CombinationTwice):
        assert not fits or len(set(active)) < len(active)
    else:
        assert fits and len(set(active)) == len(active)
        assert list(passed) == skus


@given(texts)
def test_whatever_the_title_its_address_name_is_a_good_one_and_no_twin_of_another(title):
    first, second = rules.slug_from(title, uuid4()), rules.slug_from(title, uuid4())

    assert rules.check_slug(first) == first
    assert first != second


def test_a_chinese_title_is_spelled_by_its_sound():
    assert rules.slug_from({"zh-CN": "陶瓷杯 350ml"}, uuid4()).startswith("tao-ci-bei-350ml-")


@pytest.mark.parametrize("slug", ["", "-mug", "mug-", "Mug", "mug--red", "杯", "mug red", "x" * 81])
def test_a_bad_address_name_is_refused_by_name(slug):
    with pytest.raises(BadSlug) as refusal:
        rules.check_slug(slug)
    assert refusal.value.field == "slug"


@given(sizes.filter(bool), st.data())
def test_the_text_of_a_combination_names_every_value_chosen(counts, data):
    options = options_sized(counts)
    chosen = [data.draw(st.integers(0, count - 1)) for count in counts]

    assert rules.option_text(options, chosen) == {"en": " / ".join(f"value {value}" for value in chosen)}


def test_where_a_value_has_no_english_its_chinese_stands_in():
    plain = OptionView({"zh-CN": "规格"}, ({"zh-CN": "标准"},))
    assert rules.option_text([COLOUR, plain], [1, 0]) == {"zh-CN": "蓝 / 标准", "en": "Blue / 标准"}


def test_nothing_to_choose_has_no_text():
    assert rules.option_text([], []) == {}


def test_two_skus_of_one_code_are_refused_naming_the_second():
    with pytest.raises(SkuCodeTwice) as refusal:
        rules.check_skus([COLOUR, SET], [RED_ONE, replace(RED_PAIR, code=RED_ONE.code)])
    assert refusal.value.field == "skus.1.code"


@pytest.mark.parametrize("code", ["", " A", "A\n", "A\x00", "x" * 41])
def test_a_code_nobody_could_type_is_refused(code):
    with pytest.raises(BadSkuCode):
        rules.check_skus([], [SkuDraft(code)])


def test_the_same_value_twice_in_one_option_is_refused():
    with pytest.raises(OptionValueTwice):
        rules.check_options([OptionView({"en": "Colour"}, ({"en": "Red"}, {"en": " Red "}))])


def test_an_option_without_values_is_refused():
    with pytest.raises(WrongOptionValues):
        rules.check_options([OptionView({"en": "Colour"}, ())])


def test_more_pictures_than_a_product_can_show_are_refused():
    with pytest.raises(TooMuch):
        rules.check_picture_ids([uuid4() for _ in range(21)])


def test_a_character_that_postgresql_cannot_keep_is_refused_by_field():
    with pytest.raises(rules.BadText) as refusal:
        rules.check_text({"en": "a\x00b"}, field="subtitle", longest=100)
    assert refusal.value.field == "subtitle"


@pytest.mark.parametrize(
    ("title", "has_sku", "pictures", "source_key", "missing"),
    [
        ({"en": "Mug"}, True, 1, None, []),
        ({"en": "Mug"}, True, 0, "elsewhere:1", []),
        ({}, True, 1, None, ["title"]),
        ({"en": "Mug"}, False, 1, None, ["sku"]),
        ({"en": "Mug"}, True, 0, None, ["picture"]),
        ({}, False, 0, None, ["title", "sku", "picture"]),
    ],
)
def test_what_is_missing_before_a_product_can_go_on_sale(title, has_sku, pictures, source_key, missing):
    product_id, shop_id = uuid4(), uuid4()
    sku = SkuView(uuid4(), product_id, shop_id, "A", title, (), {}, None, None, 0, has_sku, False)
    product = ProductView(
        product_id, "mug", shop_id, uuid4(), None, title, {}, {}, (), (), tuple(uuid4() for _ in range(pictures)),
        (sku,), {}, ProductState.DRAFT, None, source_key,
    )  # fmt: skip

    if missing:
        with pytest.raises(NotReadyToPublish) as refusal:
            rules.check_publishable(product)
        assert refusal.value.facts == {"missing": missing}
    else:
        rules.check_publishable(product)
