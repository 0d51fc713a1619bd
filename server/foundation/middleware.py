"""What every request passes through: an id, a measured time, one log line, and a problem document when it breaks."""

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from foundation import metrics
from foundation.context import begin_request, request_id
from foundation.errors import ShopError
from foundation.web import FairTexts, problem, refuse
from foundation.words import language_of

log = structlog.get_logger("request")
METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS".split())  # A client may invent others without end.
Answer = Callable[[HttpRequest], HttpResponse]


def request_ids_and_measures(answer: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        identity = begin_request(request.headers.get("X-Request-ID", ""))
        structlog.contextvars.bind_contextvars(request_id=identity)
        began = time.perf_counter()
        response = answer(request)
        seconds = time.perf_counter() - began
        route = getattr(request.resolver_match, "route", None) or "unknown"
        method = request.method if request.method in METHODS else "OTHER"
        metrics.REQUESTS.labels(method, route, response.status_code).observe(seconds)
        if request.path.startswith("/api/"):
            response.headers["Content-Language"] = language_of(request)  # Django says "zh-hans"; the market, "zh-CN".
            response.headers.setdefault("Cache-Control", "no-store")
            note_answer(str(request.method), request.path, response.status_code, seconds)
        response.headers["X-Request-ID"] = identity
        structlog.contextvars.clear_contextvars()
        return response

    return middleware


def note_answer(method: str, path: str, status: int, seconds: float) -> None:
    """Write the one line that every call of the API leaves in the log."""
    log.info("answered", method=method, path=path, status=status, ms=round(seconds * 1000, 1), request_id=request_id())


# What Django answers by itself, before or beside the API's own refusals.
PLAIN_REFUSALS = {
    400: ("market.bad_request", "This request makes no sense."),
    404: ("market.not_found", "There is nothing here."),
    405: ("market.method_not_allowed", "This cannot be done here; the header Allow says what can."),
    500: ("market.broken", "Something broke on our side. It has been noted."),
}


def broken_api_as_problem(answer: Answer) -> Answer:
    """Answer what Django refuses under /api, or an unforeseen failure that it has logged, with a problem document."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not request.path.startswith("/api/"):
            return response
        if response.status_code not in PLAIN_REFUSALS or "json" in response.headers.get("Content-Type", ""):
            return response
        said = problem(response.status_code, *PLAIN_REFUSALS[response.status_code])
        if "Allow" in response.headers:
            said["Allow"] = response["Allow"]
        return said

    return middleware


def fair_sign_in_bodies(answer: Answer) -> Answer:
    """Hold what is sent to allauth to what our own endpoints take: it reads any JSON, and breaks on some."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/_allauth/") and request.META.get("CONTENT_LENGTH") not in (None, "", "0"):
            try:
                FairTexts().parse_body(request)
            except ShopError as refusal:
                return refuse(refusal)
            except (ValueError, RecursionError):
                return problem(400, *PLAIN_REFUSALS[400])
        return answer(request)

    return middleware
