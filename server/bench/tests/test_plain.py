"""The baseline is no straw man: it shows the same page, and refuses when nothing is left."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from foundation import outbox
from foundation.ids import encode
from journeys.shelves import let_in, offer_to_groups, put_on_shelf
from market.catalogue.models import Category
from market.storefront import facade as storefront

pytestmark = pytest.mark.django_db(transaction=True)
MOVING = ("server_time", "next")  # The clock, and where the next page begins.


@pytest.fixture
def cup():
    good = put_on_shelf(count=1)
    offer_to_groups(good, team_size=3)
    while outbox.relay(now=timezone.now()):
        pass
    while storefront.refresh_stale(now=timezone.now()):
        pass
    storefront.refresh_frames()
    return good


def both(settings, path):
    """Return what the market and the baseline answer."""
    ours = Client().get(path, headers={"Accept-Language": "en"})
    settings.ROOT_URLCONF = "bench.plain.urls"
    plain = Client().get(path, headers={"Accept-Language": "en"})
    assert (ours.status_code, plain.status_code) == (200, 200), (ours.content, plain.content)
    return tuple({k: v for k, v in json.loads(one.content).items() if k not in MOVING} for one in (ours, plain))


def test_a_products_page_is_the_same(cup, settings):
    ours, plain = both(settings, f"/api/storefront/products/{encode('prod', cup.product_id)}")

    ours["promise"]["freight"] = plain["promise"]["freight"]  # Said in other words.
    for page in (ours, plain):  # The same instants, in microseconds and in milliseconds.
        page["group"] |= {name: page["group"][name][:19] for name in ("starts_at", "ends_at")}
    assert plain == ours


def test_a_list_has_the_same_cards(cup, settings):
    ours, plain = both(settings, f"/api/storefront/categories/{Category.objects.get().slug}")

    assert plain["items"] == ours["items"]
    assert len(plain["items"]) == 1


def test_the_last_piece_is_sold_once(cup, settings):
    settings.ROOT_URLCONF = "bench.plain.urls"
    ana = let_in("Ana")
    browser = Client()
    browser.cookies["sessionid"] = ana.session
    wish = {"lines": [{"sku_id": cup.sku, "quantity": 1}], "address_id": ana.address}

    answers = [browser.post("/api/orders/checkouts", wish, content_type="application/json") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 409]
    assert answers[1].json()["code"] == "plain.out_of_stock"
