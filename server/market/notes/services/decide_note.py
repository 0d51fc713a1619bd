"""A person has decided whether a note is to be seen."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.notes.models import Note
from market.notes.services.withdraw_note import let_through, take_down


@transaction.atomic
def decide_note(*, note_id: UUID, version: int, is_to_be_seen: bool, rule: str, now: datetime) -> None:
    """
    Show the note, or take it down, as it was decided; what was changed since is judged by itself. Locks the note.

    :raises NoteNotFound:
    """
    if Note.objects.lock(note_id).version != version:
        return
    if is_to_be_seen:
        let_through(note_id=note_id, because="let through", by=None, now=now)
    else:
        take_down(note_id=note_id, because=f"rule {rule}", by=None, now=now)
