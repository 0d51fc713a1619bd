"""The holds of many orders move on together: allocated, shipped or released."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from market.stock import rules
from market.stock.errors import HoldHasMovedOn, NothingHeld
from market.stock.events import BackInStock
from market.stock.states import HoldState
from market.stock.types import Effect

Refusals = dict[UUID, HoldHasMovedOn | NothingHeld | None]


@transaction.atomic(savepoint=False)  # It raises no refusal, so nobody goes on after it has failed.
def move_holds(refs: Collection[UUID], after: HoldState, *, now: datetime, because: str) -> Refusals:
    """
    Move the holds of each ref, all of a ref or none. Return each ref's refusal, or None. Once or twice is the same.

    Five statements whatever the number of refs. Locks the stock rows in the order of their ids, as every write of
    this room does.
    """
    outcome: Refusals = dict.fromkeys(refs)
    to_move: list[rules.Hold] = []
    for ref, holds in _lock_and_read(list(outcome)).items():
        decided = rules.moves_of(ref, holds, after)
        if isinstance(decided, list):
            to_move += decided
        else:
            outcome[ref] = decided
    if to_move:
        back = _count(to_move, after)
        _write_down(to_move, after, now, because)
        outbox.publish_many([(BackInStock(sku_id, now), sku_id) for sku_id in back])
    return outcome


def _lock_and_read(refs: Sequence[UUID]) -> dict[UUID, list[rules.Hold]]:
    sql.rows(
        """
        SELECT sku_id FROM stock_item
        WHERE sku_id IN (SELECT sku_id FROM stock_hold WHERE ref = ANY(%s::uuid[])) ORDER BY sku_id FOR UPDATE
        """,
        [refs],
    )
    holds: dict[UUID, list[rules.Hold]] = {ref: [] for ref in refs}
    for hold_id, ref, sku_id, quantity, state in sql.rows(
        "SELECT id, ref, sku_id, quantity, state FROM stock_hold WHERE ref = ANY(%s::uuid[]) ORDER BY id", [refs]
    ):
        holds[ref].append(rules.Hold(hold_id, ref, sku_id, quantity, HoldState(state)))
    return holds


def _effect(hold: rules.Hold, after: HoldState) -> Effect:
    return Effect(*(change * hold.quantity for change in rules.EFFECTS[hold.state, after]))


def _count(holds: Sequence[rules.Hold], after: HoldState) -> list[UUID]:
    """Move the counters. Return the SKUs that can be bought again."""
    change: dict[UUID, Effect] = defaultdict(lambda: Effect(0, 0, 0))
    for hold in holds:
        effect = _effect(hold, after)
        change[hold.sku_id] = Effect(*(a + b for a, b in zip(change[hold.sku_id], effect, strict=True)))
    moved = sql.rows(
        """
        UPDATE stock_item i SET on_hand = i.on_hand + c.on_hand, reserved = i.reserved + c.reserved,
                                allocated = i.allocated + c.allocated
        FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[], %s::bigint[]) AS c (sku_id, on_hand, reserved, allocated)
        WHERE i.sku_id = c.sku_id
        RETURNING i.sku_id, i.on_hand - i.reserved - i.allocated
        """,
        [list(change), *(list(column) for column in zip(*change.values(), strict=True))],
    )
    assert len(moved) == len(change), "what is held is counted"
    freed = {sku_id: effect.on_hand - effect.reserved - effect.allocated for sku_id, effect in change.items()}
    return [sku_id for sku_id, available in moved if available > 0 and available - freed[sku_id] == 0 < freed[sku_id]]


def _write_down(holds: Sequence[rules.Hold], after: HoldState, now: datetime, because: str) -> None:
    effects = [_effect(hold, after) for hold in holds]
    written = sql.run(
        """
        WITH moved AS (
          UPDATE stock_hold h SET state = %(after)s, since = %(now)s
          FROM unnest(%(ids)s::bigint[], %(before)s::text[], %(on_hand)s::bigint[], %(reserved)s::bigint[],
                      %(allocated)s::bigint[]) AS m (id, before, on_hand, reserved, allocated)
          WHERE h.id = m.id AND h.state = m.before
          RETURNING h.ref, h.sku_id, m.on_hand, m.reserved, m.allocated
        )
        INSERT INTO stock_movement (sku_id, kind, ref, on_hand, reserved, allocated, at, because)
        SELECT sku_id, %(after)s, ref, on_hand, reserved, allocated, %(now)s, %(because)s FROM moved
        """,
        {
            "after": str(after),
            "now": now,
            "because": because,
            "ids": [hold.id for hold in holds],
            "before": [str(hold.state) for hold in holds],
            "on_hand": [effect.on_hand for effect in effects],
            "reserved": [effect.reserved for effect in effects],
            "allocated": [effect.allocated for effect in effects],
        },
    )
    assert written == len(holds), "a hold moves once"
