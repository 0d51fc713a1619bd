"""What is published is put before each follower; unless they are many, and fetch it themselves."""

from datetime import datetime
from uuid import UUID

from foundation import sql
from market.circles import facade as circles
from market.feed.models import FeedNote

AT_ONCE = 2_000  # Followers per statement: some ten milliseconds, between which others' work has its turn.
CAUGHT_UP = 20  # How many of an author's notes a new follower finds in their feed.


def put_before_followers(note_id: UUID) -> int:
    """
    Write a note into the feeds of its author's followers, in pieces, each its own transaction. Return how many.

    A popular account's followers fetch what it publishes. Safe to repeat.
    """
    note = FeedNote.objects.filter(pk=note_id).first()
    if note is None or circles.is_popular(note.author_id):
        return 0
    put, after = 0, None
    while True:
        readers = circles.follower_ids(note.author_id, after=after, limit=AT_ONCE)
        put += sql.run(
            """
            INSERT INTO feed_feedentry (reader_id, published_at, note_id)
            SELECT id, %s, %s FROM unnest(%s::uuid[]) AS reader (id) ON CONFLICT DO NOTHING
            """,
            [note.published_at, note.note_id, readers],
        )
        if len(readers) < AT_ONCE:
            return put
        after = readers[-1]


def take_from_followers(note_id: UUID, author_id: UUID, published_at: datetime | None) -> int:
    """
    Take a deleted note out of its author's followers' feeds, in pieces. Return how many. Safe to repeat.

    When it was published finds its place in each; None, of news from before that said so, looks through them.
    """
    place = "" if published_at is None else "AND published_at = %(at)s"
    taken, after = 0, None
    while True:
        readers = circles.follower_ids(author_id, after=after, limit=AT_ONCE)
        taken += sql.run(
            f"DELETE FROM feed_feedentry WHERE reader_id = ANY(%(readers)s) {place} AND note_id = %(note)s",
            {"readers": readers, "at": published_at, "note": note_id},
        )
        if len(readers) < AT_ONCE:
            return taken
        after = readers[-1]


def catch_up(reader_id: UUID, author_id: UUID) -> int:
    """Put the latest notes of somebody newly followed into a feed. Return how many. One statement."""
    return sql.run(
        """
        INSERT INTO feed_feedentry (reader_id, published_at, note_id)
        SELECT %s, published_at, note_id FROM feed_feednote WHERE author_id = %s
        ORDER BY published_at DESC, note_id DESC LIMIT %s ON CONFLICT DO NOTHING
        """,
        [reader_id, author_id, CAUGHT_UP],
    )


def leave(reader_id: UUID, author_id: UUID) -> int:
    """Take everything of somebody who is not followed any more out of a feed. Return how many. One statement."""
    return sql.run(
        """
        DELETE FROM feed_feedentry e USING feed_feednote n
        WHERE e.reader_id = %s AND e.published_at = n.published_at AND e.note_id = n.note_id AND n.author_id = %s
        """,
        [reader_id, author_id],
    )
