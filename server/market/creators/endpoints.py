"""HTTP for an author's numbers: read the request, make one call, shape the reply."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from ninja import Router, Status
from pydantic import Field

from foundation import rate
from foundation.ids import uuid7
from foundation.web import PersonRequest, VisitorRequest, signed_in, visitor
from foundation.words import language_of
from market.affiliate import facade as affiliate
from market.creators import queries
from market.creators.errors import ZoneUnknown
from market.creators.export import as_csv
from market.creators.queries import tallies, total
from market.creators.schemas import (
    BestTimeOut,
    DayTallyOut,
    NoteNumbersOut,
    NotesNumbersOut,
    NoteTallyOut,
    NumbersOut,
    SightingsIn,
    SourceTallyOut,
    TallyOut,
)
from market.creators.services.note_sightings import note_sightings
from market.creators.types import Deed, Tally, Viewer
from market.media import facade as media
from market.media.facade import PictureOut
from market.notes import facade as notes
from market.notes.facade import NoteId, NoteView

A_MINUTE = 30  # The browser gathers what it tells for some seconds; more often is a program.
A_MINUTE_FROM_ONE_PLACE = 300  # Strangers of one address, which may be many people.
MOST_DAYS = 366
MOST_NOTES = 100
Days = Annotated[int, Field(ge=1, le=MOST_DAYS)]
Sort = Literal["seen", "read", "clicked", "liked", "saved", "commented", "shared", "orders", "sales"]
A_FILE = {"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}}

router = Router(tags=["creators"])


@router.post("/sightings", response={204: None}, auth=visitor)
def tell(request: VisitorRequest, body: SightingsIn) -> Status:
    """What of notes was on my screen, a little at a time. Who has not agreed to be known is a stranger each time."""
    rate.limit(who=_place(request), what="creators.sightings", per_minute=A_MINUTE_FROM_ONE_PLACE)
    if request.auth.person_id:
        rate.limit(who=f"person:{request.auth.person_id}", what="creators.sightings", per_minute=A_MINUTE)
    note_sightings(_viewer(request), [one.sighted() for one in body.items], now=timezone.now())
    return Status(204, None)


@router.get("/numbers", response=NumbersOut, auth=signed_in)
def read_numbers(request: PersonRequest, days: Days = 28) -> NumbersOut:
    """What came of all my notes in the last days, and in as many before."""
    return _numbers(request.auth.id, days, None)


@router.get("/notes", response=NotesNumbersOut, auth=signed_in)
def list_notes(request: PersonRequest, days: Days = 28, sort: Sort = "seen") -> NotesNumbersOut:
    """My notes of which something came in the last days, the most first."""
    since, until = _span(days)
    found = tallies(request.auth.id, since=since, until=until, by="note_id")
    first = sorted(found.items(), key=lambda one: (-_measure(one[1], sort), one[0]))[:MOST_NOTES]
    known = notes.notes([note_id for (note_id,), _ in first])
    covers = media.pictures({one for note in known.values() if (one := note.cover_id)})
    return NotesNumbersOut(items=[_note(note_id, tally, known.get(note_id), covers) for (note_id,), tally in first])


@router.get("/notes/{note_id}", response=NoteNumbersOut, auth=signed_in)
def read_note(request: PersonRequest, note_id: NoteId, days: Days = 28) -> NoteNumbersOut:
    """What came of one note of mine."""
    note = notes.note(note_id, viewer_id=request.auth.id)
    if note.author_id != request.auth.id:
        raise notes.NoteNotFound
    covers = media.pictures({note.cover_id} if note.cover_id else set())
    since, until = _span(days)
    whole = total(request.auth.id, since=since, until=until, note_id=note_id)
    told = _numbers(request.auth.id, days, note_id)
    return NoteNumbersOut(**dict(told), note=_note(note_id, whole, note, covers))


@router.get("/best-time", response=BestTimeOut, auth=signed_in)
def read_best_time(request: PersonRequest, zone: str = "UTC") -> BestTimeOut:
    """When my followers read, hour by hour of a week in my zone; of too few nothing is told."""
    if zone not in available_timezones():
        raise ZoneUnknown(field="zone")
    found = queries.best_time(request.auth.id, zone=zone, now=timezone.now())
    cells = list(found.cells) if found else [0] * queries.HOURS
    return BestTimeOut(zone=zone, readers=found.readers if found else None, cells=cells)


@router.get("/numbers.csv", response={200: None}, auth=signed_in, openapi_extra=A_FILE)
def export(request: PersonRequest, days: Days = 28) -> HttpResponse:
    """All of it as a file: a line for each note, day and way."""
    since, until = _span(days)
    found = tallies(request.auth.id, since=since, until=until, by="note_id, day, source")
    known = notes.notes({key[0] for key in found})
    titles = {note_id: note.draft.title for note_id, note in known.items()}
    answer = HttpResponse(as_csv(found, titles, language_of(request)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="numbers-{since}-{until}.csv"'
    return answer


def _place(request: VisitorRequest) -> str:
    """Name where a request comes from, as allauth reckons it; what comes from nowhere is counted together."""
    try:
        return f"ip:{get_adapter().get_client_ip(request)}"
    except PermissionDenied:
        return "ip:"


def _viewer(request: VisitorRequest) -> Viewer:
    """Name who looks: a visitor by the guest's key once they agreed, and otherwise by a number that is used once."""
    person_id, key = request.auth.person_id, request.auth.guest_key
    if person_id:
        return Viewer(person_id, person_id)
    if key and affiliate.consent(None, UUID(key)):
        return Viewer(UUID(key), None)
    return Viewer(uuid7(), None)


def _span(days: int) -> tuple[date, date]:
    """Return the first day and the one after today, as days of the market's own zone."""
    today: datetime = timezone.now().astimezone(ZoneInfo(settings.SETTLEMENT_ZONE))
    until = today.date() + timedelta(days=1)
    return until - timedelta(days=days), until


def _numbers(author_id: UUID, days: int, note_id: UUID | None) -> NumbersOut:
    since, until = _span(days)
    by_day = tallies(author_id, since=since, until=until, by="day", note_id=note_id)
    by_source = tallies(author_id, since=since, until=until, by="source", note_id=note_id)
    every = [since + timedelta(days=step) for step in range(days)]
    return NumbersOut(
        since=since,
        until=until,
        total=TallyOut.of(total(author_id, since=since, until=until, note_id=note_id)),
        before=TallyOut.of(total(author_id, since=since - timedelta(days=days), until=since, note_id=note_id)),
        by_day=[DayTallyOut.of(by_day.get((day,), Tally()), day=day) for day in every],
        by_source=[SourceTallyOut.of(tally, source=source) for (source,), tally in by_source.items()],
    )


def _measure(tally: Tally, sort: Sort) -> int:
    if sort == "orders":
        return tally.orders
    return sum(tally.sales.values()) if sort == "sales" else tally.counts.get(Deed(sort), 0)


def _note(note_id: UUID, tally: Tally, note: NoteView | None, covers: dict[UUID, media.PictureView]) -> NoteTallyOut:
    cover = covers.get(note.cover_id) if note and note.cover_id else None
    return NoteTallyOut.of(
        tally,
        note_id=note_id,
        title=note.draft.title if note else "",
        cover=PictureOut.of(cover),
        published_at=note.published_at if note else None,
    )
