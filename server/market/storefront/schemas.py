"""
Shapes on the wire. Cards and product bodies are built as these when something changes, kept as JSON, and sent as bytes;
what a read adds (stock, teams, the time) is declared here too, and a contract test compares the bytes to it.
"""

from datetime import datetime

from ninja import Schema

from foundation.web import MoneyOut
from market.catalogue.facade import CategoryId, ProductId, SkuId
from market.groupbuy.facade import ActivityId, TeamId
from market.media.facade import PictureOut
from market.merchants.facade import ShopId
from market.people.facade import PersonId


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


class CardPageOut(Schema):
    items: list[CardOut]
    next: str | None


class CategoryOut(Schema):
    category_id: CategoryId
    slug: str
    name: str
    picture: PictureOut | None
    children: list["CategoryOut"]


class CategoriesOut(Schema):
    items: list[CategoryOut]


class CategoryStepOut(Schema):
    slug: str
    name: str


class BannerOut(Schema):
    title: str
    subtitle: str
    action: str
    link: str
    picture: PictureOut | None
    dark_picture: PictureOut | None


class LeaderOut(Schema):
    nickname_masked: str
    avatar: PictureOut | None


class GatheringOut(Schema):
    """A team that is still short of people."""

    team_id: TeamId
    leader: LeaderOut
    size: int
    missing: int
    closes_at: datetime


class HomeOut(Schema):
    banners: list[BannerOut]
    categories: list[CategoryOut]
    feed: CardPageOut
    server_time: datetime


class CategoryPageOut(Schema):
    category: CategoryOut
    path: list[CategoryStepOut]
    items: list[CardOut]
    next: str | None


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


class ShopPageOut(Schema):
    shop: ShopOut
    items: list[CardOut]
    next: str | None


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


class AttributeOut(Schema):
    name: str
    value: str


class PromiseOut(Schema):
    ship_within_hours: int
    seven_day_return: bool
    freight: str


class GroupOut(Schema):
    activity_id: ActivityId
    team_size: int
    starts_at: datetime
    ends_at: datetime
    per_person: int
    max_quantity: int
    new_only: bool
    gathering: list[GatheringOut]


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


class ProductPageOut(ProductBodyOut):
    """The body, with stock and teams as they are now."""

    group: GroupOut | None
    server_time: datetime


class FacetOut(Schema):
    key: str
    name: str
    count: int


class FacetsOut(Schema):
    brands: list[FacetOut]
    categories: list[FacetOut]


class SearchOut(Schema):
    items: list[CardOut]
    next: str | None
    corrected: str | None
    is_partial: bool
    sort_reason: str
    facets: FacetsOut


class SuggestionsOut(Schema):
    items: list[str]


class SessionPersonOut(Schema):
    person_id: PersonId
    nickname: str
    language: str
    avatar: PictureOut | None


class SessionOut(Schema):
    person: SessionPersonOut | None
    language: str
    basket_count: int
    unread_notices: int
    live_url: str
    csrf_ready: bool
