"""Authors are told what others do with their notes, and people who is talking to them there."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from foundation.ids import encode
from market.circles import facade as circles
from market.notes import facade as notes
from market.notes.events import CommentWritten, NoteLiked, NoteSaved
from market.notices.services.gather_notices import gather_notices
from market.notices.types import Kind, NewDeed


def tell_of_deeds(kind: Kind, news: Sequence[NoteLiked | NoteSaved], *, now: datetime) -> None:
    """Tell authors who liked or saved their notes, note by note."""
    gather_notices([_about_note(kind, one.author_id, one.note_id, one.person_id) for one in news], now=now)


def tell_of_talk(news: Sequence[CommentWritten], *, now: datetime) -> None:
    """
    Tell whom it was said to, each of one remark once: of being answered, else of being mentioned, else as the author.

    Who may not see the note any more is not told.
    """
    deeds = [deed for one in news for deed in _addressed(one)]
    authors = {one.note_id: one.note_author_id for one in news}
    gather_notices(_in_sight(deeds, authors), now=now)


def tell_of_mentions(note_ids: Sequence[UUID], *, now: datetime) -> None:
    """Tell people that notes mention them, each once per note, whatever is changed about it later."""
    known = notes.notes(note_ids)
    deeds = [
        _about_note(Kind.MENTIONED, person_id, note.id, note.author_id)
        for note in known.values()
        for person_id in note.draft.mention_ids
    ]
    gather_notices(_in_sight(deeds, {note.id: note.author_id for note in known.values()}), now=now)


def _addressed(news: CommentWritten) -> Iterator[NewDeed]:
    told = {news.author_id}
    answered = [news.reply_to_author_id] if news.reply_to_author_id else []
    for kind, person_ids in (
        (Kind.COMMENT_ANSWERED, answered),
        (Kind.MENTIONED, news.mention_ids),
        (Kind.NOTE_COMMENTED, [news.note_author_id]),
    ):
        for person_id in person_ids:
            if person_id not in told:
                told.add(person_id)
                yield _about_note(kind, person_id, news.note_id, news.author_id, is_once=False)


def _in_sight(deeds: Sequence[NewDeed], authors: dict[UUID, UUID]) -> list[NewDeed]:
    by_note = {encode("note", note_id): author_id for note_id, author_id in authors.items()}
    seen = circles.may_see([(deed.person_id, by_note[deed.about]) for deed in deeds]) if deeds else set()
    return [deed for deed in deeds if (deed.person_id, by_note[deed.about]) in seen]


def _about_note(kind: Kind, person_id: UUID, note_id: UUID, doer_id: UUID, *, is_once: bool = True) -> NewDeed:
    about = encode("note", note_id)
    return NewDeed(person_id, kind, about, doer_id, {"note_id": about}, is_once)
