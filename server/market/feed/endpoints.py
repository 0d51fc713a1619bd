"""HTTP for the feeds: read the request, make one call, shape the reply."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from foundation.paging import clamp, decode_cursor, decode_dated, encode_cursor
from foundation.web import Limit, PersonRequest, VisitorRequest, reply_bytes, signed_in, visitor
from market.feed import queries
from market.feed.schemas import ChoiceIn, ChoiceOut, DiscoverPageOut, FeedPageOut
from market.feed.services.walk import choose, walk
from market.feed.types import Page
from market.notes import facade as notes

router = Router(tags=["feed"])


@router.get("/following", response=FeedPageOut, auth=signed_in)
def read_following(request: PersonRequest, after: str | None = None, limit: Limit = None) -> HttpResponse:
    """What those publish whom I follow, the newest first."""
    return _reply(request, queries.following(request.auth.id, after=decode_dated(after), limit=clamp(limit)))


@router.get("/nearby", response=FeedPageOut, auth=visitor)
def read_nearby(request: VisitorRequest, city: str = "", after: str | None = None, limit: Limit = None) -> HttpResponse:
    """What is about a city, the newest first. In: a region's code, of the city or of a place in it."""
    viewer_id = request.auth.person_id
    return _reply(request, queries.nearby(city[:4], viewer_id=viewer_id, after=decode_dated(after), limit=clamp(limit)))


@router.get("/topic", response=FeedPageOut, auth=visitor)
def read_topic(request: VisitorRequest, name: str = "", after: str | None = None, limit: Limit = None) -> HttpResponse:
    """What is about a topic, the newest first."""
    viewer_id, topic = request.auth.person_id, notes.as_topic(name)
    return _reply(request, queries.on_topic(topic, viewer_id=viewer_id, after=decode_dated(after), limit=clamp(limit)))


@router.get("/discover", response=DiscoverPageOut, auth=visitor)
def read_discover(request: VisitorRequest, after: str | None = None, limit: Limit = None) -> HttpResponse:
    """What may please, in an order that is explained note by note; `/feed/choice` makes it nobody's in particular."""
    size, now = clamp(limit), timezone.now()
    place = decode_cursor(after, [UUID, int])
    walk_id, begin = (place[0], max(0, place[1])) if place else (None, 0)
    found = walk(walk_id=walk_id, reader_id=request.auth.person_id, begin=begin, limit=size, now=now)
    is_more = found.length > begin + size or (found.is_endless and found.length > begin)
    more = encode_cursor([found.walk_id, begin + size]) if is_more else None
    return _answer(request, found.cards, more, ', "is_personal": true' if found.reader_id else ', "is_personal": false')


@router.get("/choice", response=ChoiceOut, auth=signed_in)
def read_choice(request: PersonRequest) -> ChoiceOut:
    return ChoiceOut(is_personal=queries.is_personal(request.auth.id))


@router.put("/choice", response=ChoiceOut, auth=signed_in)
def change_choice(request: PersonRequest, body: ChoiceIn) -> ChoiceOut:
    """Let discover know me, or not: it holds from the next page on."""
    choose(person_id=request.auth.id, is_personal=body.is_personal, now=timezone.now())
    return ChoiceOut(is_personal=body.is_personal)


def _reply(request: HttpRequest, page: Page) -> HttpResponse:
    return _answer(request, page.cards, encode_cursor([page.more[0].isoformat(), page.more[1]]) if page.more else None)


def _answer(request: HttpRequest, cards: str, more: str | None, rest: str = "") -> HttpResponse:
    """Put the cards, which are JSON already, into an answer. A cursor has no letter that JSON would escape."""
    after = f'"{more}"' if more else "null"
    return reply_bytes(request, f'{{"items": [{cards}], "next": {after}{rest}}}'.encode())
