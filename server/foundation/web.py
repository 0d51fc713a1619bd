"""The HTTP edge: who asks, how a refusal becomes a problem document (RFC 9457), how money looks on the wire."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser
from ninja.security.apikey import APIKeyCookie

from foundation.context import request_id
from foundation.errors import Conflict, Invalid, NotAllowed, NotFound, ShopError, SignInFirst, TooLarge, TooMany
from foundation.money import Money
from foundation.paging import LARGEST_LIMIT
from foundation.words import is_keepable, language_of, turns_letters, without_turns

log = structlog.get_logger(__name__)
STATUS: dict[type[ShopError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    Conflict: 409,
    Invalid: 422,
    TooLarge: 413,
    TooMany: 429,
    SignInFirst: 401,
}


# ── Who asks ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at the door: a person, or a guest known by the basket that the browser carries."""

    person_id: UUID | None
    guest_key: str | None


class PersonRequest(HttpRequest):
    """A request by somebody signed in; `auth` is the row of market.people that Django knows as the user."""

    auth: Any


class VisitorRequest(HttpRequest):
    auth: Visitor


class _SignedIn(APIKeyCookie):
    """Django's session. Writes also need the CSRF token."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        if not request.user.is_authenticated:
            raise SignInFirst
        return request.user


class _AnyVisitor(APIKeyCookie):
    """Anybody. Writes still need the CSRF token. Nobody's session begins by asking; see `_Keeper`."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Visitor:
        if request.user.is_authenticated:
            return Visitor(person_id=request.user.pk, guest_key=request.session.get(GUEST_KEY))
        return Visitor(person_id=None, guest_key=request.session.get(GUEST_KEY))


class _Keeper(_AnyVisitor):
    """Anybody who has something kept for them: a guest is given a key for it."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Visitor:
        if not request.user.is_authenticated and GUEST_KEY not in request.session:
            from foundation.ids import uuid7

            request.session[GUEST_KEY] = uuid7().hex
            request.session.set_expiry(GUEST_SECONDS)
        return super().authenticate(request, key)


GUEST_KEY = "guest_key"  # In the session, so that a guest's basket survives until it is merged at sign-in.
signed_in = _SignedIn()
GUEST_SECONDS = 60 * 60 * 24 * 30  # A basket nobody came back for in a month; who signs in has the usual time.
visitor = _AnyVisitor()
keeper = _Keeper()


def live_url(request: HttpRequest) -> str:
    """Return where a browser reaches the live hub: its own address, or the next port of the host it came to."""
    if settings.LIVE_URL:
        return str(settings.LIVE_URL)
    host = urlsplit(f"//{request.get_host()}").hostname or "localhost"
    return f"{request.scheme}://{f'[{host}]' if ':' in host else host}:{settings.LIVE_PORT}"


# ── Shapes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


class MoneyOut(Schema):
    currency: str
    minor: int

    @classmethod
    def of(cls, money: Money) -> "MoneyOut":
        return cls(currency=money.currency, minor=money.minor)


class MoneyIn(Schema):
    currency: str
    minor: int

    def money(self) -> Money:
        if len(self.currency) != 3 or not self.currency.isupper():
            raise UnknownCurrency(field="currency")
        return Money(self.currency, self.minor)


class UnknownCurrency(Invalid):
    """A currency is three capital letters, as in ISO 4217."""

    code = "market.unknown_currency"


T = TypeVar("T")

Limit = Annotated[int | None, Query(ge=1, le=LARGEST_LIMIT)]  # How many a page of any list has; more is refused.


class PageOut(Schema, Generic[T]):
    items: list[T]
    next: str | None


class ProblemField(Schema):
    field: str
    code: str
    message: str


class Problem(Schema):
    """RFC 9457, with a stable `code` that clients switch on and translations key on."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    facts: dict[str, Any]
    errors: list[ProblemField]
    request_id: str


# ── What is read ─────────────────────────────────────────────────────────────────────────────────────────────────────


class TextUnkeepable(Invalid):
    """A text has a character that cannot be kept."""

    code = "market.text_unkeepable"


class BodyIsNoObject(Invalid):
    """A body is one JSON object."""

    code = "market.body_is_no_object"


