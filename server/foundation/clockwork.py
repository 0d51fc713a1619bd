"""
Work that nobody calls for. A room's tasks.py registers it. What the clock starts is done by one worker of the cluster
at a time; what is done constantly, by every worker in a thread of its own, as soon as there is some.
"""

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
        name = _name_of(work)
        CLOCK[name] = ClockWork(name, seconds, work)
        return work

    return register


def _name_of(work: Callable[[], object]) -> str:
    return f"{work.__module__.split('.')[-2]}.{work.__name__}"


CONSTANT: dict[str, Callable[[], int]] = {}
SHORTEST_PAUSE, LONGEST_PAUSE = 0.02, 0.2  # Seconds. Soon enough for whoever waits; idle, a look is a statement.
GATHERING_PAUSE = 0.05  # After some work: what comes meanwhile shares the statements of the next round.
A_LOT = 100  # Pieces done at once. There are more behind them, and no need to gather.
PAUSE_AFTER_FAILURE = 1.0  # Seconds. What has failed will fail again at once, and fill the log.


def constantly(work: Callable[[], int]) -> Callable[[], int]:
    """
    Register work that somebody waits for: taken up again soon while there is some, looked for a few times a second.

    It returns how much it did. It must be safe beside itself: workers do it at the same time.
    """
    CONSTANT[_name_of(work)] = work
    return work


def work_constantly(name: str, work: Callable[[], int], stop: Callable[[], bool]) -> None:
    """Do one piece of constant work until told to stop."""
    pause = SHORTEST_PAUSE
    while not stop():
        try:
            done = work()
        except Exception:
            log.exception("clock.constant_work_failed", work=name)
            connection.close()
            time.sleep(PAUSE_AFTER_FAILURE)
            continue
        pause = SHORTEST_PAUSE if done else min(LONGEST_PAUSE, pause * 1.5)
        if done < A_LOT:
            time.sleep(GATHERING_PAUSE if done else pause)


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
