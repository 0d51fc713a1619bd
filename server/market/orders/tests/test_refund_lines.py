"""Parts of an order go back to the cent, and never more than was paid."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from foundation.money import Money
from foundation.states import IllegalMove
from foundation.testing import NOON, deliver_news, told, told_all
from market.orders import rules
from market.orders.errors import RefundTooLarge, ShipmentStopped
from market.orders.events import OrderCompleted, OrderLinesRefunded, OrderRefunded
from market.orders.facade import (
    Giveback,
    cancel_and_refund,
    confirm_receipt,
    mark_paid,
    order_view,
    refund_lines,
    resume_shipment,
    stop_shipment,
)
from market.orders.models import LinePromo, Order, OrderLine, Refund
from market.orders.services.move_parcels import send_parcel
from market.orders.states import OrderState
from market.orders.tests.factories import charge_freight, make_buyer, make_sku, pay, place, return_money, yuan
from market.orders.types import OrderView
from market.stock.facade import HoldState, differences, held_for, levels

pytestmark = pytest.mark.django_db
NOTHING, TEN = yuan(0), yuan(10)


def bought(*, quantity: int = 3, price: Money = TEN, freight: Money = NOTHING, discount: int = 0) -> OrderView:
    """Return a paid order of one line. In: what the line is reduced by, in fen, half by the platform."""
    sku = make_sku(price=price, on_hand=10)
    charge_freight(sku.shop_id, freight)
    checkout = place(make_buyer(), (sku, quantity))
    if discount:
        reduce(checkout.orders[0], discount)
    pay(checkout)
    mark_paid(checkout.id, now=NOON)
    return order_view(checkout.orders[0].id)


def reduce(order: OrderView, minor: int) -> None:
    """Write a discount of two funders into an order, as pricing's later rooms will."""
    OrderLine.objects.filter(pk=order.lines[0].id).update(
        discount_minor=minor, payable_minor=order.lines[0].goods.minor - minor
    )
    Order.objects.filter(pk=order.id).update(discount_minor=minor, total_minor=order.total.minor - minor)
    for funder, amount in (("PLATFORM", minor // 2), ("SELLER", minor - minor // 2)):
        if amount:
            LinePromo.objects.create(
                line_id=order.lines[0].id, source="coupon", ref=order.id, funder=funder, amount_minor=amount
            )


def send(order: OrderView) -> None:
    with transaction.atomic():
        send_parcel(Order.objects.lock(order.id), actor_id=None, carrier="sf", tracking_no="SF1234567890123", now=NOON)


def give(order: OrderView, quantity: int = 0, *, amount: Money | None = None, key: str = "k", freight: Money = NOTHING):
    return refund_lines(
        order.id,
        [Giveback(order.lines[0].id, quantity, amount)],
        freight=freight,
        key=key,
        because="mended",
        now=NOON,
    )


def test_one_of_three_pieces_goes_back_with_its_money_and_its_goods():
    order = bought(quantity=3, price=yuan(10), discount=100)

    refund = give(order, 1)

    after = order_view(order.id)
    assert refund.amount == yuan(9.67)  # 29.00 / 3, rounded half up
    assert (after.state, after.lines[0].refunded_quantity) == (OrderState.TO_SHIP, 1)
    assert levels([order.lines[0].sku_id])[order.lines[0].sku_id].available == 8
    assert held_for([order.id])[order.id][order.lines[0].sku_id] == (2, HoldState.ALLOCATED)
    assert differences() == []
    news = told(OrderLinesRefunded, key=order.id)
    assert [(part.funder, part.amount) for part in news.lines[0].funders] == [
        ("PLATFORM", yuan(0.17)),
        ("SELLER", yuan(0.17)),
    ]
    assert (news.is_whole, news.is_completed) == (False, False)


def test_the_last_piece_takes_what_is_left_and_the_order_is_refunded_when_the_money_has_left():
    order = bought(quantity=3, price=yuan(10), discount=100)

    amounts = [give(order, 1, key=f"piece {n}").amount for n in range(3)]
    assert order_view(order.id).state == OrderState.REFUNDING
    return_money()
    deliver_news()

    assert amounts == [yuan(9.67), yuan(9.66), yuan(9.67)]
    assert order_view(order.id).state == OrderState.REFUNDED
    assert told(OrderRefunded, key=order.id).amount == yuan(29)
    assert told_all(OrderLinesRefunded)[-1].is_whole


def test_the_same_key_gives_back_once():
    order = bought()

    first, second = give(order, 1), give(order, 1)

    assert first == second
    assert order_view(order.id).lines[0].refunded_quantity == 1


def test_money_for_pieces_that_stay_is_taken_off_when_they_come_back():
    order = bought(quantity=2, price=yuan(10))

    give(order, amount=yuan(5), key="a scratch")
    back = [give(order, 1, key=f"piece {n}").amount for n in range(2)]

    assert back == [yuan(7.5), yuan(7.5)]


@pytest.mark.parametrize(
    ("quantity", "amount", "freight"),
    [
        (4, None, NOTHING),
        (0, yuan(30.01), NOTHING),
        (1, yuan(10.01), NOTHING),
        (1, yuan(-1), NOTHING),
        (1, None, yuan(9)),
    ],
    ids=["more pieces", "more money", "more than a piece is worth", "less than nothing", "more freight"],
)
def test_more_than_is_left_is_refused_and_changes_nothing(quantity, amount, freight):
    order = bought(freight=yuan(8))

    with pytest.raises(RefundTooLarge):
        give(order, quantity, amount=amount, freight=freight)

    assert order_view(order.id) == order
    assert not Refund.objects.exists()


def test_a_mistake_in_the_reckoning_is_refused_by_the_row():
    """Without orders_line_never_refunds_more_than_paid: fails, the line having given back more than it cost."""
    order = bought()

    with pytest.raises(IntegrityError, match="orders_line_never_refunds_more_than_paid"), transaction.atomic():
        OrderLine.objects.update(refunded_minor=order.lines[0].payable.minor + 1)


def test_an_operator_gives_back_only_what_is_left():
    order = bought(freight=yuan(8))
    give(order, 1)

    cancel_and_refund(order.id, now=NOON, because="taken back", key="operator")

    assert [news.amount for news in told_all(OrderLinesRefunded)] == [yuan(10), yuan(28)]
    assert levels([order.lines[0].sku_id])[order.lines[0].sku_id].available == 10
    assert differences() == []


def test_a_completed_order_says_what_of_it_was_kept():
    order = bought()
    give(order, 1)
    send(order)
    confirm_receipt(order_id=order.id, person_id=order.person_id, now=NOON)
    give(order, 1, key="later")

    assert told(OrderCompleted, key=order.id).kept == yuan(20)
    assert [news.is_completed for news in told_all(OrderLinesRefunded)] == [False, True]
    assert levels([order.lines[0].sku_id])[order.lines[0].sku_id].on_hand == 8  # What was sent is not on the shelf.


def test_a_stopped_order_is_not_handed_to_the_carrier():
    """Without the question in send_parcel: fails, the parcel having left."""
    order = bought()
    stop_shipment(order.id, now=NOON)
    with pytest.raises(ShipmentStopped):
        send(order)
    resume_shipment(order.id)

    send(order)

    assert order_view(order.id).state == OrderState.SHIPPED
    with pytest.raises(IllegalMove):
        stop_shipment(order.id, now=NOON)


@pytest.mark.django_db(transaction=True)
def test_twenty_refunds_of_three_pieces_give_three_back():
    """Without the order's row lock: fails with an IntegrityError of the constraint in place of a refusal."""
    order = bought(quantity=3)
    said: list[str] = []
    start = Barrier(20)

    def ask(number: int) -> None:
        start.wait()
        try:
            give(order, 1, key=f"piece {number}")
            said.append("given")
        except (RefundTooLarge, IllegalMove) as refusal:
            said.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert said.count("given") == 3
    assert len(said) == 20
    assert sum(refund.amount_minor for refund in Refund.objects.all()) == order.total.minor


class TestWhateverGoesBack(TestCase):
    @settings(max_examples=30)
    @given(
        quantity=st.integers(1, 7),
        price=st.integers(1, 999),
        discount=st.integers(0, 999),
        wishes=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 500)), max_size=6),
    )
    def test_parts_of_pieces_and_of_funders_make_up_the_whole(self, quantity, price, discount, wishes):
        """
        Whatever is given back in whatever order, and then the rest: the buyer has exactly what they paid, each funder
        exactly what they gave. Without cumulative rounding: fails, refused by orders_line_never_refunds_more_than_paid.
        """
        discount = min(discount, quantity * price - 1)
        order = bought(quantity=quantity, price=Money("CNY", price), discount=discount, freight=yuan(6))
        for number, (pieces, minor) in enumerate(wishes):
            line = order_view(order.id).lines[0]
            pieces_kept = line.quantity - line.refunded_quantity
            if pieces >= pieces_kept:  # The last of them goes back with the freight, below.
                continue
            if pieces:
                give(order, pieces, key=f"{order.id} {number}")
            else:
                amount = min(Money("CNY", minor), rules.most_conceded(line))
                give(order, amount=amount, key=f"{order.id} {number}")
        cancel_and_refund(order.id, now=NOON, because="the rest", key=f"{order.id} rest")

        line = OrderLine.objects.get(order_id=order.id)
        assert sum(one.amount_minor for one in Refund.objects.filter(order_id=order.id)) == order.total.minor
        assert (line.refunded_quantity, line.refunded_minor) == (quantity, line.payable_minor)
        assert all(promo.refunded_minor == promo.amount_minor for promo in line.promos.all())
        assert differences() == []
