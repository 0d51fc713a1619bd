"""HTTP for the feeds: read the request, make one call, shape the reply."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from foundation.paging import clamp, decode_cursor, encode_cursor
from foundation.web import PersonRequest, VisitorRequest, reply_bytes, signed_in, visitor
from market.circles import facade as circles
from market.feed import queries
from market.feed.queries import Place
from market.feed.schemas import ChoiceIn, ChoiceOut, DiscoverPageOut, FeedPageOut
from market.feed.services.walk import begin_walk, choose, walk_on
from market.feed.types import Row
from market.notes import facade as notes

router = Router(tags=["feed"])


@router.get("/following", response=FeedPageOut, auth=signed_in)
def read_following(request: PersonRequest, after: str | None = None, limit: int | None = None) -> HttpResponse:
    """What those publish whom I follow, the newest first."""
    found, more = queries.following(request.auth.id, after=_place(after), limit=clamp(limit))
    return _reply(request, found, more, request.auth.id, only_followed=True)


@router.get("/nearby", response=FeedPageOut, auth=visitor)
def read_nearby(
    request: VisitorRequest, city: str = "", after: str | None = None, limit: int | None = None
) -> HttpResponse:
    """What is about a city, the newest first. In: a region's code, of the city or of a place in it."""
    found, more = queries.nearby(city[:4], after=_place(after), limit=clamp(limit))
    return _reply(request, found, more, request.auth.person_id)


@router.get("/topic", response=FeedPageOut, auth=visitor)
def read_topic(
    request: VisitorRequest, name: str = "", after: str | None = None, limit: int | None = None
) -> HttpResponse:
    """What is about a topic, the newest first."""
    found, more = queries.on_topic(notes.as_topic(name), after=_place(after), limit=clamp(limit))
    return _reply(request, found, more, request.auth.person_id)


@router.get("/discover", response=DiscoverPageOut, auth=visitor)
def read_discover(request: VisitorRequest, after: str | None = None, limit: int | None = None) -> HttpResponse:
    """What may please, in an order that is explained note by note; `/feed/choice` makes it nobody's in particular."""
    reader_id, size, now = request.auth.person_id, clamp(limit), timezone.now()
    place = decode_cursor(after, [UUID, int])
    walk_id, begin = place or (None, 0)
    begin = max(0, begin)
    walk = (
        walk_on(walk_id=walk_id, reader_id=reader_id, needed=begin + size + 1, now=now)
        if walk_id
        else begin_walk(reader_id=reader_id, now=now)
    )
    ids = walk.note_ids[begin : begin + size]
    why = {one: reasons[1:] for one, reasons in zip(ids, walk.reasons[begin : begin + size], strict=True)}
    is_more = len(walk.note_ids) > begin + size or walk.reached_hot is not None
    return reply_bytes(
        request,
        msgspec.json.encode(
            {
                "items": _items(queries.rows(ids), reader_id, why=why),
                "next": encode_cursor([walk.id, begin + size]) if is_more and ids else None,
                "is_personal": walk.reader_id is not None,
            }
        ),
    )


@router.get("/choice", response=ChoiceOut, auth=signed_in)
def read_choice(request: PersonRequest) -> ChoiceOut:
    return ChoiceOut(is_personal=queries.is_personal(request.auth.id))


@router.put("/choice", response=ChoiceOut, auth=signed_in)
def change_choice(request: PersonRequest, body: ChoiceIn) -> ChoiceOut:
    """Let discover know me, or not: it holds from the next page on."""
    choose(person_id=request.auth.id, is_personal=body.is_personal, now=timezone.now())
    return ChoiceOut(is_personal=body.is_personal)


def _reply(
    request: HttpRequest,
    found: Sequence[Row],
    more: Place | None,
    reader_id: UUID | None,
    *,
    only_followed: bool = False,
) -> HttpResponse:
    body = {
        "items": _items(found, reader_id, only_followed=only_followed),
        "next": encode_cursor([more[0].isoformat(), more[1]]) if more else None,
    }
    return reply_bytes(request, msgspec.json.encode(body))


def _items(
    found: Sequence[Row],
    reader_id: UUID | None,
    *,
    only_followed: bool = False,
    why: Mapping[UUID, Sequence[str]] | None = None,
) -> list[dict[str, object]]:
    """
    Add to each card what people did with it, and leave out what this reader may not see, or does not want to.

    Rows may lag behind by a moment: who is followed, blocked or private is asked here, as it is now. Four queries.
    """
    standings = circles.standings(reader_id, {row.author_id for row in found})
    shown = []
    for row in found:
        how = standings[row.author_id]
        is_followed = how.following == circles.Following.YES
        if how.shows_notes and not how.is_muted and (is_followed or not only_followed):
            shown.append(row)
    ids = [row.note_id for row in shown]
    counts, mine = notes.counts(ids), notes.mine(reader_id, ids)
    return [
        {
            **msgspec.json.decode(row.card),
            "like_count": counts[row.note_id].likes,
            "is_liked": mine[row.note_id].is_liked,
            **({"why": why[row.note_id]} if why is not None else {}),
        }
        for row in shown
    ]


def _place(after: str | None) -> Place | None:
    place = decode_cursor(after, [datetime.fromisoformat, UUID])
    return (place[0], place[1]) if place else None
