"""
Django's PostgreSQL backend, which looks at a kept connection before a request instead of asking it a question.

`CONN_HEALTH_CHECKS` sends SELECT 1 before the first statement of every request: a round trip each. A server that has
gone closes its sockets, and a closed socket is readable; so one that has nothing to say is sound, and only one that
does is asked.
"""

import select

from django.db.backends.postgresql import base
from psycopg.pq import ConnStatus, TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
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
