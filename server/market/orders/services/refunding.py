"""Giving money back: the order says so, payments does it, and the order is refunded when the money has left."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from foundation.money import Money
from market.orders.events import OrderRefunded, OrderRefunding
from market.orders.models import Order
from market.orders.queries import order_view
from market.orders.states import OrderState
from market.orders.types import OrderView
from market.payments import facade as payments
from market.stock import facade as stock


@transaction.atomic
def cancel_and_refund(order_id: UUID, *, now: datetime, because: str, key: str) -> OrderView:
    """
    Take a paid order back whole: free its goods and give all its money back. The same key does it once.

    Locks the order. Touches no network: the refund is asked for, and sent by a task.

    :raises OrderNotFound, IllegalMove: it is not a paid order
    """
    order = Order.objects.lock(order_id)
    if order.state not in (OrderState.REFUNDING, OrderState.REFUNDED):
        refund_everything(order, now=now, because=because, key=key)
    return order_view(order_id)


@transaction.atomic
def refund_late(order_id: UUID, *, now: datetime, because: str) -> OrderView:
    """Give late money back to whoever paid for an order that had been given up. Repeating is harmless."""
    order = Order.objects.lock(order_id)
    if order.state == OrderState.EXPIRED and order.paid_late_at is not None:
        refund_everything(order, now=now, because=because, key=f"late:{order.id}")
    return order_view(order_id)


def refund_everything(order: Order, *, now: datetime, because: str, key: str) -> None:
    """Move a locked order to refunding, free what it holds and ask for its money back."""
    # Whoever waited for a team that did not come about, or left it, is booked apart from other refunds.
    is_group = order.state == OrderState.AWAITING_TEAM
    if order.state in (OrderState.AWAITING_TEAM, OrderState.TO_SHIP):
        stock.release(order.stock_ref, now=now, because=because)
    order.move_to(OrderState.REFUNDING, now=now, because=because)
    outbox.publish(
        OrderRefunding(order.id, order.person_id, order.kind, order.kind_ref, order.total, because, now), key=order.id
    )
    if order.total_minor:
        payments.request_refund(
            ref=order.checkout_id,
            key=key,
            amount=order.total,
            order_id=order.id,
            because=because,
            now=now,
            kind=payments.RefundKind.GROUP_FAILED if is_group else payments.RefundKind.ORDER,
        )
    else:
        finish_refund(order, amount=order.total, now=now)


@transaction.atomic
def note_refund(order_id: UUID, *, amount: Money, now: datetime) -> None:
    """Write down that a refund has left. The whole amount back makes the order refunded."""
    finish_refund(Order.objects.lock(order_id), amount=amount, now=now)


def finish_refund(order: Order, *, amount: Money, now: datetime) -> None:
    order.refunded_minor += amount.minor
    order.save(update_fields=["refunded_minor"])
    if order.state == OrderState.REFUNDING and order.refunded_minor == order.total_minor:
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
