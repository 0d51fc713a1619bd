"""What the ledger does on others' news. Each handler is safe to repeat: a cause is posted once."""

from collections.abc import Sequence

from foundation.money import Money
from foundation.outbox import on_many
from market.ledger import rules
from market.ledger.services.post_many import post_many
from market.ledger.types import NewSet
from market.orders.events import OrderCompleted, OrderLinesRefunded


@on_many(OrderCompleted)
def owe_to_shop(events: Sequence[OrderCompleted]) -> None:
    """The buyers keep the goods: what was owed to them, and not promised back, is now owed to the shops."""
    post_many([_owed_to_shop(event) for event in events if _earned(event).minor > 0])


@on_many(OrderLinesRefunded)
def owe_to_buyer_again(events: Sequence[OrderLinesRefunded]) -> None:
    """Money of completed orders is promised back: what was the shops' is the buyers' again, until it has left."""
    post_many([_owed_to_buyer(event) for event in events if event.is_completed and event.amount.minor > 0])


def _owed_to_shop(event: OrderCompleted) -> NewSet:
    entries = rules.order_fulfilled(payer_id=event.person_id, shop_id=event.shop_id, amount=_earned(event))
    return NewSet(f"order:{event.order_id}", "order_fulfilled", entries, event.completed_at)


def _earned(event: OrderCompleted) -> Money:
    return event.total if event.kept is None else event.kept


def _owed_to_buyer(event: OrderLinesRefunded) -> NewSet:
    entries = rules.order_returned(payer_id=event.person_id, shop_id=event.shop_id, amount=event.amount)
    return NewSet(f"return:{event.refund_id}", "order_returned", entries, event.at, event.because)
