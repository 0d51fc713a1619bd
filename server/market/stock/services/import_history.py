"""What went over the shelves of another market comes along."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.stock.states import HoldState, MovementKind
from market.stock.types import Effect, PastHold

BECAUSE = "imported"


class _Step(NamedTuple):
    sku_id: UUID
    kind: MovementKind
    ref: UUID | None
    cause: str | None
    effect: Effect
    at: datetime


@transaction.atomic
def import_history(past: Sequence[PastHold]) -> None:
    """
    Write down what orders took elsewhere: received, reserved, allocated and shipped, at the instants of then.

    As many pieces come in as go out or are to go out, so nothing of it can be bought here and nobody is told. Locks
    the SKUs' rows in the order of their ids. Three statements. The caller sees to it that an order comes once.
    """
    steps = [step for one in past for line in one.lines for step in _steps(one, *line)]
    change: dict[UUID, Effect] = defaultdict(lambda: Effect(0, 0, 0))
    for step in sorted(steps, key=lambda one: one.sku_id):
        change[step.sku_id] = Effect(*(a + b for a, b in zip(change[step.sku_id], step.effect, strict=True)))
    assert all(one.on_hand == one.allocated and not one.reserved for one in change.values()), "nothing is left over"
    sql.run(
        """
        INSERT INTO stock_item AS i (sku_id, on_hand, reserved, allocated)
        SELECT * FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[], %s::bigint[])
        ON CONFLICT (sku_id) DO UPDATE
          SET on_hand = i.on_hand + excluded.on_hand, allocated = i.allocated + excluded.allocated
        """,
        [list(change), *([effect[place] for effect in change.values()] for place in range(3))],
    )
    sql.insert_many(
        "stock_hold",
        [("ref", "uuid"), ("sku_id", "uuid"), ("quantity", "bigint"), ("state", "text"), ("since", "timestamptz")],
        [
            (one.ref, sku_id, quantity, *_end(one))
            for one in past
            for sku_id, quantity in one.lines
        ],
    )  # fmt: skip
    sql.insert_many(
        "stock_movement",
        [("sku_id", "uuid"), ("kind", "text"), ("ref", "uuid"), ("cause", "text"), ("on_hand", "bigint"),
         ("reserved", "bigint"), ("allocated", "bigint"), ("at", "timestamptz"), ("because", "text")],
        [(one.sku_id, one.kind, one.ref, one.cause, *one.effect, one.at, BECAUSE) for one in steps],
    )  # fmt: skip


def _end(past: PastHold) -> tuple[HoldState, datetime]:
    if past.shipped_at is None:
        return HoldState.ALLOCATED, past.allocated_at
    return HoldState.SHIPPED, past.shipped_at


def _steps(past: PastHold, sku_id: UUID, quantity: int) -> Iterator[_Step]:
    cause = f"{past.cause}:{sku_id}"
    yield _Step(sku_id, MovementKind.RECEIVED, None, cause, Effect(quantity, 0, 0), past.reserved_at)
    yield _Step(sku_id, MovementKind.RESERVED, past.ref, None, Effect(0, quantity, 0), past.reserved_at)
    yield _Step(sku_id, MovementKind.ALLOCATED, past.ref, None, Effect(0, -quantity, quantity), past.allocated_at)
    if past.shipped_at is not None:
        yield _Step(sku_id, MovementKind.SHIPPED, past.ref, None, Effect(-quantity, 0, -quantity), past.shipped_at)
