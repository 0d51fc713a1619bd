"""How often one caller may ask for one thing: a counter per minute in PostgreSQL, shared by every node."""

from datetime import datetime, timedelta

from foundation import sql
from foundation.clockwork import every
from foundation.errors import TooMany

KEPT = timedelta(hours=1)  # A count is about one minute; whoever comes again begins anew.


def limit(*, who: str, what: str, per_minute: int) -> None:
    """Count this call. :raises TooMany: when it is one too many in the running minute"""
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
    count, seconds_left = row
    if count > per_minute:
        raise TooMany(what=what, per_minute=per_minute, retry_after_seconds=max(1, seconds_left))


def prune(*, now: datetime) -> int:
    """Forget counts of minutes long past: addresses and numbers of strangers, each once. Return how many."""
    return sql.run("DELETE FROM foundation_ratecount WHERE minute < %s", [now - KEPT])


@every(seconds=3600)
def prune_counts() -> None:
    from django.utils import timezone

    prune(now=timezone.now())
