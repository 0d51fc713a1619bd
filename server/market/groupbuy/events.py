"""
News groupbuy tells, under the team as key; ActivityChanged under the product. Past tense, ids and values; once shipped,
only added to.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class ActivityChanged:
    """Made, edited, started or stopped; ask the facade what it is now."""

    name: ClassVar[str] = "groupbuy.activity_changed"
    activity_id: UUID
    product_id: UUID
    at: datetime


@dataclass(frozen=True)
class SeatHeld:
    """Somebody has ordered and not yet paid."""

    name: ClassVar[str] = "groupbuy.seat_held"
    team_id: UUID
    product_id: UUID
    person_id: UUID
    order_id: UUID
    inviter_id: UUID | None
    at: datetime


@dataclass(frozen=True)
class SeatReleased:
    name: ClassVar[str] = "groupbuy.seat_released"
    team_id: UUID
    product_id: UUID
    person_id: UUID
    order_id: UUID
    at: datetime


@dataclass(frozen=True)
class SeatTaken:
    """Somebody has paid for their seat."""

    name: ClassVar[str] = "groupbuy.seat_taken"
    team_id: UUID
    product_id: UUID
    person_id: UUID
    order_id: UUID
    inviter_id: UUID | None
    paid_count: int
    size: int
    at: datetime


@dataclass(frozen=True)
class TeamOpened:
    """The leader has paid, and others can join."""

    name: ClassVar[str] = "groupbuy.team_opened"
    team_id: UUID
    activity_id: UUID
    product_id: UUID
    leader_id: UUID
    size: int
    closes_at: datetime
    at: datetime


@dataclass(frozen=True)
class TeamFilled:
    name: ClassVar[str] = "groupbuy.team_filled"
    team_id: UUID
    product_id: UUID
    person_ids: tuple[UUID, ...]
    order_ids: tuple[UUID, ...]
    at: datetime


@dataclass(frozen=True)
class TeamFailed:
    """Time was up, an operator closed it, or nobody was left; the orders of those who paid are being refunded."""

    name: ClassVar[str] = "groupbuy.team_failed"
    team_id: UUID
    product_id: UUID
    person_ids: tuple[UUID, ...]
    order_ids: tuple[UUID, ...]
    because: str
    at: datetime


@dataclass(frozen=True)
class SeatRefunded:
    """One who had paid has the money back, after a failure or after leaving."""

    name: ClassVar[str] = "groupbuy.seat_refunded"
    team_id: UUID
    product_id: UUID
    person_id: UUID
    order_id: UUID
    at: datetime


@dataclass(frozen=True)
class TeamLeft:
    """One who had paid has left and is being refunded."""

    name: ClassVar[str] = "groupbuy.team_left"
    team_id: UUID
    product_id: UUID
    person_id: UUID
    order_id: UUID
    leader_id: UUID  # Who leads now.
    at: datetime


@dataclass(frozen=True)
class SeatMissed:
    """Money came when the seat was gone: the person leads a new team, as they had chosen, or is being refunded."""

    name: ClassVar[str] = "groupbuy.seat_missed"
    team_id: UUID
    product_id: UUID
    person_id: UUID
    order_id: UUID
    new_team_id: UUID | None
    at: datetime
