"""
The connections of a web process, lent to its threads for as long as they speak to PostgreSQL.

A web process has many threads, since most of a request's time may be waiting for a bank or for its neighbours; few of
them have something to say to the database. So they share a handful of connections: PostgreSQL keeps as many backends
as it has work for, the few stay warm (last back is first out), and threads that would only fight over the interpreter
wait here instead. See docs/adr/0032.

Nothing is lent until `begin` is called, which web processes do: a worker's threads keep theirs, and hold locks by them.
"""

import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

LONGEST_WAIT_SECONDS = (
    10.0  # As long as a browser's patience; a thread that waited so long fails as without a database.
)

Connection = psycopg.Connection[Any]


class NoConnectionFree(psycopg.OperationalError):
    """Every connection of this process was in use all the time."""


class Lender:
    """A handful of connections. Who takes gives back what it got, or says that it is gone."""

    def __init__(self, most: int) -> None:
        self._idle: list[tuple[Connection, float | None]] = []  # and when each is to be closed for its age
        self._left = most  # connections that may be taken now, made or still to be made
        self._somebody_gave = threading.Condition()

    def take(self, is_quiet: Callable[[Connection], bool]) -> tuple[Connection, float | None] | None:
        """
        Return a sound connection and when it will be too old, or None: make one. Waits for its turn.

        :raises NoConnectionFree:
        """
        with self._somebody_gave:
            if not self._somebody_gave.wait_for(lambda: self._left, LONGEST_WAIT_SECONDS):
                raise NoConnectionFree("every connection of this process is in use")
            self._left -= 1
        while True:
            try:
                connection, close_at = self._idle.pop()
            except IndexError:
                return None
            if (close_at is None or time.monotonic() < close_at) and is_quiet(connection):
                return connection, close_at
            connection.close()

    def give_back(self, connection: Connection, close_at: float | None) -> None:
        self._idle.append((connection, close_at))
        self.is_gone()

    def is_gone(self) -> None:
        """Somebody's connection is closed, or could not be made: another may be."""
        with self._somebody_gave:
            self._left += 1
            self._somebody_gave.notify()


lender: Lender | None = None  # of this process; None: every thread keeps what it has


def begin(most: int) -> None:
    """Lend from now on. In: how many connections this process may have."""
    global lender
    lender = Lender(most)


def give_back() -> None:
    """Let other threads have our connection while we wait for something else than PostgreSQL."""
    connections[DEFAULT_DB_ALIAS].give_back()  # type: ignore[attr-defined]
