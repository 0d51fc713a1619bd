"""Somebody asks for their money back before the parcel has left: it stays until that is answered."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.states import IllegalMove
from market.orders.models import Order
from market.orders.states import OrderState


@transaction.atomic
def stop_shipment(order_id: UUID, *, now: datetime) -> None:
    """
    Let nothing of an order be handed to a carrier until `resume_shipment`. Twice is once.

    Locks the order: whoever is shipping it at this moment is first, or is refused.

    :raises OrderNotFound; IllegalMove: it is not waiting to be shipped
    """
    order = Order.objects.lock(order_id)
    if order.state != OrderState.TO_SHIP:
        raise IllegalMove(before=order.state, after=order.state)
    if order.stopped_at is None:
        order.stopped_at = now
        order.save(update_fields=["stopped_at"])


@transaction.atomic
def resume_shipment(order_id: UUID) -> None:
    """Let an order be shipped again. Locks the order. :raises OrderNotFound:"""
    order = Order.objects.lock(order_id)
    order.stopped_at = None
    order.save(update_fields=["stopped_at"])