class FairTexts(Parser):
    """
    Reads what clients send. Refuses by name the texts that PostgreSQL cannot hold, whoever would keep them; what is no
    object, which the framework takes for an empty one; and what is too long, before it is read. Leaves out the marks
    that turn the direction of letters: unseen, they come along with pasted numbers, and turn the page around a text.
    """

    def parse_body(self, request: HttpRequest) -> Any:
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge(most_bytes=settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        text = request.body.decode()
        said = json.loads(text)
        if not isinstance(said, dict):
            raise BodyIsNoObject(field="body")
        # JSON can say what cannot be kept by an escape only.
        return _fair(said) if "\\u" in text or turns_letters(text) else said

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> dict[str, Any]:
        said = super().parse_querydict(data, list_fields, request)
        fair: dict[str, Any] = _fair(said)
        return fair


def _fair(said: Any, place: tuple[str | int, ...] = ()) -> Any:
    """Return what was said without marks of direction. :raises TextUnkeepable: naming the field as the client did"""
    if isinstance(said, str):
        if not is_keepable(said):
            raise TextUnkeepable(field=".".join(map(str, place)) or "body")
        return without_turns(said)
    if isinstance(said, dict):
        _fair("".join(said), place)
        return {name: _fair(part, (*place, name)) for name, part in said.items()}
    if isinstance(said, list):
        return [_fair(part, (*place, at)) for at, part in enumerate(said)]
    return said


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def problem(
    status: int,
    code: str,
    title: str,
    *,
    detail: str = "",
    facts: dict[str, Any] | None = None,
    errors: Sequence[ProblemField] = (),
) -> HttpResponse:
    """Build a problem document."""
    body = {
        "type": f"/problems/{code}",
        "title": title,
        "status": status,
        "code": code,
        "detail": detail or title,
        "facts": facts or {},
        "errors": [error.model_dump() for error in errors],
        "request_id": request_id(),
    }
    return HttpResponse(
        msgspec.json.encode(body, enc_hook=_plain), status=status, content_type="application/problem+json"
    )


def _plain(value: object) -> object:
    return {"currency": value.currency, "minor": value.minor} if isinstance(value, Money) else str(value)


def refuse(error: ShopError) -> HttpResponse:
    """Turn a foreseen failure into its problem document: the one place that knows which family is which status."""
    status = next((code for family, code in STATUS.items() if isinstance(error, family)), 500)
    title = _sentence(error)
    fields = [ProblemField(field=error.field, code=error.code, message=title)] if error.field else []
    # An id that is no TypeID says nothing to a client, who named the thing anyway; it is for our own logs.
    facts = {name: fact for name, fact in error.facts.items() if not isinstance(fact, UUID)}
    response = problem(status, error.code, title, facts=facts, errors=fields)
    if isinstance(error, TooMany):
        response["Retry-After"] = str(error.facts.get("retry_after_seconds", 60))
    return response


def _sentence(error: ShopError) -> str:
    """Return what the class says of itself, or its name as words."""
    said = (type(error).__doc__ or "").strip().splitlines()
    if said:
        return said[0]
    name = type(error).__name__
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip().capitalize() + "."


def install_refusals(api: NinjaAPI) -> None:
    """Teach an API to answer every failure with a problem document."""

    @api.exception_handler(ShopError)
    def foreseen(request: HttpRequest, error: ShopError) -> HttpResponse:
        return refuse(error)

    @api.exception_handler(ValidationError)
    def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = [
            ProblemField(field=_field(one["loc"]), code=f"input.{one['type']}", message=one["msg"])
            for one in error.errors
        ]
        return problem(422, "market.invalid_input", "Some of the input makes no sense.", errors=fields)

    @api.exception_handler(AuthenticationError)
    def unnamed(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return refuse(SignInFirst())

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, "market.not_found", "There is nothing here.")

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        if isinstance(error.__cause__, ShopError):  # The framework wraps whatever the parser says of a body.
            return refuse(error.__cause__)
        code = "auth.csrf_failed" if "CSRF" in str(error) else "market.bad_request"
        return problem(error.status_code, code, str(error))


def _field(location: Sequence[str | int]) -> str:
    """Name the input as the client wrote it: ("body", "data", "lines", 0, "quantity") -> "lines.0.quantity"."""
    place, *parts = (str(part) for part in location)
    if place == "body":
        while parts and parts[0] in ("body", "data", "payload"):  # What endpoints call it is no business of the client.
            parts = parts[1:]
    return ".".join(parts) or place


def reply_bytes(request: HttpRequest, value: Any, *, status: int = 200) -> HttpResponse:
    """Send bytes that are JSON already, or what msgspec can encode, past the framework's validation."""
    body = value if isinstance(value, bytes) else msgspec.json.encode(value)
    response = HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
    response["Content-Language"] = language_of(request)
    response["Vary"] = "Accept-Language, Cookie"
    return response
