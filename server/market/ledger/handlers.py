"""What the ledger does on others' news. Each handler is safe to repeat: a cause is posted once."""

from collections.abc import Sequence

from foundation.outbox import on_many
from market.ledger import rules
from market.ledger.services.post_many import post_many
from market.ledger.types import NewSet
from market.orders.events import OrderCompleted


@on_many(OrderCompleted)
def owe_to_shop(events: Sequence[OrderCompleted]) -> None:
    """The buyers keep the goods: what was owed to them is now owed to the shops."""
    post_many([_owed_to_shop(event) for event in events if event.total.minor > 0])


def _owed_to_shop(event: OrderCompleted) -> NewSet:
    entries = rules.order_fulfilled(payer_id=event.person_id, shop_id=event.shop_id, amount=event.total)
    return NewSet(f"order:{event.order_id}", "order_fulfilled", entries, event.completed_at)
