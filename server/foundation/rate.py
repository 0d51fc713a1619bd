"""How often one caller may ask for one thing: a counter per minute in PostgreSQL, shared by every node."""

from foundation import sql
from foundation.errors import TooMany


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
