"""
The short road: calls of the API, with those of Django's own middlewares alone that a call of the API can tell apart.

What a call needs is who asks (a session, a person), the CSRF token, an id, a measured time and the headers that every
answer carries. Pages need more: a locale, messages, files of our own, redirects for a missing slash, the rooms of a
sign-in. Those middlewares, and Django's walk through every address, cost a call more than what it came for.

It leads to the same views. Whatever it is not sure of takes the whole road: an address it does not know, another host,
a method that is none of a call's. `architecture/test_short_road.py` asks every endpoint both ways, as several people.
See docs/adr/0027.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any, TypeAlias, cast

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core import signals
from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.security import SecurityMiddleware
from django.urls import ResolverMatch, URLPattern, URLResolver, get_resolver
from django.urls.converters import StringConverter
from django.utils.cache import patch_vary_headers

from foundation.express import is_our_host
from foundation.middleware import Answer, broken_api_as_problem, request_ids_and_measures

Environ: TypeAlias = dict[str, Any]
Application: TypeAlias = Callable[[Environ, Any], Iterable[bytes]]
Parts: TypeAlias = tuple[str | None, ...]  # Of an address; None where a part is somebody's id.
METHODS = frozenset(("GET", "POST", "PUT", "PATCH", "DELETE"))
API = "api/"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an address leads."""

    order: int  # Of two that fit, Django takes the one that was named first.
    match: ResolverMatch
    names: tuple[str, ...]  # of the parts that are somebody's ids


def with_short_road(whole_road: Application, *, but: tuple[str, ...] = ()) -> Application:
    """Put the short road beside Django's WSGI application. In: addresses that begin with one of `but` stay off it."""

    def application(environ: Environ, start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.startswith("/api/") and environ["REQUEST_METHOD"] in METHODS and not path.startswith(but):
            found = _find(path)
            if found is not None and is_our_host(environ.get("HTTP_HOST", "")):
                return _walk(environ, start_response, *found)
        return whole_road(environ, start_response)

    return application


# ── Finding ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _find(path: str) -> tuple[_Place, dict[str, str]] | None:
    """Return where a path leads and what its parts say, by name; None where Django has to look."""
    parts = tuple(path[1:].split("/"))
    places, gaps_known = _map()
    best: tuple[_Place, dict[str, str]] | None = None
    for gaps in gaps_known.get(len(parts), ()):
        place = places.get(tuple(None if at in gaps else part for at, part in enumerate(parts)))
        if place is not None and all(parts[at] for at in gaps) and (best is None or place.order < best[0].order):
            best = place, dict(zip(place.names, (parts[at] for at in gaps), strict=True))
    return best if best is None or path.isascii() else None  # WSGI's spelling of other letters is Django's to read.


@cache
def _map() -> tuple[dict[Parts, _Place], dict[int, list[tuple[int, ...]]]]:
    """Read Django's addresses of the API. Out: places by their parts; where the gaps may be, by how many parts."""
    places: dict[Parts, _Place] = {}
    gaps_known: dict[int, list[tuple[int, ...]]] = {}
    number = count()
    api = next(one for one in get_resolver().url_patterns if str(one.pattern) == API)
    for route, pattern in _leaves(api):
        converters = pattern.pattern.converters
        if any(type(one) is not StringConverter for one in converters.values()):
            continue
        parts = tuple(None if part.startswith("<") else part for part in route.split("/"))
        if any(part and "<" in part for part in parts):
            continue
        match = ResolverMatch(pattern.callback, (), {}, pattern.name, route=route)
        gaps = tuple(at for at, part in enumerate(parts) if part is None)
        places.setdefault(parts, _Place(next(number), match, tuple(converters)))
        if gaps not in gaps_known.setdefault(len(parts), []):
            gaps_known[len(parts)].append(gaps)
    return places, gaps_known


def _leaves(one: URLResolver | URLPattern, before: str = "") -> Iterable[tuple[str, URLPattern]]:
    route = f"{before}{one.pattern}"
    if isinstance(one, URLPattern):
        yield route, one
        return
    for inner in one.url_patterns:
        yield from _leaves(inner, route)


# ── Walking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Call(WSGIRequest):
    """A request that knows where it goes."""

    def __init__(self, environ: Environ, place: _Place, said: dict[str, str]) -> None:
        super().__init__(environ)
        self.resolver_match, self.said = place.match, said


def _walk(environ: Environ, start_response: Any, place: _Place, said: dict[str, str]) -> HttpResponse:
    signals.request_started.send(sender=WSGIHandler, environ=environ)
    request = _Call(environ, place, said)
    response = _answer(request)
    response._resource_closers.append(request.close)  # type: ignore[attr-defined]
    cookies = (("Set-Cookie", cookie.output(header="")) for cookie in response.cookies.values())
    start_response(f"{response.status_code} {response.reason_phrase}", [*response.items(), *cookies])
    return response


def _lead(request: Any) -> HttpResponse:
    answer: HttpResponse = request.resolver_match.func(request, **request.said)
    return answer


def _pass_the_guards(request: HttpRequest) -> HttpResponse:
    sessions, tokens, people, frames, safety = _guards()
    sessions.process_request(request)
    tokens.process_request(request)
    people.process_request(request)
    response = _view(request)
    if not response.streaming and "Content-Length" not in response.headers:
        response.headers["Content-Length"] = str(len(response.content))
    frames.process_response(request, response)
    tokens.process_response(request, response)
    patch_vary_headers(response, ("Accept-Language",))  # As Django's own middleware for locales does.
    sessions.process_response(request, response)
    safety.process_response(request, response)
    return response


@cache
def _guards() -> tuple[Any, ...]:
    def nowhere(request: HttpRequest) -> HttpResponse:
        raise AssertionError("they are asked one by one")

    kinds = (SessionMiddleware, CsrfViewMiddleware, AuthenticationMiddleware)
    return tuple(kind(nowhere) for kind in (*kinds, XFrameOptionsMiddleware, SecurityMiddleware))


def _failures_as_answers(inner: Answer) -> Answer:
    return cast(Answer, convert_exception_to_response(inner))


_view = _failures_as_answers(_lead)
_answer = request_ids_and_measures(broken_api_as_problem(_failures_as_answers(_pass_the_guards)))
