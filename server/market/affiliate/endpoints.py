"""HTTP for affiliate: read the request, make one call, shape the reply."""

import hashlib
from typing import Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from foundation import rate
from foundation.description import picture
from foundation.ids import decode
from foundation.web import PageOut, PersonRequest, VisitorRequest, keeper, signed_in, visitor
from foundation.words import language_of, say
from market.affiliate import queries
from market.affiliate.drawing import draw_qr
from market.affiliate.errors import SubjectNotFound
from market.affiliate.schemas import BroughtOut, ConsentIn, ConsentOut, MyShareOut, ShareIn, ShareOut, link_of
from market.affiliate.services.keep_consent import keep_consent
from market.affiliate.services.make_poster import make_poster
from market.affiliate.services.open_share import open_share
from market.affiliate.types import SubjectKind

SHARES_PER_MINUTE = 30  # Somebody who shares what they look at; faster is a program that fills the tree.
CONSENT_COOKIE = "jishi_consent"  # Tells the page that the question has been answered. What counts is the row.
CONSENT_SECONDS = 180 * 24 * 3600  # Asked again after half a year.

router = Router(tags=["affiliate"])


# ── Passing on ───────────────────────────────────────────────────────────────────────────────────────────────────────


@router.post("/shares", response={201: ShareOut}, auth=signed_in)
def share(request: PersonRequest, data: ShareIn) -> Status:
    """Get my link to something, by one way of passing it on. Asked again, it is the same."""
    rate.limit(who=f"person:{request.auth.id}", what="affiliate.share", per_minute=SHARES_PER_MINUTE)
    opened = open_share(
        person_id=request.auth.id,
        kind=data.subject_kind,
        subject_id=_subject_id(data.subject_kind, data.subject_id),
        channel=data.channel,
        parent_code=data.parent_code,
        now=timezone.now(),
    )
    return Status(201, ShareOut.of(opened))


@router.get(
    "/shares/{code}/qr.svg", auth=visitor, response={200: None, 304: None}, openapi_extra=picture("image/svg+xml")
)
def qr(request: VisitorRequest, code: str) -> HttpResponse:
    """A shared link as a QR code."""
    drawn = draw_qr(link_of(queries.share(code).code))
    return _picture(request, (hashlib.sha256(drawn).hexdigest()[:40], drawn), "image/svg+xml")


@router.get(
    "/shares/{code}/poster.png", auth=visitor, response={200: None, 304: None}, openapi_extra=picture("image/png")
)
def poster(request: VisitorRequest, code: str, lang: Literal["zh-CN", "en"] | None = None) -> HttpResponse:
    """A picture to pass on: what is shared, what it costs now, who shares it, and the link as a QR code."""
    share = queries.share(code)
    drawn = make_poster(
        share, link=link_of(share.code), viewer_id=request.auth.person_id, language=lang or language_of(request)
    )
    return _picture(request, drawn, "image/png")


def _picture(request: HttpRequest, drawn: tuple[str, bytes], content_type: str) -> HttpResponse:
    """Send a picture, or say that the browser's own is still right. In: (its digest, its bytes)."""
    digest, data = drawn
    etag = f'"{digest}"'
    if etag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(data, content_type=content_type)
    response["ETag"] = etag
    response["Cache-Control"] = "private, max-age=60"
    response["Vary"] = "Cookie, Accept-Language"
    return response


def _subject_id(kind: SubjectKind, said: str) -> UUID:
    try:
        return decode(queries.PREFIXES[kind], said)
    except ValueError:
        raise SubjectNotFound(field="subject_id") from None


# ── Mine ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/me/shares", response=PageOut[MyShareOut], auth=signed_in)
def list_mine(
    request: PersonRequest, after: str | None = None, limit: int | None = Query(None, ge=1, le=100)
) -> PageOut[MyShareOut]:
    """What I shared, the newest first, and what it brought."""
    shares, found, following = queries.shares_of_person(request.auth.id, after=after, limit=limit)
    language = language_of(request)
    titles = queries.titles([(one.kind, one.subject_id) for one in shares], viewer_id=request.auth.id)
    items = [
        MyShareOut.told(one, say(titles.get((one.kind, one.subject_id), {}), language), found[one.id]) for one in shares
    ]
    return PageOut[MyShareOut](items=items, next=following)


@router.get("/me/brought", response=BroughtOut, auth=signed_in)
def read_brought(request: PersonRequest) -> BroughtOut:
    """What all that I shared brought together."""
    return BroughtOut.of(queries.brought_in_all(request.auth.id))


# ── Being recognised ─────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/consent", response=ConsentOut, auth=visitor)
def read_consent(request: VisitorRequest) -> ConsentOut:
    """Whether I let myself be recognised when I come by a friend's link."""
    key = request.auth.guest_key
    return ConsentOut(is_given=queries.consent(request.auth.person_id, UUID(key) if key else None))


@router.put("/consent", response={204: None}, auth=visitor)
def answer_consent(request: VisitorRequest, data: ConsentIn) -> HttpResponse:
    """Say whether I may be recognised. Who says no is given no key to be known by."""
    who = keeper.authenticate(request, None) if data.is_given else request.auth
    keep_consent(
        person_id=who.person_id,
        visitor_id=UUID(who.guest_key) if who.guest_key else None,
        is_given=data.is_given,
        share_code=data.code,
        now=timezone.now(),
    )
    response = HttpResponse(status=204)
    response.set_cookie(
        CONSENT_COOKIE, "yes" if data.is_given else "no", max_age=CONSENT_SECONDS, samesite="Lax",
        secure=request.is_secure(),
    )  # fmt: skip
    return response
