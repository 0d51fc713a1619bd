"""What the ledger does on others' news. Each handler is safe to repeat: a cause is posted once."""

from foundation.outbox import on
from market.ledger import rules
from market.ledger.services.post import post
from market.orders.events import OrderCompleted


@on(OrderCompleted)
def owe_to_shop(event: OrderCompleted) -> None:
    """The buyer keeps the goods: what was owed to the buyer is now owed to the shop."""
    if event.total.minor > 0:
        entries = rules.order_fulfilled(payer_id=event.person_id, shop_id=event.shop_id, amount=event.total)
        post(f"order:{event.order_id}", "order_fulfilled", entries, event.completed_at)
