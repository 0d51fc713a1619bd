"""What a worker shows to Prometheus, on a port of its own: all that it counts, and how its news stands."""

import hmac
import threading
from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import structlog
from django.db import close_old_connections
from prometheus_client import REGISTRY, make_wsgi_app
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from foundation.outbox import standing

log = structlog.get_logger(__name__)


class NewsStanding(Collector):
    """How the news stands, asked of the database at the moment somebody looks."""

    def describe(self) -> Iterable[GaugeMetricFamily]:
        return []

    def collect(self) -> Iterable[GaugeMetricFamily]:
        close_old_connections()
        try:
            found = standing()
        finally:
            close_old_connections()
        yield GaugeMetricFamily("jishi_news_waiting", "News not handled yet, by every handler", found.waiting)
        yield GaugeMetricFamily("jishi_news_lag_seconds", "Age of the oldest news not handled yet", found.lag_seconds)
        yield GaugeMetricFamily("jishi_news_dead", "Dead letters that wait for a person", found.dead)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (its own name for it)
        pass


def serve(*, host: str, port: int, token: str | None) -> None:
    """Answer at /metrics from now on, in a thread; with a token, to who bears it. A port in use is logged, no more."""
    REGISTRY.register(NewsStanding())
    try:
        server = make_server(host, port, _guarded(make_wsgi_app(), token), server_class=_Server, handler_class=_Quiet)
    except OSError:
        log.exception("worker.metrics_port_taken", port=port)
        return
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()


def _guarded(application: Callable[..., Any], token: str | None) -> Callable[..., Any]:
    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        borne = str(environ.get("HTTP_AUTHORIZATION", ""))
        is_known = token is None or hmac.compare_digest(borne.encode(), f"Bearer {token}".encode())
        if environ.get("PATH_INFO") != "/metrics" or not is_known:
            start("404 Not Found", [("Content-Length", "0")])
            return [b""]
        return application(environ, start)

    return answer
