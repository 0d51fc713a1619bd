"""What became a shop's own is put together: a statement a day, or a week."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from foundation import sql
from market.settlement import rules
from market.settlement.models import PARTS, move_lines_where
from market.settlement.states import LineState
from market.settlement.types import Rhythm

SHOPS = 50  # to a transaction
COLUMNS = ", ".join(f"{part}_minor" for part in PARTS)
SUMS = ", ".join(f"sum(i.{part}_minor)::bigint AS {part}_minor" for part in PARTS)


def make_statements(*, now: datetime) -> int:
    """
    Make the statement of every shop whose day or week is over. Return how many were made.

    Some shops to a transaction, all of it inside the database: lines never come to Python. Killed in the middle, the
    rest is made by who comes next. Two at once: the unique period lets one make it, and only that one puts items in it.
    """
    zone = ZoneInfo(settings.SETTLEMENT_ZONE)
    cuts = {rhythm: rules.cut_at(now, zone, rhythm) for rhythm in Rhythm}
    made = 0
    while True:
        with transaction.atomic():
            born = _make(cuts[Rhythm.DAILY], cuts[Rhythm.WEEKLY], now)
        if not born:
            return made
        made += born


def _make(daily: datetime, weekly: datetime, now: datetime) -> int:
    """
    Make the statements of some shops. Return how many: none when all that could be stated is.

    What is summed up is what is put in, by one statement over one snapshot: what is written meanwhile waits for the
    next.
    """
    rows = sql.rows(
        f"""
        WITH shops AS (
          SELECT DISTINCT shop_id, currency FROM settlement_item WHERE statement_id IS NULL AND at < %(daily)s
        ), due AS (
          SELECT s.shop_id, s.currency, cut.ends_at
          FROM shops s CROSS JOIN LATERAL (
            SELECT CASE rhythm WHEN 'weekly' THEN %(weekly)s::timestamptz ELSE %(daily)s::timestamptz END AS ends_at
            FROM settlement_terms t
            WHERE (t.shop_id = s.shop_id OR t.shop_id IS NULL) AND t.starts_at <= %(now)s
            ORDER BY t.shop_id NULLS LAST, t.starts_at DESC LIMIT 1
          ) cut
          WHERE NOT EXISTS (SELECT FROM settlement_statement x WHERE (x.shop_id, x.currency) = (s.shop_id, s.currency)
                              AND x.ends_at >= cut.ends_at)
            AND EXISTS (SELECT FROM settlement_item i WHERE i.statement_id IS NULL
                          AND (i.shop_id, i.currency) = (s.shop_id, s.currency) AND i.at < cut.ends_at)
          ORDER BY s.shop_id, s.currency LIMIT {SHOPS}
        ), sums AS (
          SELECT due.*, count(*) AS item_count, min(i.at) AS first_at, {SUMS}
          FROM due JOIN settlement_item i
            ON (i.shop_id, i.currency) = (due.shop_id, due.currency) AND i.statement_id IS NULL AND i.at < due.ends_at
          GROUP BY due.shop_id, due.currency, due.ends_at
        ), born AS (
        INSERT INTO settlement_statement (id, shop_id, currency, number, state, starts_at, ends_at, made_at, confirm_by,
          open_disputes, item_count, {COLUMNS})
        SELECT gen_random_uuid(), shop_id, currency,
          1 + coalesce((SELECT max(number) FROM settlement_statement x
                        WHERE (x.shop_id, x.currency) = (sums.shop_id, sums.currency)), 0),
          'open',
          coalesce((SELECT max(ends_at) FROM settlement_statement x
                    WHERE (x.shop_id, x.currency) = (sums.shop_id, sums.currency)), first_at),
          ends_at, %(now)s, %(confirm_by)s, 0, item_count, {COLUMNS}
        FROM sums ORDER BY shop_id, currency
        ON CONFLICT DO NOTHING RETURNING id, shop_id, currency, ends_at
        ), filled AS (
          UPDATE settlement_item i SET statement_id = born.id FROM born
          WHERE i.statement_id IS NULL AND (i.shop_id, i.currency) = (born.shop_id, born.currency)
            AND i.at < born.ends_at
        )
        SELECT id FROM born
        """,
        {"daily": daily, "weekly": weekly, "now": now, "confirm_by": now + timedelta(days=rules.CONFIRM_DAYS)},
    )
    born = [row[0] for row in rows]
    if born:
        _move_lines(born, now)
    return len(born)


def _move_lines(statement_ids: list[object], now: datetime) -> None:
    move_lines_where(
        "l.id IN (SELECT line_id FROM settlement_item WHERE statement_id = ANY(%(born)s::uuid[]) AND kind = 'settled')",
        LineState.SETTLEABLE,
        LineState.IN_STATEMENT,
        now=now,
        because="stated",
        born=statement_ids,
    )
