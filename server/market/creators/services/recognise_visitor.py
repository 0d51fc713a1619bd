"""A visitor who had agreed to be recognised turns out to be a person."""

from uuid import UUID

from foundation import sql


def recognise_visitor(*, visitor_id: UUID, person_id: UUID) -> int:
    """
    Let what a visitor clicked on be this person's as well, for what they buy; it was counted as the visitor's, and an
    author's own is nobody's. Return how many clicks. Safe to repeat.
    """
    return sql.run(
        """
        INSERT INTO creators_sighting
          (day, viewer_id, note_id, deed, about_id, author_id, source, is_person, is_counted, at)
        SELECT day, %(person)s, note_id, deed, about_id, author_id, source, true, false, at FROM creators_sighting
        WHERE viewer_id = %(visitor)s AND deed = 'clicked' AND author_id <> %(person)s ON CONFLICT DO NOTHING
        """,
        {"person": person_id, "visitor": visitor_id},
    )
