"""
Time, for journeys that cannot wait for it: promises are made to end now, and the market's clock is rung by the test's
own process, which is then one worker more. Nothing is decided here; the rows' own times are moved, and the rooms act.
"""

from datetime import timedelta
from functools import partial
from uuid import UUID

import psycopg
from django.db import connection

import market.groupbuy.tasks
import market.orders.tasks
import market.payments.tasks  # noqa: F401 (these three enter the rooms' clock work into CLOCK)
from foundation.clockwork import CLOCK, run_one
from journeys.reckoning import Book, check, wait_until_at_rest
from journeys.stack import until


def ring(*names: str) -> None:
    """Do these pieces of clock work now, beside the workers: `ring("orders.expire_unpaid")`."""
    try:
        for name in names:
            until(partial(run_one, CLOCK[name]), 30)  # False: a worker is at it this moment.
    finally:
        connection.close()  # Each thread has its own.


def end_time_to_pay(db: psycopg.Connection, checkout_id: UUID, *, with_grace: bool = False) -> None:
    """Let the time to pay of one checkout, and of the seat it holds, be over now; with its minute of grace, or not."""
    since = "now() - interval '2 minutes'" if with_grace else "now()"
    db.execute(f"UPDATE orders_checkout SET pay_by = {since} WHERE id = %s AND state = 'open'", [checkout_id])
    db.execute(
        f"UPDATE groupbuy_seat SET hold_until = {since} WHERE checkout_id = %s AND state = 'held'", [checkout_id]
    )


def end_gathering(db: psycopg.Connection, team_id: UUID, *, left_seconds: int = 0) -> None:
    """Let a team's time be over now, or soon, and that of the seats held in it."""
    soon = timedelta(seconds=left_seconds)
    db.execute("UPDATE groupbuy_team SET closes_at = now() + %s WHERE id = %s", [soon, team_id])
    db.execute(
        "UPDATE groupbuy_seat SET hold_until = least(hold_until, now() + %s) WHERE team_id = %s AND state = 'held'",
        [soon, team_id],
    )


def end_confirming(db: psycopg.Connection, order_id: UUID) -> None:
    """Let the time in which a buyer may confirm be over now."""
    db.execute("UPDATE orders_order SET closes_at = now() WHERE id = %s", [order_id])


def end_all_waiting(db: psycopg.Connection) -> None:
    """Let every time to pay be over, with its minute of grace, and every wait for a bank's next answer."""
    db.execute("UPDATE orders_checkout SET pay_by = least(pay_by, now()) WHERE state = 'open'")
    db.execute(
        "UPDATE groupbuy_seat SET hold_until = least(hold_until, now() - interval '2 minutes') WHERE state = 'held'"
    )
    db.execute("UPDATE payments_refund SET next_try_at = now() WHERE state <> 'succeeded' AND next_try_at > now()")


def come_to_rest(db: psycopg.Connection, book: Book | None = None) -> None:
    """Let everybody who has not paid go, wait until nothing moves, and reckon up the whole market."""
    end_all_waiting(db)
    ring("orders.expire_unpaid", "groupbuy.close_overdue", "groupbuy.release_lapsed")
    wait_until_at_rest(db)
    ring("groupbuy.release_lapsed")  # Seats whose order's news came after the first ring.
    wait_until_at_rest(db)
    check(db, book=book)
