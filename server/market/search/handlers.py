"""What search does when others tell news. Each runs at least once, so each is safe to repeat."""

from collections.abc import Sequence

from foundation.outbox import on_many
from market.circles.events import AccountChanged, PersonFollowed, PersonUnfollowed
from market.notes.events import CommentWritten, NoteEdited, NoteLiked, NotePublished, NoteSaved, NoteWithdrawn
from market.people.events import PersonChanged
from market.search.services.index_notes import index_notes, warm_notes
from market.search.services.index_people import index_people


@on_many(NotePublished)
def find_published(events: Sequence[NotePublished]) -> None:
    index_notes({event.note_id for event in events})


@on_many(NoteEdited)
def find_edited(events: Sequence[NoteEdited]) -> None:
    index_notes({event.note_id for event in events})


@on_many(NoteWithdrawn)
def lose_withdrawn(events: Sequence[NoteWithdrawn]) -> None:
    index_notes({event.note_id for event in events})


@on_many(NoteLiked)
def lift_liked(events: Sequence[NoteLiked]) -> None:
    warm_notes({event.note_id for event in events})


@on_many(NoteSaved)
def lift_saved(events: Sequence[NoteSaved]) -> None:
    warm_notes({event.note_id for event in events})


@on_many(CommentWritten)
def lift_commented(events: Sequence[CommentWritten]) -> None:
    warm_notes({event.note_id for event in events})


@on_many(PersonChanged)
def find_renamed(events: Sequence[PersonChanged]) -> None:
    index_people({event.person_id for event in events})


@on_many(AccountChanged)
def find_by_new_words(events: Sequence[AccountChanged]) -> None:
    index_people({event.person_id for event in events})


@on_many(PersonFollowed)
def lift_followed(events: Sequence[PersonFollowed]) -> None:
    index_people({event.followee_id for event in events})


@on_many(PersonUnfollowed)
def lower_left(events: Sequence[PersonUnfollowed]) -> None:
    index_people({event.followee_id for event in events})
