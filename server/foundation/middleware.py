"""What every request passes through: an id, a measured time, one log line, and a problem document when it breaks."""

import re
import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from foundation import context, metrics
from foundation.ids import uuid7
from foundation.web import problem
from foundation.words import language_of

log = structlog.get_logger("request")
FAIR_ID = re.compile(r"[A-Za-z0-9_.-]{8,64}")
METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS".split())  # A client may invent others without end.
Answer = Callable[[HttpRequest], HttpResponse]


def request_ids_and_measures(answer: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        identity = given if FAIR_ID.fullmatch(given) else uuid7().hex
        context.begin_request(identity)
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
            log.info("answered", method=request.method, path=request.path, status=response.status_code,
                     ms=round(seconds * 1000, 1))  # fmt: skip
        response.headers["X-Request-ID"] = identity
        structlog.contextvars.clear_contextvars()
        return response

    return middleware


def broken_api_as_problem(answer: Answer) -> Answer:
    """Answer an unforeseen failure under /api with a problem document; Django has logged it by then."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not request.path.startswith("/api/"):
            return response
        kind = response.headers.get("Content-Type", "")
        if response.status_code == 500 and "problem" not in kind:
            return problem(500, "market.broken", "Something broke on our side. It has been noted.")
        if response.status_code == 404 and "json" not in kind:
            return problem(404, "market.not_found", "There is nothing here.")
        return response

    return middleware
