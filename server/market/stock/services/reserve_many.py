"""Orders set goods aside, many orders at a time."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from market.stock import rules
from market.stock.errors import OutOfStock
from market.stock.events import SoldOut
from market.stock.states import HoldState
from market.stock.types import Claim

WANTED = (("sku_id", "uuid"), ("quantity", "bigint"))
LINE = (("ref", "uuid"), ("sku_id", "uuid"), ("quantity", "bigint"))


@transaction.atomic(savepoint=False)  # It raises no refusal, so nobody goes on after it has failed.
def reserve_many(claims: Sequence[Claim], now: datetime) -> dict[UUID, OutOfStock | None]:
    """
    Set goods aside for each claim, whole or not at all, first come first served. Return each ref's refusal, or None.

    Four statements whatever the number of claims. Locks the stock rows in the order of their ids, so that batches
    never wait for one another in a ring. A ref that already holds its goods keeps them and is told so again; a ref
    whose goods were released may claim anew. Touches no network.
    """
    if not claims:
        return {}
    first: dict[UUID, Claim] = {}
    for claim in claims:
        first.setdefault(claim.ref, claim)
    claims = list(first.values())

    available = _lock({sku_id for claim in claims for sku_id, _ in claim.lines})
    holding = _holding(claims)

    fresh = [claim for claim in claims if claim.ref not in holding]
    outcome: dict[UUID, OutOfStock | None] = {claim.ref: None for claim in claims}
    outcome.update(rules.grant(fresh, available))

    lines = [
        (claim.ref, sku_id, quantity)
        for claim in fresh
        if outcome[claim.ref] is None
        for sku_id, quantity in rules.wanted_by(claim).items()
    ]
    if lines:
        sold_out = _take(lines, now)
        outbox.publish_many([(SoldOut(sku_id, now), sku_id) for sku_id in sold_out])
    return outcome


def _lock(sku_ids: Collection[UUID]) -> dict[UUID, int]:
    """Lock the rows and return what can be bought of each."""
    return dict(
        sql.rows(
            """
            SELECT sku_id, on_hand - reserved - allocated FROM stock_item WHERE sku_id = ANY(%s::uuid[])
            ORDER BY sku_id FOR UPDATE
            """,
            [list(sku_ids)],
        )
    )


def _holding(claims: Sequence[Claim]) -> set[UUID]:
    """Return the refs that already hold what they ask for. A statement of its own, to see what the locks waited for."""
    held: dict[UUID, dict[UUID, int]] = {}
    for ref, sku_id, quantity in sql.rows(
        "SELECT ref, sku_id, quantity FROM stock_hold WHERE ref = ANY(%s::uuid[]) AND state <> %s",
        [[claim.ref for claim in claims], HoldState.RELEASED],
    ):
        held.setdefault(ref, {})[sku_id] = quantity
    for claim in claims:
        assert held.get(claim.ref) in (None, rules.wanted_by(claim)), f"{claim.ref} already holds something else"
    return set(held)


def _take(lines: Sequence[tuple[UUID, UUID, int]], now: datetime) -> list[UUID]:
    """Move the counters and write holds and journal, in one statement. Return the SKUs of which nothing is left."""
    wanted: Counter[UUID] = Counter()
    for _, sku_id, quantity in lines:
        wanted[sku_id] += quantity
    ((left, held),) = sql.rows(
        f"""
        WITH counted AS (
          UPDATE stock_item i SET reserved = i.reserved + given.quantity FROM {sql.given(WANTED)}
          WHERE i.sku_id = given.sku_id AND i.on_hand - i.reserved - i.allocated >= given.quantity
          RETURNING i.sku_id, i.on_hand - i.reserved - i.allocated AS available
        ), held AS (
          INSERT INTO stock_hold (ref, sku_id, quantity, state, since)
          SELECT ref, sku_id, quantity, 'reserved', %s FROM {sql.given(LINE)}
          ON CONFLICT (ref, sku_id) DO UPDATE
            SET quantity = excluded.quantity, state = excluded.state, since = excluded.since
            WHERE stock_hold.state = 'released'
          RETURNING ref, sku_id, quantity
        ), journal AS (
          INSERT INTO stock_movement (sku_id, kind, ref, on_hand, reserved, allocated, at, because)
          SELECT sku_id, 'reserved', ref, 0, quantity, 0, %s, 'order placed' FROM held
        )
        SELECT (SELECT json_object_agg(sku_id, available) FROM counted), (SELECT count(*) FROM held)
        """,
        [sql.pack(WANTED, list(wanted.items())), now, sql.pack(LINE, lines), now],
    )
    available: dict[str, int] = left if isinstance(left, dict) else json.loads(left or "{}")
    assert len(available) == len(wanted), "what was granted under the lock is still there"
    assert held == len(lines), "a hold is born once"
    return [sku_id for sku_id in wanted if available[str(sku_id)] == 0]
