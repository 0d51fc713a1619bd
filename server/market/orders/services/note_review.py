"""A buyer has said what they think of a line."""

from uuid import UUID

from django.db import transaction

from market.orders.models import Order, OrderLine


@transaction.atomic
def note_review(line_id: UUID) -> None:
    """Remember that a line is reviewed, and with the last one its order. Locks the order. Repeating is harmless."""
    order_id = OrderLine.objects.filter(pk=line_id).values_list("order_id", flat=True).first()
    if order_id is None:
        return
    order = Order.objects.lock(order_id)
    order.lines.filter(pk=line_id).update(is_reviewed=True)
    order.is_reviewed = not order.lines.filter(is_reviewed=False).exists()
    order.save(update_fields=["is_reviewed"])
