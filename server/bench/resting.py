"""When a market has come to rest, asked of its tables."""

import time
from collections.abc import Callable

import psycopg

from journeys.reckoning import UNREST

PAUSE_SECONDS = 0.1
LONGEST_SECONDS = 120
IN_THE_AIR = {what: query for what, query in UNREST.items() if what != "orders on their way"}


def wait_until_paid(db: psycopg.Connection, schema: str = "public", *, kind: str = "solo") -> None:
    """Wait until every payment that succeeded at the bank is known, and its order moved on."""
    waiting = f"""
        SELECT count(*) FROM {schema}.orders_order o JOIN {schema}.payments_intent i ON i.ref = o.checkout_id
        JOIN {schema}.payments_attempt a ON a.intent_id = i.id WHERE o.kind = %s AND o.state = 'pending_payment'
    """
    _wait_until(lambda: _count(db, waiting, [kind]) == 0, "orders are not paid yet")


def wait_until_heard(db: psycopg.Connection) -> None:
    """Wait until all news has been heard and every job is done; orders that nobody pays for may go on waiting."""
    given = {"shops": None}
    _wait_until(
        lambda: not any(db.execute(query, given).fetchone() for query in IN_THE_AIR.values()), "news is in the air"
    )


def wait_until_at_rest(db: psycopg.Connection) -> None:
    """Wait until nothing moves any more, not even an order that waits for its money."""
    given = {"shops": None}
    _wait_until(lambda: not any(db.execute(query, given).fetchone() for query in UNREST.values()), "there is unrest")


def _count(db: psycopg.Connection, query: str, given: list[str]) -> int:
    row = db.execute(query, given).fetchone()
    return int(row[0]) if row else 0


def _wait_until(is_so: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + LONGEST_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, f"after {LONGEST_SECONDS} s {otherwise}"
        time.sleep(PAUSE_SECONDS)
