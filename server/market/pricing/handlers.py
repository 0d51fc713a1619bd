"""What pricing does on others' news. Each handler is safe to repeat."""

from foundation.outbox import on
from market.orders.events import OrderPaid
from market.pricing.services.note_deals import note_deals


@on(OrderPaid)
def remember_deals(event: OrderPaid) -> None:
    """
    Remember what goods were sold for, for the law on compared prices.

    A group's price counts although its team may still fail: so a comparison is rather too low than too high.
    """
    note_deals([(sku_id, price, event.paid_at) for sku_id, price in event.deals])
