from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.models import AuditEntry
from foundation.testing import NOON, told, told_all
from market.catalogue.errors import NotReadyToPublish, ProductNotFound, SlugTaken, WrongOptionValues
from market.catalogue.events import ProductChanged, ProductPicturesChosen
from market.catalogue.models import Product, Sku
from market.catalogue.queries import product
from market.catalogue.services.update_product import update_product
from market.catalogue.tests.factories import (
    BLUE_ONE,
    COLOUR,
    RED_ONE,
    RED_PAIR,
    SET,
    make_brand,
    make_mug,
    make_product,
)
from market.catalogue.types import OptionView, SkuDraft

pytestmark = pytest.mark.django_db


def test_only_what_is_named_changes():
    mug = make_mug(brand_id=make_brand().id, subtitle={"en": "Safe in microwave"})

    after = update_product(mug.id, {"title": {"en": "Big mug"}, "brand_id": None}, NOON)

    assert after == replace(
        mug, title={"en": "Big mug"}, brand_id=None, skus=tuple(replace(s, title={"en": "Big mug"}) for s in mug.skus)
    )
    assert after == product(mug.id)
    assert told(ProductChanged, key=mug.id).at == NOON


def test_saying_the_same_again_changes_nothing_and_tells_nothing():
    mug = make_mug()

    after = update_product(mug.id, {"title": mug.title, "skus": [RED_ONE, RED_PAIR, BLUE_ONE, _blue_pair()]}, NOON)

    assert after == mug
    assert told_all(ProductChanged) == []


def _blue_pair() -> SkuDraft:
    return SkuDraft("BLUE-2", (1, 1), 760)


def test_skus_keep_their_ids_by_code_and_those_left_out_become_inactive():
    mug = make_mug()
    before = {sku.code: sku.id for sku in mug.skus}

    after = update_product(mug.id, {"skus": [replace(RED_PAIR, weight_grams=800), SkuDraft("BLUE-X", (1, 0))]}, NOON)

    assert [(s.code, s.is_active) for s in after.skus[:2]] == [("RED-2", True), ("BLUE-X", True)]
    assert {s.code for s in after.skus if not s.is_active} == {"RED-1", "BLUE-1", "BLUE-2"}
    assert {s.code: s.id for s in after.skus if s.code in before} == before
    assert after.skus[0].weight_grams == 800


def test_two_skus_may_change_places():
    mug = make_mug()
    swapped = [replace(RED_ONE, option_values=(1, 0)), replace(BLUE_ONE, option_values=(0, 0))]

    after = update_product(mug.id, {"skus": swapped}, NOON)

    assert {s.code: s.option_text["en"] for s in after.skus[:2]} == {"RED-1": "Blue / One", "BLUE-1": "Red / One"}


def test_an_inactive_sku_keeps_the_words_it_was_sold_under():
    mug = make_mug()
    size = OptionView({"en": "Size"}, ({"en": "Small"}, {"en": "Large"}))

    after = update_product(
        mug.id, {"options": [size], "skus": [SkuDraft("SMALL", (0,)), SkuDraft("LARGE", (1,))]}, NOON
    )

    texts = {s.code: s.option_text["en"] for s in after.skus}
    assert (texts["SMALL"], texts["RED-2"]) == ("Small", "Red / Pair")


def test_options_that_the_skus_do_not_fit_are_refused_and_nothing_changes():
    mug = make_mug()

    with pytest.raises(WrongOptionValues):
        update_product(mug.id, {"options": [COLOUR]}, NOON)

    assert product(mug.id) == mug


def test_new_words_for_the_same_options_reach_the_skus():
    mug = make_mug()
    english = OptionView({"en": "Color"}, ({"en": "Crimson"}, {"en": "Navy"}))

    after = update_product(mug.id, {"options": [english, SET]}, NOON)

    assert after.skus[0].option_text["en"] == "Crimson / One"


def test_a_product_on_sale_must_stay_fit_to_be_sold():
    mug = make_mug(published=True)

    with pytest.raises(NotReadyToPublish):
        update_product(mug.id, {"skus": []}, NOON)
    with pytest.raises(NotReadyToPublish):
        update_product(mug.id, {"picture_ids": []}, NOON)

    assert product(mug.id) == mug


def test_new_pictures_are_told_and_taking_some_away_is_not():
    mug = make_product(pictures=2)
    fresh = uuid4()

    update_product(mug.id, {"picture_ids": [mug.picture_ids[0]]}, NOON)
    update_product(mug.id, {"picture_ids": [mug.picture_ids[0], fresh]}, NOON)

    assert [news.picture_ids for news in told_all(ProductPicturesChosen)[1:]] == [(mug.picture_ids[0], fresh)]


def test_an_address_name_taken_by_a_sister_is_refused():
    mug = make_product(slug="mug")
    bowl = make_product(slug="bowl", shop_id=mug.shop_id)

    with pytest.raises(SlugTaken):
        update_product(bowl.id, {"slug": "mug"}, NOON)

    assert product(bowl.id).slug == "bowl"


def test_the_audit_trail_says_what_became_of_what():
    mug, ana = make_product(slug="mug"), uuid4()

    update_product(mug.id, {"slug": "big-mug"}, NOON, actor_id=ana)

    entry = AuditEntry.objects.get(action="catalogue.update_product")
    assert (entry.before, entry.after) == ({"slug": "mug"}, {"slug": "big-mug"})


def test_an_unknown_product_is_not_found():
    with pytest.raises(ProductNotFound):
        update_product(uuid4(), {"title": {"en": "Mug"}}, NOON)


drafts = st.lists(
    st.builds(
        SkuDraft,
        code=st.sampled_from("ABCDE"),
        option_values=st.tuples(st.integers(0, 1), st.integers(0, 1)),
        is_active=st.booleans(),
    ),
    max_size=5,
    unique_by=lambda draft: draft.code,
)


@settings(deadline=None, max_examples=40)
@given(steps=st.lists(drafts, max_size=4))
def test_however_often_the_skus_change_active_combinations_are_unique_and_no_sku_is_lost(steps):
    mug = make_mug()
    seen = {sku.id for sku in mug.skus}

    for step in steps:
        active = [draft.option_values for draft in step if draft.is_active]
        if len(set(active)) < len(active):
            continue
        after = update_product(mug.id, {"skus": step}, NOON)
        seen |= {sku.id for sku in after.skus}
        assert {s.code for s in after.skus if s.is_active} == {draft.code for draft in step if draft.is_active}

    rows = list(Sku.objects.filter(product_id=mug.id))
    assert {row.id for row in rows} == seen
    combinations = [tuple(row.option_values) for row in rows if row.is_active]
    assert len(set(combinations)) == len(combinations)
    assert Product.objects.get(pk=mug.id).view() == product(mug.id)
