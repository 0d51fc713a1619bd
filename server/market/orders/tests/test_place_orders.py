from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.testing import NOON, told
from market.catalogue.facade import withdraw_product
from market.merchants.facade import ShopState
from market.merchants.services.move_shop import move_shop
from market.merchants.tests.factories import make_shop
from market.orders.errors import NotForSale, OutOfStock, QuantityOutOfRange, SkuTwice, TotalHasChanged
from market.orders.events import OrderPaid, OrderPlaced
from market.orders.models import Checkout, Order
from market.orders.queries import checkout_view
from market.orders.services.place_orders import place_orders
from market.orders.states import CheckoutState, OrderState
from market.orders.tests.factories import charge_freight, draft_of, make_buyer, make_sku, place, yuan
from market.orders.types import DraftLine
from market.payments import facade as payments
from market.pricing.facade import Offer, set_list_price
from market.stock.facade import levels

pytestmark = pytest.mark.django_db


def test_an_order_holds_its_goods_and_opens_its_payment():
    lan, mug = make_buyer(), make_sku(price=yuan(49.9), on_hand=10)

    checkout = place(lan, (mug, 2))

    assert (checkout.total, checkout.state) == (yuan(99.8), CheckoutState.OPEN)
    (order,) = checkout.orders
    assert (order.state, order.shop_id, order.lines[0].quantity) == (OrderState.PENDING_PAYMENT, mug.shop_id, 2)
    assert levels([mug.id])[mug.id].available == 8
    intent = payments.intents([checkout.id])[checkout.id]
    assert (intent.amount, intent.payer_id, intent.expires_at) == (yuan(99.8), lan.id, NOON + timedelta(minutes=30))
    assert told(OrderPlaced, key=order.id).total == yuan(99.8)


def test_what_is_kept_is_what_was_answered():
    lan, mug = make_buyer(), make_sku()

    answered = place(lan, (mug, 2), note="请轻放")

    kept = checkout_view(answered.id)
    assert kept.orders[0].lines == answered.orders[0].lines
    assert (kept.total, kept.orders[0].note, kept.orders[0].address) == (
        answered.total, "请轻放", {**answered.orders[0].address, "region_names": ["Singapore"], "region_codes": []},
    )  # fmt: skip


def test_two_shops_make_two_orders_and_one_payment():
    lan = make_buyer()
    mug, tea = make_sku(price=yuan(49.9)), make_sku(price=yuan(30))
    charge_freight(mug.shop_id, yuan(8), free_over=yuan(99))
    charge_freight(tea.shop_id, yuan(6))

    checkout = place(lan, (mug, 2), (tea, 1))

    assert [(order.goods, order.freight, order.total) for order in checkout.orders] == [
        (yuan(99.8), yuan(0), yuan(99.8)),
        (yuan(30), yuan(6), yuan(36)),
    ]
    assert checkout.total == yuan(135.8)


def test_when_one_shop_is_out_of_stock_nothing_of_the_checkout_is_held():
    lan, mug, tea = make_buyer(), make_sku(on_hand=5), make_sku(on_hand=1)

    with pytest.raises(OutOfStock):
        place(lan, (mug, 1), (tea, 2))

    assert [level.available for level in levels([mug.id, tea.id]).values()] == [5, 1]
    assert not Checkout.objects.exists()


def test_a_refused_draft_does_not_trouble_its_neighbours():
    lan, bo, mug = make_buyer(), make_buyer("小柏"), make_sku(on_hand=3)

    first, second, third = place_orders(
        [draft_of(lan, (mug, 2)), draft_of(bo, (mug, 2)), draft_of(bo, (mug, 1))], now=NOON
    )

    assert isinstance(second, OutOfStock)
    assert (first.total, third.total) == (mug_price := yuan(99.8), mug_price - yuan(49.9))
    assert levels([mug.id])[mug.id].available == 0


def test_a_total_that_the_shopper_has_not_seen_is_refused_with_the_new_one():
    lan, mug = make_buyer(), make_sku(price=yuan(49.9))
    set_list_price(mug.id, yuan(59.9), now=NOON, because="dearer clay")

    with pytest.raises(TotalHasChanged) as refusal:
        place(lan, (mug, 1), expected=yuan(49.9))

    assert refusal.value.facts == {"expected": yuan(49.9), "total": yuan(59.9)}
    assert levels([mug.id])[mug.id].available == 10


def test_an_offer_lowers_the_price_and_says_who_pays_for_it():
    lan, mug = make_buyer(), make_sku(price=yuan(49.9))
    offer = Offer(source="groupbuy", ref=mug.product_id, unit_price=yuan(39.9), funder="SELLER")
    draft = draft_of(lan, (mug, 2), kind="group")
    draft = type(draft)(
        person_id=lan.id, lines=(DraftLine(mug.id, 2, offer),), address=draft.address, pay_by=draft.pay_by, kind="group"
    )

    (checkout,) = place_orders([draft], now=NOON)

    line = checkout.orders[0].lines[0]
    assert (line.goods, line.discount, line.payable) == (yuan(99.8), yuan(20), yuan(79.8))
    assert [(promo.source, promo.funder, promo.amount) for promo in line.promos] == [("groupbuy", "SELLER", yuan(20))]


def test_what_costs_nothing_is_paid_at_once():
    lan, mug = make_buyer(), make_sku(price=yuan(49.9))
    offer = Offer(source="groupbuy", ref=mug.product_id, unit_price=yuan(0), funder="SELLER")
    draft = draft_of(lan, (mug, 1))
    draft = type(draft)(
        person_id=lan.id, lines=(DraftLine(mug.id, 1, offer),), address=draft.address, pay_by=draft.pay_by
    )

    (checkout,) = place_orders([draft], now=NOON)

    order = checkout.orders[0]
    assert (order.state, order.paid_at) == (OrderState.TO_SHIP, NOON)
    assert told(OrderPaid, key=order.id).total == yuan(0)


@pytest.mark.parametrize(
    ("quantities", "refusal", "field"),
    [([0], QuantityOutOfRange, "lines.0.quantity"), ([1000], QuantityOutOfRange, "lines.0.quantity"),
     ([1, 1], SkuTwice, "lines")],
)  # fmt: skip
def test_senseless_lines_are_refused_by_name(quantities, refusal, field):
    lan, mug = make_buyer(), make_sku()

    with pytest.raises(refusal) as refused:
        place(lan, *[(mug, quantity) for quantity in quantities])

    assert refused.value.field == field


def test_withdrawn_goods_are_not_for_sale():
    lan, mug = make_buyer(), make_sku()
    withdraw_product(mug.product_id, now=NOON)

    with pytest.raises(NotForSale):
        place(lan, (mug, 1))


def test_the_number_of_statements_does_not_grow_with_the_number_of_orders():
    mug = make_sku(on_hand=100)
    drafts = [draft_of(make_buyer(), (mug, 1)) for _ in range(20)]
    place_orders(drafts[:1], now=NOON)  # So that nothing is read for the first time.

    with CaptureQueriesContext(connection) as one:
        place_orders(drafts[:1], now=NOON)
    with CaptureQueriesContext(connection) as twenty:
        place_orders(drafts, now=NOON)

    assert len(twenty) == len(one)
    assert Order.objects.count() == 22


def test_a_suspended_shop_sells_nothing_new():
    shop, lan = make_shop(), make_buyer()
    mug = make_sku(shop_id=shop.id)
    move_shop(shop_id=shop.id, after=ShopState.SUSPENDED, actor_id=None, because="licence", now=NOON)

    with pytest.raises(NotForSale):
        place(lan, (mug, 1))
