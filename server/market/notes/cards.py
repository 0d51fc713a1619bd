"""Fetches what a list of notes needs, once for all of it, and shapes it; for other rooms' lists, too."""

from collections.abc import Collection, Sequence
from uuid import UUID

from market.circles import facade as circles
from market.media import facade as media
from market.notes.queries import reading
from market.notes.schemas import NoteCardOut, Seen
from market.notes.types import NoteView
from market.people import facade as people


def see(notes: Sequence[NoteView], viewer_id: UUID | None, *, also: Collection[UUID] = ()) -> Seen:
    """Three queries, however many notes. In: more pictures to fetch with theirs."""
    known = people.people(
        {note.author_id for note in notes} | {one for note in notes for one in note.draft.mention_ids}
    )
    faces = {one for person in known.values() if (one := person.avatar_picture_id)}
    covers = {one for note in notes if (one := note.cover_id)}
    return Seen(
        people=known,
        pictures=media.pictures(faces | covers | set(also)),
        deeds=reading.deeds(viewer_id, [note.id for note in notes]),
        viewer_id=viewer_id,
    )


def cards(notes: Sequence[NoteView], viewer_id: UUID | None) -> list[NoteCardOut]:
    """Shape those notes whose authors show them to the viewer. Four queries."""
    standings = circles.standings(viewer_id, {note.author_id for note in notes})
    shown = [note for note in notes if standings[note.author_id].shows_notes]
    seen = see(shown, viewer_id)
    return [NoteCardOut.of(note, seen) for note in shown]
