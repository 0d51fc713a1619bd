"""A person is called: an error in the log, a count that monitoring watches, and a row in the back office."""

import json
from datetime import UTC, datetime

import structlog

from foundation import sql
from foundation.ids import uuid7
from market.payments.metrics import ALERTS
from market.payments.states import ALERT

log = structlog.get_logger(__name__)


def alert(kind: str, subject: object, **facts: object) -> None:
    """
    Call for a person about one thing. While the row is open, ringing again counts on it, so that nobody fills the list.

    In the caller's transaction, if it stands in one: what is undone with it has not happened.
    """
    log.error("payments.alert", kind=kind, subject=str(subject), **facts)
    ALERTS.labels(kind=kind).inc()
    now = datetime.now(UTC)
    sql.run(
        """
        INSERT INTO payments_alert AS known (id, kind, subject, facts, state, first_at, last_at)
        VALUES (%s, %s, %s, %s::jsonb, %s, %s, %s)
        ON CONFLICT (kind, subject) WHERE state = 'open'
        DO UPDATE SET times = known.times + 1, facts = excluded.facts, last_at = excluded.last_at
        """,
        [
            uuid7(),
            kind,
            str(subject)[:128],
            json.dumps({name: str(fact)[:500] for name, fact in facts.items()}),
            ALERT.start.value,
            now,
            now,
        ],
    )
