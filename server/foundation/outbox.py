"""
News between rooms. An event is a row written in the publisher's own transaction, so it exists exactly when the fact it
tells is true. A relay then hands it to every handler: at least once, in order per key and handler, retried with
back-off; the handler's mark is written in the handler's own transaction, so its effect happens once.

    publish ──▶ outbox ──fan out──▶ one delivery per handler ──▶ done
                                          └── fails ──▶ retried ──▶ dead letter (a person replays or dismisses it)

A dead letter holds back the later news of its own key and handler only: order is kept, and nobody else waits.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

import structlog
from django.db import Error as DatabaseError
from django.db import transaction
from django.utils import timezone
from pydantic import TypeAdapter

from foundation import metrics, sql
from foundation.clockwork import every
from foundation.ids import uuid7

log = structlog.get_logger(__name__)
E = TypeVar("E")

FAN_OUT_LOCK = 7_230_001  # One relay at a time fans out, so that deliveries are born in the order of their news.
FIRST_RETRY = timedelta(seconds=1)
LONGEST_RETRY = timedelta(minutes=5)
KEPT = timedelta(days=7)  # Long enough to look into last week's trouble.
TRIES = 12  # About twenty minutes of doubling back-off; past that a person has to look.


@dataclass(frozen=True)
class Handler:
    name: str  # "orders.note_payment": room and function; permanent, since deliveries are remembered by it
    event_type: type
    handle: Callable[[Any], None]


HANDLERS: dict[str, list[Handler]] = defaultdict(list)


def on(event_type: Any) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Register a handler for one kind of news. It runs in a transaction of its own and may be repeated on failure."""

    def register(handle: Callable[[E], None]) -> Callable[[E], None]:
        room = handle.__module__.split(".")[-2]
        name = f"{room}.{handle.__name__}"
        assert all(known.name != name for known in HANDLERS[event_type.name]), f"{name} listens twice"
        HANDLERS[event_type.name].append(Handler(name, event_type, handle))
        return handle

    return register


_shapes: dict[type, TypeAdapter[Any]] = {}


def shape(event_type: type) -> TypeAdapter[Any]:
    """Return how one kind of news is written and read."""
    if event_type not in _shapes:
        _shapes[event_type] = TypeAdapter(event_type)
    return _shapes[event_type]


def publish(event: Any, *, key: object) -> None:
    """Tell one piece of news, in the transaction that makes it true."""
    publish_many([(event, key)])


def publish_many(news: Sequence[tuple[Any, object]]) -> None:
    """Tell several pieces of news in one statement, in this order. In: (event, key) pairs."""
    if not news:
        return
    assert transaction.get_connection().in_atomic_block, "publish inside the transaction that makes it true"
    sql.run(
        """
        INSERT INTO foundation_outboxevent (id, name, key, body, told_at)
        SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::jsonb[], %s::timestamptz[])
        """,
        [
            [uuid7() for _ in news],
            [event.name for event, _ in news],
            [str(key) for _, key in news],
            [shape(type(event)).dump_json(event).decode() for event, _ in news],
            [timezone.now()] * len(news),
        ],
    )


# ── The relay ────────────────────────────────────────────────────────────────────────────────────────────────────────


def relay_forever(stop: Callable[[], bool]) -> None:
    """Deliver news until told to stop. Polls, because a NOTIFY in every order's commit would serialise the commits."""
    pause = 0.02
    while not stop():
        try:
            busy = relay(now=timezone.now())
        except DatabaseError:
            log.exception("outbox.relay_lost_its_database")
            transaction.get_connection().close()
            busy, pause = 0, 1.0
        pause = 0.02 if busy else min(0.2, pause * 1.5)
        if not busy:
            time.sleep(pause)


def relay(*, now: datetime, limit: int = 200) -> int:
    """Fan out fresh news and attempt due deliveries once. Return how many rows moved."""
    return _fan_out(limit) + sum(_deliver(delivery_id, now) for delivery_id in _due(now, limit))


def unheard() -> int:
    """Count what is left to do: news that is not fanned out, and deliveries that are not done."""
    row = sql.one(
        """
        SELECT (SELECT count(*) FROM foundation_outboxevent WHERE fanned_at IS NULL)
             + (SELECT count(*) FROM foundation_delivery WHERE done_at IS NULL AND dead_at IS NULL)
        """
    )
    assert row is not None
    return int(row[0])


def _fan_out(limit: int) -> int:
    with transaction.atomic():
        _commit_lazily()
        locked = sql.one("SELECT pg_try_advisory_xact_lock(%s)", [FAN_OUT_LOCK])
        if not locked or not locked[0]:
            return 0
        fresh = sql.rows(
            """
            SELECT seq, name, key FROM foundation_outboxevent WHERE fanned_at IS NULL
            ORDER BY seq LIMIT %s FOR UPDATE SKIP LOCKED
            """,
            [limit],
        )
        if not fresh:
            return 0
        births = [(seq, handler.name, key) for seq, name, key in fresh for handler in HANDLERS.get(name, ())]
        if births:
            sql.run(
                """
                INSERT INTO foundation_delivery (event_id, handler, key, tries, next_try_at, error)
                SELECT seq, handler, key, 0, '-infinity', ''
                FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS born (seq, handler, key)
                ON CONFLICT (event_id, handler) DO NOTHING
                """,
                [list(column) for column in zip(*births, strict=True)],
            )
        sql.run("UPDATE foundation_outboxevent SET fanned_at = now() WHERE seq = ANY(%s)", [[seq for seq, *_ in fresh]])
        return len(fresh)


