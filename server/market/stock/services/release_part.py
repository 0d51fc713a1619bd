"""Some pieces of what an order holds go back on sale; the rest stays with it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from foundation.ids import encode
from market.stock import rules
from market.stock.errors import HoldHasMovedOn, NothingHeld
from market.stock.events import BackInStock
from market.stock.states import HOLD, HoldState


@transaction.atomic
def release_part(ref: UUID, sku_id: UUID, quantity: int, *, cause: str, because: str, now: datetime) -> None:
    """
    Give back so many pieces of one SKU that an order holds and that have not been sent.

    `cause` names the act: a second time with the same name does nothing. Locks the SKU's row, then the hold.

    :raises NothingHeld: not so many are held; HoldHasMovedOn: they were sent
    """
    assert quantity > 0, "what goes back is something"
    sql.rows("SELECT 1 FROM stock_item WHERE sku_id = %s FOR UPDATE", [sku_id])
    if sql.one("SELECT 1 FROM stock_movement WHERE cause = %s", [cause]):
        return
    hold = sql.one("SELECT id, quantity, state FROM stock_hold WHERE ref = %s AND sku_id = %s", [ref, sku_id])
    if hold is None or hold[1] < quantity:
        raise NothingHeld(ref=encode("ord", ref))
    hold_id, held, state = hold
    if not HOLD.can(HoldState(state), HoldState.RELEASED):
        raise HoldHasMovedOn(ref=encode("ord", ref), state=state, wanted=str(HoldState.RELEASED))
    on_hand, reserved, allocated = (change * quantity for change in rules.EFFECTS[HoldState(state), HoldState.RELEASED])
    if held == quantity:
        # Released it could not be shipped with the rest of the order; what it was stands in the journal.
        sql.run("DELETE FROM stock_hold WHERE id = %s", [hold_id])
    else:
        sql.run("UPDATE stock_hold SET quantity = quantity - %s WHERE id = %s", [quantity, hold_id])
    sql.run(
        """
        INSERT INTO stock_movement (sku_id, kind, ref, cause, on_hand, reserved, allocated, at, because)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
        """,
        [sku_id, str(HoldState.RELEASED), ref, cause, on_hand, reserved, allocated, now, because],
    )
    row = sql.one(
        """
        UPDATE stock_item SET reserved = reserved + %s, allocated = allocated + %s WHERE sku_id = %s
        RETURNING on_hand - reserved - allocated
        """,
        [reserved, allocated, sku_id],
    )
    assert row is not None, "what is held is counted"
    if row[0] == quantity:  # Nothing could be bought before.
        outbox.publish(BackInStock(sku_id, now), key=sku_id)
