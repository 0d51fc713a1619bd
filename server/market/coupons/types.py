"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from foundation.ids import typed_id
from foundation.money import Money
from foundation.words import Words
from market.coupons.states import CouponState

CouponId = typed_id("coup")
TemplateId = typed_id("tmpl")


class Way(StrEnum):
    """How coupons of a template come to people."""

    REWARD = "reward"  # for what they did, by the room that promised it; without a number
    POINTS = "points"  # for their points, as long as there are any


@dataclass(frozen=True, slots=True)
class Terms:
    """What a coupon gives and what it asks for: an amount off, or a part up to an amount."""

    shop_id: UUID
    threshold: Money  # what the goods must cost
    off: Money | None
    off_bps: int = 0
    most: Money | None = None  # what a part comes to at most
    product_ids: tuple[UUID, ...] = ()  # none: all goods of the shop


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A kind of coupon, as a shop makes it up."""

    title: Words
    terms: Terms
    way: Way
    valid_days: int  # from the day it is given
    points_price: int | None = None
    count_total: int | None = None
    per_person: int | None = None
    ends_at: datetime | None = None  # until when it can be had for points


@dataclass(frozen=True, slots=True)
class TemplateView:
    id: UUID
    draft: TemplateDraft
    count_issued: int
    made_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class CouponView:
    id: UUID
    template_id: UUID
    person_id: UUID
    title: Words
    terms: Terms
    state: CouponState
    order_id: UUID | None
    issued_at: datetime
    expires_at: datetime  # a coupon at this instant is too late


@dataclass(frozen=True, slots=True)
class Issuing:
    """A coupon to be given, and what for: the same cause gives it once."""

    template_id: UUID
    person_id: UUID
    cause: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A coupon that an order wants."""

    coupon_id: UUID
    person_id: UUID
    order_id: UUID
