"""Nobody but its author sees a note any more, or nobody at all."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.moderation import facade as moderation
from market.notes.events import NoteWithdrawn
from market.notes.models import Comment, Counts, Goods, Like, Note, Revision, Save, Shared
from market.notes.services.judge import NOTE_KIND
from market.notes.services.publish_note import make_public
from market.notes.states import NoteState

KEPT = timedelta(days=30)  # A deleted note is evidence for so long; then nothing of it is left.


@transaction.atomic
def delete_note(*, note_id: UUID, author_id: UUID, now: datetime) -> None:
    """Delete a note: nobody sees it from this commit on. Locks the note, then its item. :raises NoteNotFound:"""
    note = Note.objects.lock_own(note_id, author_id)
    _leave(note, NoteState.DELETED, now, "deleted by its author", author_id)
    moderation.withdraw_item(kind=NOTE_KIND, subject_id=note_id, now=now)


@transaction.atomic
def take_down(*, note_id: UUID, because: str, by: UUID | None, now: datetime) -> None:
    """
    Take a note down that others see, or keep one from being seen. Locks the note. A deleted one stays deleted.

    :raises NoteNotFound; IllegalMove: a draft, which nobody sees
    """
    note = Note.objects.lock(note_id)
    if note.state in (NoteState.DELETED, NoteState.HIDDEN, NoteState.REFUSED):
        return
    after = NoteState.HIDDEN if note.state == NoteState.PUBLISHED else NoteState.REFUSED
    _leave(note, after, now, because, by)


@transaction.atomic
def let_through(*, note_id: UUID, because: str, by: UUID | None, now: datetime) -> None:
    """Show a note that was held, refused or taken down. Locks the note. A deleted one stays deleted."""
    note = Note.objects.lock(note_id)
    if note.state in (NoteState.HELD, NoteState.REFUSED, NoteState.HIDDEN):
        make_public(note, now=now, because=because, by=by)


def _leave(note: Note, after: NoteState, now: datetime, because: str, by: UUID | None) -> None:
    was_seen = note.state == NoteState.PUBLISHED
    if after is NoteState.DELETED:
        note.edited_at = now
    note.move_to(after, now=now, because=because, by=by)
    if was_seen or after is NoteState.DELETED:
        outbox.publish(
            NoteWithdrawn(note.id, note.author_id, after is NoteState.DELETED, now, note.published_at), key=note.id
        )


def forget_deleted(*, now: datetime, limit: int = 200) -> int:
    """
    Empty what was deleted a month ago, and remove everything that hangs on it. Return how many notes.

    The row stays, with the history of its states, and says nothing.
    """
    gone = Note.objects.filter(state=NoteState.DELETED, forgotten_at__isnull=True, edited_at__lt=now - KEPT)
    ids = list(gone.order_by("edited_at").values_list("id", flat=True)[:limit])
    with transaction.atomic():
        for kind in (Like, Save, Shared, Comment, Counts, Goods, Revision):
            kind.objects.filter(note_id__in=ids).delete()
        Note.objects.filter(pk__in=ids).update(
            title="", body="", picture_ids=[], video_id=None, cover_picture_id=None, mention_ids=[], topics=[],
            region_code="", place_name="", forgotten_at=now,
        )  # fmt: skip
    return len(ids)
