"""Olist's orders as they went, an order per seller, with what was paid."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from foundation import fields
from foundation.fields import BadValue
from foundation.money import Money
from foundation.tables import Refusal, Remark, Row
from imports.olist.files import Files
from imports.olist.known import Known, Parts, moment, seller_key
from imports.olist.payments import Unsound, payments_of
from imports.records import OrderedLine, OrderRecord, Record, ShopOrder

GONE = frozenset({"canceled", "unavailable"})  # Olist's states of orders that came to nothing.
ON_THE_WAY = frozenset({"approved", "processing", "invoiced", "shipped", "delivered"})
ORDER_COLUMNS = {"shop_id": "order_id", "lines": "order_id"}


def orders(files: Files, known: Known) -> Iterator[Record | Refusal | Remark]:
    for row in files.orders.rows():
        if isinstance(row, Refusal):
            yield row
            continue
        parts = known.parts.pop(row["order_id"], Parts())
        remarks: list[Remark] = []
        try:
            record = _order(known, row, parts, remarks)
        except Unsound as unsound:
            yield row.refused(unsound.column, unsound.reason)
            for part in (*parts.items, *parts.payments):
                yield part.refused("order_id", f"belongs to order {row['order_id']}, which was refused")
            continue
        yield from remarks
        known.brought.add(row["order_id"])
        yield record
    for order_id, left in known.parts.items():
        for part in (*left.items, *left.payments):
            yield part.refused("order_id", f"names order {fields.shortened(order_id)}, which is not there")


def _order(known: Known, row: Row, parts: Parts, remarks: list[Remark]) -> OrderRecord:
    """Read an order with its parts. :raises Unsound:"""
    status = row["order_status"]
    if status not in GONE | ON_THE_WAY | {"created"}:
        raise Unsound("order_status", f"is not known: {fields.shortened(status)}")
    if row["customer_id"] not in known.people:
        raise Unsound("customer_id", f"names {fields.shortened(row['customer_id'])}, who was not brought in")
    if not parts.items:
        raise Unsound("order_id", f"has no items, being {status}: nobody knows what was bought, or of whom")
    placed_at, paid_at, shipped_at, delivered_at = _instants(row)
    if status in ON_THE_WAY and paid_at is None:
        remarks.append(row.remarked("order_approved_at", f"is empty, though the order is {status}: paid when placed"))
        paid_at = placed_at
    if status == "delivered" and delivered_at is None:
        delivered_at = shipped_at or paid_at
        remarks.append(row.remarked("order_delivered_customer_date", "is empty, though it was delivered"))
    if delivered_at is not None and shipped_at is None:
        shipped_at = delivered_at
        remarks.append(row.remarked("order_delivered_carrier_date", "is empty, though it was delivered"))
    if paid_at is None:
        shipped_at = delivered_at = None
    last_known = max(at for at in (placed_at, paid_at, shipped_at, delivered_at) if at is not None)
    refunded_at = last_known if paid_at and status in GONE else None
    shops = _shops_of(known, row, parts.items, shipped_at, delivered_at, refunded_at)
    total = Money.total([line.unit * line.quantity for shop in shops for line in shop.lines], "BRL")
    total += Money.total([shop.freight for shop in shops], "BRL")
    person_key, customer = known.people[row["customer_id"]]
    return OrderRecord(
        key=f"olist:order:{row['order_id']}",
        place=row.place,
        person_key=person_key,
        country="BR",
        region_names=(customer["customer_state"], customer["customer_city"]),
        postcode=customer["customer_zip_code_prefix"],
        placed_at=placed_at,
        paid_at=paid_at,
        cancelled_at=last_known if paid_at is None else None,
        shops=shops,
        payments=payments_of(parts.payments, total if paid_at else None, remarks),
        columns=ORDER_COLUMNS,
    )


def _instants(row: Row) -> tuple[datetime, datetime | None, datetime | None, datetime | None]:
    """:raises Unsound:"""
    columns = ("order_purchase_timestamp", "order_approved_at", "order_delivered_carrier_date",
               "order_delivered_customer_date")  # fmt: skip
    found = []
    for column in columns:
        at = moment(row[column])
        if at is None and (row[column].strip() or column == columns[0]):
            raise Unsound(column, f"is not a date and time: {fields.shortened(row[column])}")
        found.append(at)
    placed_at, paid_at, shipped_at, delivered_at = found
    assert placed_at is not None, "the first of them was there"
    return placed_at, paid_at, shipped_at, delivered_at


def _shops_of(
    known: Known,
    row: Row,
    items: list[Row],
    shipped_at: datetime | None,
    delivered_at: datetime | None,
    refunded_at: datetime | None,
) -> tuple[ShopOrder, ...]:
    """Part an order by seller: each item is a piece, and pieces of one product make a line. :raises Unsound:"""
    by_seller: dict[str, list[Row]] = defaultdict(list)
    for item in items:
        by_seller[item["seller_id"]].append(item)
    shops = []
    for seller_id, of_seller in sorted(by_seller.items()):
        lines: dict[str, OrderedLine] = {}
        freight = Money.zero("BRL")
        for item in of_seller:
            key = known.listings.get((item["product_id"], seller_id))
            if key is None:
                raise Unsound("order_id", f"has an item that names no product: {item.place.file} {item.place.line}")
            try:
                unit = fields.price(item["price"], "BRL")
                freight += fields.money(item["freight_value"], "BRL")
            except BadValue as bad:
                raise Unsound("order_id", f"has an amount in {item.place.file} {item.place.line} that {bad}") from None
            if key in lines and lines[key].unit != unit:
                raise Unsound("order_id", f"has {item['product_id']} at two prices")
            lines[key] = OrderedLine(key, lines[key].quantity + 1 if key in lines else 1, unit)
        shops.append(
            ShopOrder(
                shop_key=seller_key(seller_id),
                lines=tuple(lines.values()),
                freight=freight,
                tracking_no=f"OLIST-{row['order_id']}".upper()[:40],  # The data has no numbers of parcels.
                shipped_at=shipped_at,
                delivered_at=delivered_at,
                refunded_at=refunded_at,
            )
        )
    return tuple(shops)
