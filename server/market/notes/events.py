"""News notes tells, under the note's id. Past tense, ids and values only; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NotePublished:
    """Others see a note from now on; also when it was taken down and came back (then `is_first` is false)."""

    name: ClassVar[str] = "notes.note_published"
    note_id: UUID
    author_id: UUID
    mention_ids: tuple[UUID, ...]
    product_ids: tuple[UUID, ...]
    is_first: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class NoteEdited:
    """A note that others see says something else now."""

    name: ClassVar[str] = "notes.note_edited"
    note_id: UUID
    author_id: UUID
    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class NoteWithdrawn:
    """Nobody but its author sees a note any more: held, taken down or deleted."""

    name: ClassVar[str] = "notes.note_withdrawn"
    note_id: UUID
    author_id: UUID
    is_deleted: bool
    at: datetime
    published_at: datetime | None = None  # not in news of earlier releases


@dataclass(frozen=True, slots=True)
class NoteLiked:
    name: ClassVar[str] = "notes.note_liked"
    note_id: UUID
    author_id: UUID
    person_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class NoteSaved:
    name: ClassVar[str] = "notes.note_saved"
    note_id: UUID
    author_id: UUID
    person_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentWritten:
    name: ClassVar[str] = "notes.comment_written"
    comment_id: UUID
    note_id: UUID
    note_author_id: UUID
    author_id: UUID
    reply_to_author_id: UUID | None
    mention_ids: tuple[UUID, ...]
    at: datetime
