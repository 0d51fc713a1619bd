"""The carrier that every market has: due deliveries are handled by whichever worker finds them. It polls."""

import time
from collections.abc import Callable
from datetime import datetime

import structlog
from django.db import Error as DatabaseError
from django.db import connection
from django.utils import timezone

from foundation.outbox import deliveries

log = structlog.get_logger(__name__)

MOST_AT_ONCE = 500  # Past this a list gains nothing more from sharing its statements, and holds its locks for longer.


def relay_forever(stop: Callable[[], bool]) -> None:
    """Deliver news until told to stop. Polls, because a NOTIFY in every order's commit would serialise the commits."""
    pause = 0.02
    while not stop():
        try:
            busy = relay(now=timezone.now())
        except DatabaseError:
            log.exception("outbox.relay_lost_its_database")
            connection.close()
            busy, pause = 0, 1.0
        pause = 0.02 if busy else min(0.2, pause * 1.5)
        if not busy:
            time.sleep(pause)


def relay(*, now: datetime, limit: int = MOST_AT_ONCE) -> int:
    """Fan out fresh news and attempt due deliveries once. Return how many rows moved."""
    moved = deliveries.fan_out(limit)
    return moved + sum(deliveries.deliver(handler, ids, now=now) for handler, ids in deliveries.due(now, limit))
