"""How a running market is struck: each blow picks its victim by chance."""

import os
import signal
import time
from collections.abc import Callable

from journeys.chance import Chance
from journeys.stack import Stack

PAUSE_SECONDS = 12  # Longer than a heartbeat of the queue, and than any clock but the slowest.

Blow = Callable[[Stack, Chance], object]


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def kill_a_web(market: Stack, chance: Chance) -> None:
    """The whole of it, with every thread of every process."""
    os.killpg(market.web_pid(chance.random.choice(market.webs)), signal.SIGKILL)


def kill_the_inside_of_a_web(market: Stack, chance: Chance) -> None:
    """One process that serves; the one that minds it starts another."""
    _kill(chance.random.choice(market.children_of(market.web_pid(chance.random.choice(market.webs)))))


def kill_a_worker(market: Stack, chance: Chance) -> None:
    _kill(chance.random.choice(market.worker_pids()))


def pause_a_worker(market: Stack, chance: Chance) -> None:
    """A machine that stands still with locks in its hands, and then goes on as if nothing had been."""
    pid = chance.random.choice(market.worker_pids())
    os.kill(pid, signal.SIGSTOP)
    time.sleep(PAUSE_SECONDS)
    os.kill(pid, signal.SIGCONT)


def kill_postgres(market: Stack, chance: Chance) -> None:
    (pid,) = market.pids_of("bin/postgres")
    _kill(pid)


def kill_one_line_of_postgres(market: Stack, chance: Chance) -> None:
    """A backend dies; PostgreSQL throws everybody out and recovers from its log."""
    (postmaster,) = market.pids_of("bin/postgres")
    with market.connect() as db:
        busy = db.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'").fetchall()
    (pid,) = chance.random.choice(busy)
    if pid in market.children_of(postmaster):
        _kill(pid)


def cut_every_line_to_postgres(market: Stack, chance: Chance) -> None:
    with market.connect() as db:
        db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )


def kill_the_bank(market: Stack, chance: Chance) -> None:
    (pid,) = market.pids_of("sandbox_bank")
    _kill(pid)
