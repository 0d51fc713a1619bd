"""Shapes on the wire: pages around what the read models keep. A contract test compares the bytes to them."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import BeforeValidator, WithJsonSchema

from market.catalogue.facade import CategoryId
from market.groupbuy.facade import ActivityId, TeamId
from market.media.facade import PictureOut
from market.people.facade import PersonId
from market.storefront.rules import read_label
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


LabelKey = Annotated[
    int,
    BeforeValidator(lambda value: value if isinstance(value, int) else read_label(str(value))),
    WithJsonSchema({"type": "string", "pattern": "^[0-7]?[0-9a-f]{1,15}$", "description": "One value of an attribute"}),
]


class FacetValueOut(Schema):
    """Something to filter by: ask for it by its key. `count` is at least so many when the answer is not counted."""

    key: str
    name: str
    count: int
    is_chosen: bool


class AttributeFacetOut(Schema):
    key: str
    name: str
    values: list[FacetValueOut]


class FacetsOut(Schema):
    brands: list[FacetValueOut]
    categories: list[FacetValueOut]
    attributes: list[AttributeFacetOut]


class SearchOut(Schema):
    items: list[CardOut]
    next: str | None
    total: int
    is_counted: bool  # False: there are more than `total`, for not all were looked at.
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
