"""
After the storm: nothing is wrong any more, and the market's own clocks and sweepers finish what was begun. Their hours
are let pass at once, by the simulator's clock and by the rows' own times; nothing is decided here.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any

import psycopg

from journeys.clocks import end_all_waiting, ring
from journeys.crowd import still_to_tell
from journeys.reckoning import REST_SECONDS, moving
from storm.desk import Desk
from storm.hands import Hands
from storm.told import Told
from storm.weather import end_all_faults

HOURS = (2.5, 24)  # By the simulator's clock: what is late by two hours is told, and pages nobody paid have ended.
LONGEST_WAIT_SECONDS = 3600  # Between two tries of one notice.
PAUSE_SECONDS = 0.3
LONGEST_SECONDS = REST_SECONDS

LET_TIME_PASS = (  # Every wait that a person, a provider or a team was granted is over.
    "UPDATE groupbuy_team SET closes_at = now() WHERE state IN ('open', 'pending_leader_pay') AND closes_at > now()",
    "UPDATE payments_attempt SET next_query_at = now() WHERE next_query_at > now()",
    "UPDATE payments_notice SET next_try_at = now() WHERE next_try_at > now() AND state = 'recorded'",
    "UPDATE payments_split SET next_try_at = now() WHERE next_try_at > now() AND ended_at IS NULL",
    "UPDATE payments_splitreturn SET next_try_at = now() WHERE next_try_at > now() AND ended_at IS NULL",
    "UPDATE payments_payout SET next_try_at = now() WHERE next_try_at > now() AND state <> 'done'",
    """
    UPDATE aftersales_case SET due_at = now()
    WHERE due_at > now() AND state NOT IN ('completed', 'cancelled', 'closed', 'arbitration')""",
)
# What is done is looked at again for some days: once after each jump of the clock, or it would never end.
LOOK_FOR_BOUNCES = "UPDATE payments_payout SET next_try_at = now() WHERE next_try_at > now()"
BELLS = ("orders.expire_unpaid", "groupbuy.close_overdue", "groupbuy.release_lapsed", "orders.give_back_late_money",
         "aftersales.go_on_with_late_cases")  # fmt: skip
# What must have ended besides the reckoning's own: each answers the rows that have not.
OVER: Mapping[str, str] = {
    "cases whose money is on its way": """
        SELECT id, state FROM aftersales_case WHERE state IN ('refunding', 'refund_error')""",
    "cases that wait for a clock": """
        SELECT id, state FROM aftersales_case
        WHERE due_at IS NOT NULL AND state NOT IN ('arbitration', 'completed', 'cancelled', 'closed')""",
    "splits not done": "SELECT id, state, trouble FROM payments_split WHERE state NOT IN ('done', 'failed')",
    "shares on their way back": "SELECT id, state, trouble FROM payments_splitreturn WHERE ended_at IS NULL",
    "payouts not done": """
        SELECT id, state, trouble FROM payments_payout WHERE state NOT IN ('done', 'failed', 'bounced')""",
    "teams that gather": "SELECT id, state FROM groupbuy_team WHERE state IN ('open', 'pending_leader_pay')",
    "slips that nobody has looked at": "SELECT id, state FROM payments_slip WHERE state = 'submitted'",
}


def come_to_rest(told: Told, desk: Desk, hands: Hands, say: Callable[[str], None]) -> dict[str, list[Any]]:
    """
    End all faults, let all time pass, and wait until nothing moves. Return what still does when patience has ended: it
    is stuck.
    """
    end_all_faults(told.bank)
    deadline = time.monotonic() + LONGEST_SECONDS
    with told.market.connect() as db:
        _settle(told, db, desk, hands)
        for hours in HOURS:
            told.bank.let_pass(hours * 3600)
            _settle(told, db, desk, hands)
            db.execute(LOOK_FOR_BOUNCES)
        while left := _left(told, db, hands, desk):
            told.check()
            say(", ".join(f"{len(rows)} {what}" for what, rows in left.items()))
            if time.monotonic() > deadline:
                return left
            time.sleep(PAUSE_SECONDS)
            _let_time_pass(db)
    return {}


def _settle(told: Told, db: psycopg.Connection, desk: Desk, hands: Hands) -> None:
    """Give everybody at the desks their turn, then let the market's time pass."""
    desk.work()
    hands.work()
    _let_time_pass(db)
    told.check()


def _let_time_pass(db: psycopg.Connection) -> None:
    """Let all waits end; not while the queue is long, or every wait would be put into it once more."""
    if db.execute("SELECT 1 FROM procrastinate_jobs WHERE status = 'todo' LIMIT 1").fetchone() is None:
        end_all_waiting(db)
        for statement in LET_TIME_PASS:
            db.execute(statement)
        ring(*BELLS)


def _left(told: Told, db: psycopg.Connection, hands: Hands, desk: Desk) -> dict[str, list[Any]]:
    """Return what still moves, or waits for a clock; at last, of what the simulator has still to tell."""
    hands.work()
    desk.work()
    found = {what: list(db.execute(question).fetchmany(20)) for what, question in OVER.items()}
    left = moving(db) | {what: rows for what, rows in found.items() if rows}
    if left:
        return left
    untold = still_to_tell(told.bank)  # Reads the whole book, so it is asked when nothing else moves.
    if untold:
        told.bank.let_pass(LONGEST_WAIT_SECONDS)
    return {"notices that the simulator has still to tell": untold} if untold else {}
