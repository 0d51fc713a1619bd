"""Goods arrive on the shelf."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from market.stock.events import BackInStock


@transaction.atomic
def receive(sku_id: UUID, quantity: int, *, because: str, now: datetime, cause: str | None = None) -> bool:
    """
    Put so many pieces on the shelf. Return whether they were put there now.

    `cause` names the delivery, such as "zh_litemall:product:14": a second time with the same name does nothing. Locks
    the SKU's row.
    """
    assert quantity > 0, "what arrives is something"
    journal = sql.run(
        """
        INSERT INTO stock_movement (sku_id, kind, cause, on_hand, reserved, allocated, at, because)
        VALUES (%s, 'received', %s, %s, 0, 0, %s, %s) ON CONFLICT (cause) DO NOTHING
        """,
        [sku_id, cause, quantity, now, because],
    )
    if not journal:
        return False
    row = sql.one(
        """
        INSERT INTO stock_item AS i (sku_id, on_hand, reserved, allocated) VALUES (%s, %s, 0, 0)
        ON CONFLICT (sku_id) DO UPDATE SET on_hand = i.on_hand + excluded.on_hand
        RETURNING on_hand - reserved - allocated
        """,
        [sku_id, quantity],
    )
    assert row is not None
    if row[0] == quantity:  # Nothing could be bought before.
        outbox.publish(BackInStock(sku_id, now), key=sku_id)
    return True
