"""Questions points can answer. Nothing here writes. What is one person's is asked by that person alone."""

from datetime import datetime, timedelta
from uuid import UUID

from foundation import sql
from foundation.paging import decode_cursor, encode_cursor
from market.points import rules
from market.points.models import Entry
from market.points.types import BalanceView, EntryView


def balance_of(person_id: UUID, *, now: datetime) -> BalanceView:
    """Return what somebody has now, and what of it ends before long. One statement."""
    row = sql.one(
        """
        SELECT coalesce(sum(left_), 0)::bigint, coalesce(sum(left_) FILTER (WHERE expires_at <= %s), 0)::bigint,
               min(expires_at), coalesce((SELECT debt FROM points_account WHERE person_id = %s), 0)
        FROM (
          SELECT "left" AS left_, expires_at FROM points_lot WHERE person_id = %s AND "left" > 0 AND expires_at > %s
        ) lot
        """,
        [now + timedelta(days=rules.SOON_DAYS), person_id, person_id, now],
    )
    assert row is not None
    balance, expiring, first, debt = row
    return BalanceView(balance, debt, expiring, first if expiring else None)


def entries_of(person_id: UUID, *, after: str | None, limit: int) -> tuple[list[EntryView], str | None]:
    """Return a page of what moved somebody's balance, the newest first. :raises BadCursor:"""
    rows = Entry.objects.filter(person_id=person_id)
    place = decode_cursor(after, [UUID])
    if place is not None:
        rows = rows.filter(pk__lt=place[0])
    found = [row.view() for row in rows.order_by("-pk")[: limit + 1]]
    return found[:limit], encode_cursor([found[limit - 1].id]) if len(found) > limit else None


def differences() -> list[tuple[UUID, int, int]]:
    """Return whose account is not what their entries make of it: (person, account, entries). For the daily audit."""
    return [
        (person_id, has, journal)
        for person_id, has, journal in sql.rows(
            """
            SELECT a.person_id, a.balance - a.debt, coalesce(e.points, 0)::bigint
            FROM points_account a
            LEFT JOIN (SELECT person_id, sum(points) AS points FROM points_entry GROUP BY 1) e USING (person_id)
            WHERE a.balance - a.debt <> coalesce(e.points, 0) ORDER BY 1
            """
        )
    ]
