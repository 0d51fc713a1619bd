"""
How often one caller may ask for one thing: a counter per minute, shared by every node. It is in Valkey if there is one,
and in PostgreSQL otherwise, or while Valkey is away: whoever is at it then begins anew there, once.
"""

from datetime import datetime, timedelta
from typing import Any

from foundation import sql, valkey
from foundation.clockwork import every
from foundation.errors import TooMany

KEPT = timedelta(hours=1)  # A count is about one minute; whoever comes again begins anew.


def limit(*, who: str, what: str, per_minute: int) -> None:
    """Count this call. :raises TooMany: when it is one too many in the running minute"""
    try:
        count, seconds_left = _count_in_valkey(who, what)
    except valkey.IsAway:
        count, seconds_left = _count_in_postgresql(who, what)
    if count > per_minute:
        raise TooMany(what=what, per_minute=per_minute, retry_after_seconds=max(1, seconds_left))


def _count_in_valkey(who: str, what: str) -> tuple[int, int]:
    """Count in a minute that begins with the first call. :raises valkey.IsAway:"""
    key = f"rate:{what}:{who}"

    def count(line: Any) -> tuple[int, int]:
        together = line.pipeline(transaction=True)  # A count without an end would refuse somebody for ever.
        _, counted, seconds_left = together.set(key, 0, ex=60, nx=True).incr(key).ttl(key).execute()
        return counted, seconds_left

    return valkey.ask(count)


def _count_in_postgresql(who: str, what: str) -> tuple[int, int]:
    row = sql.one(
        """
        INSERT INTO foundation_ratecount (who, what, minute, count) VALUES (%s, %s, date_trunc('minute', now()), 1)
        ON CONFLICT (who, what) DO UPDATE SET
          count = CASE foundation_ratecount.minute WHEN excluded.minute THEN foundation_ratecount.count + 1 ELSE 1 END,
          minute = excluded.minute
        RETURNING count, 60 - extract(second FROM now())::int
        """,
        [who, what],
    )
    assert row is not None
    return row[0], row[1]


def prune(*, now: datetime) -> int:
    """Forget counts of minutes long past: addresses and numbers of strangers, each once. Return how many."""
    return sql.run("DELETE FROM foundation_ratecount WHERE minute < %s", [now - KEPT])


@every(seconds=3600)
def prune_counts() -> None:
    from django.utils import timezone

    prune(now=timezone.now())
