"""For operators: how much waits, what to do about dead letters, and forgetting what everyone has heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.utils import timezone

from foundation import sql
from foundation.clockwork import every

KEPT = timedelta(days=7)  # Long enough to look into last week's trouble.


class Mending(Protocol):
    """What a person may do about dead letters."""

    def __call__(self, delivery_ids: Sequence[int], *, now: datetime) -> int: ...


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


@dataclass(frozen=True, slots=True)
class Standing:
    waiting: int
    lag_seconds: float
    dead: int


def standing() -> Standing:
    """Say how the news stands: how much waits, for how long the oldest has, and how many dead letters there are."""
    row = sql.one(
        """
        SELECT fresh.count + waiting.count,
               coalesce(extract(epoch FROM now() - least(fresh.oldest, waiting.oldest)), 0), waiting.dead
        FROM (SELECT count(*), min(told_at) AS oldest FROM foundation_outboxevent WHERE fanned_at IS NULL) AS fresh,
             (SELECT count(*) FILTER (WHERE d.dead_at IS NULL) AS count, count(d.dead_at) AS dead,
                     min(e.told_at) FILTER (WHERE d.dead_at IS NULL) AS oldest
              FROM foundation_delivery d JOIN foundation_outboxevent e ON e.seq = d.event_id
              WHERE d.done_at IS NULL) AS waiting
        """
    )
    assert row is not None, "counting always gives a row"
    return Standing(int(row[0]), float(row[1]), int(row[2]))


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
