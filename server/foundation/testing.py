"""Helpers for tests: a fixed noon, the news that was told, a relay that runs until everyone has heard, and races."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any, TypeVar

from django.db import connection
from django.utils import timezone

from foundation.errors import ShopError
from foundation.models import Delivery, OutboxEvent
from foundation.outbox import relay, shape

E = TypeVar("E")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def told(event_type: type[E], *, key: object) -> E:
    """Return the one event of this type told under this key; more or fewer fails the test."""
    name: str = event_type.name  # type: ignore[attr-defined]
    body: Any = OutboxEvent.objects.get(name=name, key=str(key)).body
    event: E = shape(event_type).validate_python(body)
    return event


def told_all(event_type: type[E]) -> list[E]:
    """Return every event of this type, in the order they were told."""
    name: str = event_type.name  # type: ignore[attr-defined]
    bodies = OutboxEvent.objects.filter(name=name).order_by("seq").values_list("body", flat=True)
    return [shape(event_type).validate_python(body) for body in bodies]


def deliver_news() -> None:
    """Relay until nothing is left to do. A handler that fails, fails the test."""
    while relay(now=timezone.now() + timedelta(hours=1)):
        failed = Delivery.objects.filter(tries__gt=0, done_at=None).first()
        assert failed is None, f"{failed.handler} failed: {failed.error}"


def at_once(acts: Sequence[Callable[[], object]]) -> list[str]:
    """Begin all at one moment, each with a connection of its own. Return "done", or its refusal's code, for each."""
    gun = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            gun.wait()
            act()
            return "done"
        except ShopError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
