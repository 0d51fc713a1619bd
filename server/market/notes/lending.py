"""
Expressions that other rooms put into statements of their own: what people did with a note, in the same round trip.

Texts of ours alone; `{note}` is a column with the note's id, and the statement is given `viewer`, an id or nothing.
"""

LIKE_COUNT = "coalesce((SELECT k.likes FROM notes_counts k WHERE k.note_id = {note}), 0)"
IS_LIKED = "EXISTS (SELECT FROM notes_like l WHERE l.person_id = %(viewer)s AND l.note_id = {note})"
