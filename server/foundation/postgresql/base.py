"""
Django's PostgreSQL backend, with three things of ours: it looks at a kept connection before a request instead of asking
it a question, it lends `foundation.sql` a cursor without wrapping, and a web process's threads share connections.

`CONN_HEALTH_CHECKS` sends SELECT 1 before the first statement of every request: a round trip each. A server that has
gone closes its sockets, and a closed socket is readable; so one that has nothing to say is sound, and only one that
does is asked.
"""

import select
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg.pq import ConnStatus, TransactionStatus

from foundation.postgresql import lending

MOST_ROWS_KEPT = 1000  # A cursor holds its last answer until the next one.


class DatabaseWrapper(base.DatabaseWrapper):
    _bare: "psycopg.Cursor[Any] | None" = None

    def execute_bare(self, statement: str, params: Any) -> "psycopg.Cursor[Any]":
        """
        Run a statement and return the cursor, whose answer must be read before the next statement.

        All that Django's own cursor checks is checked; what it wraps around each of its methods was half of the cost.
        """
        self.validate_thread_sharing()
        self.close_if_health_check_failed()
        self.ensure_connection()
        self.validate_no_broken_transaction()
        cursor = self._bare
        if cursor is None or cursor.connection is not self.connection or cursor.rowcount > MOST_ROWS_KEPT:
            cursor = self._bare = psycopg.Cursor(self.connection)
        with self.wrap_database_errors:
            return cursor.execute(statement, params)

    def is_usable(self) -> bool:
        return (not self.errors_occurred and _is_quiet(self.connection)) or super().is_usable()

    # ── Sharing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def connect(self) -> None:
        if lending.lender is None:
            super().connect()
            return
        lent = lending.lender.take(_is_quiet)
        if lent is None:
            try:
                super().connect()
            except BaseException:
                self.connection = None
                lending.lender.is_gone()
                raise
        else:
            self.connection, self.close_at = lent
            self.autocommit = self.health_check_done = True
            # As after Django's own `connect`: what this thread did with another connection is over.
            self.in_atomic_block = self.needs_rollback = self.closed_in_transaction = self.errors_occurred = False
            self.savepoint_ids, self.atomic_blocks, self.run_on_commit = [], [], []

    def give_back(self) -> None:
        """Let another thread have the connection until we speak again. Inside a transaction it stays ours."""
        if lending.lender is None or self.connection is None or self.in_atomic_block:
            return
        if self.errors_occurred or not self.autocommit or not _is_idle(self.connection):
            self.close()
            return
        connection, self.connection = self.connection, None
        lending.lender.give_back(connection, self.close_at)

    def close_if_unusable_or_obsolete(self) -> None:
        """Called when a request begins and when it has ended."""
        super().close_if_unusable_or_obsolete()
        self.give_back()

    def _close(self) -> None:
        had = self.connection
        try:
            super()._close()  # type: ignore[misc]  # a mixin of Django names it
        finally:
            if had is not None and lending.lender is not None:
                lending.lender.is_gone()


def _is_idle(connection: psycopg.Connection[Any]) -> bool:
    line = connection.pgconn
    return line.status == ConnStatus.OK and line.transaction_status == TransactionStatus.IDLE


def _is_quiet(connection: "psycopg.Connection[Any] | None") -> bool:
    if connection is None or not _is_idle(connection):
        return False
    poll = select.poll()
    poll.register(connection.pgconn.socket, select.POLLIN)
    return not poll.poll(0)
