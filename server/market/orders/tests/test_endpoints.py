import json
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.ids import encode
from foundation.testing import deliver_news
from market.merchants.facade import ShopState
from market.merchants.services.move_shop import move_shop
from market.merchants.tests.factories import make_shop, make_staff
from market.orders.models import BasketLine, Checkout, Order
from market.orders.rules import MOST_LINES
from market.orders.services.note_payment import mark_paid
from market.orders.tests.factories import make_address, make_buyer, make_sku, make_skus, place, yuan
from market.people.models import Person
from market.stock.facade import levels

pytestmark = pytest.mark.django_db


def browser_of(person):
    client = Client()
    client.force_login(Person.objects.get(pk=person.id))
    return client


def send(client, method, path, body=None, *, key=None):
    headers = {"Idempotency-Key": key} if key else {}
    return client.generic(method, f"/api/orders{path}", json.dumps(body or {}), "application/json", headers=headers)


def wish(person, *wanted, **given):
    return {
        "lines": [{"sku_id": encode("sku", sku.id), "quantity": quantity} for sku, quantity in wanted],
        "address_id": encode("addr", make_address(person.id).id),
        **given,
    }


def test_a_checkout_is_placed_once_however_often_its_key_is_sent():
    lan, mug = make_buyer(), make_sku(price=yuan(49.9), on_hand=10)
    client, body = browser_of(lan), wish(lan, (mug, 2))

    first = send(client, "POST", "/checkouts", body, key="k-1")
    again = send(client, "POST", "/checkouts", body, key="k-1")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again["Idempotency-Replayed"] == "true"
    assert first.json()["total"] == {"currency": "CNY", "minor": 9980}
    assert Checkout.objects.count() == 1
    assert levels([mug.id])[mug.id].available == 8


def test_a_checkout_takes_as_few_statements_for_three_articles_as_for_one():
    """Each statement is a way to the database and back, which costs more than what is done there."""
    lan, skus = make_buyer(), make_skus(prices=[yuan(10)] * 4)
    client = browser_of(lan)

    def statements(key, *wanted):
        body = wish(lan, *((sku, 1) for sku in wanted))
        with CaptureQueriesContext(connection) as asked:
            assert send(client, "POST", "/checkouts", body, key=key).status_code == 201
        return len([one for one in asked if "SAVEPOINT" not in one["sql"]])

    assert statements("k-1", skus[0]) == statements("k-2", *skus[1:]) == 16


def test_a_key_is_needed_and_belongs_to_one_body():
    lan, mug = make_buyer(), make_sku()
    client = browser_of(lan)
    send(client, "POST", "/checkouts", wish(lan, (mug, 1)), key="k-1")

    missing = send(client, "POST", "/checkouts", wish(lan, (mug, 1)))
    other = send(client, "POST", "/checkouts", wish(lan, (mug, 2)), key="k-1")

    assert (missing.status_code, missing.json()["code"]) == (422, "market.idempotency_key_missing")
    assert (other.status_code, other.json()["code"]) == (422, "market.idempotency_key_reused")
    assert Checkout.objects.count() == 1


def test_a_refused_checkout_leaves_its_key_free():
    lan, mug = make_buyer(), make_sku(price=yuan(49.9))
    client = browser_of(lan)
    body = wish(lan, (mug, 1), expected_total={"currency": "CNY", "minor": 1})

    refused = send(client, "POST", "/checkouts", body, key="k-1")
    body["expected_total"]["minor"] = 4990
    placed = send(client, "POST", "/checkouts", body, key="k-1")

    assert (refused.status_code, refused.json()["code"]) == (409, "orders.total_has_changed")
    assert refused.json()["facts"]["total"] == {"currency": "CNY", "minor": 4990}
    assert placed.status_code == 201


def test_out_of_stock_is_a_conflict_that_names_the_lines():
    lan, mug = make_buyer(), make_sku(on_hand=1)

    answer = send(browser_of(lan), "POST", "/checkouts", wish(lan, (mug, 2)), key="k-1")

    assert (answer.status_code, answer.json()["code"]) == (409, "orders.out_of_stock")
    assert answer.json()["errors"][0]["field"] == "lines"
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"lines": []}, "lines"),
        ({"lines": [{"sku_id": "prod_01h2xcejqtf2nbrexx3vqjhp41", "quantity": 1}]}, "lines.0.sku_id"),
        ({"lines": [{"sku_id": "nonsense", "quantity": 1}]}, "lines.0.sku_id"),
        ({"address_id": 7}, "address_id"),
        ({"expected_total": {"currency": "CNY"}}, "expected_total.minor"),
        ({"expected_total": {"currency": "yuan", "minor": 1}}, "currency"),
        ({"note": "x" * 201}, "note"),
    ],
)
def test_senseless_input_is_refused_by_the_name_of_its_field(change, field):
    lan, mug = make_buyer(), make_sku()

    answer = send(browser_of(lan), "POST", "/checkouts", wish(lan, (mug, 1)) | change, key="k-1")

    assert answer.status_code == 422, answer.content
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert not Checkout.objects.exists()


