"""
Find notes: every word, best first among those that are fresh.

No page reads all that have a word. What more than MOST_RANKED notes have is walked stretch by stretch of time, the
newest first, each so long that it holds about as many as one page may rank; within a stretch the best comes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from foundation import sql
from foundation.paging import BadCursor, decode_cursor, encode_cursor
from market.search.queries.memory import last, recall
from market.search.rules import asking, lifting, weighing
from market.search.rules.asking import Sought
from market.search.rules.cutting import LONGEST_QUESTION
from market.search.rules.cutting import question as cut
from market.search.types import Counts, FoundNotes

MOST_RANKED = 1_000  # Notes ranked for one page, about.
MOST_STRETCHES = 24  # Looked at for one page; then the page ends, and the next goes on from there.
LAST_HOUR = 4_000_000  # Of the calendar, counted from 1970: some centuries ahead.
BEST = 1 << 62  # No score is so high: a stretch begins here.


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a reader is: everything that decides the order is kept from the first page on."""

    as_of: datetime  # freshness is reckoned from here
    missing: int  # how many words may be missing
    span: int  # hours of one stretch; 0: all time at once
    number: int  # the stretch
    score: int
    note_id: UUID


def find_notes(text: str, *, topic: str = "", after: str | None, limit: int, now: datetime) -> FoundNotes:
    """
    Return a page of the ids of notes with every word of a text, and this topic. Three statements, two more a stretch.

    When no note has every word, as many may be missing as needed, and the answer says so.

    :raises BadCursor:
    """
    place = _place(after)
    things, counts = _look_up(text[:LONGEST_QUESTION], topic)
    known = [one for thing in things if (one := thing.known(counts))]
    required = [thing for thing in known if not thing.is_unwanted]
    narrow = [asking.quoted(lifting.of_topic(topic))] if topic else []
    strange = sum(not thing.is_unwanted for thing in things) - len(required)
    if not (required or (topic and not things)) or (topic and not counts.get(lifting.of_topic(topic))):
        return FoundNotes((), None, is_partial=bool(strange))
    walk = place or _begin(required, narrow, counts, now)
    tsquery = asking.narrowed(_having(required, counts, walk.missing), narrow)
    score, params = asking.score(known, counts)
    score = score if known else "quality"
    page: list[tuple[UUID, int]] = []
    for _ in range(MOST_STRETCHES):
        rows = _stretch(tsquery, score, params, walk, limit + 1 - len(page))
        page += rows
        if len(page) > limit or not walk.span:
            break
        before = _before(walk.span * walk.number)
        if before is None:
            walk = replace(walk, span=0)  # Nothing is older.
            break
        walk = replace(walk, number=lifting.stretch(before, walk.span), score=BEST)
    if len(page) > limit:
        shown = page[:limit]
        beyond = limit - (len(page) - len(rows))  # How many of the last stretch are shown.
        if beyond > 0:
            walk = replace(walk, score=shown[-1][1], note_id=shown[-1][0])
        return FoundNotes(_ids(shown), _cursor(walk), is_partial=bool(strange or walk.missing))
    goes_on = walk.span != 0
    return FoundNotes(_ids(page), _cursor(walk) if goes_on else None, is_partial=bool(strange or walk.missing))


def _ids(page: Sequence[tuple[UUID, int]]) -> tuple[UUID, ...]:
    return tuple(note_id for note_id, _ in page)


def _place(after: str | None) -> Walk | None:
    """:raises BadCursor: also for a place that no walk comes to"""
    place = decode_cursor(after, [datetime.fromisoformat, int, int, int, int, UUID])
    if place is None:
        return None
    walk = Walk(*place)
    is_ours = walk.span in (0, *lifting.SPANS) and 0 <= walk.number <= LAST_HOUR and 0 <= walk.score <= BEST
    if not is_ours or not 0 <= walk.missing <= asking.MOST_LEFT_OUT or walk.as_of.tzinfo is None:
        raise BadCursor(field="after")
    return walk


def _cursor(walk: Walk) -> str:
    return encode_cursor(
        [walk.as_of.isoformat(), walk.missing, walk.span, walk.number, walk.score, walk.note_id]
    )  # fmt: skip


