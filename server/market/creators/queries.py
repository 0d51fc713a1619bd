"""Questions about an author's own numbers. Nothing here writes, and nothing names who did what."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from foundation import sql
from market.circles import facade as circles
from market.creators.types import BestTime, Deed, Tally

By = Literal["author_id", "note_id", "day", "source", "note_id, day, source"]
COUNTED = ", ".join(f"sum({deed})::int" for deed in Deed)
FEWEST_READERS = 20  # Fewer followers who read make no best time: it would be theirs, and not everybody's.
FEWEST_IN_AN_HOUR = 5  # Fewer in one hour are told as nobody, so that nobody is singled out.
ASKED_FOLLOWERS = 5_000  # Of an author with more, so many; their ids are in no order of habit.
WEEKS = timedelta(days=28)
HOURS = 168


def tallies(
    author_id: UUID, *, since: date, until: date, by: By, note_id: UUID | None = None
) -> dict[tuple[Any, ...], Tally]:
    """
    Return an author's numbers of the days [since, until), by note, day or way, or together: of all notes or one. Two
    queries.

    An order is counted once in each row: what came by two ways is an order of both, and one of all.
    """
    asked = {"author": author_id, "since": since, "until": until, "note": note_id}
    width = len(by.split(", "))
    only = "AND note_id = %(note)s" if note_id else ""
    counted = sql.rows(
        f"""
        SELECT {by}, {COUNTED} FROM creators_figure
        WHERE author_id = %(author)s AND day >= %(since)s AND day < %(until)s {only} GROUP BY {by} ORDER BY {by}
        """,
        asked,
    )
    sold = sql.rows(
        f"""
        SELECT {by}, s.currency, count(DISTINCT order_id), sum(paid_minor)::int8, sum(refunded_minor)::int8,
               coalesce(sum(c.amount_minor), 0)::int8
        FROM creators_sale s LEFT JOIN creators_commission c ON c.line_id = s.line_id AND c.sharer_id = s.author_id
        WHERE author_id = %(author)s AND day >= %(since)s AND day < %(until)s {only}
        GROUP BY {by}, s.currency ORDER BY {by}
        """,
        asked,
    )
    counts = {row[:width]: dict(zip(Deed, row[width:], strict=True)) for row in counted}
    money: dict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in sold:
        money[row[:width]].append(row[width:])
    return {
        key: Tally(
            counts=counts.get(key, {}),
            orders=sum(row[1] for row in money[key]) if key in money else 0,
            sales={row[0]: row[2] for row in money.get(key, ())},
            refunds={row[0]: row[3] for row in money.get(key, ()) if row[3]},
            commission={row[0]: row[4] for row in money.get(key, ()) if row[4]},
        )
        for key in [*counts, *(one for one in money if one not in counts)]
    }


def best_time(author_id: UUID, *, zone: str, now: datetime) -> BestTime | None:
    """
    Return when an author's followers read notes, whosever, in the last four weeks; None where fewer than FEWEST_READERS
    of them did. Two queries.
    """
    followers = circles.follower_ids(author_id, after=None, limit=ASKED_FOLLOWERS)
    rows = sql.rows(
        """
        SELECT (extract(isodow FROM local) * 24 - 24 + extract(hour FROM local))::int,
               count(DISTINCT viewer_id)::int, array_agg(DISTINCT viewer_id)
        FROM creators_sighting CROSS JOIN LATERAL (SELECT at AT TIME ZONE %(zone)s AS local) AS clock
        WHERE viewer_id = ANY(%(followers)s) AND is_person AND deed = 'read' AND day >= %(since)s GROUP BY 1
        """,
        {"zone": zone, "followers": followers, "since": (now - WEEKS).date()},
    )
    readers = len({one for _, _, those in rows for one in those})
    if readers < FEWEST_READERS:
        return None
    cells = [0] * HOURS
    for hour, count, _ in rows:
        cells[hour] = count if count >= FEWEST_IN_AN_HOUR else 0
    return BestTime(readers, tuple(cells))


def total(author_id: UUID, *, since: date, until: date, note_id: UUID | None = None) -> Tally:
    """Return an author's numbers of the days [since, until) together. Two queries."""
    found = tallies(author_id, since=since, until=until, by="author_id", note_id=note_id)
    return found.get((author_id,), Tally())
