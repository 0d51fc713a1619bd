"""What must hold when a market has come to rest, asked of its tables, and of the bank's own book."""

import time
from collections import Counter
from typing import Any
from uuid import UUID

import psycopg

REST_SECONDS = 240  # Work of a killed worker is taken up after 30 s, at times twice in a row; slow machines are slow.

# Each answers the rows that still move, or that never will again: none may be left. %(shops)s are ours.
UNREST = {
    "news that nobody was told": "SELECT name, key FROM foundation_outboxevent WHERE fanned_at IS NULL",
    "news not heard": "SELECT handler, key, tries, error FROM foundation_delivery WHERE done_at IS NULL",
    "orders on their way": """
        SELECT id, state, pay_by FROM orders_order
        WHERE state IN ('pending_payment', 'refunding') AND shop_id = ANY(%(shops)s) """,
    "payments in the air": "SELECT id, state, trouble FROM payments_attempt WHERE state IN ('created', 'unknown')",
    "notices not processed": "SELECT notice_id, state, reason FROM payments_notice WHERE state <> 'processed'",
    "refunds not done": "SELECT id, state, trouble FROM payments_refund WHERE state <> 'succeeded'",
    "jobs not done": "SELECT task_name, args, status FROM procrastinate_jobs WHERE status IN ('todo', 'doing')",
}

# News of one key that one handler heard in another order than it was told.
OUT_OF_ORDER = """
    SELECT handler, key, event_id, done_at, before FROM (
      SELECT handler, key, event_id, done_at, lag(done_at) OVER (PARTITION BY handler, key ORDER BY event_id) AS before
      FROM foundation_delivery) AS line
    WHERE before > done_at
"""


def wait_until_at_rest(db: psycopg.Connection, shops: list[UUID]) -> None:
    """Wait until nothing moves any more; say what does when that never comes."""
    deadline = time.monotonic() + REST_SECONDS
    while moving := _moving(db, shops):
        assert time.monotonic() < deadline, f"after {REST_SECONDS} s there are still {moving}"
        time.sleep(0.5)


def _moving(db: psycopg.Connection, shops: list[UUID]) -> dict[str, list[Any]]:
    found = {what: db.execute(query, {"shops": shops}).fetchall() for what, query in UNREST.items()}
    return {what: rows for what, rows in found.items() if rows}


def check_news(db: psycopg.Connection) -> None:
    assert db.execute("SELECT handler, error FROM foundation_delivery WHERE dead_at IS NOT NULL").fetchall() == []
    assert db.execute(OUT_OF_ORDER).fetchall() == []


def check_shelves(db: psycopg.Connection, first_counts: dict[UUID, int]) -> Counter[str]:
    """Check that what is there and what was sold make what there was. Return how many pieces were sold and are left."""
    total: Counter[str] = Counter()
    for sku_id, first_count in first_counts.items():
        found = db.execute("SELECT on_hand, reserved, allocated FROM stock_item WHERE sku_id = %s", [sku_id])
        on_hand, reserved, allocated = found.fetchone() or (0, 0, 0)
        ordered: dict[str, int] = dict(
            db.execute(
                """
                SELECT o.state, sum(l.quantity)::int FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
                WHERE l.sku_id = %s GROUP BY o.state
                """,
                [sku_id],
            ).fetchall()
        )
        sold, left = ordered.get("to_ship", 0), on_hand - reserved - allocated
        assert (on_hand, reserved, allocated) == (first_count, ordered.get("pending_payment", 0), sold), ordered
        assert left + sold == first_count
        total.update(sold=sold, left=left)
    return total


def check_money(db: psycopg.Connection, book: dict[str, list[dict[str, Any]]], shops: list[UUID]) -> Counter[str]:
    """
    Check the bank's book against ours: every payment belongs to exactly one paid order, or has gone back.

    In: the shops whose orders are looked at. Return how many payments there were of each kind.
    """
    orders = {
        order_id: (state, total)
        for order_id, state, total in db.execute(
            "SELECT id, state, total_minor FROM orders_order WHERE shop_id = ANY(%s)", [shops]
        ).fetchall()
    }
    paid_for = {
        str(attempt_id): order_id
        for attempt_id, order_id in db.execute(
            """
            SELECT a.id, o.id FROM payments_attempt a JOIN payments_intent i ON i.id = a.intent_id
            JOIN orders_order o ON o.checkout_id = i.ref WHERE o.shop_id = ANY(%s)
            """,
            [shops],
        ).fetchall()
    }
    kept: dict[UUID, int] = {}
    kinds: Counter[str] = Counter()
    for payment in book["payments"]:
        order_id = paid_for.get(payment["merchant_ref"])
        if order_id is None:
            continue
        if payment["state"] == "paid" and not payment["refunded_minor"]:
            assert order_id not in kept, f"the order {order_id} was paid for twice"
            kept[order_id] = payment["minor"]
            kinds["kept"] += 1
        else:
            assert payment["refunded_minor"] in (0, payment["minor"]), f"a part went back of {payment}"
            kinds["refunded" if payment["refunded_minor"] else payment["state"]] += 1
    # Goods go out exactly where money was kept, for the same amount; everything else has come to its end.
    assert {order_id: total for order_id, (state, total) in orders.items() if state == "to_ship"} == kept
    assert {state for state, _ in orders.values()} <= {"to_ship", "refunded", "cancelled", "expired"}
    return kinds
