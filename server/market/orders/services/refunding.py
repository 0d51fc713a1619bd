"""Giving all of an order back, and noting that money has left. Giving back parts of it is `refund_lines`."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from foundation.money import Money
from market.orders.events import OrderRefunded
from market.orders.models import Order
from market.orders.queries import order_view, promised_back
from market.orders.services.refund_lines import give_back, whatever_is_left
from market.orders.states import OrderState
from market.orders.types import OrderView


@transaction.atomic
def cancel_and_refund(order_id: UUID, *, now: datetime, because: str, key: str) -> OrderView:
    """
    Take a paid order back whole: free its goods and give back all its money that is not given back yet.

    The same key does it once. Locks the order. Touches no network: the refund is asked for, and sent by a task.

    :raises OrderNotFound, IllegalMove: it is not a paid order
    """
    order = Order.objects.lock(order_id)
    if order.state not in (OrderState.REFUNDING, OrderState.REFUNDED):
        refund_everything(order, now=now, because=because, key=key)
    return order_view(order_id)


@transaction.atomic
def cancel_and_refund_many(keys: Mapping[UUID, str], *, now: datetime, because: str) -> None:
    """
    Take several paid orders back whole, in the order given, which has to be that in which stock locks.

    In: for each order the key under which it is done once. Locks all the orders by id before any of their goods: who
    takes back one of them alone holds its order and wants the same shelf.

    :raises IllegalMove: one of them is not a paid order
    """
    locked = {order.pk: order for order in Order.objects.lock_many(list(keys))}
    for order_id, key in keys.items():
        if locked[order_id].state not in (OrderState.REFUNDING, OrderState.REFUNDED):
            refund_everything(locked[order_id], now=now, because=because, key=key)


@transaction.atomic
def refund_late(order_id: UUID, *, now: datetime, because: str) -> OrderView:
    """Give late money back to whoever paid for an order that had been given up. Repeating is harmless."""
    order = Order.objects.lock(order_id)
    if order.state == OrderState.EXPIRED and order.paid_late_at is not None:
        refund_everything(order, now=now, because=because, key=f"late:{order.id}")
    return order_view(order_id)


def refund_everything(order: Order, *, now: datetime, because: str, key: str) -> None:
    """Give back what is left of a locked order, which is refunding from then on."""
    givebacks, freight = whatever_is_left(order)
    refund = give_back(order, givebacks, freight=freight, key=key, because=because, now=now)
    if not refund.amount_minor:
        finish_refund(order, amount=Money.zero(order.currency), now=now)


@transaction.atomic
def note_refund(order_id: UUID, *, amount: Money, now: datetime) -> None:
    """Write down that a refund has left. When the last of a whole order's money has, the order is refunded."""
    finish_refund(Order.objects.lock(order_id), amount=amount, now=now)


def finish_refund(order: Order, *, amount: Money, now: datetime) -> None:
    order.refunded_minor += amount.minor
    order.save(update_fields=["refunded_minor"])
    if order.state == OrderState.REFUNDING and order.refunded_minor == promised_back(order):
        order.move_to(OrderState.REFUNDED, now=now, because="the money has left")
        outbox.publish(
            OrderRefunded(
                order.id,
                order.person_id,
                order.kind,
                order.kind_ref,
                tuple(order.lines.order_by("place").values_list("product_id", "quantity")),
                order.refunded,
                now,
            ),
            key=order.id,
        )
