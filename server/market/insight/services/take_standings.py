"""How the money stands is written down for today."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from foundation import sql
from market.ledger import facade as ledger

COLUMNS = (
    ("currency", "text"),
    ("party", "text"),
    ("provider", "text"),
    ("purpose", "text"),
    ("minor", "bigint"),
)


def take_standings(*, now: datetime) -> int:
    """
    Write down what all accounts come to, over what was written for today before. Return how many lines.

    One who took them earlier and writes later changes nothing: the later look stays.
    """
    rows = ledger.holdings()
    day = now.astimezone(ZoneInfo(settings.SETTLEMENT_ZONE)).date()
    sql.run(
        f"""
        INSERT INTO insight_standing AS old (day, currency, party, provider, purpose, minor, taken_at)
        SELECT %s, currency, party, provider, purpose, minor, %s FROM {sql.given(COLUMNS)}
        ORDER BY currency, party, provider, purpose
        ON CONFLICT (day, currency, party, provider, purpose)
        DO UPDATE SET minor = excluded.minor, taken_at = excluded.taken_at WHERE old.taken_at < excluded.taken_at
        """,
        [day, now, sql.pack(COLUMNS, rows)],
    )
    return len(rows)
