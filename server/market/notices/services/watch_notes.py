"""The counts of a note move before the eyes of who has its page open."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import live, sql
from foundation.ids import encode
from market.notes import facade as notes

WATCHED_SECONDS = 5 * 60  # Whom a block or a private account shuts out listens no longer than this.
GRACE = timedelta(seconds=60)  # A browser takes its next ticket a moment after the last has run out.


def watch_note(*, note_id: UUID, viewer_id: UUID | None, now: datetime) -> str:
    """
    Return a ticket to listen to a note's counts, for whoever may see the note. It is short; each is looked at anew.

    :raises notes.NoteNotFound:
    """
    notes.note(note_id, viewer_id=viewer_id)
    sql.run(
        """
        INSERT INTO notices_watchednote AS w (note_id, until, is_stale) VALUES (%s, %s, false)
        ON CONFLICT (note_id) DO UPDATE SET until = excluded.until WHERE w.until < excluded.until
        """,
        [note_id, now + timedelta(seconds=WATCHED_SECONDS) + GRACE],
    )
    return live.ticket([note_topic(note_id)], seconds=WATCHED_SECONDS)


def note_moved(note_ids: Collection[UUID]) -> None:
    """Have the counts of notes told soon, where anybody watches. Locks what is watched, by id."""
    sql.run(
        """
        WITH held AS (SELECT note_id FROM notices_watchednote WHERE note_id = ANY(%s) ORDER BY note_id FOR UPDATE)
        UPDATE notices_watchednote w SET is_stale = true FROM held WHERE w.note_id = held.note_id
        """,
        [list(set(note_ids))],
    )


@transaction.atomic
def tell_counts() -> int:
    """
    Tell what has moved since the last time, one message per note however much it was. Return how many.

    What somebody is about to mark is left for the next time: whoever marks later than we read waits until we are done.
    """
    moved = [
        note_id
        for (note_id,) in sql.rows(
            """
            WITH held AS (SELECT note_id FROM notices_watchednote WHERE is_stale FOR UPDATE SKIP LOCKED)
            UPDATE notices_watchednote w SET is_stale = false FROM held WHERE w.note_id = held.note_id
            RETURNING w.note_id
            """
        )
    ]
    if not moved:
        return 0
    counts = notes.counts(moved)
    live.tell_many(
        [
            (
                note_topic(note_id),
                "note.counts",
                {
                    "like_count": counts[note_id].likes,
                    "save_count": counts[note_id].saves,
                    "comment_count": counts[note_id].comments,
                    "share_count": counts[note_id].shares,
                },
            )
            for note_id in moved
        ]
    )
    return len(moved)


def forget_watched(*, now: datetime) -> int:
    """Stop telling of notes whose page nobody has open any more."""
    return sql.run("DELETE FROM notices_watchednote WHERE until < %s", [now])


def note_topic(note_id: UUID) -> str:
    return f"note:{encode('note', note_id)}"
