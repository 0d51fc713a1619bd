"""Questions the feed can answer. Nothing here writes."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from foundation import sql
from foundation.paging import LAST_PLACE
from market.feed import statements
from market.feed.types import Candidate, Page, Stretch

Place = tuple[datetime, UUID]  # where a list stopped: published at, note


def following(reader_id: UUID, *, after: Place | None, limit: int) -> Page:
    """
    Return a page of what those publish whom somebody follows, the newest first. One query.

    What was put before the reader is merged with what popular accounts published. A withdrawn note has no row to join.
    """
    return _page(statements.FOLLOWING, {"viewer": reader_id}, after, limit)


def nearby(city_code: str, *, viewer_id: UUID | None, after: Place | None, limit: int) -> Page:
    """Return a page of what is about a city, the newest first. In: its code's first four digits. One query."""
    return _page(statements.NEARBY, {"viewer": viewer_id, "city": city_code}, after, limit)


def on_topic(topic: str, *, viewer_id: UUID | None, after: Place | None, limit: int) -> Page:
    """Return a page of what is about a topic, the newest first. One query."""
    return _page(statements.TOPIC, {"viewer": viewer_id, "topic": topic}, after, limit)


def stretch(walk_id: UUID, *, viewer_id: UUID | None, begin: int, limit: int) -> Stretch | None:
    """Return a stretch of a walk from its place `begin` on, with what this reader may see now. One query."""
    return _stretch(statements.WALK, {"walk": walk_id, "viewer": viewer_id, "begin": begin, "limit": limit})


def anybodys_stretch(*, viewer_id: UUID | None, since: datetime, limit: int) -> Stretch | None:
    """Return the beginning of the latest walk that is nobody's in particular, if one began since then. One query."""
    return _stretch(statements.SHARED_WALK, {"viewer": viewer_id, "since": since, "begin": 0, "limit": limit})


def hottest(*, but: Collection[UUID], limit: int) -> list[Candidate]:
    """Return the notes with the most points, whoever reads, without some. One query."""
    return [
        Candidate(note_id, author_id, tuple(topics), hot, hot - love - care, love, care)
        for note_id, author_id, topics, hot, love, care in sql.rows(
            """
            SELECT note_id, author_id, topics, hot, love, care FROM feed_feednote
            WHERE is_open AND note_id <> ALL(%s::uuid[]) ORDER BY hot DESC, note_id DESC LIMIT %s
            """,
            [sql.ids(but), limit],
        )
    ]


def is_personal(person_id: UUID) -> bool:
    """Answer whether somebody lets discover know them. One plain query."""
    return not sql.rows("SELECT FROM feed_choice WHERE person_id = %s AND NOT is_personal", [person_id])


def _page(statement: str, asked: dict[str, Any], after: Place | None, limit: int) -> Page:
    at, note_id = after or LAST_PLACE
    row = sql.one(statement, {**asked, "at": at, "note": note_id, "limit": limit})
    assert row is not None, "a sum is always given"
    cards, count, *stopped = row
    return Page(cards or "", (stopped[0], stopped[1]) if count > limit else None)


def _stretch(statement: str, asked: dict[str, Any]) -> Stretch | None:
    row = sql.one(statement, asked)
    return Stretch(*row) if row else None
