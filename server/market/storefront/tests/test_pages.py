"""Pages as they come out of the door, after the news of their making has been heard."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.ids import encode
from foundation.testing import deliver_news
from market.catalogue.facade import withdraw_product
from market.groupbuy.facade import OfferPrice, create_activity
from market.merchants.facade import ShopState
from market.merchants.services.move_shop import move_shop
from market.orders.services.refunding import cancel_and_refund, note_refund
from market.orders.tests.factories import make_buyer, make_sku, make_skus, pay, place, yuan
from market.pricing.facade import set_list_price
from market.storefront.schemas import CategoryPageOut, HomeOut, ProductPageOut, SearchOut, ShopPageOut
from market.storefront.services.refresh_frames import refresh_frames
from market.storefront.services.refresh_products import refresh_stale

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}


def look(path, **headers):
    return Client().get(f"/api/storefront{path}", headers=headers)


def settle():
    """Let all news be heard and all stale pages be made again."""
    deliver_news()
    while refresh_stale(now=timezone.now(), at_once=True):
        pass
    refresh_frames()


def test_a_published_product_is_listed_everywhere_it_belongs():
    mug = make_sku(title="手作马克杯", price=yuan(49.9))
    settle()

    home = look("/home").json()
    page = look(f"/products/{encode('prod', mug.product_id)}").json()
    shop = look(f"/shops/{encode('shop', mug.shop_id)}").json()

    (card,) = home["feed"]["items"]
    assert (card["title"], card["price"], card["in_stock"]) == ("手作马克杯", {"currency": "CNY", "minor": 4990}, True)
    assert (page["title"], page["skus"][0]["available"], page["group"]) == ("手作马克杯", 10, None)
    assert [one["product_id"] for one in shop["items"]] == [card["product_id"]]
    assert look(f"/categories/{home['categories'][0]['slug']}").json()["items"] == home["feed"]["items"]


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/home", HomeOut),
        ("/products/{product}", ProductPageOut),
        ("/shops/{shop}", ShopPageOut),
        ("/search?q=马克杯", SearchOut),
        ("/categories/{category}", CategoryPageOut),
    ],
)
def test_the_bytes_are_what_the_schema_promises(path, schema):
    mug = make_sku()
    offer_together(mug)
    settle()
    category = look("/home").json()["categories"][0]["slug"]
    names = {
        "product": encode("prod", mug.product_id), "shop": encode("shop", mug.shop_id), "category": category,
    }  # fmt: skip

    answer = look(path.format(**names))

    assert answer.status_code == 200
    read_back = schema.model_validate_json(answer.content).model_dump(mode="json")
    assert set(read_back) == set(answer.json())
    assert answer["Content-Language"] == "zh-CN"


def test_pages_speak_the_readers_language():
    make_sku(title="手作马克杯")
    settle()

    assert look("/home", **ENGLISH).json()["feed"]["items"][0]["title"] == "Handmade mug"
    assert look("/search?q=mugs", **ENGLISH).json()["items"][0]["title"] == "Handmade mug"


def test_a_new_price_a_sold_out_shelf_and_a_withdrawal_reach_the_pages():
    mug = make_sku(on_hand=1, price=yuan(49.9))
    settle()
    set_list_price(mug.id, yuan(39.9), now=timezone.now(), because="cheaper clay")
    place(make_buyer(), (mug, 1), now=timezone.now())
    settle()

    (card,) = look("/home").json()["feed"]["items"]
    withdraw_product(mug.product_id, now=timezone.now())
    settle()

    assert (card["price"]["minor"], card["in_stock"]) == (3990, False)
    assert look("/home").json()["feed"]["items"] == []
    assert look("/search?q=马克杯").json()["items"] == []
    gone = look(f"/products/{encode('prod', mug.product_id)}")
    assert (gone.status_code, gone.json()["code"]) == (404, "storefront.product_not_found")


def test_what_is_sold_is_counted_when_paid_and_taken_back_when_refunded():
    mug = make_sku()
    checkout = place(make_buyer(), (mug, 2), now=timezone.now())
    pay(checkout)
    settle()
    sold = look("/home").json()["feed"]["items"][0]["sold_count"]
    cancel_and_refund(checkout.orders[0].id, now=timezone.now(), because="test", key="k")
    note_refund(checkout.orders[0].id, amount=checkout.total, now=timezone.now())
    settle()

    assert (sold, look("/home").json()["feed"]["items"][0]["sold_count"]) == (2, 0)


def test_a_sale_draws_pages_within_a_minute_and_whatever_else_changes_draws_them_now():
    mug, cup = make_sku(), make_sku()
    settle()
    for sku in (mug, cup):
        pay(place(make_buyer(), (sku, 1), now=timezone.now()))
    set_list_price(cup.id, yuan(39.9), now=timezone.now(), because="cheaper clay")
    deliver_news()

    assert refresh_stale(now=timezone.now()) == 1
    sold = {card["product_id"]: card["sold_count"] for card in look("/home").json()["feed"]["items"]}
    assert sold == {encode("prod", mug.product_id): 0, encode("prod", cup.product_id): 1}
    assert refresh_stale(now=timezone.now() + timedelta(minutes=1)) == 1
    assert {card["sold_count"] for card in look("/home").json()["feed"]["items"]} == {1}


def offer_together(sku, *, hours=24):
    now = timezone.now()
    return create_activity(
        product_id=sku.product_id,
        prices=[OfferPrice(sku.id, yuan(39.9), 100)],
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=hours),
        team_size=2,
        now=now,
    )


def test_a_group_offer_shows_its_price_and_goes_when_it_ends():
    mug = make_sku(price=yuan(49.9))
    offer_together(mug)
    settle()
    (card,) = look("/home").json()["feed"]["items"]
    page = look(f"/products/{encode('prod', mug.product_id)}").json()

    after = timezone.now() + timedelta(hours=25)
    assert refresh_stale(now=after) == 1
    (later,) = look("/home").json()["feed"]["items"]

    assert (card["group_price"]["minor"], card["team_size"]) == (3990, 2)
    assert (page["group"]["team_size"], page["skus"][0]["group_price"]["minor"]) == (2, 3990)
    assert (later["group_price"], later["team_size"]) == (None, None)


def test_a_list_is_read_in_pages_that_neither_repeat_nor_skip():
    for number in range(5):
        make_sku(title=f"杯子{number}", price=yuan(10 + number))
    settle()

    for sort in ("recommended", "newest", "price_up", "price_down", "sold"):
        path, seen = f"/search?limit=2&sort={'relevance' if sort == 'recommended' else sort}", []
        after = ""
        for _ in range(4):
            page = look(f"{path}{after}").json()
            seen += [card["product_id"] for card in page["items"]]
            if page["next"] is None:
                break
            after = f"&after={page['next']}"
        assert (len(seen), len(set(seen))) == (5, 5), sort


def test_a_pages_reading_takes_few_statements_whatever_it_shows():
    mug = make_skus(prices=[yuan(10)] * 5)[0]
    settle()

    with CaptureQueriesContext(connection) as home:
        look("/home?after=")
    with CaptureQueriesContext(connection) as product:
        look(f"/products/{encode('prod', mug.product_id)}")

    assert len(home) <= 5
    assert len(product) <= 4


def test_the_session_names_who_is_here_and_gives_the_csrf_cookie():
    client = Client()

    answer = client.get("/api/session")

    assert answer.json()["person"] is None
    assert answer.json()["live_url"].endswith(":8001")
    assert "csrftoken" in answer.cookies


def test_a_suspended_shops_goods_are_taken_down_and_come_back_with_it():
    mug = make_sku()
    settle()

    move = {"shop_id": mug.shop_id, "actor_id": None, "because": "licence", "now": timezone.now()}
    move_shop(after=ShopState.SUSPENDED, **move)
    settle()
    suspended = look("/home").json()["feed"]["items"]
    move_shop(after=ShopState.OPEN, **move)
    settle()

    assert suspended == []
    assert len(look("/home").json()["feed"]["items"]) == 1
