"""What pricing does on others' news. Each handler is safe to repeat."""

from collections.abc import Sequence

from foundation.outbox import on_many
from market.orders.events import OrderPaid
from market.pricing.services.note_deals import note_deals


@on_many(OrderPaid)
def remember_deals(events: Sequence[OrderPaid]) -> None:
    """
    Remember what goods were sold for, for the law on compared prices.

    A group's price counts although its team may still fail: so a comparison is rather too low than too high.
    """
    note_deals([(sku_id, price, event.paid_at) for event in events for sku_id, price in event.deals])
