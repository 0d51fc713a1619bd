"""Checkouts that will not be paid: cancelled by the shopper, or expired by the clock. What they held is given back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from foundation import outbox
from market.coupons import facade as coupons
from market.orders.errors import AlreadyPaid, CheckoutNotFound
from market.orders.events import OrderCancelled, OrderExpired
from market.orders.models import Checkout, Order, move_orders
from market.orders.queries import checkout_view
from market.orders.states import CHECKOUT, CheckoutState, OrderState
from market.orders.types import CheckoutView
from market.payments import facade as payments
from market.stock import facade as stock

log = structlog.get_logger(__name__)


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
    if checkout.state == CheckoutState.OPEN and not _give_up([checkout], OrderState.CANCELLED, now, because):
        raise AlreadyPaid
    if checkout.state == CheckoutState.PAID:
        raise AlreadyPaid
    return checkout_view(checkout_id)


def expire_overdue_checkouts(*, now: datetime, limit: int = 200) -> int:
    """
    Expire checkouts whose time to pay is up, as one list. Return how many.

    Should the list break, each is given up alone, so one bad row cannot block the rest. Safe to run twice, and beside
    itself: locked rows are skipped.
    """
    due = list(Checkout.objects.overdue(now).order_by("pay_by").values_list("id", flat=True)[:limit])
    try:
        return _expire(due, now)
    except Exception:
        log.exception("orders.expiry_failed", count=len(due))
    return sum(_expire_alone(checkout_id, now) for checkout_id in due)


def expire_checkout(checkout_id: UUID, *, now: datetime, because: str) -> bool:
    """Give up one unpaid checkout. A list of one. :raises CheckoutNotFound:"""
    return bool(expire_checkouts([checkout_id], now=now, because=because))


@transaction.atomic
def expire_checkouts(checkout_ids: Collection[UUID], *, now: datetime, because: str) -> set[UUID]:
    """
    Give up unpaid checkouts now, because the room that asked for them has let go of what they were for.

    Return which are given up, now or before: of the others the money was faster. Set-wise; locks like
    `cancel_checkout`. Late money is told of as after any expiry.

    :raises CheckoutNotFound:
    """
    found = Checkout.objects.lock_many(checkout_ids)
    given_up = {checkout.id for checkout in found if checkout.state == CheckoutState.CLOSED}
    is_open = [checkout for checkout in found if checkout.state == CheckoutState.OPEN]
    return given_up | _give_up(is_open, OrderState.EXPIRED, now, because)


@transaction.atomic
def _expire(checkout_ids: Collection[UUID], now: datetime) -> int:
    rows = Checkout.objects.overdue(now).select_for_update(of=("self",), skip_locked=True).filter(pk__in=checkout_ids)
    return len(_give_up(list(rows.order_by("pk")), OrderState.EXPIRED, now, "not paid in time"))


def _expire_alone(checkout_id: UUID, now: datetime) -> int:
    try:
        return _expire([checkout_id], now)
    except Exception:  # What is wrong with one checkout is for the log, and for the next round.
        log.exception("orders.checkout_not_expired", checkout=str(checkout_id))
        return 0


def _give_up(checkouts: Sequence[Checkout], after: OrderState, now: datetime, because: str) -> set[UUID]:
    """Close locked open checkouts and free what they hold, and return which; not those whose money has come."""
    if not checkouts:
        return set()
    # The news of money that was faster is on its way, and will find its checkout open.
    intents = payments.close_intents([checkout.id for checkout in checkouts], now=now, because=because)
    given_up = [one.pk for one in checkouts if one.pk not in intents or intents[one.pk].paid_at is None]
    CHECKOUT.require(CheckoutState.OPEN, CheckoutState.CLOSED)
    Checkout.objects.filter(pk__in=given_up).update(state=CheckoutState.CLOSED)
    orders = list(Order.objects.select_for_update(of=("self",)).filter(checkout_id__in=given_up).order_by("pk"))
    discounted = [order.pk for order in orders if order.may_have_coupon]
    if discounted:
        coupons.let_go(discounted, now=now, because=because)
    for refusal in stock.release_many([order.stock_ref for order in orders], now=now, because=because).values():
        if refusal is not None:
            raise refusal
    move_orders(orders, after, now=now, because=because)
    outbox.publish_many([(_news(order, after, now, because), order.pk) for order in orders])
    return set(given_up)


def _news(order: Order, after: OrderState, now: datetime, because: str) -> OrderCancelled | OrderExpired:
    if after == OrderState.CANCELLED:
        return OrderCancelled(order.id, order.person_id, order.kind, order.kind_ref, because, now)
    return OrderExpired(order.id, order.person_id, order.kind, order.kind_ref, now)
