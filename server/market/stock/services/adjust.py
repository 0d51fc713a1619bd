"""Staff put the count right."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit, outbox, sql
from foundation.ids import encode
from market.stock.errors import BelowPromised, StockNotFound
from market.stock.events import BackInStock, SoldOut
from market.stock.services.receive import receive
from market.stock.types import LevelView


@transaction.atomic
def adjust(
    *, sku_id: UUID, change: int, because: str, actor_id: UUID | None, holder_id: UUID | None, now: datetime
) -> LevelView:
    """
    Change what is on hand by a counted difference, never below what is promised. Audited.

    Locks the SKU's row. `holder_id` is the shop whose goods they are.

    :raises BelowPromised, StockNotFound: nothing known and nothing to add
    """
    assert change != 0, "an adjustment changes something"
    before = _locked(sku_id)
    if before is None and change < 0:
        raise StockNotFound(sku_id=encode("sku", sku_id))
    if before is None:
        receive(sku_id, change, because=because, now=now)
        before, after = LevelView(0, 0, 0), LevelView(change, 0, 0)
    else:
        if before.available + change < 0:
            raise BelowPromised(field="change", on_hand=before.on_hand, promised=before.on_hand - before.available)
        after = _write(sku_id, change, because, now, before)
    audit.record(
        actor_id=actor_id,
        action="stock.adjust",
        subject=encode("sku", sku_id),
        holder_id=holder_id,
        before={"on_hand": before.on_hand},
        after={"on_hand": after.on_hand},
        because=because,
    )
    return after


def _locked(sku_id: UUID) -> LevelView | None:
    row = sql.one("SELECT on_hand, reserved, allocated FROM stock_item WHERE sku_id = %s FOR UPDATE", [sku_id])
    return LevelView(*row) if row else None


def _write(sku_id: UUID, change: int, because: str, now: datetime, before: LevelView) -> LevelView:
    sql.run("UPDATE stock_item SET on_hand = on_hand + %s WHERE sku_id = %s", [change, sku_id])
    sql.run(
        """
        INSERT INTO stock_movement (sku_id, kind, on_hand, reserved, allocated, at, because)
        VALUES (%s, 'adjusted', %s, 0, 0, %s, %s)
        """,
        [sku_id, change, now, because],
    )
    after = LevelView(before.on_hand + change, before.reserved, before.allocated)
    if before.available == 0:
        outbox.publish(BackInStock(sku_id, now), key=sku_id)
    elif after.available == 0:
        outbox.publish(SoldOut(sku_id, now), key=sku_id)
    return after
