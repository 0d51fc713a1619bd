"""
What crosses the facade: frozen, framework-free.

What a quote is asked with says what is bought, never who buys: no trait of a person can reach a price (D3.4 A4).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from foundation.money import Money
from foundation.words import Words


class Funder(StrEnum):
    """Who gives up the money of a discount."""

    SELLER = "SELLER"
    PLATFORM = "PLATFORM"


@dataclass(frozen=True, slots=True)
class PriceView:
    sku_id: UUID
    price: Money  # the list price, per piece
    compare_at: Money | None  # a higher price that may be shown beside it, struck through
    compare_source: Words | None  # where it comes from: {"zh-CN": "厂商指导价", "en": "Maker's price"}
    lowest_7_days: Money | None  # the lowest at which it was listed or sold in the last seven days
    since: datetime  # when this list price began


@dataclass(frozen=True, slots=True)
class PriceChangeView:
    id: int
    price: Money
    compare_at: Money | None
    compare_source: Words | None
    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A price of its own for one line, promised by another room: a group's, a flash deal's."""

    source: str  # the room: "groupbuy"
    ref: UUID  # its activity
    unit_price: Money
    funder: str = Funder.SELLER


@dataclass(frozen=True, slots=True)
class QuoteLine:
    key: str  # the asker's name for the line, unique in its basket
    sku_id: UUID
    shop_id: UUID
    quantity: int
    offer: Offer | None = None
    weight_grams: int = 0  # per piece; freight may ask


@dataclass(frozen=True, slots=True)
class ShopDiscount:
    """
    Money off some goods of one shop, once they cost enough: a coupon's. Either an amount, or a part up to an amount.

    Goods that have a product's offer already are not among them (D2.6).
    """

    source: str  # the room: "coupons"
    ref: UUID  # of that room
    shop_id: UUID
    threshold: Money
    off: Money | None = None
    off_bps: int = 0
    most: Money | None = None  # what a part comes to at most
    sku_ids: frozenset[UUID] | None = None  # None: all goods of the shop
    funder: str = Funder.SELLER


@dataclass(frozen=True, slots=True)
class PromoLine:
    """One discount on one line, and who pays for it."""

    source: str
    ref: UUID
    funder: str
    amount: Money  # above zero, for the whole line


@dataclass(frozen=True, slots=True)
class QuotedLine:
    key: str
    sku_id: UUID
    shop_id: UUID
    quantity: int
    unit_list: Money
    goods: Money  # unit_list × quantity
    promos: tuple[PromoLine, ...]
    payable: Money  # goods − Σ promos, never below zero


@dataclass(frozen=True, slots=True)
class ShopGoods:
    """What one shop sends in one basket: all that freight may depend on."""

    shop_id: UUID
    payable: Money
    weight_grams: int


FreightFee: TypeAlias = Callable[[Sequence[ShopGoods]], Mapping[UUID, Money]]  # a fee for each shop that is asked about


@dataclass(frozen=True, slots=True)
class Quote:
    lines: tuple[QuotedLine, ...]  # in the asker's order
    freight: Mapping[UUID, Money]  # per shop
    goods_total: Money
    discount_total: Money
    freight_total: Money
    total: Money  # goods − discount + freight
