"""Coupons in orders: what they take off, whose they are, and that each is used once, whatever happens to the order."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.errors import ShopError
from foundation.ids import encode
from foundation.testing import NOON, at_once, deliver_news
from market.coupons.errors import CouponDoesNotFit, CouponNotFound, CouponNotUsable, OneCouponOfAShop
from market.coupons.models import Coupon, CouponMove
from market.coupons.tests.factories import give, make
from market.orders.errors import OutOfStock
from market.orders.models import LinePromo, Order
from market.orders.queries import order_view
from market.orders.services.give_up_checkouts import cancel_checkout, expire_overdue_checkouts
from market.orders.services.place_orders import place_orders
from market.orders.services.quoting import fitting
from market.orders.services.refund_lines import refund_lines
from market.orders.services.refunding import cancel_and_refund
from market.orders.tests.factories import (
    charge_freight,
    draft_of,
    make_buyer,
    make_sku,
    make_skus,
    pay,
    place,
    return_money,
    yuan,
)
from market.orders.tests.test_endpoints import browser_of, send, wish
from market.orders.types import DraftLine, Giveback

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return list(Coupon.objects.order_by("pk").values_list("state", flat=True))


def test_a_coupon_takes_its_amount_off_once_the_order_is_paid():
    sku, ana = make_sku(price=yuan(20)), make_buyer()
    coupon = give(ana.id, shop_id=sku.shop_id)  # ten off thirty

    checkout = place(ana, (sku, 2), coupon_ids=(coupon.id,), expected=yuan(30))

    (order,) = checkout.orders
    assert (order.goods, order.discount, order.total) == (yuan(40), yuan(10), yuan(30))
    assert [(p.source, p.ref, p.funder, p.amount) for p in order.lines[0].promos] == [
        ("coupons", coupon.id, "SELLER", yuan(10))
    ]
    assert states() == ["held"]
    pay(checkout)
    deliver_news()
    assert states() == ["used"]
    assert Coupon.objects.get().order_id == order.id
    assert list(CouponMove.objects.order_by("pk").values_list("before", "after")) == [
        ("", "issued"),
        ("issued", "held"),
        ("held", "used"),
    ]


def test_each_shop_takes_one_of_its_own_and_gives_up_its_own_money():
    (cup,), (pot,) = make_skus(prices=[yuan(50)]), make_skus(prices=[yuan(80)])
    ana = make_buyer()
    of_cups = give(ana.id, shop_id=cup.shop_id)
    of_pots = give(ana.id, shop_id=pot.shop_id, off=None, off_bps=1_000, most=yuan(5))

    checkout = place(ana, (cup, 1), (pot, 1), coupon_ids=(of_pots.id, of_cups.id))

    assert {one.shop_id: one.discount for one in checkout.orders} == {cup.shop_id: yuan(10), pot.shop_id: yuan(5)}
    assert {one.order_id for one in Coupon.objects.all()} == {one.id for one in checkout.orders}
    assert checkout.total == yuan(115)


def refused(buyer, *wanted, **given):
    with pytest.raises(ShopError) as refusal:
        place(buyer, *wanted, **given)
    assert not Order.objects.filter(person_id=buyer.id, state="pending_payment").exists()
    return type(refusal.value), refusal.value.field


def test_what_is_not_mine_not_there_or_does_not_fit_is_refused_and_nothing_happens():
    sku, ana, ben = make_sku(price=yuan(20)), make_buyer(), make_buyer()
    template = make(shop_id=sku.shop_id)
    mine, another = give(ana.id, template=template), give(ana.id, template=template)
    bens, elsewhere = give(ben.id, template=template), give(ana.id)
    late = give(ana.id, template=template, now=NOON - timedelta(days=30))
    some = give(ana.id, shop_id=sku.shop_id, product_ids=(make_sku(shop_id=sku.shop_id).product_id,))

    assert refused(ana, (sku, 2), coupon_ids=(bens.id,)) == (CouponNotFound, "coupon_ids")
    assert refused(ana, (sku, 2), coupon_ids=(uuid4(),)) == (CouponNotFound, "coupon_ids")
    assert refused(ana, (sku, 2), coupon_ids=(mine.id, another.id)) == (OneCouponOfAShop, "coupon_ids")
    assert refused(ana, (sku, 2), coupon_ids=(mine.id, mine.id)) == (OneCouponOfAShop, "coupon_ids")
    assert refused(ana, (sku, 1), coupon_ids=(mine.id,)) == (CouponDoesNotFit, "coupon_ids")
    assert refused(ana, (sku, 2), coupon_ids=(elsewhere.id,)) == (CouponDoesNotFit, "coupon_ids")
    assert refused(ana, (sku, 2), coupon_ids=(some.id,)) == (CouponDoesNotFit, "coupon_ids")
    assert refused(ana, (sku, 2), coupon_ids=(late.id,)) == (CouponNotUsable, "coupon_ids")
    assert set(states()) == {"issued"}


def test_an_order_without_goods_gives_its_coupon_back():
    sku, ana = make_sku(price=yuan(20), on_hand=1), make_buyer()
    coupon = give(ana.id, shop_id=sku.shop_id)

    assert refused(ana, (sku, 2), coupon_ids=(coupon.id,)) == (OutOfStock, "lines")
    assert states() == ["issued"]


@pytest.mark.parametrize("way", ["cancelled", "expired"])
def test_an_order_that_is_given_up_gives_its_coupon_back(way):
    sku, ana = make_sku(price=yuan(20)), make_buyer()
    coupon = give(ana.id, shop_id=sku.shop_id)
    checkout = place(ana, (sku, 2), coupon_ids=(coupon.id,))

    if way == "cancelled":
        cancel_checkout(checkout_id=checkout.id, person_id=ana.id, because="changed my mind", now=NOON)
    else:
        expire_overdue_checkouts(now=NOON + timedelta(minutes=31))

    assert states() == ["issued"]
    assert place(ana, (sku, 2), coupon_ids=(coupon.id,)).total == yuan(30)


def test_money_that_comes_late_does_not_take_the_coupon_from_the_order_that_has_it_now():
    sku, ana = make_sku(price=yuan(20)), make_buyer()
    coupon = give(ana.id, shop_id=sku.shop_id)
    late = place(ana, (sku, 2), coupon_ids=(coupon.id,))
    expire_overdue_checkouts(now=NOON + timedelta(minutes=31))
    now = place(ana, (sku, 2), coupon_ids=(coupon.id,), now=NOON + timedelta(minutes=32))

    pay(late, now=NOON + timedelta(minutes=33))
    deliver_news()

    assert states() == ["held"]
    assert Coupon.objects.get().order_id == now.orders[0].id


def test_a_coupon_comes_back_with_the_whole_order_and_not_with_a_part_of_it():
    sku, ana = make_sku(price=yuan(20)), make_buyer()
    coupon = give(ana.id, shop_id=sku.shop_id)
    checkout = place(ana, (sku, 3), coupon_ids=(coupon.id,))
    pay(checkout)
    deliver_news()
    (order,) = checkout.orders

    part = refund_lines(
        order.id, [Giveback(order.lines[0].id, 1)], freight=yuan(0), key="one", because="broken", now=NOON
    )
    assert (part.amount, states()) == (yuan(16.67), ["used"])  # a third of fifty

    cancel_and_refund(order.id, now=NOON, because="the rest too", key="rest")
    return_money()
    deliver_news()

    assert states() == ["issued"]
    assert LinePromo.objects.get().refunded_minor == 1_000
    assert order_view(order.id).refunded == yuan(50)


def test_an_order_without_a_coupon_asks_nothing_of_coupons():
    sku, ana = make_sku(price=yuan(20)), make_buyer()
    draft = draft_of(ana, (sku, 2))
    with CaptureQueriesContext(connection) as asked:
        (checkout,) = place_orders([draft], now=NOON)
        pay(checkout)
        deliver_news()

    assert len(asked) > 5
    assert not any("coupons_" in one["sql"] for one in asked)


def test_ten_orders_with_coupons_cost_as_many_statements_as_two():
    sku = make_sku(price=yuan(20), on_hand=100)

    def count(people: int) -> int:
        buyers = [make_buyer() for _ in range(people)]
        held = [give(one.id, shop_id=sku.shop_id) for one in buyers]
        drafts = [draft_of(one, (sku, 2), coupon_ids=(its.id,)) for one, its in zip(buyers, held, strict=True)]
        with CaptureQueriesContext(connection) as asked:
            assert not any(isinstance(one, ShopError) for one in place_orders(drafts, now=NOON))
        return len(asked)

    assert count(2) == count(10)


@pytest.mark.django_db(transaction=True)
def test_twenty_orders_at_once_with_one_coupon_and_one_takes_it():
    sku, ana = make_sku(price=yuan(20), on_hand=100), make_buyer()
    coupon = give(ana.id, shop_id=sku.shop_id)
    drafts = [draft_of(ana, (sku, 2), coupon_ids=(coupon.id,)) for _ in range(20)]

    def order(draft):
        (answer,) = place_orders([draft], now=NOON)
        if isinstance(answer, ShopError):
            raise answer

    said = at_once([lambda draft=draft: order(draft) for draft in drafts])

    assert sorted(set(said)) == ["coupons.coupon_not_usable", "done"]
    assert said.count("done") == 1
    assert Order.objects.count() == 1


def test_of_two_in_one_list_the_first_come_takes_it():
    sku, ana = make_sku(price=yuan(20), on_hand=100), make_buyer()
    coupon = give(ana.id, shop_id=sku.shop_id)

    said = place_orders([draft_of(ana, (sku, 2), coupon_ids=(coupon.id,)) for _ in range(2)], now=NOON)

    assert sum(isinstance(one, CouponNotUsable) for one in said) == 1
    assert Order.objects.count() == LinePromo.objects.count() == 1


def test_what_saves_most_comes_first_and_what_is_lacking_is_said():
    sku, ana = make_sku(price=yuan(40)), make_buyer()
    charge_freight(sku.shop_id, yuan(8), free_over=yuan(35))
    ten = give(ana.id, shop_id=sku.shop_id)  # takes ten off, and the free freight with it
    three = give(ana.id, shop_id=sku.shop_id, off=yuan(4), threshold=yuan(20))
    far = give(ana.id, shop_id=sku.shop_id, off=yuan(50), threshold=yuan(100))
    give(ana.id)  # of another shop

    found = fitting(ana.id, [DraftLine(sku.id, 1)], country="CN", now=NOON)

    assert [(one.coupon.id, one.saved, one.lacking, one.is_best) for one in found] == [
        (three.id, yuan(4), yuan(0), True),
        (ten.id, yuan(2), yuan(0), False),
        (far.id, yuan(0), yuan(60), False),
    ]


def test_a_buyer_sees_what_fits_and_orders_with_it():
    sku, ana, ben = make_sku(price=yuan(20)), make_buyer(), make_buyer()
    now = timezone.now()
    coupon, bens = (give(who.id, shop_id=sku.shop_id, now=now) for who in (ana, ben))
    wanted = wish(ana, (sku, 2))
    client = browser_of(ana)

    (fits,) = send(client, "POST", "/quotes/coupons", wanted).json()
    with_it = wanted | {"coupon_ids": [fits["coupon"]["coupon_id"]]}
    quote = send(client, "POST", "/quotes", with_it).json()
    stolen = send(client, "POST", "/quotes", wanted | {"coupon_ids": [encode("coup", bens.id)]})
    placed = send(client, "POST", "/checkouts", with_it | {"expected_total": quote["total"]}, key="k-1").json()

    assert fits["coupon"]["coupon_id"] == encode("coup", coupon.id)
    assert (fits["saved"]["minor"], fits["lacking"]["minor"], fits["is_best"]) == (1000, 0, True)
    assert (quote["total"]["minor"], quote["discount_total"]["minor"]) == (3000, 1000)
    assert (stolen.status_code, stolen.json()["code"]) == (404, "coupons.coupon_not_found")
    assert placed["total"] == quote["total"]
    assert send(Client(), "POST", "/quotes/coupons", wanted).status_code == 401
