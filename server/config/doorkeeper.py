"""
The doorkeeper in front of both roads: counts who asks for what is dear to answer, by address and by session, and turns
away who asks too often, before a session is opened or a statement is run.

Counted per web process, so a market with several lets through as many times more; it is there against programs, not to
be exact. A request of this very machine that no proxy speaks for is a health check or a bench, and is not counted.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from foundation.buckets import Buckets
from foundation.context import begin_request
from foundation.errors import TooMany
from foundation.proxies import is_this_machine, neighbourhood
from foundation.web import refuse

# A minute of one address and of one session. Behind an address may be a whole campus or a mobile network; a session is
# one person, and nobody types, looks or drags faster than this.
_SEARCH = (Buckets("storefront.search", 600), Buckets("storefront.search", 90))
_SUGGEST = (Buckets("storefront.suggest", 1200), Buckets("storefront.suggest", 240))
_QUOTE = (Buckets("orders.quote", 600), Buckets("orders.quote", 120))
_DRAW = (Buckets("groupbuy.draw", 120), Buckets("groupbuy.draw", 30))
_UPLOAD = (Buckets("media.upload", 180), Buckets("media.upload", 60))
_ENTER = (Buckets("people.enter", 60), Buckets("people.enter", 30))
Pair = tuple[Buckets, Buckets]
LIMITS: dict[tuple[str, str], Pair] = {
    ("GET", "/api/storefront/search"): _SEARCH,
    ("GET", "/api/storefront/suggest"): _SUGGEST,
    ("GET", "/api/search/notes"): _SEARCH,
    ("GET", "/api/search/people"): _SEARCH,
    ("GET", "/api/search/suggest"): _SUGGEST,
    ("POST", "/api/orders/quotes"): _QUOTE,
    ("POST", "/api/groupbuy/quotes"): _QUOTE,
    ("POST", "/api/media/pictures"): _UPLOAD,
    ("POST", "/api/people/me/avatar"): _UPLOAD,
    ("POST", "/api/people/phone-codes"): _ENTER,
    ("POST", "/api/people/phone-codes/confirm"): _ENTER,
    ("POST", "/_allauth/browser/v1/auth/signup"): _ENTER,
    ("POST", "/_allauth/browser/v1/auth/login"): _ENTER,
}
DRAWN = ("/poster.png", "/qr.svg")


def with_doorkeeper(application: Callable[..., Any]) -> Callable[..., Any]:
    """Put the doorkeeper in front of a WSGI application that knows who asks (`with_proxies_known`)."""

    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        limits = _DRAW if path.endswith(DRAWN) else LIMITS.get((environ["REQUEST_METHOD"], path))
        if limits is not None:
            try:
                _count(limits, environ)
            except TooMany as refusal:
                return _turn_away(refusal, environ, start_response)
        return application(environ, start_response)

    return guarded


def _count(limits: Pair, environ: dict[str, Any]) -> None:
    address = environ.get("REMOTE_ADDR", "")
    if is_this_machine(address):
        return
    by_address, by_session = limits
    _, named, cookie = environ.get("HTTP_COOKIE", "").partition(f"{settings.SESSION_COOKIE_NAME}=")
    if named:
        by_session.take(cookie.partition(";")[0][:64])
    by_address.take(neighbourhood(address))


def _turn_away(refusal: TooMany, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    identity = begin_request(environ.get("HTTP_X_REQUEST_ID", ""))
    response = refuse(refusal)
    headers = {**response.headers, "X-Request-ID": identity, "Cache-Control": "no-store"}
    headers["Content-Length"] = str(len(response.content))
    start_response("429 Too Many Requests", list(headers.items()))
    return [response.content]
