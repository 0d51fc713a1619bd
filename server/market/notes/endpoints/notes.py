"""HTTP for the notes themselves: read the request, make one call, shape the reply."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone
from ninja import Query, Status

from foundation import rate
from foundation.batching import Batcher
from foundation.description import KEYED
from foundation.errors import ShopError
from foundation.idempotency import idempotent
from foundation.paging import clamp, decode_cursor, decode_dated, encode_cursor
from foundation.web import Limit, PageOut, PersonRequest, VisitorRequest, signed_in, visitor
from foundation.words import language_of
from market.catalogue.facade import ProductId
from market.circles import facade as circles
from market.notes.endpoints import shaping
from market.notes.endpoints.routing import router
from market.notes.queries import reading
from market.notes.schemas import NoteCardOut, NoteCountsOut, NoteIn, NoteOut, OwnNoteOut, PublishIn, RewriteIn
from market.notes.services.keep_note import rewrite_note, write_note
from market.notes.services.like_notes import like_many, unlike_many
from market.notes.services.publish_note import publish_note, recall_note
from market.notes.services.withdraw_note import delete_note
from market.notes.states import NoteState
from market.notes.types import CountsView, Deed, NoteId, NoteView
from market.people.facade import PersonId

WRITES_PER_MINUTE = 20
LIKES_PER_MINUTE = 120  # A thumb that runs through a feed; faster is a program.


def _like_now(deeds: Sequence[Deed]) -> Sequence[CountsView | ShopError]:
    return like_many(deeds, now=timezone.now())


_like: Batcher[Deed, CountsView] = Batcher(_like_now)
_unlike: Batcher[Deed, CountsView] = Batcher(unlike_many)


@router.post("", response={201: NoteOut}, auth=signed_in, openapi_extra=KEYED)
@idempotent
def write(request: PersonRequest, body: NoteIn) -> Status:
    """Keep a new note as a draft."""
    _count_write(request)
    return Status(201, _whole(request, write_note(author_id=request.auth.id, draft=body.draft(), now=timezone.now())))


@router.get("/mine", response=PageOut[OwnNoteOut], auth=signed_in)
def list_mine(
    request: PersonRequest, state: list[NoteState] = Query([]), after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """My own notes, in these states or in any, the newest first."""
    place = decode_cursor(after, [UUID])
    found, more = reading.own_notes(
        request.auth.id, state or list(NoteState), after=place[0] if place else None, limit=clamp(limit)
    )
    return {"items": shaping.own(found, request.auth.id), "next": encode_cursor([more]) if more else None}


@router.get("/people/{person_id}", response=PageOut[NoteCardOut], auth=visitor)
def list_of_person(
    request: VisitorRequest, person_id: PersonId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """What somebody published, the newest first; of a private account, for its followers alone."""
    if not circles.standing(request.auth.person_id, person_id).shows_notes:
        raise circles.PersonNotReachable
    found, more = reading.notes_of_author(person_id, after=decode_dated(after), limit=clamp(limit))
    return {"items": shaping.cards(found, request.auth.person_id), "next": encode_cursor(more) if more else None}


@router.get("/products/{product_id}", response=PageOut[NoteCardOut], auth=visitor)
def list_of_product(
    request: VisitorRequest, product_id: ProductId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """What people published of a product, the newest first."""
    place = decode_cursor(after, [UUID])
    found, more = reading.notes_of_product(product_id, after=place[0] if place else None, limit=clamp(limit))
    return {"items": shaping.cards(found, request.auth.person_id), "next": encode_cursor([more]) if more else None}


@router.get("/{note_id}", response=NoteOut, auth=visitor)
def read(request: VisitorRequest, note_id: NoteId) -> NoteOut:
    """A note's page."""
    viewer_id = request.auth.person_id
    return shaping.whole(reading.note(note_id, viewer_id=viewer_id), viewer_id, language_of(request))


@router.put("/{note_id}", response=NoteOut, auth=signed_in)
def rewrite(request: PersonRequest, note_id: NoteId, body: RewriteIn) -> NoteOut:
    """Say something else in my note. What others saw is kept in its history."""
    _count_write(request)
    done = rewrite_note(
        note_id=note_id, author_id=request.auth.id, draft=body.draft(), version=body.version, now=timezone.now()
    )
    return _whole(request, done)


@router.post("/{note_id}/publish", response=NoteOut, auth=signed_in)
def publish(request: PersonRequest, note_id: NoteId, body: PublishIn) -> NoteOut:
    """Show my note to others, now or at an hour ahead."""
    _count_write(request)
    return _whole(
        request, publish_note(note_id=note_id, author_id=request.auth.id, at=body.publish_at, now=timezone.now())
    )


@router.post("/{note_id}/recall", response=NoteOut, auth=signed_in)
def recall(request: PersonRequest, note_id: NoteId) -> NoteOut:
    """Take a scheduled note back among my drafts."""
    return _whole(request, recall_note(note_id=note_id, author_id=request.auth.id, now=timezone.now()))


@router.delete("/{note_id}", response={204: None}, auth=signed_in)
def delete(request: PersonRequest, note_id: NoteId) -> Status:
    """Delete my note: nobody sees it from now on."""
    delete_note(note_id=note_id, author_id=request.auth.id, now=timezone.now())
    return Status(204, None)


@router.put("/{note_id}/like", response=NoteCountsOut, auth=signed_in)
def like(request: PersonRequest, note_id: NoteId) -> NoteCountsOut:
    """Like a note; a second time changes nothing."""
    rate.limit(who=f"person:{request.auth.id}", what="notes.like", per_minute=LIKES_PER_MINUTE)
    return NoteCountsOut.of(_like.submit(Deed(request.auth.id, note_id)))


@router.delete("/{note_id}/like", response=NoteCountsOut, auth=signed_in)
def unlike(request: PersonRequest, note_id: NoteId) -> NoteCountsOut:
    return NoteCountsOut.of(_unlike.submit(Deed(request.auth.id, note_id)))


def _count_write(request: PersonRequest) -> None:
    rate.limit(who=f"person:{request.auth.id}", what="notes.write", per_minute=WRITES_PER_MINUTE)


def _whole(request: PersonRequest, note: NoteView) -> NoteOut:
    return shaping.whole(note, request.auth.id, language_of(request))
