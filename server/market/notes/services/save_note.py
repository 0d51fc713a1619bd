"""Somebody keeps a note, on one of their boards or on none."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import outbox, sql
from foundation.ids import uuid7
from foundation.sql import broken_guard
from market.notes.errors import BoardNameTaken, BoardNotFound, NoteNotFound, TextMissing, TooManyBoards, TooMuch
from market.notes.events import NoteSaved
from market.notes.models import Board, Save
from market.notes.models.saves import LONGEST_NAME
from market.notes.queries.reading import authors_if_seen
from market.notes.services.like_notes import count_deeds
from market.notes.types import BoardView, CountsView, Deed

MOST_BOARDS = 100


@transaction.atomic
def save_note(*, person_id: UUID, note_id: UUID, board_id: UUID | None = None, now: datetime) -> CountsView:
    """
    Keep a note, or move it to another board. It counts once, wherever it is.

    :raises NoteNotFound, BoardNotFound:
    """
    deed = Deed(person_id, note_id)
    author_id = authors_if_seen([deed]).get(deed)
    if author_id is None:
        raise NoteNotFound
    if board_id is not None and not Board.objects.filter(pk=board_id, owner_id=person_id).exists():
        raise BoardNotFound
    row = sql.one(
        """
        INSERT INTO notes_save (person_id, note_id, board_id, at) VALUES (%s, %s, %s, %s)
        ON CONFLICT (person_id, note_id) DO UPDATE SET board_id = excluded.board_id RETURNING xmax = 0
        """,
        [person_id, note_id, board_id, now],
    )
    is_new = row is not None and row[0]
    if is_new:
        outbox.publish(NoteSaved(note_id, author_id, person_id, now), key=note_id)
    return count_deeds("saves", [note_id] if is_new else [], [note_id], by=1)[note_id]


@transaction.atomic
def forget_note(*, person_id: UUID, note_id: UUID) -> CountsView:
    """Keep a note no longer, also one that is not seen any more. :raises NoteNotFound: there never was one"""
    gone, _ = Save.objects.filter(person_id=person_id, note_id=note_id).delete()
    counts = count_deeds("saves", [note_id] if gone else [], [note_id], by=-1)
    if note_id not in counts:
        raise NoteNotFound
    return counts[note_id]


@transaction.atomic
def make_board(*, owner_id: UUID, name: str, is_private: bool = False, now: datetime) -> BoardView:
    """:raises TextMissing, TooMuch, BoardNameTaken, TooManyBoards:"""
    if Board.objects.filter(owner_id=owner_id).count() >= MOST_BOARDS:
        raise TooManyBoards(most=MOST_BOARDS)
    board = Board(id=uuid7(), owner_id=owner_id, name=_name(name), is_private=is_private, made_at=now)
    _keep(board)
    return board.view(0)


@transaction.atomic
def change_board(*, board_id: UUID, owner_id: UUID, name: str | None = None, is_private: bool | None = None) -> None:
    """:raises BoardNotFound, TextMissing, TooMuch, BoardNameTaken:"""
    board = Board.objects.filter(pk=board_id, owner_id=owner_id).select_for_update().first()
    if board is None:
        raise BoardNotFound
    board.name = board.name if name is None else _name(name)
    board.is_private = board.is_private if is_private is None else is_private
    _keep(board)


def remove_board(*, board_id: UUID, owner_id: UUID) -> None:
    """Remove a board; what was on it stays kept, on none. :raises BoardNotFound:"""
    gone, _ = Board.objects.filter(pk=board_id, owner_id=owner_id).delete()
    if not gone:
        raise BoardNotFound


def _name(name: str) -> str:
    said = " ".join(name.split())
    if not said:
        raise TextMissing(field="name")
    if len(said) > LONGEST_NAME:
        raise TooMuch(field="name", most=LONGEST_NAME)
    return said


def _keep(board: Board) -> None:
    try:
        with transaction.atomic():
            board.save()
    except IntegrityError as error:
        if broken_guard(error) == "notes_board_names":
            raise BoardNameTaken(field="name") from None
        raise
