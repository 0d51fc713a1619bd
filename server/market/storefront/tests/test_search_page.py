"""The page of search, over HTTP: words, attributes and names reach it by news."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.ids import encode
from foundation.testing import NOON, deliver_news
from market.catalogue.facade import AttributeKind, AttributeView, create_brand, products, update_product
from market.catalogue.services.change_brand import change_brand
from market.catalogue.services.change_category import change_category
from market.orders.tests.factories import make_sku
from market.storefront.schemas import SearchOut
from market.storefront.services.refresh_products import refresh_stale

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}


def look(query, **headers):
    return Client().get(f"/api/storefront/search?{query}", headers=headers)


def settle():
    deliver_news()
    while refresh_stale(now=timezone.now()):
        pass


def make_laptop(title="笔记本电脑", *, inches=15.6, shade="Red", brand_id=None):
    sku = make_sku(title=title)
    attributes = [
        AttributeView({"zh-CN": "屏幕", "en": "Screen"}, {"zh-CN": f"{inches} 英寸", "en": f'{inches}"'},
                      "screen_size", AttributeKind.NUMBER, inches),
        AttributeView({"zh-CN": "色", "en": "Shade"}, {"en": shade}, "shade"),
        AttributeView({"zh-CN": "触屏", "en": "Touch"}, {"zh-CN": "是", "en": "Yes"}, "touch", AttributeKind.FLAG, 1),
    ]  # fmt: skip
    update_product(sku.product_id, {"attributes": attributes, "brand_id": brand_id}, now=NOON)
    return sku


def test_attributes_narrow_the_page_and_are_counted_in_the_readers_language():
    big, small = make_laptop(inches=17.3), make_laptop(inches=13.3, shade="Blue")
    settle()

    page = look("q=电脑").json()
    facets = {one["key"]: one for one in page["facets"]["attributes"]}
    narrow = facets["screen_size"]["values"][0]
    narrowed = look(f"q=电脑&attribute={narrow['key']}", **ENGLISH).json()
    english = {one["key"]: one for one in narrowed["facets"]["attributes"]}

    assert (page["total"], page["is_counted"]) == (2, True)
    assert [one["name"] for one in facets["screen_size"]["values"]] == ["13.3 英寸", "17.3 英寸"]
    assert facets["screen_size"]["name"] == "屏幕"
    assert [one["product_id"] for one in narrowed["items"]] == [encode("prod", small.product_id)]
    assert [(one["name"], one["is_chosen"]) for one in english["screen_size"]["values"]] == [
        ('13.3"', True), ('17.3"', False),
    ]  # fmt: skip
    assert encode("prod", big.product_id) in {one["product_id"] for one in page["items"]}
    assert look("q=触屏").json()["total"] == 2


@pytest.mark.parametrize("said", ["zz", "", "-1", "ffffffffffffffff", "12345678901234567"])
def test_what_is_no_attribute_is_named_as_a_wrong_input(said):
    answer = look(f"q=x&attribute={said}")

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "attribute.0")


def test_a_renamed_brand_and_a_renamed_category_are_found_by_their_new_names():
    """Without the handlers: fails with no items for the new names."""
    brand = create_brand(slug="kilnlight", name={"en": "Kilnlight"})
    laptop = make_laptop(brand_id=brand.id)
    settle()
    assert look("q=kilnlight").json()["facets"]["brands"][0]["name"] == "Kilnlight"
    category_id = products([laptop.product_id])[laptop.product_id].category_id

    change_brand(brand_id=brand.id, name={"en": "Emberworks"}, story={}, actor_id=None)
    change_category(category_id=category_id, name={"en": "Portables"}, sort=0, actor_id=None)
    settle()

    for word in ("emberworks", "portables"):
        page = look(f"q={word}").json()
        assert page["total"] == 1, word
        assert page["facets"]["brands"][0]["name"] == "Emberworks"
        assert page["facets"]["categories"][0]["name"] == "Portables"
    assert look("q=kilnlight").json()["items"] == []


def test_the_correction_is_shown():
    make_laptop()
    settle()

    page = look("q=diannao").json()

    assert (page["corrected"], page["total"]) == ("电脑", 1)


def test_the_page_takes_three_statements_and_keeps_its_schema():
    make_laptop()
    settle()
    look("q=电脑")

    with CaptureQueriesContext(connection) as asked:
        answer = look("q=电脑")

    assert len(asked) == 3
    SearchOut.model_validate_json(answer.content)
