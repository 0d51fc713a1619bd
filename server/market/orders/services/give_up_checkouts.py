"""Checkouts that will not be paid: cancelled by the shopper, or expired by the clock. What they held is given back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.orders.errors import AlreadyPaid, CheckoutNotFound
from market.orders.events import OrderCancelled, OrderExpired
from market.orders.models import Checkout, Order
from market.orders.queries import checkout_view
from market.orders.states import CheckoutState, OrderState
from market.orders.types import CheckoutView
from market.payments import facade as payments
from market.stock import facade as stock


@transaction.atomic
def cancel_checkout(*, checkout_id: UUID, person_id: UUID, because: str, now: datetime) -> CheckoutView:
    """
    Give up one's own unpaid checkout with all its orders. Cancelling twice is cancelling once.

    Locks the checkout, then its payment intent, then its orders. Money that still arrives is refunded by itself.

    :raises CheckoutNotFound, AlreadyPaid:
    """
    checkout = Checkout.objects.lock(checkout_id)
    if checkout.person_id != person_id:
        raise CheckoutNotFound
    if checkout.state == CheckoutState.OPEN and not _give_up(checkout, OrderState.CANCELLED, now, because):
        raise AlreadyPaid
    if checkout.state == CheckoutState.PAID:
        raise AlreadyPaid
    return checkout_view(checkout_id)


def expire_overdue_checkouts(*, now: datetime, limit: int = 200) -> int:
    """
    Expire checkouts whose time to pay is up. Return how many.

    One short transaction per checkout, so one bad row cannot block the rest. Safe to run twice, and beside itself.
    """
    due = Checkout.objects.overdue(now).order_by("pay_by").values_list("id", flat=True)[:limit]
    return sum(_expire(checkout_id, now) for checkout_id in due)


@transaction.atomic
def expire_checkout(checkout_id: UUID, *, now: datetime, because: str) -> bool:
    """
    Give up one unpaid checkout now, because the room that asked for it has let go of what it was for.

    Return whether it is given up: False means that its money was faster. Locks like `cancel_checkout`. Late money is
    told of as after any expiry.

    :raises CheckoutNotFound:
    """
    checkout = Checkout.objects.lock(checkout_id)
    if checkout.state == CheckoutState.OPEN:
        return _give_up(checkout, OrderState.EXPIRED, now, because)
    return checkout.state == CheckoutState.CLOSED


@transaction.atomic
def _expire(checkout_id: UUID, now: datetime) -> bool:
    found = Checkout.objects.overdue(now).select_for_update(of=("self",), skip_locked=True).filter(pk=checkout_id)
    checkout = found.first()
    return checkout is not None and _give_up(checkout, OrderState.EXPIRED, now, "not paid in time")


def _give_up(checkout: Checkout, after: OrderState, now: datetime, because: str) -> bool:
    """Close a locked open checkout and free what it holds; not if its money has come in the meantime."""
    if payments.close_intent(checkout.id, now=now, because=because).paid_at is not None:
        return False  # The news of it is on its way and will find the checkout open.
    checkout.move_to(CheckoutState.CLOSED)
    for order in Order.objects.select_for_update(of=("self",)).filter(checkout=checkout).order_by("pk"):
        stock.release(order.stock_ref, now=now, because=because)
        order.move_to(after, now=now, because=because)
        if after == OrderState.CANCELLED:
            told = OrderCancelled(order.id, order.person_id, order.kind, order.kind_ref, because, now)
            outbox.publish(told, key=order.id)
        else:
            outbox.publish(OrderExpired(order.id, order.person_id, order.kind, order.kind_ref, now), key=order.id)
    return True
