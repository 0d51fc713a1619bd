"""What a product is found and filtered by."""

from uuid import uuid4

import pytest

from foundation.testing import NOON
from market.catalogue.facade import AttributeView, ProductState, ProductView, SkuView
from market.storefront.services.draft_document import Offer, draft_document

OFFER = Offer(price_minor=1_000, has_group=False, in_stock=True, sold_count=0)


def a_product(*attributes: AttributeView, gtins: tuple[str, ...] = ()) -> ProductView:
    product_id, shop_id = uuid4(), uuid4()
    sku = SkuView(
        id=uuid4(), product_id=product_id, shop_id=shop_id, code="A", title={"en": "Lamp"}, option_values=(),
        option_text={}, picture_id=None, own_picture_id=None, weight_grams=0, is_active=True, is_sellable=True,
        gtins=gtins,
    )  # fmt: skip
    return ProductView(
        id=product_id, slug="lamp", shop_id=shop_id, category_id=uuid4(), brand_id=None, title={"en": "Lamp"},
        subtitle={}, description={}, attributes=attributes, options=(), picture_ids=(), skus=(sku,), origin={},
        state=ProductState.PUBLISHED, published_at=NOON, source_key=None,
    )  # fmt: skip


def keys(product: ProductView) -> list[str]:
    return [one.key for one in draft_document(product, OFFER, {}, {}).attributes]


@pytest.mark.parametrize("value", ["2009-05-15", "109", "19 cm long, 13 cm tall", "长 19 厘米，高 13 厘米", "x" * 25])
def test_prose_dates_and_bare_numbers_without_a_key_are_read_and_not_chosen_by(value):
    """Without the look at what stands there: fails with a filter of dates."""
    assert keys(a_product(AttributeView({"en": "Size"}, {"en": value}))) == []
    assert keys(a_product(AttributeView({"en": "Size"}, {"en": value}, key="size"))) == ["size"]


def test_a_few_words_without_a_key_are_chosen_by():
    assert keys(a_product(AttributeView({"en": "Net content"}, {"zh-CN": "30 ml", "en": "30 ml"}))) == ["net_content"]


def test_a_upc_is_found_with_the_twelve_digits_that_stand_on_the_box():
    """Without them: fails, a shopper who types what she reads finds nothing."""
    document = draft_document(a_product(gtins=("0884420588030", "4006381333931")), OFFER, {}, {})

    assert document.details == [{}, {"en": "0884420588030"}, {"en": "884420588030"}, {"en": "4006381333931"}]
