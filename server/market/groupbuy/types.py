"""What crosses the facade: frozen, framework-free."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from foundation.ids import typed_id
from foundation.money import Money
from market.groupbuy.states import ActivityState, SeatState, TeamState
from market.orders.facade import CheckoutView
from market.people.facade import AddressView

ActivityId = typed_id("act")
TeamId = typed_id("team")
SeatId = typed_id("seat")


class Audience(StrEnum):
    ALL = "all"
    NEW_ONLY = "new_only"  # Anybody opens; only people who have never bought here join.


class OnFull(StrEnum):
    """What a buyer wants when their money arrives and their seat is gone."""

    REFUND = "refund"
    OPEN_NEW_TEAM = "open_new_team"


@dataclass(frozen=True, slots=True)
class Terms:
    """What can be set of an activity besides its prices; the columns of the same names."""

    starts_at: datetime
    ends_at: datetime
    team_size: int
    team_ttl_seconds: int
    pay_ttl_seconds: int
    min_quantity: int
    max_quantity: int
    per_person: int
    opens_per_day: int | None
    one_open_team: bool
    audience: Audience

    @classmethod
    def of(cls, source: Any) -> Self:
        """Read the terms off a row or a view."""
        return cls(**{field.name: getattr(source, field.name) for field in fields(cls)})

    def as_columns(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class OfferPrice:
    """One SKU of an activity, as `create_activity` takes it."""

    sku_id: UUID
    price: Money
    quota: int  # Pieces set aside for the activity.
    leader_price: Money | None = None  # What the opener pays instead, fixed at opening.


@dataclass(frozen=True, slots=True)
class ActivityView:
    id: UUID
    product_id: UUID
    shop_id: UUID
    state: ActivityState
    starts_at: datetime
    ends_at: datetime  # New teams cannot be opened from here on; open ones live to their own deadline.
    team_size: int
    team_ttl_seconds: int
    pay_ttl_seconds: int
    min_quantity: int
    max_quantity: int
    per_person: int  # Orders of one person that count: held, paid and confirmed.
    opens_per_day: int | None
    one_open_team: bool
    audience: Audience
    prices: Mapping[UUID, Money]
    leader_prices: Mapping[UUID, Money]
    quota_left: Mapping[UUID, int]

    def is_on(self, now: datetime) -> bool:
        return self.state == ActivityState.RUNNING and self.starts_at <= now < self.ends_at


@dataclass(frozen=True, slots=True)
class TeamView:
    id: UUID
    activity_id: UUID
    product_id: UUID
    shop_id: UUID
    leader_id: UUID
    state: TeamState
    size: int
    paid_count: int
    held_count: int
    opened_at: datetime | None
    closes_at: datetime  # A join at this instant is too late.
    prices: Mapping[UUID, Money]  # Per SKU, as they were at opening.

    @property
    def seats_left(self) -> int:
        return self.size - self.paid_count - self.held_count


@dataclass(frozen=True, slots=True)
class TeamOnPage:
    """A gathering team, as a product's page invites to it."""

    id: UUID
    leader_id: UUID
    size: int
    paid_count: int
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class OfferOnPage:
    """The group offer of a product as its page shows it, with the few teams that close soonest."""

    activity_id: UUID
    team_size: int
    starts_at: datetime
    ends_at: datetime
    per_person: int
    max_quantity: int
    audience: Audience
    gathering: tuple[TeamOnPage, ...]


@dataclass(frozen=True, slots=True)
class SeatView:
    id: UUID
    team_id: UUID
    person_id: UUID
    order_id: UUID
    checkout_id: UUID
    seat_no: int
    state: SeatState
    is_leader: bool
    sku_id: UUID
    quantity: int
    hold_until: datetime
    inviter_id: UUID | None


@dataclass(frozen=True, slots=True)
class SeatWish:
    """What somebody asks for: a seat in the team they name, or a team of their own in the activity they name."""

    person_id: UUID
    sku_id: UUID
    quantity: int
    address: AddressView
    on_full: OnFull = OnFull.REFUND
    expected_total: Money | None = None
    note: str = ""
    inviter_id: UUID | None = None  # Whose link they came by.
    team_id: UUID | None = None
    activity_id: UUID | None = None  # One of the two.

    def __post_init__(self) -> None:
        assert (self.team_id is None) != (self.activity_id is None), "join a team, or open one"


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat is held; it is theirs once the checkout is paid."""

    team: TeamView
    seat: SeatView
    checkout: CheckoutView
