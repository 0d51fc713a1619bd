"""
What the files say of one another, gathered before anything is brought: an order's parts, a listing's price, whom a
customer is. And how we call them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from foundation import fields
from foundation.fields import BadValue
from foundation.money import Money
from foundation.tables import Refusal, Row
from imports.olist.files import Files

BRAZIL = ZoneInfo("America/Sao_Paulo")  # The clock of Olist's times, with its summer time until 2019.


@dataclass
class Parts:
    """What the other tables say of one order."""

    items: list[Row] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)


class Unsound(Exception):
    """An order cannot have been as its rows say, in this column."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


@dataclass
class Known:
    left_out: Counter[str]
    parts: dict[str, Parts] = field(default_factory=lambda: defaultdict(Parts))  # by order
    people: dict[str, tuple[str, Row]] = field(default_factory=dict)  # by customer: the person's key, and where
    joined: dict[str, datetime] = field(default_factory=dict)  # by customer: when they first bought
    listings: dict[tuple[str, str], str] = field(default_factory=dict)  # by product and seller: the listing's key
    prices: dict[tuple[str, str], tuple[datetime, Money]] = field(default_factory=dict)  # of a listing, as last sold
    sellers_of: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # by product: how many
    category_names: dict[str, Mapping[str, str]] = field(default_factory=dict)
    brought: set[str] = field(default_factory=set)  # orders


def gather(files: Files, known: Known) -> Iterator[Refusal]:
    """Read what was sold and paid, by order: prices, sellers and totals follow from it."""
    placed: dict[str, datetime] = {}
    customer_of: dict[str, str] = {}
    for row in files.orders.rows():
        if isinstance(row, Row):
            customer_of[row["order_id"]] = row["customer_id"]
            if (at := moment(row["order_purchase_timestamp"])) is not None:
                placed[row["order_id"]] = at
    for order_id, at in placed.items():
        customer = customer_of[order_id]
        known.joined[customer] = min(at, known.joined.get(customer, at))
    for row in files.items.rows():
        if isinstance(row, Refusal):
            yield row
            continue
        known.parts[row["order_id"]].items.append(row)
        listing = (row["product_id"], row["seller_id"])
        known.sellers_of[listing[0]][listing[1]] += 1
        try:
            price = fields.price(row["price"], "BRL")
        except BadValue:
            continue  # Said where the order is read.
        at = placed.get(row["order_id"])
        if at is not None and at >= known.prices.get(listing, (at, price))[0]:
            known.prices[listing] = (at, price)
    for row in files.payments.rows():
        if isinstance(row, Refusal):
            yield row
        else:
            known.parts[row["order_id"]].payments.append(row)


def seller_key(seller_id: str) -> str:
    return f"olist:seller:{seller_id}"


def category_key(word: str) -> str:
    return f"olist:category:{word or 'others'}"


def moment(text: str) -> datetime | None:
    try:
        return fields.moment(text.strip(), BRAZIL)
    except BadValue:
        return None
