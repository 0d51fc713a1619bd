"""Work that the clock starts. A room's tasks.py registers it; one worker of the cluster at a time does each piece."""

import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.db import connection, transaction

from foundation import metrics, sql

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class ClockWork:
    name: str
    seconds: float
    work: Callable[[], object]


CLOCK: dict[str, ClockWork] = {}


def every(*, seconds: float) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Register work to be begun every so many seconds. It must be safe to repeat and beside itself."""

    def register(work: Callable[[], object]) -> Callable[[], object]:
        name = f"{work.__module__.split('.')[-2]}.{work.__name__}"
        CLOCK[name] = ClockWork(name, seconds, work)
        return work

    return register


def run_one(piece: ClockWork) -> bool:
    """Do one piece unless another worker is at it. Failures are logged and counted; the next round tries again."""
    key = zlib.crc32(piece.name.encode())
    held = sql.one("SELECT pg_try_advisory_lock(%s, %s)", [7_230, key - 2**31])
    if not held or not held[0]:
        return False
    try:
        piece.work()
        metrics.CLOCK_RUNS.labels(work=piece.name, outcome="done").inc()
    except Exception:
        log.exception("clock.work_failed", work=piece.name)
        metrics.CLOCK_RUNS.labels(work=piece.name, outcome="failed").inc()
        if connection.in_atomic_block:
            transaction.set_rollback(True)
    finally:
        sql.run("SELECT pg_advisory_unlock(%s, %s)", [7_230, key - 2**31])
    return True


def run_forever(stop: threading.Event) -> None:
    """Begin each piece of clock work when its time has come, until told to stop."""
    due = dict.fromkeys(CLOCK, 0.0)
    while not stop.is_set():
        now = time.monotonic()
        for name, piece in CLOCK.items():
            if due[name] <= now:
                due[name] = now + piece.seconds
                try:
                    run_one(piece)
                except Exception:
                    log.exception("clock.lost_its_database", work=name)
                    connection.close()
        stop.wait(0.2)
