"""What groupbuy decides about group orders: ship them, revive one whose money came late, or leave it to be refunded."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import outbox
from foundation.ids import uuid7
from foundation.states import IllegalMove
from market.orders.errors import OutOfStock
from market.orders.events import OrderReleasedToShip
from market.orders.models import Checkout, Order, move_orders
from market.orders.queries import order_view
from market.orders.rules import LATE_MONEY_MINUTES
from market.orders.services.note_payment import send_on
from market.orders.services.refunding import refund_late
from market.orders.states import CheckoutState, OrderState
from market.orders.types import OrderView
from market.stock import facade as stock


@transaction.atomic
def let_ship(order_ids: Sequence[UUID], *, now: datetime) -> None:
    """
    Release group orders to their shops, once their team has filled. Those released before stay as they are.

    Locks the orders by id.

    :raises IllegalMove: one of them is not waiting for a team
    """
    released = [order for order in Order.objects.lock_many(list(order_ids)) if order.state != OrderState.TO_SHIP]
    move_orders(released, OrderState.TO_SHIP, now=now, because="the team has filled")
    for refusal in stock.allocate_many([order.stock_ref for order in released], now=now).values():
        assert refusal is None, "goods stay held for as long as their order waits"
    outbox.publish_many([(OrderReleasedToShip(order.id, order.shop_id, now), order.id) for order in released])


@transaction.atomic
def revive(order_id: UUID, *, now: datetime, kind_ref: UUID | None = None) -> OrderView:
    """
    Take late money for its purpose after all: the expired group order holds goods again and waits for its team.

    `kind_ref` names another team, if the payer agreed to one. Locks the checkout, then the order.

    :raises OrderNotFound; IllegalMove: there is no late money, or it was decided otherwise; OutOfStock: nothing changed
    """
    checkout_id = Order.objects.values_list("checkout_id", flat=True).filter(pk=order_id).first()
    checkout = Checkout.objects.lock(checkout_id) if checkout_id else None
    order = Order.objects.lock(order_id)
    assert checkout is not None, "an order has a checkout"
    if order.state != OrderState.EXPIRED or order.paid_late_at is None:
        raise IllegalMove(before=order.state, after=str(OrderState.AWAITING_TEAM))

    order.stock_ref = uuid7()
    lines = tuple(order.lines.order_by("place").values_list("sku_id", "quantity"))
    refusal = stock.reserve_many([stock.Claim(order.stock_ref, lines)], now=now)[order.stock_ref]
    if refusal is not None:
        raise OutOfStock(field=None, **refusal.facts)
    order.kind_ref = kind_ref or order.kind_ref
    order.save(update_fields=["stock_ref", "kind_ref"])
    checkout.move_to(CheckoutState.PAID)
    send_on([order], now=now, because="paid late, and the seat was still free")
    return order_view(order_id)


def refund_stale_late_money(*, now: datetime, limit: int = 200) -> int:
    """Refund late money that nobody has decided about in time. Return how many orders."""
    stale = Order.objects.filter(
        paid_late_at__lte=now - timedelta(minutes=LATE_MONEY_MINUTES), state=OrderState.EXPIRED
    ).values_list("id", flat=True)[:limit]
    for order_id in stale:
        refund_late(order_id, now=now, because="paid late, and no seat was found in time")
    return len(stale)
