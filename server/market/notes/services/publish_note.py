"""Others see a note from now on, or from an hour ahead."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import prefetch_related_objects

from foundation import outbox
from foundation.errors import ShopError
from market.moderation import facade as moderation
from market.moderation.facade import Verdict
from market.notes import rules
from market.notes.events import NotePublished
from market.notes.models import Note
from market.notes.services import judge
from market.notes.states import NoteState
from market.notes.types import NoteView

log = structlog.get_logger(__name__)


@transaction.atomic
def publish_note(*, note_id: UUID, author_id: UUID, at: datetime | None = None, now: datetime) -> NoteView:
    """
    Publish a note now, or at an hour ahead; what is doubtful is held until somebody has looked at it.

    A note that is out already stays as it is. Locks the note.

    :raises NoteNotFound, NothingToShow, TitleMissing, HourNotAhead; moderation.TextRefused: with the words;
        moderation.PublishingPaused: until when; IllegalMove: held, refused or taken down
    """
    note = Note.objects.lock_own(note_id, author_id)
    if note.state == NoteState.PUBLISHED and at is None:
        return note.view()
    moderation.check_may_publish(author_id, now=now)
    prefetch_related_objects([note], "goods")
    rules.check_ready(note.view().draft)
    verdicts = judge.judge_note(note)
    if at is not None:
        rules.check_hour(at, now)
        if note.state == NoteState.SCHEDULED:
            note.move_to(NoteState.DRAFT, now=now, because="another hour", by=author_id)
        note.publish_at = at
        note.move_to(NoteState.SCHEDULED, now=now, because=f"scheduled for {at.isoformat()}", by=author_id)
        return note.view()
    _show_or_hold(note, verdicts, now=now, because="published", by=author_id)
    return note.view()


@transaction.atomic
def recall_note(*, note_id: UUID, author_id: UUID, now: datetime) -> NoteView:
    """Take a scheduled note back among the drafts. Locks the note. :raises NoteNotFound; IllegalMove:"""
    note = Note.objects.lock_own(note_id, author_id)
    note.publish_at = None
    note.move_to(NoteState.DRAFT, now=now, because="recalled", by=author_id)
    return note.view()


def _show_or_hold(
    note: Note, verdicts: Sequence[Verdict], *, now: datetime, because: str, by: UUID | None = None
) -> None:
    if judge.is_doubtful(verdicts):
        note.publish_at = None
        note.move_to(NoteState.HELD, now=now, because="to be looked at", by=by)
        judge.put_before_a_person(note, verdicts, now)
    else:
        make_public(note, now=now, because=because, by=by)


def make_public(note: Note, *, now: datetime, because: str, by: UUID | None = None) -> None:
    """Show a locked note to others, and tell it."""
    is_first = note.published_at is None
    note.publish_at = None
    note.move_to(NoteState.PUBLISHED, now=now, because=because, by=by)
    assert note.published_at is not None, "move_to gives it a date"
    goods = tuple(row.product_id for row in note.goods.all())
    news = NotePublished(note.id, note.author_id, tuple(note.mention_ids), goods, is_first, note.published_at)
    outbox.publish(news, key=note.id)
    judge.remember_pictures(note, now)


def publish_due(*, now: datetime, limit: int = 200) -> int:
    """Publish what is due by its hour, each in its own transaction. Return how many."""
    due = Note.objects.filter(state=NoteState.SCHEDULED, publish_at__lte=now).order_by("publish_at")
    return sum(_publish_one(note_id, now) for note_id in due.values_list("id", flat=True)[:limit])


@transaction.atomic
def _publish_one(note_id: UUID, now: datetime) -> bool:
    """What makes sense no longer at its hour goes back among the drafts, and its history says why."""
    note = Note.objects.lock(note_id)
    if note.state != NoteState.SCHEDULED or note.publish_at is None or note.publish_at > now:
        return False
    try:
        moderation.check_may_publish(note.author_id, now=now)
        rules.check_ready(note.view().draft)
        verdicts = judge.judge_note(note)
    except ShopError as refusal:
        log.warning("notes.due_is_not_ready", note_id=str(note_id), code=refusal.code)
        note.publish_at = None
        note.move_to(NoteState.DRAFT, now=now, because=f"not ready at its hour: {refusal.code}")
        return False
    _show_or_hold(note, verdicts, now=now, because="its hour has come")
    return True
