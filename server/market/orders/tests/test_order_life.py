"""From payment to the door, and every way back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from foundation.access import NotYours
from foundation.testing import NOON, deliver_news, told
from market.community.facade import write_review
from market.merchants.tests.factories import make_shop, make_staff
from market.orders.errors import AlreadyPaid, CheckoutNotFound, OrderNotFound, OutOfStock
from market.orders.events import (
    OrderCancelled,
    OrderCompleted,
    OrderExpired,
    OrderPaid,
    OrderPaidLate,
    OrderRefunded,
    OrderRefunding,
    OrderShipped,
)
from market.orders.models import Order, OrderMove
from market.orders.queries import order_view, orders_of_person
from market.orders.rules import possible_acts
from market.orders.services.give_up_checkouts import cancel_checkout, expire_overdue_checkouts
from market.orders.services.move_parcels import complete_overdue_orders, confirm_receipt, ship_order
from market.orders.services.note_payment import mark_paid, note_late_payment
from market.orders.services.refunding import cancel_and_refund, note_refund
from market.orders.services.settle_group_orders import let_ship, refund_stale_late_money, revive
from market.orders.states import OrderState
from market.orders.tests.factories import make_buyer, make_sku, pay, place, yuan
from market.stock.facade import levels

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=5)
TOO_LATE = NOON + timedelta(minutes=31)


def states(checkout):
    return [order_view(order.id).state for order in checkout.orders]


def test_a_paid_solo_order_is_the_shops_to_ship():
    mug = make_sku(on_hand=10)
    checkout = place(make_buyer(), (mug, 2))

    mark_paid(checkout.id, now=LATER)

    assert states(checkout) == [OrderState.TO_SHIP]
    assert (levels([mug.id])[mug.id].reserved, levels([mug.id])[mug.id].allocated) == (0, 2)
    assert told(OrderPaid, key=checkout.orders[0].id).product_quantities == ((mug.product_id, 2),)


def test_paying_twice_is_paying_once():
    checkout = place(make_buyer(), (make_sku(), 1))

    mark_paid(checkout.id, now=LATER)
    mark_paid(checkout.id, now=LATER + timedelta(seconds=1))

    assert order_view(checkout.orders[0].id).paid_at == LATER
    assert told(OrderPaid, key=checkout.orders[0].id).paid_at == LATER


def test_a_paid_group_order_waits_for_its_team_and_then_ships():
    mug = make_sku()
    checkout = place(make_buyer(), (mug, 1), kind="group")

    mark_paid(checkout.id, now=LATER)
    waiting = states(checkout)
    let_ship([checkout.orders[0].id], now=LATER)
    let_ship([checkout.orders[0].id], now=LATER)

    assert (waiting, states(checkout)) == ([OrderState.AWAITING_TEAM], [OrderState.TO_SHIP])
    assert levels([mug.id])[mug.id].allocated == 1


def test_an_unpaid_checkout_expires_at_its_moment_and_gives_everything_back():
    mug = make_sku(on_hand=10)
    checkout = place(make_buyer(), (mug, 2))

    early = expire_overdue_checkouts(now=checkout.pay_by - timedelta(microseconds=1))
    due = expire_overdue_checkouts(now=checkout.pay_by)
    again = expire_overdue_checkouts(now=checkout.pay_by)

    assert (early, due, again) == (0, 1, 0)
    assert states(checkout) == [OrderState.EXPIRED]
    assert levels([mug.id])[mug.id].available == 10
    assert told(OrderExpired, key=checkout.orders[0].id).expired_at == checkout.pay_by


def test_only_its_owner_cancels_a_checkout_and_only_before_it_is_paid():
    lan, eve = make_buyer(), make_buyer("路人")
    mug = make_sku(on_hand=10)
    checkout, paid = place(lan, (mug, 2)), place(lan, (mug, 1))
    mark_paid(paid.id, now=LATER)

    with pytest.raises(CheckoutNotFound):
        cancel_checkout(checkout_id=checkout.id, person_id=eve.id, because="", now=LATER)
    with pytest.raises(AlreadyPaid):
        cancel_checkout(checkout_id=paid.id, person_id=lan.id, because="", now=LATER)
    for _ in range(2):
        cancel_checkout(checkout_id=checkout.id, person_id=lan.id, because="changed my mind", now=LATER)

    assert states(checkout) == [OrderState.CANCELLED]
    assert told(OrderCancelled, key=checkout.orders[0].id).because == "changed my mind"
    assert levels([mug.id])[mug.id].available == 9


def test_an_order_is_shipped_by_its_own_shops_staff_only():
    shop = make_shop()
    clerk, stranger = make_staff(shop, "clerk"), make_staff(make_shop(), "owner")
    mug = make_sku(shop_id=shop.id, on_hand=10)
    checkout = place(make_buyer(), (mug, 2))
    mark_paid(checkout.id, now=LATER)
    order_id = checkout.orders[0].id
    parcel = {"order_id": order_id, "carrier": "sf", "tracking_no": "SF1234567890123", "now": LATER}

    with pytest.raises(NotYours):
        ship_order(staff_id=stranger.id, **parcel)
    shipped = ship_order(staff_id=clerk.id, **parcel)

    assert (shipped.state, shipped.closes_at) == (OrderState.SHIPPED, LATER + timedelta(days=10))
    assert (levels([mug.id])[mug.id].on_hand, levels([mug.id])[mug.id].available) == (8, 8)
    assert told(OrderShipped, key=order_id).tracking_no == "SF1234567890123"


def test_the_buyer_confirms_or_the_clock_does():
    lan, eve, shop = make_buyer(), make_buyer("路人"), make_shop()
    clerk, mug = make_staff(shop, "clerk"), make_sku(shop_id=shop.id)
    confirmed, left = (place(lan, (mug, 1)).orders[0].id for _ in range(2))
    for order_id, number in ((confirmed, "SF1234567890123"), (left, "SF1234567890124")):
        mark_paid(order_view(order_id).checkout_id, now=NOON)
        ship_order(order_id=order_id, staff_id=clerk.id, carrier="sf", tracking_no=number, now=NOON)

    with pytest.raises(OrderNotFound):
        confirm_receipt(order_id=confirmed, person_id=eve.id, now=LATER)
    for _ in range(2):
        confirm_receipt(order_id=confirmed, person_id=lan.id, now=LATER)
    early = complete_overdue_orders(now=NOON + timedelta(days=10) - timedelta(seconds=1))
    due = complete_overdue_orders(now=NOON + timedelta(days=10))

    assert (early, due) == (0, 1)
    assert order_view(confirmed).completed_at == LATER
    assert told(OrderCompleted, key=left).completed_at == NOON + timedelta(days=10)


def test_a_paid_order_taken_back_frees_its_goods_and_is_refunded_when_the_money_has_left():
    mug = make_sku(on_hand=10)
    checkout = place(make_buyer(), (mug, 2), kind="group")
    pay(checkout)
    mark_paid(checkout.id, now=NOON)
    order_id = checkout.orders[0].id

    for _ in range(2):
        cancel_and_refund(order_id, now=LATER, because="the team has failed", key=f"team:{order_id}")
    refunding = order_view(order_id).state
    note_refund(order_id, amount=yuan(99.8), now=LATER)

    assert refunding == OrderState.REFUNDING
    assert told(OrderRefunding, key=order_id).amount == yuan(99.8)
    assert (order_view(order_id).state, order_view(order_id).refunded) == (OrderState.REFUNDED, yuan(99.8))
    assert told(OrderRefunded, key=order_id).product_quantities == ((mug.product_id, 2),)
    assert levels([mug.id])[mug.id].available == 10


def test_late_money_for_a_solo_order_goes_back_by_itself():
    checkout = place(make_buyer(), (make_sku(), 1))
    expire_overdue_checkouts(now=TOO_LATE)
    pay(checkout)

    for _ in range(2):
        note_late_payment(checkout.id, paid_at=TOO_LATE, now=TOO_LATE)

    assert states(checkout) == [OrderState.REFUNDING]


def test_late_money_for_a_group_order_waits_for_groupbuy_and_can_revive_the_order():
    mug = make_sku(on_hand=1)
    checkout = place(make_buyer(), (mug, 1), kind="group")
    expire_overdue_checkouts(now=TOO_LATE)
    pay(checkout)
    note_late_payment(checkout.id, paid_at=TOO_LATE, now=TOO_LATE)
    order_id = checkout.orders[0].id

    assert told(OrderPaidLate, key=order_id).total == yuan(49.9)
    revived = revive(order_id, now=TOO_LATE)

    assert (revived.state, revived.paid_at) == (OrderState.AWAITING_TEAM, TOO_LATE)
    assert levels([mug.id])[mug.id].reserved == 1
    assert refund_stale_late_money(now=TOO_LATE + timedelta(hours=1)) == 0


def test_a_revived_order_needs_its_goods_again():
    mug = make_sku(on_hand=1)
    checkout = place(make_buyer(), (mug, 1), kind="group")
    expire_overdue_checkouts(now=TOO_LATE)
    pay(checkout)
    note_late_payment(checkout.id, paid_at=TOO_LATE, now=TOO_LATE)
    place(make_buyer("小柏"), (mug, 1), now=TOO_LATE)

    with pytest.raises(OutOfStock):
        revive(checkout.orders[0].id, now=TOO_LATE)

    assert states(checkout) == [OrderState.EXPIRED]


def test_late_money_that_nobody_decides_about_goes_back():
    checkout = place(make_buyer(), (make_sku(), 1), kind="group")
    expire_overdue_checkouts(now=TOO_LATE)
    pay(checkout)
    note_late_payment(checkout.id, paid_at=TOO_LATE, now=TOO_LATE)

    early = refund_stale_late_money(now=TOO_LATE + timedelta(minutes=9))
    due = refund_stale_late_money(now=TOO_LATE + timedelta(minutes=10))

    assert (early, due, states(checkout)) == (0, 1, [OrderState.REFUNDING])


def test_every_move_is_in_the_orders_history():
    checkout = place(make_buyer(), (make_sku(), 1))
    mark_paid(checkout.id, now=LATER)

    moves = Order.objects.get(pk=checkout.orders[0].id).moves.order_by("id")

    assert [(move.before, move.after, move.because) for move in moves] == [
        ("", "pending_payment", "placed"),
        ("pending_payment", "to_ship", "paid"),
    ]


def test_an_order_is_to_be_reviewed_until_every_line_is():
    lan, shop = make_buyer(), make_shop()
    clerk = make_staff(shop, "clerk")
    mug, tea = make_sku(shop_id=shop.id), make_sku(shop_id=shop.id)
    order_id = place(lan, (mug, 1), (tea, 1)).orders[0].id
    mark_paid(order_view(order_id).checkout_id, now=NOON)
    ship_order(order_id=order_id, staff_id=clerk.id, carrier="sf", tracking_no="SF1234567890123", now=NOON)
    done = confirm_receipt(order_id=order_id, person_id=lan.id, now=NOON)

    def to_review():
        return [order.id for order in orders_of_person(lan.id, tab="to_review", after=None, limit=None)[0]]

    waiting = [to_review()]
    for line in done.lines:
        write_review(person_id=lan.id, line_id=line.id, stars=5, text="很好", now=NOON)
        deliver_news()
        waiting.append(to_review())

    assert waiting == [[order_id], [order_id], []]
    assert "review" not in possible_acts(OrderState.COMPLETED, is_reviewed=True)


def test_the_history_of_an_order_cannot_be_rewritten():
    order_id = place(make_buyer(), (make_sku(), 1)).orders[0].id

    with pytest.raises(IntegrityError, match="append-only"):
        OrderMove.objects.filter(order_id=order_id).update(because="another reason")
