"""Is it alive, and is it ready: /healthz answers while the process runs, /readyz only with a migrated database."""

import hmac

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

_migrated = False  # Asked of the database until it is so, and never again in this process.


def alive(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "alive"})


def ready(request: HttpRequest) -> HttpResponse:
    global _migrated
    try:
        if not _migrated:
            executor = MigrationExecutor(connection)
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                return JsonResponse({"status": "waiting", "for": "migrations"}, status=503)
            _migrated = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "waiting", "for": "database"}, status=503)
    return JsonResponse({"status": "ready"})


def measures(request: HttpRequest) -> HttpResponse:
    """Show what is counted to who bears the token; without a token, to everybody on a laptop and nobody elsewhere."""
    token = settings.METRICS_TOKEN
    if token is None and settings.IS_PRODUCTION:
        raise Http404
    borne = request.headers.get("Authorization", "")
    if token is not None and not hmac.compare_digest(borne.encode(), f"Bearer {token}".encode()):
        raise Http404
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
