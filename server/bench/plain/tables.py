"""Copies of the tables that orders are written into, so that a baseline's orders stay out of the market's books."""

import psycopg

COPIED = (
    "stock_item",
    "stock_hold",
    "stock_movement",
    "orders_basketline",
    "orders_checkout",
    "orders_order",
    "orders_orderline",
    "orders_ordermove",
    "payments_intent",
)


def copy_tables(db: psycopg.Connection) -> None:
    """Make them anew: the same columns, indexes and checks, the same shelves, and not a single order."""
    db.execute("DROP SCHEMA IF EXISTS plain CASCADE")
    db.execute("CREATE SCHEMA plain")
    for name in COPIED:
        db.execute(f"CREATE TABLE plain.{name} (LIKE public.{name} INCLUDING ALL)")
    # As many pieces as the market began with: what is there, and what has been promised since.
    db.execute("INSERT INTO plain.stock_item SELECT sku_id, on_hand, 0, 0 FROM public.stock_item")
    db.execute("ANALYZE plain.stock_item")
