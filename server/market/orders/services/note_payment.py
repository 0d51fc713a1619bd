"""Money has come: finalise, the third phase. Safe to repeat; a checkout is paid once."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from foundation.money import Money
from market.coupons import facade as coupons
from market.orders.errors import CheckoutNotFound
from market.orders.events import OrderPaid, OrderPaidLate
from market.orders.models import Checkout, Order, move_orders
from market.orders.queries import checkout_view
from market.orders.services.refunding import refund_everything
from market.orders.states import CHECKOUT, CheckoutState, OrderState
from market.orders.types import CheckoutView
from market.stock import facade as stock


def mark_paid(checkout_id: UUID, *, now: datetime, because: str = "paid") -> CheckoutView:
    """Send one paid checkout's orders on. A list of one. :raises CheckoutNotFound:"""
    mark_many_paid([checkout_id], now=now, because=because)
    return checkout_view(checkout_id)


@transaction.atomic
def mark_many_paid(checkout_ids: Collection[UUID], *, now: datetime, because: str = "paid") -> None:
    """
    Send paid checkouts' orders on: to the shop, or to wait for their team. Paying twice is paying once.

    Set-wise. Locks the checkouts, then their orders, each by id, then the goods. Touches no network.

    :raises CheckoutNotFound:
    """
    paid = _pay_checkouts(checkout_ids)
    if paid:
        orders = Order.objects.select_for_update(of=("self",)).filter(checkout_id__in=paid).order_by("pk")
        send_on(list(orders.defer("address", "promise", "note")), now=now, because=because)


def _pay_checkouts(checkout_ids: Collection[UUID]) -> list[UUID]:
    """Lock checkouts by id and mark those paid that are open. Return which. :raises CheckoutNotFound: one is none"""
    CHECKOUT.require(CheckoutState.OPEN, CheckoutState.PAID)
    found = sql.rows(
        """
        WITH locked AS (
          SELECT id, state FROM orders_checkout WHERE id = ANY(%s::uuid[]) ORDER BY id FOR UPDATE
        ), paid AS (
          UPDATE orders_checkout c SET state = %s FROM locked
          WHERE c.id = locked.id AND locked.state = %s RETURNING c.id
        )
        SELECT locked.id, paid.id IS NOT NULL FROM locked LEFT JOIN paid USING (id)
        """,
        [list(checkout_ids), CheckoutState.PAID.value, CheckoutState.OPEN.value],
    )
    if len(found) < len(set(checkout_ids)):
        raise CheckoutNotFound
    return [checkout_id for checkout_id, is_paid in found if is_paid]


def send_on(orders: Sequence[Order], *, now: datetime, because: str) -> None:
    """Move locked orders on from payment, and tell. Their coupons are used from then on."""
    discounted = [order.pk for order in orders if order.may_have_coupon]
    if discounted:
        coupons.use_coupons(discounted, now=now)
    waiting = [order for order in orders if order.kind == "group"]
    solo = [order for order in orders if order.kind != "group"]
    for some, after in ((waiting, OrderState.AWAITING_TEAM), (solo, OrderState.TO_SHIP)):
        if some:
            move_orders(some, after, now=now, because=because, paid_at=now, paid_late_at=None)
    if solo:
        for refusal in stock.allocate_many([order.stock_ref for order in solo], now=now).values():
            if refusal is not None:
                raise refusal
    bought = _bought([order.pk for order in orders])
    outbox.publish_many([(_paid(order, bought[order.pk], now), order.pk) for order in orders])


@dataclass(frozen=True, slots=True)
class _Bought:
    """One line of a paid order, as its news tells it."""

    product_id: UUID
    sku_id: UUID
    quantity: int
    payable_minor: int
    title: dict[str, str] | None  # of the first line only


def _bought(order_ids: Sequence[UUID]) -> dict[UUID, list[_Bought]]:
    """Read the lines of these orders, in their places. One plain statement."""
    lines: dict[UUID, list[_Bought]] = {order_id: [] for order_id in order_ids}
    for order_id, product_id, sku_id, quantity, payable_minor, title in sql.rows(
        """
        SELECT order_id, product_id, sku_id, quantity, payable_minor,
               CASE WHEN place = min(place) OVER (PARTITION BY order_id) THEN title END
        FROM orders_orderline WHERE order_id = ANY(%s::uuid[]) ORDER BY order_id, place
        """,
        [list(order_ids)],
    ):
        words = json.loads(title) if isinstance(title, str) else title
        lines[order_id].append(_Bought(product_id, sku_id, quantity, payable_minor, words))
    return lines


def _paid(order: Order, lines: Sequence[_Bought], now: datetime) -> OrderPaid:
    return OrderPaid(
        order_id=order.id,
        checkout_id=order.checkout_id,
        person_id=order.person_id,
        shop_id=order.shop_id,
        kind=order.kind,
        kind_ref=order.kind_ref,
        product_quantities=tuple((line.product_id, line.quantity) for line in lines),
        total=order.total,
        paid_at=now,
        deals=tuple((line.sku_id, Money(order.currency, line.payable_minor // line.quantity)) for line in lines),
        title=lines[0].title,
    )


@transaction.atomic
def note_late_payment(checkout_id: UUID, *, paid_at: datetime, now: datetime) -> None:
    """
    Decide about money for a checkout that had been given up.

    A cancelled order, and an expired solo order, get their money back. An expired group order waits briefly for
    groupbuy, which may still have the seat; `refund_stale_late_money` gives it back when nobody decides.
    """
    checkout = Checkout.objects.lock(checkout_id)
    for order in _orders_of(checkout):
        if order.paid_late_at is not None or order.state not in (OrderState.EXPIRED, OrderState.CANCELLED):
            continue
        order.paid_late_at = now
        order.save(update_fields=["paid_late_at"])
        if order.kind == "group" and order.state == OrderState.EXPIRED:
            outbox.publish(
                OrderPaidLate(order.id, order.person_id, order.kind, order.kind_ref, order.total, paid_at),
                key=order.id,
            )
        else:
            refund_everything(order, now=now, because="paid after the order was closed", key=f"late:{order.id}")


def _orders_of(checkout: Checkout) -> list[Order]:
    return list(Order.objects.select_for_update(of=("self",)).filter(checkout=checkout).order_by("pk"))
