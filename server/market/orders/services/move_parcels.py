"""From the shop's packing table to the buyer's door: shipped, delivered, confirmed, and completed by the clock."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import access, audit, outbox
from foundation.ids import encode
from foundation.money import Money
from market.orders import rules
from market.orders.errors import OrderNotFound, ShipmentStopped
from market.orders.events import OrderCompleted, OrderDelivered, OrderShipped
from market.orders.models import Order
from market.orders.queries import order_view, promised_back
from market.orders.states import OrderState
from market.orders.types import OrderView
from market.shipping import facade as shipping
from market.stock import facade as stock


@transaction.atomic
def ship_order(*, order_id: UUID, staff_id: UUID, carrier: str, tracking_no: str, now: datetime) -> OrderView:
    """
    Hand an order's parcel to a carrier, by the shop's staff: its goods leave the shelf.

    Locks the order.

    :raises OrderNotFound, ShipmentStopped, IllegalMove; access.RoleTooSmall; shipping.UnknownCarrier,
        BadTrackingNumber:
    """
    order = Order.objects.lock(order_id)
    access.require(staff_id, order.shop_id, "orders.ship")
    return send_parcel(order, actor_id=staff_id, carrier=carrier, tracking_no=tracking_no, now=now)


def send_parcel(order: Order, *, actor_id: UUID | None, carrier: str, tracking_no: str, now: datetime) -> OrderView:
    """Ship a locked order on behalf of somebody whose right to do so has been checked."""
    if order.stopped_at is not None:
        raise ShipmentStopped(since=order.stopped_at)
    order.move_to(OrderState.SHIPPED, now=now, because="handed to the carrier")
    parcel = shipping.send_parcel(
        order_id=order.id, shop_id=order.shop_id, carrier=carrier, tracking_no=tracking_no, now=now
    )
    stock.ship(order.stock_ref, now=now)
    order.shipped_at = now
    order.closes_at = rules.completes_at(OrderState.SHIPPED, now)
    order.save(update_fields=["shipped_at", "closes_at"])
    outbox.publish(OrderShipped(order.id, order.person_id, parcel.carrier, parcel.tracking_no, now), key=order.id)
    audit.record(
        actor_id=actor_id,
        action="orders.ship",
        subject=encode("ord", order.id),
        holder_id=order.shop_id,
        after={"carrier": parcel.carrier, "tracking_no": parcel.tracking_no},
    )
    return order_view(order.id)


@transaction.atomic
def note_delivery(*, order_id: UUID, now: datetime) -> OrderView:
    """Write down that the carrier has delivered. Locks the order. :raises OrderNotFound, IllegalMove:"""
    order = Order.objects.lock(order_id)
    order.move_to(OrderState.DELIVERED, now=now, because="delivered by the carrier")
    shipping.confirm(order.id, now=now)
    order.delivered_at = now
    order.closes_at = rules.completes_at(OrderState.DELIVERED, now)
    order.save(update_fields=["delivered_at", "closes_at"])
    outbox.publish(OrderDelivered(order.id, order.person_id, now), key=order.id)
    return order_view(order.id)


@transaction.atomic
def confirm_receipt(*, order_id: UUID, person_id: UUID, now: datetime) -> OrderView:
    """The buyer has the parcel in hand. Confirming twice is confirming once. :raises OrderNotFound, IllegalMove:"""
    order = Order.objects.lock(order_id)
    if order.person_id != person_id:
        raise OrderNotFound
    if order.state != OrderState.COMPLETED:
        _complete(order, now=now, because="confirmed by the buyer")
    return order_view(order.id)


def complete_overdue_orders(*, now: datetime, limit: int = 200) -> int:
    """Complete orders that nobody confirmed in time. Return how many. Safe to run twice, and beside itself."""
    under_way = (OrderState.SHIPPED, OrderState.DELIVERED)
    due = Order.objects.filter(closes_at__lte=now, state__in=under_way).order_by("closes_at")
    completed = 0
    for order_id in due.values_list("id", flat=True)[:limit]:
        with transaction.atomic():
            order = due.select_for_update(of=("self",), skip_locked=True).filter(pk=order_id).first()
            if order is not None:
                _complete(order, now=now, because="not objected to in time")
                completed += 1
    return completed


def _complete(order: Order, *, now: datetime, because: str) -> None:
    if order.delivered_at is None:
        shipping.confirm(order.id, now=now)
        order.delivered_at = now
    order.move_to(OrderState.COMPLETED, now=now, because=because)
    order.completed_at = now
    order.save(update_fields=["delivered_at", "completed_at"])
    kept = order.total - Money(order.currency, promised_back(order))
    news = OrderCompleted(order.id, order.person_id, order.shop_id, order.total, now, kept)
    outbox.publish(news, key=order.id)