def test_nobody_orders_unnamed_or_to_anothers_address():
    lan, eve, mug = make_buyer(), make_buyer("路人"), make_sku()

    unnamed = send(Client(), "POST", "/checkouts", wish(lan, (mug, 1)), key="k-1")
    foreign = send(browser_of(eve), "POST", "/checkouts", wish(lan, (mug, 1)), key="k-1")

    assert (unnamed.status_code, unnamed.json()["code"]) == (401, "auth.sign_in_first")
    assert foreign.status_code == 404


def test_a_write_needs_the_csrf_token():
    lan, mug = make_buyer(), make_sku()
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(pk=lan.id))

    answer = send(client, "POST", "/checkouts", wish(lan, (mug, 1)), key="k-1")

    assert (answer.status_code, answer.json()["code"]) == (403, "auth.csrf_failed")


def test_an_order_is_shown_to_its_buyer_and_its_shop_and_to_nobody_else():
    lan, eve, shop = make_buyer(), make_buyer("路人"), make_shop()
    clerk, stranger = make_staff(shop, "clerk"), make_staff(make_shop(), "owner")
    order = place(lan, (make_sku(shop_id=shop.id), 1)).orders[0]
    path = f"/{encode('ord', order.id)}"

    answers = [send(browser_of(one), "GET", path).status_code for one in (lan, clerk, eve, stranger)]

    assert answers == [200, 200, 404, 404]
    shown = send(browser_of(lan), "GET", path).json()
    assert (shown["state"], shown["acts"], shown["address"]["postcode"]) == (
        "pending_payment",
        ["pay", "cancel"],
        "018956",
    )


def test_orders_are_listed_by_tab_and_page_newest_first():
    lan, mug = make_buyer(), make_sku(on_hand=10)
    placed = [place(lan, (mug, 1), now=timezone.now()) for _ in range(3)]
    mark_paid(placed[0].id, now=timezone.now())
    client = browser_of(lan)

    first = send(client, "GET", "?limit=2").json()
    rest = send(client, "GET", f"?limit=2&after={first['next']}").json()
    to_ship = send(client, "GET", "?tab=to_ship").json()

    shown = [one["order_id"] for one in first["items"] + rest["items"]]
    assert shown == [encode("ord", checkout.orders[0].id) for checkout in reversed(placed)]
    assert rest["next"] is None
    assert [one["order_id"] for one in to_ship["items"]] == shown[-1:]
    assert send(client, "GET", "/counts").json() == {"to_pay": 2, "gathering": 0, "to_ship": 1, "to_receive": 0}
    assert send(client, "GET", "?after=nonsense").json()["code"] == "market.bad_cursor"


def test_cancelling_gives_the_goods_back_and_cannot_be_done_by_another():
    lan, eve, mug = make_buyer(), make_buyer("路人"), make_sku(on_hand=2)
    path = f"/{encode('ord', place(lan, (mug, 2)).orders[0].id)}/cancel"

    foreign = send(browser_of(eve), "POST", path)
    own = send(browser_of(lan), "POST", path, {"because": "买多了"})

    assert (foreign.status_code, own.status_code, own.json()["state"]) == (404, 200, "cancelled")
    assert levels([mug.id])[mug.id].available == 2


def test_a_guests_basket_is_carried_over_when_they_sign_in():
    lan, mug, tea = make_buyer(), make_sku(), make_sku()
    BasketLine.objects.create(person_id=lan.id, sku_id=mug.id, quantity=1, added_at=timezone.now())
    client = Client()
    send(client, "PUT", f"/basket/lines/{encode('sku', mug.id)}", {"quantity": 2})
    send(client, "PUT", f"/basket/lines/{encode('sku', tea.id)}", {"quantity": 1})

    client.force_login(Person.objects.get(pk=lan.id))
    merged = send(client, "GET", "/basket").json()

    quantities = {line["sku_id"]: line["quantity"] for shop in merged["shops"] for line in shop["lines"]}
    assert quantities == {encode("sku", mug.id): 3, encode("sku", tea.id): 1}
    assert send(client, "GET", "/basket").json()["count"] == 2
    assert not BasketLine.objects.filter(guest_key__isnull=False).exists()


def test_adding_counts_up_and_says_how_many_lines_there_are_in_few_statements():
    lan, mug, tea = make_buyer(), make_sku(), make_sku()
    client = browser_of(lan)

    def add(sku, quantity):
        return send(client, "POST", "/basket/lines", {"sku_id": encode("sku", sku.id), "quantity": quantity})

    counts = [add(mug, 1).json()["count"], add(mug, 2).json()["count"]]
    with CaptureQueriesContext(connection) as asked:
        counts.append(add(tea, 1).json()["count"])

    assert counts == [1, 1, 2]
    assert {line.sku_id: line.quantity for line in BasketLine.objects.all()} == {mug.id: 3, tea.id: 1}
    assert len(asked) == 4  # The session, the person, the article, the line.


