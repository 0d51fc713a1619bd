"""
Django's PostgreSQL backend, with two things of ours: it looks at a kept connection before a request instead of asking
it a question, and it lends `foundation.sql` a cursor without wrapping.

`CONN_HEALTH_CHECKS` sends SELECT 1 before the first statement of every request: a round trip each. A server that has
gone closes its sockets, and a closed socket is readable; so one that has nothing to say is sound, and only one that
does is asked.
"""

import select
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg.pq import ConnStatus, TransactionStatus

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
        return self._is_quiet() or super().is_usable()

    def _is_quiet(self) -> bool:
        if self.connection is None or self.errors_occurred:
            return False
        line = self.connection.pgconn
        if line.status != ConnStatus.OK or line.transaction_status != TransactionStatus.IDLE:
            return False
        poll = select.poll()
        poll.register(line.socket, select.POLLIN)
        return not poll.poll(0)
