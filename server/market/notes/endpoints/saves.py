"""HTTP for what people keep: read the request, make one call, shape the reply."""

from uuid import UUID

from django.utils import timezone
from ninja import Status

from foundation.description import KEYED
from foundation.idempotency import idempotent
from foundation.paging import clamp, decode_dated, encode_cursor
from foundation.web import Limit, PageOut, PersonRequest, VisitorRequest, signed_in, visitor
from market.circles import facade as circles
from market.notes.endpoints import shaping
from market.notes.endpoints.routing import router
from market.notes.errors import BoardNotFound
from market.notes.queries import reading, talk
from market.notes.schemas import BoardChangeIn, BoardIn, BoardOut, NoteCardOut, NoteCountsOut, SaveIn
from market.notes.services.save_note import change_board, forget_note, make_board, remove_board, save_note
from market.notes.types import BoardId, BoardView, NoteId
from market.people.facade import PersonId


@router.get("/saved", response=PageOut[NoteCardOut], auth=signed_in)
def list_saved(
    request: PersonRequest, board_id: BoardId | None = None, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """What I keep, the latest first."""
    return _saved(request.auth.id, request.auth.id, board_id, after, limit)


@router.get("/boards", response=list[BoardOut], auth=signed_in)
def list_boards(request: PersonRequest) -> list[BoardOut]:
    return [BoardOut.of(one) for one in talk.boards(request.auth.id, also_private=True)]


@router.post("/boards", response={201: BoardOut}, auth=signed_in, openapi_extra=KEYED)
@idempotent
def make(request: PersonRequest, body: BoardIn) -> Status:
    done = make_board(owner_id=request.auth.id, name=body.name, is_private=body.is_private, now=timezone.now())
    return Status(201, BoardOut.of(done))


@router.get("/people/{person_id}/boards", response=list[BoardOut], auth=visitor)
def list_boards_of(request: VisitorRequest, person_id: PersonId) -> list[BoardOut]:
    """Somebody's boards that are not private."""
    if not circles.standing(request.auth.person_id, person_id).shows_notes:
        raise circles.PersonNotReachable
    return [BoardOut.of(one) for one in talk.boards(person_id, also_private=False)]


@router.get("/boards/{board_id}", response=BoardOut, auth=visitor)
def read_board(request: VisitorRequest, board_id: BoardId) -> BoardOut:
    return BoardOut.of(_board(board_id, request.auth.person_id))


@router.get("/boards/{board_id}/notes", response=PageOut[NoteCardOut], auth=visitor)
def list_on_board(
    request: VisitorRequest, board_id: BoardId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """What is on a board, the latest first."""
    viewer_id = request.auth.person_id
    board = _board(board_id, viewer_id)
    return _saved(board.owner_id, viewer_id, board_id, after, limit)


@router.patch("/boards/{board_id}", response={204: None}, auth=signed_in)
def change(request: PersonRequest, board_id: BoardId, body: BoardChangeIn) -> Status:
    change_board(board_id=board_id, owner_id=request.auth.id, name=body.name, is_private=body.is_private)
    return Status(204, None)


@router.delete("/boards/{board_id}", response={204: None}, auth=signed_in)
def remove(request: PersonRequest, board_id: BoardId) -> Status:
    """Remove a board; what was on it I keep."""
    remove_board(board_id=board_id, owner_id=request.auth.id)
    return Status(204, None)


@router.put("/{note_id}/save", response=NoteCountsOut, auth=signed_in)
def save(request: PersonRequest, note_id: NoteId, body: SaveIn) -> NoteCountsOut:
    """Keep a note, or move it to another board."""
    return NoteCountsOut.of(
        save_note(person_id=request.auth.id, note_id=note_id, board_id=body.board_id, now=timezone.now())
    )


@router.delete("/{note_id}/save", response=NoteCountsOut, auth=signed_in)
def forget(request: PersonRequest, note_id: NoteId) -> NoteCountsOut:
    return NoteCountsOut.of(forget_note(person_id=request.auth.id, note_id=note_id))


def _board(board_id: UUID, viewer_id: UUID | None) -> BoardView:
    """:raises BoardNotFound: also another's private one, or of somebody who does not show theirs to the viewer"""
    board = talk.board(board_id, viewer_id=viewer_id)
    if board is None or not circles.standings(viewer_id, [board.owner_id])[board.owner_id].shows_notes:
        raise BoardNotFound
    return board


def _saved(
    owner_id: UUID, viewer_id: UUID | None, board_id: UUID | None, after: str | None, limit: int | None
) -> dict[str, object]:
    found, more = reading.saved_notes(owner_id, board_id=board_id, after=decode_dated(after), limit=clamp(limit))
    return {"items": shaping.cards(found, viewer_id), "next": encode_cursor(more) if more else None}
