"""Crowds of checkouts that are paid, or not paid in time: as many statements as for two, and one bad row alone."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation import sql
from foundation.testing import NOON, told_all
from market.orders.errors import CheckoutNotFound
from market.orders.events import OrderExpired, OrderPaid
from market.orders.models import Checkout, Order, OrderMove
from market.orders.services.give_up_checkouts import expire_checkouts, expire_overdue_checkouts
from market.orders.services.note_payment import mark_many_paid
from market.orders.states import CheckoutState, OrderState
from market.orders.tests.factories import make_buyer, make_sku, pay, place
from market.stock.facade import HoldHasMovedOn, levels

pytestmark = pytest.mark.django_db
TOO_LATE = NOON + timedelta(minutes=31)


def crowd(count, mug):
    return [place(make_buyer(), (mug, 1)) for _ in range(count)]


def statements(act):
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def test_a_crowd_that_has_paid_takes_as_many_statements_as_two():
    """Without lists: each paid checkout takes some twenty statements in a transaction of its own."""
    mug = make_sku(on_hand=100)
    few, many = crowd(2, mug), crowd(20, mug)

    counts = [statements(lambda some=some: mark_many_paid([one.id for one in some], now=NOON)) for some in (few, many)]

    assert counts[0] == counts[1] <= 16
    assert set(Order.objects.values_list("state", flat=True)) == {OrderState.TO_SHIP}
    assert OrderMove.objects.filter(after=OrderState.TO_SHIP).count() == 22
    assert len(told_all(OrderPaid)) == 22
    assert levels([mug.id])[mug.id].allocated == 22


def test_a_crowd_that_has_paid_twice_has_paid_once():
    mug = make_sku(on_hand=100)
    ids = [one.id for one in crowd(3, mug)]

    for _ in range(2):
        mark_many_paid(ids, now=NOON)

    assert len(told_all(OrderPaid)) == 3
    assert levels([mug.id])[mug.id].allocated == 3


def test_one_checkout_that_does_not_exist_marks_none():
    mug = make_sku(on_hand=100)
    (real,) = crowd(1, mug)

    with pytest.raises(CheckoutNotFound):
        mark_many_paid([real.id, mug.id], now=NOON)

    assert Checkout.objects.get().state == CheckoutState.OPEN


def test_a_crowd_that_does_not_pay_takes_as_many_statements_as_two():
    """Without lists: each checkout takes some thirty statements in a transaction of its own."""
    mug = make_sku(on_hand=100)

    def expire(count):
        crowd(count, mug)
        return statements(lambda: expire_overdue_checkouts(now=TOO_LATE))

    assert expire(2) == expire(20) <= 22
    assert set(Checkout.objects.values_list("state", flat=True)) == {CheckoutState.CLOSED}
    assert len(told_all(OrderExpired)) == 22
    assert levels([mug.id])[mug.id].reserved == 0


def test_one_checkout_that_breaks_holds_up_no_other():
    """Without the trying of each alone: nobody's goods come back, for as long as one row is bad."""
    mug = make_sku(on_hand=100)
    bad, *_ = crowd(4, mug)
    sql.run("UPDATE stock_hold SET state = 'shipped' WHERE ref = %s", [bad.orders[0].id])  # As a bug of ours might.

    expire_overdue_checkouts(now=TOO_LATE)

    assert Checkout.objects.get(state=CheckoutState.OPEN).id == bad.id
    assert levels([mug.id])[mug.id].reserved == 1
    with pytest.raises(HoldHasMovedOn):
        expire_checkouts([bad.id], now=TOO_LATE, because="seen to")


def test_of_a_crowd_those_whose_money_was_faster_are_left_alone():
    mug = make_sku(on_hand=100)
    paid, unpaid = crowd(2, mug)
    pay(paid)

    given_up = expire_checkouts([paid.id, unpaid.id], now=TOO_LATE, because="the seat was let go")

    assert given_up == {unpaid.id}
    assert expire_checkouts([unpaid.id], now=TOO_LATE, because="again") == {unpaid.id}
    assert Order.objects.get(checkout_id=paid.id).state == OrderState.PENDING_PAYMENT
