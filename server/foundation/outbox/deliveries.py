"""
What is to be delivered to whom, in which order, and whether it has been: the same whatever carries it.

One line is the news of one key for one handler. Only the first of a line that is not done is ever due.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import transaction

from foundation import metrics, sql
from foundation.outbox.listening import HANDLERS, Handler, handler_of, takes_many
from foundation.outbox.telling import shape

log = structlog.get_logger(__name__)

FAN_OUT_LOCK = 7_230_001  # One relay at a time fans out, so that deliveries are born in the order of their news.
FIRST_RETRY = timedelta(seconds=1)
LONGEST_RETRY = timedelta(minutes=5)
LAZILY = "set_config('synchronous_commit', 'off', true)"  # Of the transaction alone.
TRIES = 12  # About twenty minutes of doubling back-off; past that a person has to look.


@dataclass(frozen=True, slots=True)
class Lot:
    """What is due for one handler: a list that it is given at once, or one piece that it is to try alone."""

    handler: str
    ids: list[int]
    is_alone: bool  # It takes no lists, or this piece has failed before and would spoil one.


def fan_out(limit: int) -> int:
    """Make a delivery of each fresh piece of news for each of its handlers. Return how many pieces."""
    if not sql.rows("SELECT 1 FROM foundation_outboxevent WHERE fanned_at IS NULL LIMIT 1"):
        return 0  # The usual case of an idle market.
    heard = [(name, one.name, sql.as_json(dict(one.only))) for name, handlers in HANDLERS.items() for one in handlers]
    # One statement, and so a transaction. What another relay fanned out while we waited for its lock is looked at
    # again before it is taken.
    return sql.run(
        f"""
        WITH turn AS MATERIALIZED (
          SELECT pg_try_advisory_xact_lock(%s) AS is_ours, {LAZILY}
        ), fresh AS (
          SELECT told.seq, told.name, told.key, told.body FROM foundation_outboxevent told, turn
          WHERE told.fanned_at IS NULL AND turn.is_ours
          ORDER BY told.seq LIMIT %s FOR UPDATE OF told SKIP LOCKED
        ), born AS (
          INSERT INTO foundation_delivery (event_id, handler, key, tries, next_try_at, error)
          SELECT fresh.seq, heard.handler, fresh.key, 0, 'epoch', '' FROM fresh
          JOIN unnest(%s::text[], %s::text[], %s::jsonb[]) AS heard (name, handler, facts)
            ON heard.name = fresh.name AND fresh.body @> heard.facts
          ORDER BY fresh.seq ON CONFLICT (event_id, handler) DO NOTHING
        )
        UPDATE foundation_outboxevent told SET fanned_at = now() FROM fresh WHERE told.seq = fresh.seq
        """,
        [FAN_OUT_LOCK, limit, *([one[place] for one in heard] for place in range(3))],
    )


def due(now: datetime, limit: int) -> list[Lot]:
    """Return the deliveries that are first in their line and due, oldest news first."""
    found = sql.rows(
        """
        SELECT d.id, d.handler, d.tries FROM foundation_delivery d
        WHERE d.done_at IS NULL AND d.dead_at IS NULL AND d.next_try_at <= %s
          AND NOT EXISTS (SELECT 1 FROM foundation_delivery earlier
                          WHERE earlier.handler = d.handler AND earlier.key = d.key AND earlier.done_at IS NULL
                            AND earlier.event_id < d.event_id)
        ORDER BY d.event_id LIMIT %s
        """,
        [now, limit],
    )
    lots: dict[tuple[str, int], Lot] = {}
    for delivery_id, handler, tries in found:
        alone = delivery_id if tries or not takes_many(handler) else 0
        lots.setdefault((handler, alone), Lot(handler, [], bool(alone))).ids.append(delivery_id)
    return list(lots.values())


def lend(*, now: datetime, until: datetime, limit: int) -> list[tuple[str, list[int]]]:
    """
    Return what is due, as (handler, delivery ids), for somebody else to deliver: it is not due again before `until`.

    `until` is the token of the loan: what has been tried, lent again or replayed meanwhile no longer answers to it.
    """
    found = due(now, limit)
    if not found:
        return []
    lent = {
        delivery_id
        for (delivery_id, *_) in sql.rows(
            f"""
                UPDATE foundation_delivery SET next_try_at = %s WHERE id IN (
                  SELECT id FROM foundation_delivery
                  WHERE id = ANY(%s::bigint[]) AND done_at IS NULL AND dead_at IS NULL AND next_try_at <= %s
                  FOR UPDATE SKIP LOCKED)
                RETURNING id, {LAZILY}
                """,
            [until, [one for lot in found for one in lot.ids], now],
        )
    }
    return [(lot.handler, ours) for lot in found if (ours := [one for one in lot.ids if one in lent])]


def deliver_lots(lots: Sequence[Lot], *, now: datetime) -> int:
    """
    Deliver what is due, and return how many were ours to try.

    Lists share one transaction, since of what they are usually nothing fails: a claim and a mark for all of them. When
    anything does, nothing of it has happened, and each list is delivered by itself.
    """
    lists = [lot for lot in lots if not lot.is_alone]
    alone = [lot for lot in lots if lot.is_alone]
    try:
        tried = _deliver_together([one for lot in lists for one in lot.ids], now) if lists else 0
    except Exception:
        log.warning("outbox.lists_taken_apart", handlers=[lot.handler for lot in lists], exc_info=True)
        alone = [*lists, *alone]
        tried = 0
    return tried + sum(deliver(lot.handler, lot.ids, now=now) for lot in alone)


def _deliver_together(delivery_ids: Sequence[int], now: datetime) -> int:
    with transaction.atomic():
        claimed = _claim(delivery_ids, now, None)
        by_handler: dict[str, list[tuple[Any, Handler]]] = defaultdict(list)
        for row in claimed:
            handler = handler_of(row[5], row[2])
            if handler is None:
                raise LookupError(f"no handler named {row[5]} listens to {row[2]}")
            by_handler[row[5]].append((row, handler))
        for name in sorted(by_handler):  # One order, so that the rounds of two workers do not cross.
            _handle(by_handler[name])
        _mark_done([row[0] for row in claimed], now)
    for name, handled in by_handler.items():
        metrics.NEWS_DELIVERED.labels(handler=name).inc(len(handled))
    return len(claimed)


def deliver(
    handler_name: str, delivery_ids: Sequence[int], *, now: datetime, lent_until: datetime | None = None
) -> int:
    """
    Run one handler with these deliveries in a transaction with their marks. Return how many were ours to try.

    In: first ones of their lines, as `due` gives them, or as `lend` does with the token of the loan. Those that are
    done, not due (or no longer on that loan) or in other hands are passed over.
    A list that fails is undone and cut in halves, until what fails stands alone, is marked, and waits.
    """
    with transaction.atomic():
        claimed = [row for row in _claim(delivery_ids, now, lent_until) if row[5] == handler_name]
        known = [(row, handler) for row in claimed if (handler := handler_of(handler_name, row[2])) is not None]
        for delivery_id, tries, name, *_ in claimed:
            if handler_of(handler_name, name) is None:  # Leave it for a person.
                said = f"no handler named {handler_name} listens to {name}"
                _mark_failed(delivery_id, tries, now, said, is_dead=True)
        if not known:
            return len(claimed)
        try:
            with transaction.atomic():
                _handle(known)
        except Exception as failure:
            log.exception("outbox.handler_failed", handler=handler_name, seqs=[row[4] for row, _ in known])
            if len(known) == 1:
                metrics.NEWS_FAILED.labels(handler=handler_name).inc()
                delivery_id, tries, *_ = known[0][0]
                _mark_failed(delivery_id, tries, now, repr(failure), is_dead=tries + 1 >= TRIES)
                return len(claimed)
        else:
            _mark_done([row[0] for row, _ in known], now)
            metrics.NEWS_DELIVERED.labels(handler=handler_name).inc(len(known))
            return len(claimed)
    half = len(delivery_ids) // 2
    halves = (delivery_ids[:half], delivery_ids[half:])
    return sum(deliver(handler_name, part, now=now, lent_until=lent_until) for part in halves)


def _claim(delivery_ids: Sequence[int], now: datetime, lent_until: datetime | None) -> list[Any]:
    """
    Lock what is still to be tried of these, in the order of the news: (id, tries, name, body, seq, handler).

    And let a crash lose the last moments of relaying: the mark and its effect go together, so both are simply redone.
    """
    return sql.rows(
        f"""
        WITH lazily AS MATERIALIZED (SELECT {LAZILY})
        SELECT d.id, d.tries, e.name, e.body, e.seq, d.handler FROM lazily, foundation_delivery d
        JOIN foundation_outboxevent e ON e.seq = d.event_id
        WHERE d.id = ANY(%s::bigint[]) AND d.done_at IS NULL AND d.dead_at IS NULL
          AND CASE WHEN %s::timestamptz IS NULL THEN d.next_try_at <= %s ELSE d.next_try_at = %s END
        ORDER BY d.event_id, d.handler FOR UPDATE OF d SKIP LOCKED
        """,
        [list(delivery_ids), lent_until, now, lent_until],
    )


def _handle(known: Sequence[tuple[Any, Handler]]) -> None:
    handler = known[0][1]
    events = [_read(row[3], one) for row, one in known]
    if handler.takes_many:
        handler.handle(events)
    else:
        for event in events:
            handler.handle(event)


def _read(body: Any, handler: Handler) -> Any:
    event_shape = shape(handler.event_type)
    return event_shape.validate_json(body) if isinstance(body, str) else event_shape.validate_python(body)


def _mark_done(delivery_ids: Sequence[int], now: datetime) -> None:
    sql.run("UPDATE foundation_delivery SET done_at = %s WHERE id = ANY(%s::bigint[])", [now, list(delivery_ids)])


def _mark_failed(delivery_id: int, tries: int, now: datetime, error: str, *, is_dead: bool) -> None:
    wait = min(FIRST_RETRY * 2**tries, LONGEST_RETRY)
    sql.run(
        "UPDATE foundation_delivery SET tries = tries + 1, next_try_at = %s, error = %s, dead_at = %s WHERE id = %s",
        [now + wait, error[:2000], now if is_dead else None, delivery_id],
    )
