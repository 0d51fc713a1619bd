"""HTTP: read the request, make one call, shape the reply."""

from urllib.parse import quote

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from foundation import live
from foundation.web import Limit, PersonRequest, VisitorRequest, live_url, signed_in, visitor
from foundation.words import language_of
from market.media import facade as media
from market.notes.facade import NoteId
from market.notices import queries
from market.notices.rules import UNTOLD, check_topics
from market.notices.schemas import NoticeOut, NoticesOut, ReadIn, TicketOut, TopicsIn, UnreadOut
from market.notices.services.read_notices import read_notices
from market.notices.services.watch_notes import WATCHED_SECONDS, watch_note

router = Router(tags=["notices"], auth=signed_in)
live_router = Router(tags=["live"], auth=signed_in)
more_routers = {"/live": live_router}


@router.get("", response=NoticesOut, summary="What I was told, newest first")
def read(request: PersonRequest, after: str | None = None, limit: Limit = None) -> NoticesOut:
    language = language_of(request)
    found, cursor = queries.notices_of(request.auth.id, after=after, limit=limit)
    told = queries.told_of(found, reader_id=request.auth.id)
    pictures = media.pictures({one for about in told.values() for one in (about.face_id, about.cover_id) if one})
    items = [NoticeOut.of(notice, language, told.get(notice.id, UNTOLD), pictures) for notice in found]
    return NoticesOut(items=items, next=cursor)


@router.post("/read", response=UnreadOut, summary="I have read everything up to this one")
def mark_read(request: PersonRequest, body: ReadIn) -> UnreadOut:
    read_notices(person_id=request.auth.id, up_to=body.up_to, now=timezone.now())
    return UnreadOut(unread_count=queries.unread_count(request.auth.id))


@live_router.post("/tickets", response={201: TicketOut}, summary="Let me listen to what changes")
def open_ticket(request: PersonRequest, body: TopicsIn) -> Status:
    ticket = live.ticket(check_topics(body.topics, request.auth.id))
    return Status(201, _ticket(request, ticket, live.TICKET_SECONDS))


@live_router.post(
    "/notes/{note_id}/tickets", response={201: TicketOut}, auth=visitor, summary="Let me see a note's counts move"
)
def open_note_ticket(request: VisitorRequest, note_id: NoteId) -> Status:
    ticket = watch_note(note_id=note_id, viewer_id=request.auth.person_id, now=timezone.now())
    return Status(201, _ticket(request, ticket, WATCHED_SECONDS))


def _ticket(request: HttpRequest, ticket: str, seconds: int) -> TicketOut:
    return TicketOut(ticket=ticket, url=f"{live_url(request)}/live?ticket={quote(ticket)}", expires_in=seconds)
