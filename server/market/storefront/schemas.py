"""Shapes on the wire: pages around what the read models keep. A contract test compares the bytes to them."""

from datetime import datetime

from ninja import Schema

from market.catalogue.facade import CategoryId
from market.groupbuy.facade import ActivityId, TeamId
from market.media.facade import PictureOut
from market.people.facade import PersonId
from market.storefront.types import CardOut, CategoryStepOut, ProductBodyOut, ShopOut


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


class ShopPageOut(Schema):
    shop: ShopOut
    items: list[CardOut]
    next: str | None


class GroupOut(Schema):
    activity_id: ActivityId
    team_size: int
    starts_at: datetime
    ends_at: datetime
    per_person: int
    max_quantity: int
    new_only: bool
    gathering: list[GatheringOut]


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