def test_a_full_basket_takes_more_of_what_it_holds_and_nothing_else():
    lan = make_buyer()
    skus = [sku for _ in range(6) for sku in make_skus(prices=[yuan(1)] * 20)]
    for sku in skus[:MOST_LINES]:
        BasketLine.objects.create(person_id=lan.id, sku_id=sku.id, quantity=1, added_at=timezone.now())
    client = browser_of(lan)

    more = send(client, "POST", "/basket/lines", {"sku_id": encode("sku", skus[0].id), "quantity": 1})
    other = send(client, "POST", "/basket/lines", {"sku_id": encode("sku", skus[MOST_LINES].id), "quantity": 1})

    assert (more.status_code, more.json()["count"]) == (200, MOST_LINES)
    assert (other.status_code, other.json()["code"]) == (409, "orders.basket_is_full")
    assert BasketLine.objects.count() == MOST_LINES


def test_the_basket_quotes_what_is_selected_and_can_be_bought():
    lan, mug, gone = make_buyer(), make_sku(price=yuan(49.9)), make_sku(on_hand=0)
    client = browser_of(lan)
    send(client, "PUT", f"/basket/lines/{encode('sku', gone.id)}", {"quantity": 1})
    basket = send(client, "PUT", f"/basket/lines/{encode('sku', mug.id)}", {"quantity": 2}).json()
    unselected = send(
        client, "PUT", f"/basket/lines/{encode('sku', mug.id)}", {"quantity": 2, "selected": False}
    ).json()

    assert basket["quote"]["total"] == {"currency": "CNY", "minor": 9980}
    assert unselected["quote"] is None


def test_a_basket_opens_when_one_of_its_shops_has_been_closed():
    """Without looking at the shop's state: fails with 409, and the buyer cannot even take the article out."""
    lan, mug, shop = make_buyer(), make_sku(), make_shop()
    gone, client = make_sku(shop_id=shop.id), browser_of(lan)
    for sku in (mug, gone):
        send(client, "PUT", f"/basket/lines/{encode('sku', sku.id)}", {"quantity": 1})
    move_shop(shop_id=shop.id, after=ShopState.SUSPENDED, actor_id=None, because="a complaint", now=timezone.now())

    basket = send(client, "GET", "/basket")

    assert basket.status_code == 200
    lines = [line for shop in basket.json()["shops"] for line in shop["lines"]]
    assert {line["sku_id"]: line["is_sellable"] for line in lines} == {
        encode("sku", mug.id): True,
        encode("sku", gone.id): False,
    }
    assert [line["sku_id"] for line in basket.json()["quote"]["lines"]] == [encode("sku", mug.id)]


def test_a_basket_opens_when_merging_made_it_larger_than_one_order():
    """Without `can_quote`: fails with 422 for ever, since the basket cannot be read to be made smaller."""
    lan = make_buyer()
    skus = [sku for _ in range(6) for sku in make_skus(prices=[yuan(1)] * 20)]
    for sku in skus[: MOST_LINES + 1]:
        BasketLine.objects.create(person_id=lan.id, sku_id=sku.id, quantity=1, added_at=timezone.now())

    basket = send(browser_of(lan), "GET", "/basket")

    assert basket.status_code == 200
    assert (basket.json()["count"], basket.json()["quote"]) == (MOST_LINES + 1, None)


def test_what_is_bought_from_the_basket_leaves_it():
    lan, mug, tea = make_buyer(), make_sku(), make_sku()
    client = browser_of(lan)
    for sku in (mug, tea):
        send(client, "PUT", f"/basket/lines/{encode('sku', sku.id)}", {"quantity": 1})

    send(client, "POST", "/checkouts", wish(lan, (mug, 1), from_basket=True), key="k-1")

    assert [line.sku_id for line in BasketLine.objects.all()] == [tea.id]


def test_staff_ship_and_the_buyer_confirms():
    lan, shop = make_buyer(), make_shop()
    clerk = make_staff(shop, "clerk")
    checkout = place(lan, (make_sku(shop_id=shop.id), 1))
    mark_paid(checkout.id, now=timezone.now())
    path = f"/{encode('ord', checkout.orders[0].id)}"

    by_buyer = send(browser_of(lan), "POST", f"{path}/shipment", {"carrier": "sf", "tracking_no": "SF1234567890123"})
    bad = send(browser_of(clerk), "POST", f"{path}/shipment", {"carrier": "pigeon", "tracking_no": "1"})
    shipped = send(browser_of(clerk), "POST", f"{path}/shipment", {"carrier": "sf", "tracking_no": "SF1234567890123"})
    confirmed = send(browser_of(lan), "POST", f"{path}/confirm")
    deliver_news()

    assert (by_buyer.status_code, bad.status_code) == (404, 422)
    assert bad.json()["errors"][0]["field"] == "carrier"
    assert shipped.json()["parcel"]["tracking_no"] == "SF1234567890123"
    assert (confirmed.json()["state"], Order.objects.get().completed_at is not None) == ("completed", True)


def test_an_unknown_order_is_not_found():
    answer = send(browser_of(make_buyer()), "GET", f"/{encode('ord', uuid4())}")

    assert (answer.status_code, answer.json()["code"]) == (404, "orders.order_not_found")
