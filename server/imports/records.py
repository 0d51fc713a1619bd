"""
What a source says, in the market's words: shops, categories, brands, products with their SKUs, offers, people, orders
as they went, reviews.

A source yields these in an order in which whatever is named has been yielded before. Keys are permanent and begin with
the source's name, such as "zh_litemall:goods:1006002": a key that is known brings nothing a second time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from foundation.money import Money
from foundation.tables import Place
from foundation.words import Words
from market.catalogue.facade import AttributeView, OptionView
from market.merchants.facade import LicenceView


@dataclass(frozen=True, slots=True)
class ShopRecord:
    key: str
    place: Place
    slug: str
    name: Words
    intro: Words
    licence: LicenceView
    freight: Money | None  # what sending costs …; None: the source names no rule
    freight_free_over: Money | None  # … below this


@dataclass(frozen=True, slots=True)
class CategoryRecord:
    key: str
    place: Place
    slug: str
    name: Words
    parent_key: str | None
    sort: int
    columns: Mapping[str, str] = field(default_factory=dict)  # what the source calls our fields, for refusals


@dataclass(frozen=True, slots=True)
class BrandRecord:
    key: str
    place: Place
    slug: str
    name: Words
    story: Words


@dataclass(frozen=True, slots=True)
class SkuRecord:
    key: str
    code: str
    option_values: tuple[int, ...]
    price: Money | None  # None: the source names none, so it cannot be put on sale
    on_hand: int | None  # None: the source does not count
    weight_grams: int = 0
    gtins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductRecord:
    """A product with everything it needs to be bought: it comes in whole or not at all."""

    key: str
    place: Place
    shop_key: str
    category_key: str
    brand_key: str | None
    slug: str
    title: Words
    subtitle: Words
    description: Words
    attributes: tuple[AttributeView, ...]
    options: tuple[OptionView, ...]
    skus: tuple[SkuRecord, ...]
    is_on_sale: bool
    origin: Words = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OfferRecord:
    """A group price of a product."""

    key: str
    place: Place
    product_key: str
    prices: Mapping[str, tuple[Money, int]]  # by SKU code: the price per piece, and how many pieces
    team_size: int
    starts_at: datetime
    ends_at: datetime
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonRecord:
    key: str
    place: Place
    nickname: str
    email: str
    city: str
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class OrderedLine:
    product_key: str
    quantity: int
    unit: Money


@dataclass(frozen=True, slots=True)
class ShopOrder:
    """What one shop sold in an order. Instants that are None never came."""

    shop_key: str
    lines: tuple[OrderedLine, ...]  # each product once; its first SKU is meant
    freight: Money
    tracking_no: str
    shipped_at: datetime | None
    delivered_at: datetime | None
    refunded_at: datetime | None


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """An order with its payments, as it went. Paid, or given up: one of the two instants is there."""

    key: str
    place: Place
    person_key: str
    country: str
    region_names: tuple[str, ...]
    postcode: str
    placed_at: datetime
    paid_at: datetime | None
    cancelled_at: datetime | None
    shops: tuple[ShopOrder, ...]
    payments: tuple[tuple[str, Money, int], ...]  # (means, amount, instalments)
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    key: str
    place: Place
    product_key: str  # empty when an order is named
    nickname: str
    stars: int
    text: str
    at: datetime
    reply: str = ""
    order_key: str = ""  # the order it is about: the first of its lines that has no review yet
    columns: Mapping[str, str] = field(default_factory=dict)


Record: TypeAlias = (
    ShopRecord | CategoryRecord | BrandRecord | ProductRecord | OfferRecord | PersonRecord | OrderRecord | ReviewRecord
)
