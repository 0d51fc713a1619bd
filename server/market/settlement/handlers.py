"""What settlement does when orders and payments tell news. All is safe to repeat."""

from collections.abc import Sequence

from django.utils import timezone

from foundation.outbox import on, on_many
from market.orders import facade as orders
from market.orders.events import OrderCompleted, OrderDelivered, OrderLinesRefunded, OrderPaid
from market.payments.events import PayoutBounced, PayoutDone, SplitDone, SplitFailed, SplitReturned
from market.settlement.services.follow_orders import note_completed, note_delivered, note_refund
from market.settlement.services.follow_splits import note_share_returned, note_split_done, note_split_failed
from market.settlement.services.pay_out import note_payout_bounced, note_payout_done
from market.settlement.services.take_in_orders import take_in_orders

OrderNews = OrderPaid | OrderDelivered | OrderCompleted | OrderLinesRefunded


# One handler for all of an order's news: news is in order per key and handler, so what went back before the order was
# completed is known when it is.
@on_many(OrderPaid)
@on_many(OrderDelivered)
@on_many(OrderCompleted)
@on_many(OrderLinesRefunded)
def follow_orders(events: Sequence[OrderNews]) -> None:
    late = take_in_orders({event.order_id for event in events})
    for told in orders.refunds_told(late) if late else ():
        note_refund(told)  # Its own news, if it is still to come, counts no more.
    for event in sorted(events, key=lambda one: one.order_id):  # As everybody who locks several orders does.
        match event:
            case OrderDelivered():
                note_delivered([event.order_id], at=event.delivered_at)
            case OrderCompleted():
                note_completed([event.order_id], at=event.completed_at)
            case OrderLinesRefunded():
                note_refund(event)


@on(SplitDone)
@on(SplitFailed)
@on(SplitReturned)
def follow_splits(event: SplitDone | SplitFailed | SplitReturned) -> None:
    match event:
        case SplitDone():
            note_split_done(event)
        case SplitFailed():
            note_split_failed(event, now=timezone.now())
        case SplitReturned():
            note_share_returned(event, now=timezone.now())


@on(PayoutDone)
@on(PayoutBounced)
def follow_payouts(event: PayoutDone | PayoutBounced) -> None:
    match event:
        case PayoutDone():
            note_payout_done(event)
        case PayoutBounced():
            note_payout_bounced(event, now=timezone.now())
