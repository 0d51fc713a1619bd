"""
What the read models keep: cards and product bodies, in the very shape in which they are sent. They are built when
something changes, kept as JSON, and sent as bytes.
"""

from datetime import datetime

from ninja import Schema
from pydantic import BaseModel

from foundation.web import MoneyOut
from market.catalogue.facade import ProductId, SkuId
from market.media.facade import PictureOut
from market.merchants.facade import ShopId


class CardOut(Schema):
    """A product in a list."""

    product_id: ProductId
    title: str
    shop_name: str
    picture: PictureOut | None
    price: MoneyOut
    group_price: MoneyOut | None
    team_size: int | None
    sold_count: int
    in_stock: bool


class CategoryStepOut(Schema):
    slug: str
    name: str


class LicenceOut(Schema):
    company: str
    number: str
    address: str
    issued_on: str | None
    valid_until: str | None
    exemption: str  # Why the shop needs no licence; empty for who has one.


class ShopOut(Schema):
    shop_id: ShopId
    name: str
    intro: str
    logo: PictureOut | None
    self_operated: bool
    licence: LicenceOut


class SkuOut(Schema):
    sku_id: SkuId
    option_values: list[int]
    text: str
    price: MoneyOut
    compare_at: MoneyOut | None
    compare_source: str | None
    group_price: MoneyOut | None
    available: int
    picture: PictureOut | None


class OptionOut(Schema):
    name: str
    values: list[str]


class AttributeOut(BaseModel):  # Not ninja's, which is for rows: a notebook has seventy of these in each language.
    name: str
    value: str


class PromiseOut(Schema):
    ship_within_hours: int
    seven_day_return: bool
    freight: str


class ReviewCardOut(Schema):
    nickname_masked: str
    stars: int
    text: str
    pictures: list[PictureOut]
    option_text: str
    written_at: datetime
    origin: str  # Where it was imported from; empty when it was written here.


class ReviewsOut(Schema):
    count: int
    average: float | None
    items: list[ReviewCardOut]


class ProductBodyOut(Schema):
    """What changes seldom in a product's page."""

    product_id: ProductId
    title: str
    subtitle: str
    description: str
    pictures: list[PictureOut]
    skus: list[SkuOut]
    options: list[OptionOut]
    attributes: list[AttributeOut]
    brand: str | None
    origin: str
    category_path: list[CategoryStepOut]
    shop: ShopOut
    promise: PromiseOut
    reviews: ReviewsOut
    sold_count: int
