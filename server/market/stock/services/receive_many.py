"""Many deliveries arrive at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from foundation import outbox, sql
from market.stock.events import BackInStock
from market.stock.types import Delivery


@transaction.atomic
def receive_many(deliveries: Sequence[Delivery], *, because: str, now: datetime) -> int:
    """
    Put what came on the shelves. Return how many deliveries were new: a cause that is known does nothing again.

    Locks the SKUs' rows in the order of their ids. Three statements, whatever the number.
    """
    assert all(one.quantity > 0 for one in deliveries), "what arrives is something"
    ordered = sorted(deliveries, key=lambda one: one.sku_id)
    fresh = sql.rows(
        """
        INSERT INTO stock_movement (sku_id, kind, cause, on_hand, reserved, allocated, at, because)
        SELECT sku_id, 'received', cause, quantity, 0, 0, %s, %s
        FROM unnest(%s::uuid[], %s::bigint[], %s::text[]) AS came (sku_id, quantity, cause)
        ON CONFLICT (cause) DO NOTHING RETURNING sku_id, on_hand
        """,
        [now, because, *([getattr(one, part) for one in ordered] for part in ("sku_id", "quantity", "cause"))],
    )
    quantities = dict.fromkeys(sorted({sku_id for sku_id, _ in fresh}), 0)
    for sku_id, quantity in fresh:
        quantities[sku_id] += quantity
    shelves = sql.rows(
        """
        INSERT INTO stock_item AS i (sku_id, on_hand, reserved, allocated)
        SELECT sku_id, quantity, 0, 0 FROM unnest(%s::uuid[], %s::bigint[]) AS came (sku_id, quantity)
        ON CONFLICT (sku_id) DO UPDATE SET on_hand = i.on_hand + excluded.on_hand
        RETURNING sku_id, on_hand - reserved - allocated
        """,
        [list(quantities), list(quantities.values())],
    )
    back = sorted(sku_id for sku_id, available in shelves if available == quantities[sku_id])  # None could be had.
    outbox.publish_many([(BackInStock(sku_id, now), sku_id) for sku_id in back])
    return len(fresh)
