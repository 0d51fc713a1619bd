"""Questions stock can answer. Nothing here writes."""

from collections.abc import Collection
from uuid import UUID

from foundation import sql
from foundation.paging import decode_cursor, encode_cursor
from market.stock.models import Movement
from market.stock.states import HoldState
from market.stock.types import DifferenceView, Effect, LevelView, MovementView

NOTHING = LevelView(on_hand=0, reserved=0, allocated=0)


def levels(sku_ids: Collection[UUID]) -> dict[UUID, LevelView]:
    """Return the level of each SKU asked for; what was never received has none of anything. One query."""
    known = {
        sku_id: LevelView(on_hand, reserved, allocated)
        for sku_id, on_hand, reserved, allocated in sql.rows(
            "SELECT sku_id, on_hand, reserved, allocated FROM stock_item WHERE sku_id = ANY(%s::uuid[])",
            [list(sku_ids)],
        )
    }
    return {sku_id: known.get(sku_id, NOTHING) for sku_id in sku_ids}


def held_for(refs: Collection[UUID]) -> dict[UUID, dict[UUID, tuple[int, HoldState]]]:
    """Return what is or was set aside for each order: {ref: {sku_id: (quantity, state)}}. One query."""
    answer: dict[UUID, dict[UUID, tuple[int, HoldState]]] = {ref: {} for ref in refs}
    for ref, sku_id, quantity, state in sql.rows(
        "SELECT ref, sku_id, quantity, state FROM stock_hold WHERE ref = ANY(%s::uuid[])", [list(refs)]
    ):
        answer[ref][sku_id] = (quantity, HoldState(state))
    return answer


def movements(sku_id: UUID, *, after: str | None, limit: int) -> tuple[list[MovementView], str | None]:
    """Return a page of a SKU's journal, newest first, and the cursor of the next."""
    found = Movement.objects.filter(sku_id=sku_id).order_by("-id")
    at = decode_cursor(after, [int])
    if at is not None:
        found = found.filter(id__lt=at[0])
    page = [row.view() for row in found[: limit + 1]]
    return page[:limit], encode_cursor([page[limit - 1].id]) if len(page) > limit else None


def differences() -> list[DifferenceView]:
    """
    Return every SKU whose counters differ from the sum of its journal or from the holds of its orders.

    One statement, so one snapshot: writers need not stop. Reads the whole journal; for the night.
    """
    return [
        DifferenceView(
            sku_id,
            counters=Effect(*counts[0:3]),
            journal=Effect(*counts[3:6]),
            held=Effect(counts[0], counts[6], counts[7]),
        )
        for sku_id, *counts in sql.rows(
            """
            WITH journal AS (
              SELECT sku_id, sum(on_hand)::bigint AS on_hand, sum(reserved)::bigint AS reserved,
                     sum(allocated)::bigint AS allocated
              FROM stock_movement GROUP BY sku_id
            ), held AS (
              SELECT sku_id, coalesce(sum(quantity) FILTER (WHERE state = 'reserved'), 0)::bigint AS reserved,
                     coalesce(sum(quantity) FILTER (WHERE state = 'allocated'), 0)::bigint AS allocated
              FROM stock_hold WHERE state IN ('reserved', 'allocated') GROUP BY sku_id
            ), told AS (
              SELECT sku_id,
                     coalesce(i.on_hand, 0) AS i1, coalesce(i.reserved, 0) AS i2, coalesce(i.allocated, 0) AS i3,
                     coalesce(j.on_hand, 0) AS j1, coalesce(j.reserved, 0) AS j2, coalesce(j.allocated, 0) AS j3,
                     coalesce(h.reserved, 0) AS h2, coalesce(h.allocated, 0) AS h3
              FROM stock_item i FULL JOIN journal j USING (sku_id) FULL JOIN held h USING (sku_id)
            )
            SELECT * FROM told WHERE (i1, i2, i3) <> (j1, j2, j3) OR (i2, i3) <> (h2, h3) ORDER BY sku_id
            """
        )
    ]
