"""Money has come: finalise, the third phase. Safe to repeat; a checkout is paid once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from foundation.money import Money
from market.orders.events import OrderPaid, OrderPaidLate
from market.orders.models import Checkout, Order
from market.orders.queries import checkout_view
from market.orders.services.refunding import refund_everything
from market.orders.states import CheckoutState, OrderState
from market.orders.types import CheckoutView
from market.stock import facade as stock


@transaction.atomic
def mark_paid(checkout_id: UUID, *, now: datetime, because: str = "paid") -> CheckoutView:
    """
    Send a paid checkout's orders on: to the shop, or to wait for their team. Paying twice is paying once.

    Locks the checkout, then its orders by id. Touches no network.

    :raises CheckoutNotFound:
    """
    checkout = Checkout.objects.lock(checkout_id)
    if checkout.state == CheckoutState.OPEN:
        checkout.move_to(CheckoutState.PAID)
        for order in _orders_of(checkout):
            send_on(order, now=now, because=because)
    return checkout_view(checkout_id)


def send_on(order: Order, *, now: datetime, because: str) -> None:
    """Move one locked order on from payment, and tell."""
    order.paid_at = now
    order.paid_late_at = None
    order.save(update_fields=["paid_at", "paid_late_at"])
    if order.kind == "group":
        order.move_to(OrderState.AWAITING_TEAM, now=now, because=because)
    else:
        order.move_to(OrderState.TO_SHIP, now=now, because=because)
        stock.allocate(order.stock_ref, now=now)
    lines = list(order.lines.order_by("place"))
    outbox.publish(
        OrderPaid(
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
        ),
        key=order.id,
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
