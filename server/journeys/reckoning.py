"""
What must hold of a market, asked of its tables and of the bank's own book: the one reckoning of races, crashes and
`make bench`. It knows SQL alone, so that no mistake of the rooms' Python can hide in it.

`ALWAYS` holds in every moment, in the midst of trade; `AT_REST` once nothing moves any more. Each question answers the
rows that break its sentence, so an empty answer is a yes. `%(shops)s` narrows a question to some shops; null is all.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import psycopg

REST_SECONDS = 240  # Work of a killed worker is taken up after 30 s, at times twice in a row; slow machines are slow.
Book = Mapping[str, Sequence[Mapping[str, Any]]]  # As the sandbox bank's `GET /book` tells it.

_OURS = "(%(shops)s::uuid[] IS NULL OR o.shop_id = ANY(%(shops)s::uuid[]))"
_KEPT = "('awaiting_team', 'to_ship', 'shipped', 'delivered', 'completed')"  # Whoever paid has goods, or a seat.
_SITTING = "('held', 'paid', 'confirmed')"
# Refunds that would give a payer back more than they paid, since their own bank has taken it: ours to hold or, when we
# heard of it too late, the provider's to refuse; a person's to decide.
_HELD = """
    SELECT r.id, r.order_id FROM payments_refund r
    WHERE (r.awaits_shares OR r.state IN ('sent', 'failing')) AND EXISTS (
      SELECT 1 FROM payments_chargeback c WHERE c.attempt_id = r.attempt_id AND c.state <> 'won')"""
_HELD_ORDERS = f"SELECT order_id FROM ({_HELD}) h WHERE order_id IS NOT NULL"

ALWAYS: Mapping[str, str] = {
    "nothing is promised that is not there": """
        SELECT sku_id, on_hand, reserved, allocated FROM stock_item
        WHERE on_hand < reserved + allocated OR least(on_hand, reserved, allocated) < 0""",
    # Received and counted = on the shelf (free, reserved, allocated) + handed to carriers; and the counters are what
    # the holds and the journal say.
    "stock + sold = initial": """
        WITH journal AS (
          SELECT sku_id, sum(on_hand) FILTER (WHERE kind IN ('received', 'adjusted')) AS initial,
                 sum(on_hand) AS on_hand, sum(reserved) AS reserved, sum(allocated) AS allocated
          FROM stock_movement GROUP BY sku_id),
        held AS (
          SELECT sku_id, sum(quantity) FILTER (WHERE state = 'reserved') AS reserved,
                 sum(quantity) FILTER (WHERE state = 'allocated') AS allocated,
                 sum(quantity) FILTER (WHERE state = 'shipped') AS shipped
          FROM stock_hold GROUP BY sku_id)
        SELECT i.sku_id, i.on_hand, i.reserved, i.allocated, j.initial, h.reserved, h.allocated, h.shipped
        FROM stock_item i LEFT JOIN journal j ON j.sku_id = i.sku_id LEFT JOIN held h ON h.sku_id = i.sku_id
        WHERE coalesce(j.initial, 0) <> i.on_hand + coalesce(h.shipped, 0)
           OR (i.on_hand, i.reserved, i.allocated)
              <> (coalesce(j.on_hand, 0), coalesce(j.reserved, 0), coalesce(j.allocated, 0))
           OR (i.reserved, i.allocated) <> (coalesce(h.reserved, 0), coalesce(h.allocated, 0))""",
    # Pieces that were given back before the rest was sent are no longer held: each such act has a cause of its own.
    "every order holds what it promises, and no more": f"""
        WITH let_go AS (
          SELECT ref, sku_id, -sum(reserved + allocated) AS quantity FROM stock_movement
          WHERE kind = 'released' AND cause IS NOT NULL GROUP BY 1, 2)
        SELECT o.id, o.state, l.sku_id, l.quantity, h.state, h.quantity, g.quantity FROM orders_order o
        JOIN orders_orderline l ON l.order_id = o.id
        LEFT JOIN stock_hold h ON h.ref = o.stock_ref AND h.sku_id = l.sku_id
        LEFT JOIN let_go g ON g.ref = o.stock_ref AND g.sku_id = l.sku_id
        WHERE {_OURS} AND (coalesce(h.quantity, 0) + coalesce(g.quantity, 0) <> l.quantity
                           OR coalesce(g.quantity, 0) > l.refunded_quantity OR h.quantity IS NOT NULL AND NOT CASE
          WHEN o.state IN ('pending_payment', 'awaiting_team') THEN h.state = 'reserved'
          WHEN o.state = 'to_ship' THEN h.state = 'allocated'
          WHEN o.state IN ('shipped', 'delivered', 'completed') THEN h.state = 'shipped'
          WHEN o.state IN ('cancelled', 'expired') THEN h.state = 'released'
          ELSE h.state IN ('released', 'shipped') END)""",
    "no seat beyond a team's size": f"""
        SELECT t.id, t.size, count(*), count(DISTINCT s.seat_no), count(DISTINCT s.person_id)
        FROM groupbuy_team t JOIN groupbuy_seat s ON s.team_id = t.id AND s.state IN {_SITTING}
        GROUP BY t.id, t.size
        HAVING count(*) > t.size OR max(s.seat_no) > t.size
            OR count(*) > count(DISTINCT s.seat_no) OR count(*) > count(DISTINCT s.person_id)""",
    "every team counts its seats": """
        SELECT t.id, t.state, t.reserved, t.paid, s.held, s.paid FROM groupbuy_team t
        CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE state = 'held') AS held,
                                   count(*) FILTER (WHERE state IN ('paid', 'confirmed')) AS paid
                            FROM groupbuy_seat WHERE team_id = t.id) s
        WHERE (t.reserved, t.paid) <> (s.held, s.paid)""",
    "no more at the group price than was set aside": f"""
        SELECT p.activity_id, p.sku_id, p.quota_total, p.quota_left, coalesce(s.taken, 0) FROM groupbuy_activityprice p
        LEFT JOIN (SELECT t.activity_id, s.sku_id, sum(s.quantity) AS taken FROM groupbuy_seat s
                   JOIN groupbuy_team t ON t.id = s.team_id WHERE s.state IN {_SITTING} GROUP BY 1, 2) s
          ON s.activity_id = p.activity_id AND s.sku_id = p.sku_id
        WHERE p.quota_left < 0 OR p.quota_total - p.quota_left <> coalesce(s.taken, 0)""",
    "nobody has more of an offer than one person may": f"""
        SELECT a.id, coalesce(c.person_id, s.person_id), a.per_person, c.orders_count, s.sitting
        FROM (SELECT t.activity_id, s.person_id, count(*) AS sitting FROM groupbuy_seat s
              JOIN groupbuy_team t ON t.id = s.team_id WHERE s.state IN {_SITTING} GROUP BY 1, 2) s
        FULL JOIN groupbuy_personcount c ON c.activity_id = s.activity_id AND c.person_id = s.person_id
        JOIN groupbuy_activity a ON a.id = coalesce(c.activity_id, s.activity_id)
        WHERE coalesce(c.orders_count, 0) <> coalesce(s.sitting, 0) OR coalesce(s.sitting, 0) > a.per_person""",
    "goods only for money": f"""
        SELECT o.id, o.state, o.total_minor, i.state FROM orders_order o
        LEFT JOIN payments_intent i ON i.ref = o.checkout_id
        WHERE {_OURS} AND o.state IN {_KEPT} AND o.total_minor > 0 AND i.state IS DISTINCT FROM 'paid'""",
    "money that came and went is what attempts and refunds say": """
        SELECT i.id, i.state, i.paid_minor, i.refunded_minor, a.brought, r.asked FROM payments_intent i
        LEFT JOIN (SELECT intent_id, sum(amount_minor) AS brought, count(*) FILTER (WHERE role = 'payment') AS payments
                   FROM payments_attempt WHERE state = 'succeeded' GROUP BY 1) a ON a.intent_id = i.id
        LEFT JOIN (SELECT intent_id, sum(amount_minor) AS asked FROM payments_refund GROUP BY 1) r ON r.intent_id = i.id
        WHERE (i.paid_minor, i.refunded_minor) <> (coalesce(a.brought, 0), coalesce(r.asked, 0))
           OR i.refunded_minor > i.paid_minor OR coalesce(a.payments, 0) <> (i.state = 'paid')::int""",
    "ledger sums to zero": """
        SELECT s.id, s.cause, s.posting_count, count(p.id), sum(p.minor) FROM ledger_postingset s
        LEFT JOIN ledger_posting p ON p.set_id = s.id LEFT JOIN ledger_account a ON a.id = p.account_id
        GROUP BY s.id, a.currency
        HAVING coalesce(sum(p.minor), 1) <> 0 OR count(DISTINCT a.currency) <> 1 OR count(p.id) > s.posting_count""",
    "the ledger has every payment and every refund once": """
        SELECT f.cause, f.minor, l.minor FROM (
          SELECT 'payment:' || id AS cause, amount_minor AS minor FROM payments_attempt WHERE state = 'succeeded'
          UNION ALL SELECT 'refund:' || id, amount_minor FROM payments_refund WHERE state = 'succeeded') f
        FULL JOIN (
          SELECT s.cause, sum(p.minor) FILTER (WHERE p.minor > 0)::bigint AS minor FROM ledger_postingset s
          JOIN ledger_posting p ON p.set_id = s.id WHERE s.cause LIKE 'payment:%%' OR s.cause LIKE 'refund:%%'
          GROUP BY s.cause) l ON l.cause = f.cause
        WHERE f.minor IS DISTINCT FROM l.minor""",
    "nothing happens twice": """
        SELECT 'order', order_id::text, after, count(*) FROM orders_ordermove GROUP BY 2, 3 HAVING count(*) > 1
        UNION ALL
        SELECT 'team', team_id::text, after, count(*) FROM groupbuy_teammove GROUP BY 2, 3 HAVING count(*) > 1
        UNION ALL
        SELECT 'seat', seat_id::text, after, count(*) FROM groupbuy_seatmove GROUP BY 2, 3 HAVING count(*) > 1
        UNION ALL
        SELECT 'news', key, name, count(*) FROM foundation_outboxevent
        WHERE name IN ('orders.order_paid', 'orders.order_completed', 'orders.order_refunded', 'orders.order_cancelled',
                       'payments.payment_succeeded', 'payments.payment_arrived_late', 'groupbuy.team_filled',
                       'groupbuy.team_failed', 'groupbuy.team_opened')
        GROUP BY 2, 3 HAVING count(*) > 1""",
}

AT_REST: Mapping[str, str] = {
    # What a checkout's payer is still charged for is what its orders still owe them, to the last minor unit.
    "no buyer charged for nothing": f"""
        SELECT i.ref, i.state, i.paid_minor - i.refunded_minor AS charged, coalesce(w.worth, 0) AS worth
        FROM payments_intent i
        LEFT JOIN (SELECT o.checkout_id, sum(o.total_minor - o.refunded_minor) AS worth FROM orders_order o
                   WHERE o.state IN {_KEPT} OR o.refunded_minor > 0 GROUP BY 1) w ON w.checkout_id = i.ref
        WHERE i.paid_minor - i.refunded_minor <> coalesce(w.worth, 0)
          AND EXISTS (SELECT 1 FROM orders_order o WHERE o.checkout_id = i.ref AND {_OURS})""",
    "every order is at an end, or waits for somebody": f"""
        SELECT o.id, o.kind, o.state FROM orders_order o
        WHERE {_OURS} AND o.state IN ('pending_payment', 'refunding')
          AND o.id NOT IN ({_HELD_ORDERS})""",
    "every seat agrees with its order": f"""
        SELECT s.id, s.state, o.id, o.state, t.state FROM groupbuy_seat s JOIN groupbuy_team t ON t.id = s.team_id
        JOIN orders_order o ON o.id = s.order_id
        WHERE {_OURS} AND NOT CASE s.state
          WHEN 'held' THEN false
          WHEN 'paid' THEN o.state = 'awaiting_team' AND t.state = 'open'
          WHEN 'confirmed' THEN t.state = 'succeeded' AND o.state NOT IN ('awaiting_team', 'cancelled', 'expired')
          WHEN 'refunded' THEN o.state = 'refunded'
          WHEN 'refunding' THEN o.id IN ({_HELD_ORDERS})
          WHEN 'released' THEN o.state IN ('cancelled', 'expired', 'refunded')
               OR EXISTS (SELECT 1 FROM groupbuy_seat other WHERE other.order_id = o.id AND other.state <> 'released')
          ELSE false END""",
    "whoever waits for a team has a seat": f"""
        SELECT o.id FROM orders_order o WHERE {_OURS} AND o.state = 'awaiting_team'
          AND NOT EXISTS (SELECT 1 FROM groupbuy_seat s WHERE s.order_id = o.id AND s.state = 'paid')""",
    "no news lies dead": "SELECT handler, key, error FROM foundation_delivery WHERE dead_at IS NOT NULL",
    # By the transactions that marked it, since workers take their time of a whole round.
    "news of one key is heard in the order in which it was told": """
        SELECT handler, key, event_id, mine, before FROM (
          SELECT handler, key, event_id, xmin::text::bigint AS mine,
                 lag(xmin::text::bigint) OVER (PARTITION BY handler, key ORDER BY event_id) AS before
          FROM foundation_delivery) AS line
        WHERE before > mine""",
}

# Each answers the rows that still move, or that never will again: at rest none is left. A notice in quarantine rests.
UNREST: Mapping[str, str] = {
    "news that nobody was told": "SELECT name, key FROM foundation_outboxevent WHERE fanned_at IS NULL",
    "news not heard": """
        SELECT handler, key, tries, error FROM foundation_delivery WHERE done_at IS NULL AND dead_at IS NULL""",
    "orders on their way": f"""
        SELECT o.id, o.state, o.pay_by FROM orders_order o
        WHERE o.state IN ('pending_payment', 'refunding') AND {_OURS} AND o.id NOT IN ({_HELD_ORDERS})""",
    "payments in the air": """
        SELECT a.id, a.state, a.trouble FROM payments_attempt a JOIN payments_intent i ON i.id = a.intent_id
        WHERE a.state IN ('created', 'unknown') OR a.state = 'pending' AND i.state <> 'open'""",
    "notices not processed": "SELECT notice_id, state, reason FROM payments_notice WHERE state = 'recorded'",
    "refunds not done": f"""
        SELECT id, state, tries, trouble FROM payments_refund
        WHERE state <> 'succeeded' AND id NOT IN (SELECT id FROM ({_HELD}) h)""",
    "jobs not done": "SELECT task_name, args, status FROM procrastinate_jobs WHERE status IN ('todo', 'doing')",
}


def broken(
    db: psycopg.Connection, *, book: Book | None = None, shops: Collection[UUID] | None = None, at_rest: bool = True
) -> dict[str, list[Any]]:
    """
    Ask every question and return what breaks each sentence; sentences that hold have an empty list.

    In: the bank's book, to compare with ours once the market is at rest; the shops to look at, None for all.
    """
    given = {"shops": None if shops is None else list(shops)}
    questions = {**ALWAYS, **AT_REST} if at_rest else ALWAYS
    found: dict[str, list[Any]] = {}
    for sentence, question in questions.items():
        found[sentence] = db.execute(question, given).fetchmany(20)
    if book is not None and at_rest:
        found["the bank's book says the same"] = _against_the_bank(db, book)
    return found


def check(db: psycopg.Connection, *, book: Book | None = None, shops: Collection[UUID] | None = None) -> None:
    """Let a market at rest through, or say which sentences are broken and by which rows."""
    wrong = {sentence: rows for sentence, rows in broken(db, book=book, shops=shops).items() if rows}
    assert not wrong, f"broken: {wrong}"


def wait_until_at_rest(
    db: psycopg.Connection, shops: Collection[UUID] | None = None, *, seconds: float = REST_SECONDS
) -> None:
    """Wait until nothing moves any more; say what does when that never comes."""
    deadline = time.monotonic() + seconds
    while left := moving(db, shops):
        assert time.monotonic() < deadline, f"after {seconds} s there are still {left}"
        time.sleep(0.3)


def moving(db: psycopg.Connection, shops: Collection[UUID] | None = None) -> dict[str, list[Any]]:
    """Return the rows that still move, by what they are: none of a market at rest."""
    given = {"shops": None if shops is None else list(shops)}
    found = {what: db.execute(query, given).fetchmany(20) for what, query in UNREST.items()}
    return {what: rows for what, rows in found.items() if rows}


def _against_the_bank(db: psycopg.Connection, book: Book) -> list[Any]:
    """Return the intents of which the bank holds another amount than we believe, and bank payments of no intent."""
    of_attempt = {
        str(attempt_id): intent_id
        for attempt_id, intent_id in db.execute("SELECT id, intent_id FROM payments_attempt WHERE method = 'sandbox'")
    }
    at_bank: dict[Any, int] = defaultdict(int)
    for payment in book["payments"]:
        whose = of_attempt.get(payment["merchant_ref"], payment["merchant_ref"])
        if payment["state"] == "paid":
            at_bank[whose] += payment["minor"] - payment["refunded_minor"]
    ours: dict[Any, int] = dict(
        db.execute(
            """
            SELECT i.id, i.paid_minor - i.refunded_minor FROM payments_intent i
            WHERE EXISTS (SELECT 1 FROM payments_attempt a WHERE a.intent_id = i.id AND a.method = 'sandbox')"""
        ).fetchall()
    )
    return [
        (intent, {"at the bank": at_bank.get(intent, 0), "in our book": ours.get(intent, 0)})
        for intent in {*at_bank, *ours}
        if at_bank.get(intent, 0) != ours.get(intent, 0)
    ]


def orders_by_state(db: psycopg.Connection, shops: Collection[UUID]) -> Counter[tuple[str, str]]:
    """Count orders by kind and state, for a line that a person reads."""
    rows = db.execute(
        "SELECT kind, state, count(*) FROM orders_order WHERE shop_id = ANY(%s) GROUP BY 1, 2", [list(shops)]
    ).fetchall()
    return Counter({(kind, state): count for kind, state, count in rows})