def _due(now: datetime, limit: int) -> list[int]:
    """Return the deliveries that are first in their line (key and handler) and due."""
    found = sql.rows(
        """
        SELECT d.id FROM foundation_delivery d
        WHERE d.done_at IS NULL AND d.dead_at IS NULL AND d.next_try_at <= %s
          AND NOT EXISTS (SELECT 1 FROM foundation_delivery earlier
                          WHERE earlier.handler = d.handler AND earlier.key = d.key AND earlier.done_at IS NULL
                            AND earlier.event_id < d.event_id)
        ORDER BY d.event_id LIMIT %s
        """,
        [now, limit],
    )
    return [delivery_id for (delivery_id,) in found]


def _deliver(delivery_id: int, now: datetime) -> int:
    """Run one handler in a transaction with its own mark. Return 1 when it was ours to try, else 0."""
    with transaction.atomic():
        _commit_lazily()
        row = sql.one(
            """
            SELECT d.handler, d.tries, e.name, e.body, e.seq FROM foundation_delivery d
            JOIN foundation_outboxevent e ON e.seq = d.event_id
            WHERE d.id = %s AND d.done_at IS NULL AND d.dead_at IS NULL AND d.next_try_at <= %s
            FOR UPDATE OF d SKIP LOCKED
            """,
            [delivery_id, now],
        )
        if row is None:
            return 0
        handler_name, tries, name, body, seq = row
        handler = next((one for one in HANDLERS.get(name, ()) if one.name == handler_name), None)
        if handler is None:  # An older release knew it; a newer one may again. Leave it for a person.
            _mark_failed(delivery_id, tries, now, f"no handler named {handler_name} listens to {name}", dead=True)
            return 1
        try:
            with transaction.atomic():
                event_shape = shape(handler.event_type)
                handler.handle(
                    event_shape.validate_json(body) if isinstance(body, str) else event_shape.validate_python(body)
                )
        except Exception as failure:
            log.exception("outbox.handler_failed", handler=handler_name, event_name=name, seq=seq, tries=tries + 1)
            metrics.NEWS_FAILED.labels(handler=handler_name).inc()
            _mark_failed(delivery_id, tries, now, repr(failure), dead=tries + 1 >= TRIES)
        else:
            sql.run("UPDATE foundation_delivery SET done_at = %s WHERE id = %s", [now, delivery_id])
            metrics.NEWS_DELIVERED.labels(handler=handler_name).inc()
        return 1


def _mark_failed(delivery_id: int, tries: int, now: datetime, error: str, *, dead: bool) -> None:
    wait = min(FIRST_RETRY * 2**tries, LONGEST_RETRY)
    sql.run(
        "UPDATE foundation_delivery SET tries = tries + 1, next_try_at = %s, error = %s, dead_at = %s WHERE id = %s",
        [now + wait, error[:2000], now if dead else None, delivery_id],
    )


def _commit_lazily() -> None:
    """Let a crash lose the last moments of relaying: the mark and its effect go together, so both are simply redone."""
    sql.run("SET LOCAL synchronous_commit TO off")


# ── For operators ────────────────────────────────────────────────────────────────────────────────────────────────────


class Mending(Protocol):
    """What a person may do about dead letters."""

    def __call__(self, delivery_ids: Sequence[int], *, now: datetime) -> int: ...


def replay(delivery_ids: Sequence[int], *, now: datetime) -> int:
    """Give dead letters another life. Return how many."""
    return sql.run(
        """
        UPDATE foundation_delivery SET dead_at = NULL, tries = 0, next_try_at = %s
        WHERE id = ANY(%s) AND dead_at IS NOT NULL AND done_at IS NULL
        """,
        [now, list(delivery_ids)],
    )


def dismiss(delivery_ids: Sequence[int], *, now: datetime) -> int:
    """Call dead letters done without their effect; the error stays readable. Return how many."""
    return sql.run(
        "UPDATE foundation_delivery SET done_at = %s WHERE id = ANY(%s) AND dead_at IS NOT NULL AND done_at IS NULL",
        [now, list(delivery_ids)],
    )


def prune(*, before: datetime) -> int:
    """Forget news that everyone has heard and that is older than this. Return how many."""
    sql.run("DELETE FROM foundation_delivery WHERE done_at < %s", [before])
    return sql.run(
        """
        DELETE FROM foundation_outboxevent e WHERE e.fanned_at < %s
          AND NOT EXISTS (SELECT 1 FROM foundation_delivery d WHERE d.event_id = e.seq)
        """,
        [before],
    )


@every(seconds=3600)
def forget_old_news() -> None:
    prune(before=timezone.now() - KEPT)
