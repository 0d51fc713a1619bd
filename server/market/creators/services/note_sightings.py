"""A browser tells what was on somebody's screen; rooms tell what somebody did."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from foundation import sql
from market.circles import facade as circles
from market.creators.types import NOTHING, Deed, Done, Sighted, Source, Viewer
from market.notes import facade as notes

MOST_A_DAY = 2_000  # Of one viewer: somebody who looks at notes all day; who sends more is a program.
REMEMBERED = timedelta(days=7)  # How long a deed is put down to the way by which somebody came to the note.
ROW = (
    ("day", "date"), ("viewer_id", "uuid"), ("note_id", "uuid"), ("deed", "text"), ("about_id", "uuid"),
    ("author_id", "uuid"), ("source", "text"), ("is_person", "bool"), ("is_counted", "bool"), ("at", "timestamptz"),
)  # fmt: skip
NAMES = ", ".join(name for name, _ in ROW)
# What is new is counted later; what is told again is nowhere.
KEEP = f"""
WITH fresh AS (
  INSERT INTO creators_sighting ({NAMES}) SELECT {NAMES} FROM (SELECT given.* FROM {{given}} {{only}}) AS rows
  ON CONFLICT DO NOTHING RETURNING day, note_id, author_id, source, deed, is_counted)
INSERT INTO creators_fresh (day, note_id, author_id, source, deed)
SELECT day, note_id, author_id, source, deed FROM fresh WHERE is_counted
"""


def day_of(at: datetime) -> str:
    """Return the day of the market's own zone, as PostgreSQL reads it."""
    return at.astimezone(ZoneInfo(settings.SETTLEMENT_ZONE)).date().isoformat()


def note_sightings(viewer: Viewer, sighted: Sequence[Sighted], *, now: datetime) -> int:
    """
    Write down what a browser tells: per viewer, note and day once, at most MOST_A_DAY. Return how many are new.

    An author's own looks do not count, nor what is told of notes that the viewer may not see, or of goods that a note
    does not show. Safe to repeat. Four queries.
    """
    known = notes.notes({one.note_id for one in sighted})
    standings = circles.standings(viewer.person_id, {note.author_id for note in known.values()})
    day, rows = day_of(now), []
    for one in sighted:
        note = known.get(one.note_id)
        if note is None or note.author_id == viewer.id or not standings[note.author_id].shows_notes:
            continue
        is_click = one.deed is Deed.CLICKED
        if is_click and one.product_id not in {tag.product_id for tag in note.draft.goods}:
            continue
        about_id = one.product_id if is_click else NOTHING
        rows.append(
            (day, viewer.id, note.id, one.deed, about_id, note.author_id, one.source, viewer.person_id is not None,
             True, now.isoformat())
        )  # fmt: skip
    if not rows:
        return 0
    only = "LIMIT (SELECT greatest(0, %s - count(*)) FROM creators_sighting WHERE day = %s AND viewer_id = %s)"
    statement = KEEP.format(given=sql.given(ROW), only=only)
    return sql.run(statement, [sql.pack(ROW, rows), MOST_A_DAY, day, viewer.id])


def note_deeds(deeds: Sequence[Done]) -> int:
    """
    Write down what people did, put down to the way by which each last came to the note. Return how many are new.

    What was done to a note before, and taken back, is not new while it is remembered. Safe to repeat. Two queries.
    """
    others = [one for one in deeds if one.person_id != one.author_id]
    if not others:
        return 0
    ways = _ways(others)
    rows = [
        (day_of(one.at), one.person_id, one.note_id, one.deed, one.about_id, one.author_id,
         ways.get((one.person_id, one.note_id), Source.DIRECT), True, True, one.at.isoformat())
        for one in others
    ]  # fmt: skip
    only = """WHERE NOT EXISTS (SELECT FROM creators_sighting s WHERE s.viewer_id = given.viewer_id
      AND s.note_id = given.note_id AND s.deed = given.deed AND s.about_id = given.about_id)"""
    return sql.run(KEEP.format(given=sql.given(ROW), only=only), [sql.pack(ROW, rows)])


def _ways(deeds: Sequence[Done]) -> dict[tuple[UUID, UUID], Source]:
    """Return by which way each person last came to each note. One query."""
    found = sql.rows(
        """
        SELECT DISTINCT ON (s.viewer_id, s.note_id) s.viewer_id, s.note_id, s.source
        FROM unnest(%s::uuid[], %s::uuid[], %s::timestamptz[]) AS w (viewer_id, note_id, at)
        JOIN creators_sighting s ON s.viewer_id = w.viewer_id AND s.note_id = w.note_id
          AND s.deed IN ('seen', 'read', 'clicked') AND s.at BETWEEN w.at - %s AND w.at
        ORDER BY s.viewer_id, s.note_id, s.at DESC
        """,
        [[one.person_id for one in deeds], [one.note_id for one in deeds], [one.at for one in deeds], REMEMBERED],
    )
    return {(person_id, note_id): Source(source) for person_id, note_id, source in found}
