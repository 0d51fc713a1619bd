"""
What must hold after everything that was done to the market, by name, each true or false.

The sentences of `journeys.reckoning` are asked of every room's tables and of the bank's book; here come those that know
what a measured market began with, and those about what pages are drawn from.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import psycopg

from bench.resting import wait_until_at_rest
from journeys.reckoning import Book, broken

# Rows of the read models that are not what the rooms say. At rest, none. What was sold is drawn a minute late, so marks
# fall due at any moment; the clock takes them up twice a second.
PAGES: Mapping[str, str] = {
    "every product on sale has its page, and no other": """
        SELECT coalesce(p.id, c.product_id) FROM catalogue_product p
        FULL JOIN storefront_card c ON c.product_id = p.id
        WHERE (p.state = 'published') IS DISTINCT FROM (c.product_id IS NOT NULL)
        UNION ALL SELECT product_id FROM storefront_staleproduct WHERE since <= now() - interval '10 seconds'""",
    "every product on sale stands on its shelves and can be searched": """
        SELECT p.id FROM catalogue_product p JOIN catalogue_category k ON k.id = p.category_id
        LEFT JOIN (SELECT product_id, count(*) AS lists FROM storefront_shelf GROUP BY 1) s ON s.product_id = p.id
        LEFT JOIN search_entry e ON e.product_id = p.id
        WHERE p.state = 'published' AND (coalesce(s.lists, 0) <> 2 + cardinality(k.path) OR e.product_id IS NULL)""",
    "pages say what prices and shelves say": """
        SELECT c.product_id, c.card_zh FROM storefront_card c
        JOIN LATERAL (SELECT min(r.price_minor) AS price, bool_or(i.on_hand > i.reserved + i.allocated) AS in_stock
                      FROM catalogue_sku s JOIN pricing_price r ON r.sku_id = s.id
                      LEFT JOIN stock_item i ON i.sku_id = s.id
                      WHERE s.product_id = c.product_id AND s.is_active) now ON true
        WHERE (c.card_zh::jsonb -> 'price' ->> 'minor')::bigint <> now.price
           OR (c.card_zh::jsonb ->> 'in_stock')::boolean <> coalesce(now.in_stock, false)""",
}

HOT = "what was put on the hot shelves is there, or sold"
HOT_SHELVES = """
    SELECT i.sku_id, given.count, i.on_hand, i.reserved, i.allocated, o.promised
    FROM unnest(%s::uuid[], %s::bigint[]) AS given (sku_id, count) JOIN stock_item i USING (sku_id)
    LEFT JOIN LATERAL (
      SELECT coalesce(sum(l.quantity), 0) AS promised,
             coalesce(sum(l.quantity) FILTER (WHERE o.state IN ('shipped', 'delivered', 'completed')), 0) AS sent
      FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
      WHERE l.sku_id = i.sku_id AND o.state NOT IN ('cancelled', 'expired', 'refunded')) o ON true
    WHERE i.on_hand + o.sent <> given.count OR i.reserved + i.allocated + o.sent <> o.promised
       OR o.promised > given.count
"""

# An hour passes: whatever still waits for its money has waited too long.
LET_TIME_PASS = (
    "UPDATE orders_checkout SET pay_by = now() - interval '1 minute' WHERE state = 'open'",
    "UPDATE orders_order SET pay_by = now() - interval '1 minute' WHERE state = 'pending_payment'",
    "UPDATE payments_intent SET expires_at = now() - interval '1 minute' WHERE state = 'open'",
    "UPDATE groupbuy_seat SET hold_until = now() - interval '1 minute' WHERE state = 'held'",
    "UPDATE groupbuy_team SET closes_at = now() - interval '1 minute' WHERE state = 'pending_leader_pay'",
)


def prove(
    db: psycopg.Connection, *, book: Book | None, hot: Mapping[UUID, int], at_rest: bool = True
) -> dict[str, list[Any]]:
    """
    Ask every question. Return for each sentence the rows that break it: none, if it holds.

    In: the bank's book; how many pieces of which SKU the hot shelves began with; whether nothing moves any more.
    """
    found = broken(db, book=book, at_rest=at_rest)
    found[HOT] = db.execute(HOT_SHELVES, [list(hot), list(hot.values())]).fetchmany(20)
    if at_rest:
        found |= {sentence: db.execute(question).fetchmany(20) for sentence, question in PAGES.items()}
    return found


def come_to_rest(db: psycopg.Connection) -> None:
    """Let the time run out for all who have ordered and not paid, and wait until the market has let their goods go."""
    for statement in LET_TIME_PASS:
        db.execute(statement)
    wait_until_at_rest(db)
