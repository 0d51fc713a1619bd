"""
The express lane: public pages, answered before Django's own middleware begins.

A page may take the lane when it depends on its address, the reader's language and the moment, and on nothing of a
person's: no session is opened and no cookie read. A room registers the function that makes the page's bytes; the same
function stands behind the room's endpoint. Whatever the lane is not sure of (another method, an unknown parameter, a
value that makes no sense, a page that is not there, a database that went away) takes the whole road, so that every
refusal is worded in one place. `storefront/tests/test_express.py` compares the two answers, headers included.

Why: of a list's 2.2 ms on the whole road, 0.2 are its statement; the rest is what a public read does not need
(docs/adr/0020).
"""

import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware

from foundation import metrics
from foundation.context import begin_request
from foundation.errors import ShopError
from foundation.ids import decode
from foundation.middleware import note_answer
from foundation.postgresql.lending import give_back
from foundation.web import reply_bytes
from foundation.words import language_asked

log = structlog.get_logger(__name__)
Environ: TypeAlias = dict[str, Any]
StartResponse: TypeAlias = Callable[[str, list[tuple[str, str]]], object]
Application: TypeAlias = Callable[[Environ, StartResponse], Iterable[bytes]]
Kind: TypeAlias = Callable[[str], Any]  # Reads one value as a client wrote it. :raises ValueError:
MakePage: TypeAlias = Callable[..., bytes]
_SLUG = re.compile(r"[A-Za-z0-9_-]{1,100}")


class _Unsure(Exception):
    """The whole road is to answer this."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """One kind of page on the lane."""

    route: str  # As metrics name it on either road.
    make: MakePage
    named: tuple[str, Kind] | None  # What the last part of its address says.
    asked: Mapping[str, Kind]


_stops: dict[str, _Stop] = {}


def page(address: str, make: MakePage, **asked: Kind) -> None:
    """
    Let a page take the lane. `make` gets what its address and its query say, by name, and `language`.

    Address: "/storefront/home", or with a last part that is read by its kind: "/storefront/products/{product_id}".
    """
    front, _, last = address.rpartition("/")
    named = None
    if last.startswith("{"):
        name = last.strip("{}")
        named = (name, asked.pop(name))
        address = f"{front}/"
    _stops[f"/api{address}"] = _Stop(f"api{front}/{_as_route(last)}", make, named, asked)


def _as_route(last: str) -> str:
    return f"<{last.strip('{}')}>" if last.startswith("{") else last


def text(longest: int) -> Kind:
    def read(value: str) -> str:
        if len(value) > longest or "\0" in value:
            raise ValueError
        return value

    return read


def whole(least: int, most: int) -> Kind:
    def read(value: str) -> int:
        number = int(value) if value.isascii() and value.isdecimal() else least - 1
        if not least <= number <= most:
            raise ValueError
        return number

    return read


def choice(*known: str) -> Kind:
    def read(value: str) -> str:
        if value not in known:
            raise ValueError
        return value

    return read


def slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError
    return value


def identity(prefix: str) -> Kind:
    return lambda value: decode(prefix, value)


# ── The lane itself ──────────────────────────────────────────────────────────────────────────────────────────────────


def with_express_lane(whole_road: Application) -> Application:
    """Put the lane beside Django's WSGI application."""

    def application(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "GET" and (stop := _stop_at(environ["PATH_INFO"])):
            began = time.perf_counter()
            try:
                body, language = _make(stop, environ)
            except (_Unsure, ShopError, ValueError):
                pass  # The whole road finds the same fault, and has the words for it.
            except Exception:
                log.exception("express.left", path=environ["PATH_INFO"])
            else:
                return _answer(stop, environ, start_response, body, language, began)
        return whole_road(environ, start_response)

    return application


def _stop_at(path: str) -> _Stop | None:
    return _stops.get(path) or _stops.get(path[: path.rfind("/") + 1])


def _make(stop: _Stop, environ: Environ) -> tuple[bytes, str]:
    if not is_our_host(environ.get("HTTP_HOST", "")):
        raise _Unsure
    said: dict[str, Any] = {}
    if stop.named:
        name, read = stop.named
        said[name] = read(environ["PATH_INFO"].rpartition("/")[2])
    if query := environ.get("QUERY_STRING"):
        for name, value in parse_qsl(query, keep_blank_values=True, strict_parsing=True, errors="strict"):
            if name not in stop.asked or name in said:
                raise _Unsure
            said[name] = stop.asked[name](value)
    language = language_asked(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
    try:
        return stop.make(**said, language=language), language
    finally:
        give_back()


@lru_cache(maxsize=64)
def is_our_host(host: str) -> bool:
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


def _answer(
    stop: _Stop, environ: Environ, start_response: StartResponse, body: bytes, language: str, began: float
) -> list[bytes]:
    identity = begin_request(environ.get("HTTP_X_REQUEST_ID", ""))
    headers = [
        *_standing_headers(language, _scheme(environ)),
        ("X-Request-ID", identity),
        ("Content-Length", str(len(body))),
    ]
    seconds = time.perf_counter() - began
    metrics.REQUESTS.labels("GET", stop.route, 200).observe(seconds)
    note_answer("GET", environ["PATH_INFO"], 200, seconds)
    start_response("200 OK", headers)
    return [body]


def _scheme(environ: Environ) -> str:
    """Return the trusted proxy's word for https when it says that the reader came by it, else nothing."""
    if not settings.SECURE_PROXY_SSL_HEADER:
        return ""
    header, secure = settings.SECURE_PROXY_SSL_HEADER
    return secure if environ.get(header) == secure else ""


@lru_cache(maxsize=16)
def _standing_headers(language: str, scheme: str) -> list[tuple[str, str]]:
    """Ask the whole road's own middleware which headers every answer carries."""
    request = HttpRequest()
    request.method = "GET"
    request.META["HTTP_ACCEPT_LANGUAGE"] = language
    if settings.SECURE_PROXY_SSL_HEADER:
        request.META[settings.SECURE_PROXY_SSL_HEADER[0]] = scheme
    response = plain = reply_bytes(request, b"")
    for guard in (XFrameOptionsMiddleware(lambda _: plain), SecurityMiddleware(lambda _: plain)):
        response = guard.process_response(request, response)
    response.headers.setdefault("Cache-Control", "no-store")
    return [(name, value) for name, value in response.headers.items() if name != "Content-Length"]
