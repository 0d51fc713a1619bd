"""What affiliate does when others tell news. All is safe to repeat."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from foundation.outbox import on, on_many
from market.affiliate.services.attribute_orders import attribute_orders
from market.affiliate.services.follow_orders import note_received, note_refund
from market.affiliate.services.recognise_visitor import recognise_visitor
from market.orders.events import OrderCompleted, OrderDelivered, OrderLinesRefunded, OrderPaid
from market.people.events import GuestSignedIn

OrderNews = OrderPaid | OrderDelivered | OrderCompleted | OrderLinesRefunded


@on(GuestSignedIn)
def recognise(event: GuestSignedIn) -> None:
    recognise_visitor(visitor_id=UUID(event.guest_key), person_id=event.person_id, now=event.at)


# One handler for all of an order's news: news is in order per key and handler, so it is credited before it goes back.
@on_many(OrderPaid)
@on_many(OrderDelivered)
@on_many(OrderCompleted)
@on_many(OrderLinesRefunded)
def follow_orders(events: Sequence[OrderNews]) -> None:
    paid = {event.order_id for event in events if isinstance(event, OrderPaid)}
    if paid:
        attribute_orders(paid, now=timezone.now())
    for event in sorted(events, key=lambda one: one.order_id):  # As everybody who locks several orders does.
        match event:
            case OrderDelivered():
                note_received([event.order_id], at=event.delivered_at)
            case OrderCompleted():
                note_received([event.order_id], at=event.completed_at)
            case OrderLinesRefunded():
                note_refund(event)
