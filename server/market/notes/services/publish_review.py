"""A buyer's review appears as a note of theirs, since they agreed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.notes.errors import NoteNotFound
from market.notes.rules import LONGEST_TITLE
from market.notes.services.keep_note import write_note
from market.notes.services.publish_note import publish_note
from market.notes.services.withdraw_note import delete_note
from market.notes.types import GoodsTag, NoteDraft

MIDDLE_BP = 5_000  # Nobody put the tag anywhere in particular.
ENDS = "。！？!?\n"  # Where a first sentence ends.


@transaction.atomic
def publish_review(
    *,
    author_id: UUID,
    product_id: UUID,
    text: str,
    picture_ids: Sequence[UUID],
    video_id: UUID | None,
    now: datetime,
) -> UUID:
    """
    Publish a note that says and shows what a review does, with what was bought tagged; a film comes before pictures.

    It has the advertisement's label as every note with goods (ADR 0047), and is judged as every note. Return its id.

    :raises: what `write_note` and `publish_note` raise
    """
    draft = NoteDraft(
        title=title_of(text),
        body=text,
        picture_ids=() if video_id else tuple(picture_ids),
        video_id=video_id,
        goods=(GoodsTag(product_id, 0, MIDDLE_BP, MIDDLE_BP),),
    )
    note = write_note(author_id=author_id, draft=draft, now=now)
    publish_note(note_id=note.id, author_id=author_id, now=now)
    return note.id


def delete_review(*, note_id: UUID, author_id: UUID, now: datetime) -> None:
    """Delete the note of a review that was taken back, if its author has not done so before."""
    try:
        delete_note(note_id=note_id, author_id=author_id, now=now)
    except NoteNotFound:
        return


def title_of(text: str) -> str:
    """Return the first sentence, cut where a title must end."""
    first = min((at for sign in ENDS if (at := text.find(sign)) > 0), default=len(text))
    said = text[:first].strip()
    return said if len(said) <= LONGEST_TITLE else f"{said[: LONGEST_TITLE - 1]}…"
