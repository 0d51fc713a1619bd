"""People like notes, or no longer do."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from foundation.errors import ShopError
from market.notes.errors import NoteNotFound
from market.notes.events import NoteLiked
from market.notes.queries.reading import authors_if_seen
from market.notes.types import CountsView, Deed


@transaction.atomic
def like_many(deeds: Sequence[Deed], *, now: datetime) -> list[CountsView | ShopError]:
    """
    Let people like notes; each deed is answered with the note's counts. A second like changes nothing.

    Set-wise: five statements, whatever the number. Locks the notes' counts, by id, until the commit.
    """
    seen = authors_if_seen(deeds)
    done = [deed for deed in deeds if deed in seen]
    new = {
        Deed(*row)
        for row in sql.rows(
            """
            INSERT INTO notes_like (person_id, note_id, at)
            SELECT person_id, note_id, %s FROM unnest(%s::uuid[], %s::uuid[]) AS d (person_id, note_id)
            ON CONFLICT DO NOTHING RETURNING person_id, note_id
            """,
            [now, [deed.person_id for deed in done], [deed.thing_id for deed in done]],
        )
    }
    counts = count_deeds("likes", [deed.thing_id for deed in new], [deed.thing_id for deed in done], by=1)
    outbox.publish_many(
        [(NoteLiked(one.thing_id, seen[one], one.person_id, now), one.thing_id) for one in sorted(new, key=_order)]
    )
    return [counts[deed.thing_id] if deed in seen else NoteNotFound() for deed in deeds]


@transaction.atomic
def unlike_many(deeds: Sequence[Deed]) -> list[CountsView | ShopError]:
    """Take likes back, also from notes that are not seen any more. As `like_many`, in two statements."""
    gone = [
        note_id
        for (note_id,) in sql.rows(
            """
            DELETE FROM notes_like l USING unnest(%s::uuid[], %s::uuid[]) AS d (person_id, note_id)
            WHERE l.person_id = d.person_id AND l.note_id = d.note_id RETURNING l.note_id
            """,
            [[deed.person_id for deed in deeds], [deed.thing_id for deed in deeds]],
        )
    ]
    counts = count_deeds("likes", gone, [deed.thing_id for deed in deeds], by=-1)
    return [counts.get(deed.thing_id) or NoteNotFound() for deed in deeds]


def count_deeds(what: str, new: Sequence[UUID], asked: Sequence[UUID], *, by: int) -> dict[UUID, CountsView]:
    """
    Add to the notes' counts, in the order of their ids, and return those asked for, each by one statement if there are
    any. In: a column of our own.
    """
    ordered = sorted(new)
    if ordered:
        sql.run(
            f"""
            WITH held AS (SELECT c.note_id FROM notes_counts c WHERE c.note_id = ANY(%(ids)s)
                          ORDER BY c.note_id FOR NO KEY UPDATE),
                 sums AS (SELECT id, count(*) AS n FROM unnest(%(ids)s::uuid[]) AS d (id) GROUP BY id)
            UPDATE notes_counts c SET {what} = c.{what} + %(by)s * sums.n
            FROM sums, held WHERE c.note_id = sums.id AND held.note_id = c.note_id
            """,
            {"ids": ordered, "by": by},
        )
    if not asked:
        return {}
    return {
        note_id: CountsView(*counted)
        for note_id, *counted in sql.rows(
            "SELECT note_id, likes, saves, comments, shares FROM notes_counts WHERE note_id = ANY(%s)", [list(asked)]
        )
    }


def _order(deed: Deed) -> tuple[UUID, UUID]:
    return deed.thing_id, deed.person_id
