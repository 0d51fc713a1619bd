"""Lines that are past returning are settled: fees are taken, a part is kept back, the rest is the shop's."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from foundation import sql
from foundation.ids import uuid7
from foundation.neighbours import neighbour
from market.ledger import facade as ledger
from market.settlement import rules
from market.settlement.models import MOVE, Line
from market.settlement.services.follow_orders import entries_of, funding
from market.settlement.states import LINE, LineState
from market.settlement.types import ItemKind, LineKind, Parts

BATCH = 500  # lines to a transaction: what is lost when we are killed, and all that is in memory at once
PARTS = tuple(Parts.__dataclass_fields__)
SETTLED = (("id", "uuid"), ("item_id", "uuid"), *((f"{part}_minor", "bigint") for part in PARTS))


def settle_due_lines(*, now: datetime, batch: int = BATCH) -> int:
    """
    Settle every line whose time has come and about which no case is open. Return how many.

    A transaction per batch: killed in the middle, the rest is settled by who comes next. Two at once pass each other
    by. Frozen lines are stepped over, however many they are.
    """
    settled, after = 0, None
    while True:
        with transaction.atomic():
            lines = _due(now, after, batch)
            if not lines:
                return settled
            after = (lines[-1].due_at, lines[-1].pk)
            frozen = _frozen(lines)
            settled += _settle([line for line in lines if line.source_id not in frozen], now)


def _due(now: datetime, after: tuple[datetime | None, UUID] | None, batch: int) -> list[Line]:
    rows = Line.objects.select_for_update(skip_locked=True).filter(state=LineState.DELIVERED, due_at__lte=now)
    if after is not None:
        rows = rows.filter(Q(due_at__gt=after[0]) | Q(due_at=after[0], pk__gt=after[1]))
    return list(rows.order_by("due_at", "pk")[:batch])


def _frozen(lines: list[Line]) -> set[UUID]:
    """Return the sources about which a case is open; an order's freight waits for all of its lines."""
    freights = {line.order_id for line in lines if line.kind == LineKind.FREIGHT}
    of_order: dict[UUID, UUID] = dict(
        Line.objects.filter(order_id__in=freights, kind=LineKind.GOODS).values_list("source_id", "order_id")
    )
    wanted = {line.source_id for line in lines if line.kind == LineKind.GOODS} | set(of_order)
    open_lines: set[UUID] = neighbour("settlement.open_lines")(wanted)
    return open_lines | {of_order[one] for one in open_lines if one in of_order}


def _settle(lines: list[Line], now: datetime) -> int:
    if not lines:
        return 0
    LINE.require(LineState.DELIVERED, LineState.SETTLEABLE)
    sets, rows = [], []
    for line in lines:
        parts = rules.parts_of(line.rates, line.kept_paid, line.kept_funded)
        if line.kept_funded:
            sets.append(funding(line, "discount_funded", line.kept_funded, f"fund:{line.pk}", now))
        sets.append(ledger.NewSet(f"settle:{line.pk}", "line_settled", entries_of(line, "line_settled", parts), now))
        rows.append((line.pk, uuid7(), *(getattr(parts, part) for part in PARTS)))
    ledger.post_many(sets)
    held = ", ".join(f"{part}_minor = s.{part}_minor" for part in PARTS)
    columns = ", ".join(f"{part}_minor" for part in PARTS)
    return sql.run(
        f"""
        WITH moved AS (
          UPDATE settlement_line l SET state = %(after)s, settled_at = %(now)s, {held},
            reserve_until = CASE WHEN s.reserve_minor > 0 THEN %(now)s + l.reserve_days * interval '1 day' END
          FROM {sql.given(SETTLED, name="s").replace("%s", "%(rows)s")} WHERE l.id = s.id
          RETURNING l.*, s.item_id, %(before)s::text AS before
        ), stated AS (
          INSERT INTO settlement_item (id, cause, kind, shop_id, currency, line_id, order_id, at, paid_minor,
            funded_minor, {columns}, dispute, decision, granted_minor)
          SELECT item_id, 'settle:' || id, %(kind)s, shop_id, currency, id, order_id, %(now)s,
            paid_minor - returned_minor, funded_minor - unfunded_minor, {columns}, '', '', 0 FROM moved
        ) {MOVE}
        """,
        {
            "rows": sql.pack(SETTLED, rows),
            "before": LineState.DELIVERED.value,
            "after": LineState.SETTLEABLE.value,
            "kind": ItemKind.SETTLED.value,
            "now": now,
            "because": "past returning, and in no case",
        },
    )
