"""How the tests run an import, and what they compare."""

import csv
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from foundation import sql


def bring(
    folder: Path, reports: Path, source: str = "zh_litemall", **options: Any
) -> tuple[dict[str, Any], list[tuple[str, ...]]]:
    """Import a folder. Return the line it ends with, and the rows of the report."""
    before = set(reports.glob("*.csv")) if reports.exists() else set()
    out = StringIO()
    call_command("import_market", source, str(folder), reports=reports, stdout=out, **options)
    (line,) = out.getvalue().splitlines()
    (report,) = set(reports.glob("*.csv")) - before
    with report.open(newline="", encoding="utf-8") as stream:
        heading, *rows = csv.reader(stream)
    assert heading == ["file", "line", "column", "reason"]
    return json.loads(line), [tuple(one) for one in rows]


def remarks(reports: Path) -> list[tuple[str, ...]]:
    """Return the remarks of the only import so far."""
    (file,) = (reports / "remarks").glob("*.csv")
    with file.open(newline="", encoding="utf-8") as stream:
        return [tuple(row) for row in csv.reader(stream)][1:]


# Everything an import writes, without the ids and moments that differ from run to run.
STATE = {
    "shops": "SELECT source_key, name FROM merchants_shop",
    "freight": "SELECT flat_minor, free_over_minor FROM shipping_rule",
    "categories": "SELECT source_key, name, sort, cardinality(path) FROM catalogue_category",
    "brands": "SELECT source_key, name, story FROM catalogue_brand",
    "products": "SELECT p.source_key, p.title, p.subtitle, p.description, p.attributes, p.options, p.state,"
    " c.source_key, b.source_key FROM catalogue_product p JOIN catalogue_category c ON c.id = p.category_id"
    " LEFT JOIN catalogue_brand b ON b.id = p.brand_id",
    "moves": "SELECT p.source_key, m.before, m.after FROM catalogue_productmove m"
    " JOIN catalogue_product p ON p.id = m.product_id",
    "skus": "SELECT source_key, code, option_values, option_text FROM catalogue_sku",
    "prices": "SELECT s.source_key, p.price_minor, p.compare_at_minor FROM pricing_price p"
    " JOIN catalogue_sku s ON s.id = p.sku_id",
    "price history": "SELECT s.source_key, p.price_minor FROM pricing_pricechange p"
    " JOIN catalogue_sku s ON s.id = p.sku_id",
    "stock": "SELECT s.source_key, i.on_hand, i.reserved FROM stock_item i JOIN catalogue_sku s ON s.id = i.sku_id",
    "stock journal": "SELECT cause, on_hand FROM stock_movement",
    "offers": "SELECT a.source_key, a.state, a.team_size, a.ends_at, p.price_minor, p.quota_left"
    " FROM groupbuy_activity a JOIN groupbuy_activityprice p ON p.activity_id = a.id",
    "reviews": "SELECT source_key, nickname, stars, text, written_at, reply FROM community_review",
    "stars": "SELECT p.source_key, stars_1, stars_2, stars_3, stars_4, stars_5 FROM community_reviewsummary r"
    " JOIN catalogue_product p ON p.id = r.product_id",
    "news": "SELECT name, count(*) FROM foundation_outboxevent GROUP BY name",
    "cards": "SELECT p.source_key, regexp_replace(c.card_zh, '_[0-9a-z]{26}', '', 'g') FROM storefront_card c"
    " JOIN catalogue_product p ON p.id = c.product_id",
    "shelves": "SELECT p.source_key, s.price_minor, s.sold_count FROM storefront_shelf s"
    " JOIN catalogue_product p ON p.id = s.product_id",
    "found": "SELECT count(*) FROM search_document",
}


def state() -> dict[str, list[str]]:
    return {what: sorted(map(repr, sql.rows(statement))) for what, statement in STATE.items()}


# And what orders of the past leave.
HISTORY = {
    "checkouts": "SELECT source_key, state, currency, total_minor, placed_at FROM orders_checkout",
    "orders": "SELECT c.source_key, o.state, o.total_minor, o.refunded_minor, o.paid_at, o.completed_at"
    " FROM orders_order o JOIN orders_checkout c ON c.id = o.checkout_id",
    "steps": "SELECT after, at FROM orders_ordermove",
    "paid": "SELECT method, origin, instalments, amount_minor, role FROM payments_attempt",
    "book": "SELECT kind, at FROM ledger_postingset",
    "postings": "SELECT minor FROM ledger_posting",
    "journal": "SELECT kind, on_hand, reserved, allocated, at FROM stock_movement",
    "parcels": "SELECT tracking_no, state, sent_at, delivered_at FROM shipping_parcel",
    "people": "SELECT source_key, nickname, email FROM people_person",
    "sold": "SELECT p.source_key, s.sold_count FROM storefront_sales s JOIN catalogue_product p ON p.id = s.product_id",
    "reviewed": "SELECT count(*) FROM orders_orderline WHERE is_reviewed",
}


def history() -> dict[str, list[str]]:
    return {**state(), **{what: sorted(map(repr, sql.rows(statement))) for what, statement in HISTORY.items()}}


ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|_[0-9a-hjkmnp-tv-z]{26}")


def without_ids(said: dict[str, list[str]]) -> dict[str, list[str]]:
    """Leave the ids out, which are new in every market: causes in journals name them, and so do links on cards."""
    return {what: sorted(ID.sub("ID", row) for row in rows) for what, rows in said.items()}
