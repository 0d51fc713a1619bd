"""
What people see change before their eyes. `tell` writes a message and wakes the live hub (config/live.py), which sends
it to every browser that listens to the topic. Messages are kept for an hour, so a browser that lost its connection
catches up by the last id it saw. Tell from handlers, not from hot writes: a NOTIFY makes commits take turns.

The messages are in PostgreSQL and nowhere else. What wakes the hubs is only a bell: a NOTIFY in the transaction, or,
where there is Valkey, a word on its channel after the commit, and then commits take no turns. A bell that nobody heard
costs a moment, since a hub that is woken by Valkey also looks by itself.
"""

import contextlib
import json
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.db import transaction

from foundation import sql, valkey
from foundation.clockwork import every

CHANNEL = "live"
KEPT = timedelta(hours=1)
TICKET_SALT = "live.ticket"
TICKET_SECONDS = 12 * 60 * 60
PUBLIC_TOPICS = ("team:",)  # What anybody may listen to without a ticket.


def tell(topic: str, name: str, data: dict[str, Any]) -> None:
    """Send a message to everybody who listens to the topic, when this transaction commits."""
    tell_many([(topic, name, data)])


def tell_many(messages: Sequence[tuple[str, str, dict[str, Any]]]) -> None:
    """Send several messages in one statement, in this order. In: (topic, name, data)."""
    if not messages:
        return
    assert transaction.get_connection().in_atomic_block, "tell inside the transaction that makes it true"
    by_valkey = valkey.is_used()
    sql.run(
        """
        WITH message AS (
          INSERT INTO foundation_livemessage (topic, name, data, at)
          SELECT topic, name, data, now() FROM unnest(%s::text[], %s::text[], %s::jsonb[]) AS told (topic, name, data))
        SELECT pg_notify(%s, '') WHERE NOT %s
        """,
        [
            [topic for topic, _, _ in messages],
            [name for _, name, _ in messages],
            [json.dumps(data, default=str, ensure_ascii=False) for _, _, data in messages],
            CHANNEL,
            by_valkey,
        ],
    )
    if by_valkey:
        transaction.on_commit(_ring, robust=True)


def _ring() -> None:
    """Wake every hub. While Valkey is away they look by themselves."""
    with contextlib.suppress(valkey.IsAway):
        valkey.ask(lambda line: line.publish(CHANNEL, ""))


def ticket(topics: Sequence[str], *, seconds: int = TICKET_SECONDS) -> str:
    """Sign the right to listen to these topics, for half a day or less. The stream ends with it."""
    return signing.dumps({"topics": list(topics), "until": int(time.time()) + seconds}, salt=TICKET_SALT)


def read_ticket(text: str) -> tuple[list[str], float]:
    """
    Return which topics a ticket is for, and until when, as seconds since 1970.

    :raises signing.BadSignature: when it is not ours or too old
    """
    said = signing.loads(text, salt=TICKET_SALT, max_age=TICKET_SECONDS)
    if isinstance(said, list):  # Of an earlier release.
        return said, time.time() + TICKET_SECONDS
    if said["until"] <= time.time():
        raise signing.SignatureExpired("the ticket has run out")
    return said["topics"], float(said["until"])


def prune(*, now: datetime) -> int:
    return sql.run("DELETE FROM foundation_livemessage WHERE at < %s", [now - KEPT])


@every(seconds=300)
def prune_live_messages() -> None:
    from django.utils import timezone

    prune(now=timezone.now())