def _look_up(text: str, topic: str) -> tuple[list[Sought], Counts]:
    """Ask how many notes have each lexeme that may matter. One statement."""
    asked = cut(text)
    memory = last()
    while True:
        things = asking.sought(asked, memory.synonyms)
        lexemes = {lexeme for thing in things for way in thing.ways for lexeme in way.lexemes}
        found = sql.rows(
            """
            SELECT term, row_count FROM search_socialterm WHERE term = ANY(%s)
            UNION ALL SELECT NULL, number FROM search_edition
            """,
            [[weighing.EVERYTHING, lifting.of_topic(topic), *lexemes]],
        )
        counts: dict[str | None, int] = dict(found)
        edition = counts.pop(None, 0)
        if edition == memory.edition:
            return things, counts  # type: ignore[return-value]
        memory = recall(edition)


def _begin(required: Sequence[Sought], narrow: Sequence[str], counts: Counts, now: datetime) -> Walk:
    """Choose what a walk is made of: how many words may be missing, and how long its stretches are."""
    missing = 0
    most = min(asking.MOST_LEFT_OUT, len(required) - 1)
    while missing < most and not _is_there(asking.narrowed(_having(required, counts, missing), narrow)):
        missing += 1
    expected = min([thing.count(counts) for thing in required] or [counts.get(weighing.EVERYTHING, 0)])
    if missing:  # Then rarer words decide no longer alone.
        expected = sum(thing.count(counts) for thing in required)
    span = 0 if expected <= MOST_RANKED else _span(expected, counts.get(weighing.EVERYTHING, 0), now)
    number = lifting.stretch(now, span) if span else 0
    return Walk(now, missing, span, number, BEST, UUID(int=2**128 - 1))


def _span(expected: int, everything: int, now: datetime) -> int:
    """Return the longest stretch of which lately about MOST_RANKED have the words. One statement."""
    places = {
        lifting.of_stretch(span, lifting.stretch(now, span) - back): span for span in lifting.SPANS for back in (0, 1)
    }
    lately = dict.fromkeys(lifting.SPANS, 0)
    for term, count in sql.rows("SELECT term, row_count FROM search_socialterm WHERE term = ANY(%s)", [list(places)]):
        lately[places[term]] = max(lately[places[term]], count)
    fitting = [span for span in lifting.SPANS if expected * lately[span] <= MOST_RANKED * max(1, everything)]
    return max(fitting, default=lifting.SPANS[0])


def _having(required: Sequence[Sought], counts: Counts, missing: int) -> str:
    if not required:
        return ""
    if missing:
        telling = sorted(required, key=lambda thing: thing.count(counts))[: asking.MOST_TELLING]
        return asking.with_most(telling, missing=missing)
    return asking.with_all(required)


def _is_there(tsquery: str) -> bool:
    return bool(sql.rows("SELECT 1 FROM search_foundnote WHERE terms @@ %s::tsquery LIMIT 1", [tsquery]))


def _before(hour: int) -> datetime | None:
    """Return when the newest note was published that is older than an hour, so that no empty stretch is looked at."""
    row = sql.one("SELECT max(published_at) FROM search_foundnote WHERE published_at < to_timestamp(%s)", [hour * 3600])
    return row[0] if row else None


def _stretch(
    tsquery: str, score: str, params: dict[str, object], walk: Walk, limit: int
) -> list[tuple[UUID, int]]:  # fmt: skip
    """Read on in one stretch. Scores are whole numbers, so that a cursor says exactly where it stopped."""
    here = [asking.quoted(lifting.of_stretch(walk.span, walk.number))] if walk.span else []
    return sql.rows(
        f"""
        WITH hit AS MATERIALIZED (
          SELECT note_id, keys, weights, {lifting.LIFTED} AS quality FROM search_foundnote
          WHERE terms @@ %(tsquery)s::tsquery),
        ranked AS (SELECT note_id, floor({score} * 1000000)::bigint AS score FROM hit)
        SELECT note_id, score FROM ranked WHERE (score, note_id) < (%(score)s, %(note)s)
        ORDER BY score DESC, note_id DESC LIMIT %(limit)s
        """,
        {
            **params,
            "tsquery": asking.narrowed(tsquery, here),
            "as_of": walk.as_of,
            "score": walk.score,
            "note": walk.note_id,
            "limit": limit,
        },
    )
