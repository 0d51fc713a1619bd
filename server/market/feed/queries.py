"""Questions the feed can answer. Nothing here writes."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from uuid import UUID

import msgspec

from foundation import sql
from market.circles import facade as circles
from market.feed.models import Choice
from market.feed.types import Candidate, Row

Place = tuple[datetime, UUID]  # where a list stopped: published at, note
THE_END = (datetime.max.replace(tzinfo=UTC), UUID(int=2**128 - 1))


def following(reader_id: UUID, *, after: Place | None, limit: int) -> tuple[list[Row], Place | None]:
    """
    Return a page of what those publish whom somebody follows, the newest first. Two queries.

    What was put before the reader is merged with what popular accounts published. A withdrawn note has no row to join.
    """
    popular, unwanted = circles.popular_and_unwanted(reader_id)
    at, note_id = after or THE_END
    found = _rows(
        """
        WITH place AS (
          (SELECT e.note_id FROM feed_feedentry e JOIN feed_feednote n ON n.note_id = e.note_id
           WHERE e.reader_id = %(reader)s AND (e.published_at, e.note_id) < (%(at)s, %(note)s)
             AND n.author_id <> ALL(%(unwanted)s)
           ORDER BY e.published_at DESC, e.note_id DESC LIMIT %(limit)s)
          UNION
          SELECT p.note_id FROM unnest(%(popular)s::uuid[]) AS a (id) CROSS JOIN LATERAL (
            SELECT n.note_id FROM feed_feednote n
            WHERE n.author_id = a.id AND (n.published_at, n.note_id) < (%(at)s, %(note)s)
            ORDER BY n.published_at DESC, n.note_id DESC LIMIT %(limit)s) p
          WHERE a.id <> ALL(%(unwanted)s))
        SELECT n.note_id, n.author_id, n.published_at, n.card::text FROM place JOIN feed_feednote n USING (note_id)
        ORDER BY n.published_at DESC, n.note_id DESC LIMIT %(limit)s
        """,
        {"reader": reader_id, "at": at, "note": note_id, "popular": popular, "unwanted": unwanted, "limit": limit + 1},
    )
    return _page(found, limit)


def nearby(city_code: str, *, after: Place | None, limit: int) -> tuple[list[Row], Place | None]:
    """Return a page of what is about a city, the newest first. In: its code's first four digits. One query."""
    at, note_id = after or THE_END
    found = _rows(
        """
        SELECT note_id, author_id, published_at, card::text FROM feed_feednote
        WHERE is_open AND city_code = %s AND city_code <> '' AND (published_at, note_id) < (%s, %s)
        ORDER BY published_at DESC, note_id DESC LIMIT %s
        """,
        [city_code, at, note_id, limit + 1],
    )
    return _page(found, limit)


def on_topic(topic: str, *, after: Place | None, limit: int) -> tuple[list[Row], Place | None]:
    """Return a page of what is about a topic, the newest first. One query."""
    at, note_id = after or THE_END
    found = _rows(
        """
        SELECT n.note_id, n.author_id, n.published_at, n.card::text
        FROM feed_feedtopic t JOIN feed_feednote n ON n.note_id = t.note_id
        WHERE t.topic = %s AND n.is_open AND (t.published_at, t.note_id) < (%s, %s)
        ORDER BY t.published_at DESC, t.note_id DESC LIMIT %s
        """,
        [topic, at, note_id, limit + 1],
    )
    return _page(found, limit)


def rows(note_ids: Sequence[UUID]) -> list[Row]:
    """Return those of the notes that are still seen, in this order. One query."""
    found = _rows(
        "SELECT note_id, author_id, published_at, card::text FROM feed_feednote WHERE is_open AND note_id = ANY(%s)",
        [list(note_ids)],
    )
    known = {row.note_id: row for row in found}
    return [known[one] for one in note_ids if one in known]


def hottest(*, below: float | None, but: Collection[UUID], limit: int) -> list[Candidate]:
    """Return the notes with the most points, whoever reads, from below a number of points. One query."""
    return [
        Candidate(note_id, author_id, tuple(topics), hot, hot - love - care, love, care)
        for note_id, author_id, topics, hot, love, care in sql.rows(
            """
            SELECT note_id, author_id, topics, hot, love, care FROM feed_feednote
            WHERE is_open AND hot < %s AND note_id <> ALL(%s) ORDER BY hot DESC, note_id DESC LIMIT %s
            """,
            [float("inf") if below is None else below, list(but), limit],
        )
    ]


def is_personal(person_id: UUID) -> bool:
    """Answer whether somebody lets discover know them. One query."""
    return not Choice.objects.filter(person_id=person_id, is_personal=False).exists()


def _rows(statement: str, params: sql.Params) -> list[Row]:
    return [
        Row(note_id, author_id, at, msgspec.Raw(card.encode()))
        for note_id, author_id, at, card in sql.rows(statement, params)
    ]


def _page(found: list[Row], limit: int) -> tuple[list[Row], Place | None]:
    shown = found[:limit]
    return shown, (shown[-1].published_at, shown[-1].note_id) if len(found) > limit else None
