"""What settlement does when orders tell news. All is safe to repeat."""

from collections.abc import Sequence

from foundation.outbox import on_many
from market.orders.events import OrderCompleted, OrderDelivered, OrderLinesRefunded, OrderPaid
from market.settlement.services.follow_orders import note_completed, note_delivered, note_refund
from market.settlement.services.take_in_orders import take_in_orders

OrderNews = OrderPaid | OrderDelivered | OrderCompleted | OrderLinesRefunded


# One handler for all of an order's news: news is in order per key and handler, so what went back before the order was
# completed is known when it is.
@on_many(OrderPaid)
@on_many(OrderDelivered)
@on_many(OrderCompleted)
@on_many(OrderLinesRefunded)
def follow_orders(events: Sequence[OrderNews]) -> None:
    take_in_orders({event.order_id for event in events})
    for event in sorted(events, key=lambda one: one.order_id):  # As everybody who locks several orders does.
        match event:
            case OrderDelivered():
                note_delivered([event.order_id], at=event.delivered_at)
            case OrderCompleted():
                note_completed([event.order_id], at=event.completed_at)
            case OrderLinesRefunded():
                note_refund(event)
