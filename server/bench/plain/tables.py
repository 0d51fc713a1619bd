"""Copies of the tables that orders are written into, so that a baseline's orders stay out of the market's books."""

import psycopg

WRITTEN = (
    "stock_item stock_hold stock_movement orders_basketline orders_checkout orders_order orders_orderline "
    "orders_ordermove payments_intent payments_attempt payments_attemptmove ledger_account ledger_postingset "
    "ledger_posting groupbuy_team groupbuy_seat groupbuy_personcount groupbuy_activityprice"
).split()
# Teams as they stand, so that the same people meet the same free seats.
TAKEN_OVER = ("groupbuy_team", "groupbuy_seat", "groupbuy_personcount", "groupbuy_activityprice")


def copy_tables(db: psycopg.Connection) -> None:
    """Make them anew: the same columns, indexes and checks, the same shelves and teams, and not a single order."""
    db.execute("DROP SCHEMA IF EXISTS plain CASCADE")
    db.execute("CREATE SCHEMA plain")
    for name in WRITTEN:
        db.execute(f"CREATE TABLE plain.{name} (LIKE public.{name} INCLUDING ALL)")
    # As many pieces as the market began with.
    db.execute("INSERT INTO plain.stock_item SELECT * FROM public.stock_item")
    db.execute("UPDATE plain.stock_item SET reserved = 0, allocated = 0 WHERE reserved + allocated > 0")
    for name in TAKEN_OVER:
        db.execute(f"INSERT INTO plain.{name} OVERRIDING SYSTEM VALUE SELECT * FROM public.{name}")
        _go_on_counting(db, name)
        db.execute(f"ANALYZE plain.{name}")
    db.execute("ANALYZE plain.stock_item")


def _go_on_counting(db: psycopg.Connection, table: str) -> None:
    """Let a table whose rows are numbered go on after the last one that was taken over."""
    found = db.execute("SELECT pg_get_serial_sequence(%s, 'id')", [f"plain.{table}"]).fetchone()
    if found is not None and found[0] is not None:
        db.execute(f"SELECT setval('{found[0]}', (SELECT coalesce(max(id), 0) + 1 FROM plain.{table}))")
