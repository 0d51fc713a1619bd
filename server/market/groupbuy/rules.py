"""Pure decisions of group buying. No database, no clock, no Django."""

from collections.abc import Collection
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

from market.groupbuy.errors import (
    ActivityNotOn,
    AlreadyInTeam,
    BadActivity,
    NoTimeToPay,
    OpenLimitReached,
    OrderLimitReached,
    QuantityNotAllowed,
    SkuNotInOffer,
    TeamHasClosed,
    TeamHasSucceeded,
    TeamIsFull,
    TeamNotFound,
    TooLateToLeave,
)
from market.groupbuy.states import TeamState
from market.groupbuy.types import ActivityView, TeamView, Terms

LARGEST_TEAM = 100  # What one page can show and one transaction can settle.
SHORTEST_PAY_SECONDS = 120  # Less would leave a joiner no time to pay.
MIN_PAY_WINDOW = timedelta(seconds=60)  # Choosing a method and paying takes a practised buyer about half of it.
LEAVING_ENDS = timedelta(minutes=10)  # Before the deadline: later, a leaver could not be replaced.
PAYMENT_GRACE = timedelta(seconds=60)  # For money that was on its way when a seat lapsed; banks answer within it.
MARKET_ZONE = timezone(timedelta(hours=8))  # "Per day" is the day of China, without summer time since 1991.


def check_terms(terms: Terms) -> None:
    """:raises BadActivity: naming the field"""
    fair = {
        "ends_at": terms.starts_at < terms.ends_at,
        "team_size": 2 <= terms.team_size <= LARGEST_TEAM,
        "pay_ttl_seconds": terms.pay_ttl_seconds >= SHORTEST_PAY_SECONDS,
        "team_ttl_seconds": terms.team_ttl_seconds >= terms.pay_ttl_seconds,
        "min_quantity": terms.min_quantity >= 1,
        "max_quantity": terms.max_quantity >= terms.min_quantity,
        "per_person": terms.per_person >= 1,
        "opens_per_day": terms.opens_per_day is None or terms.opens_per_day >= 1,
    }
    for field, is_fair in fair.items():
        if not is_fair:
            raise BadActivity(field=field, reason="out of range")


def check_can_open(activity: ActivityView, now: datetime) -> None:
    """:raises ActivityNotOn:"""
    if not activity.is_on(now):
        raise ActivityNotOn(activity_id=activity.id)


def check_can_join(team: TeamView, sitting: Collection[UUID], person_id: UUID, now: datetime) -> None:
    """
    Let a person through to a team, whether or not a seat is free, or say why not. In `sitting`: the people who sit.

    :raises TeamNotFound, AlreadyInTeam, TeamIsFull, TeamHasClosed, NoTimeToPay:
    """
    if team.state in (TeamState.PENDING_LEADER_PAY, TeamState.ABANDONED):
        raise TeamNotFound(team_id=team.id)  # A team exists for others only once its leader has paid.
    if person_id in sitting:
        raise AlreadyInTeam(team_id=team.id)
    if team.state == TeamState.SUCCEEDED:
        raise TeamIsFull(team_id=team.id)
    if team.state != TeamState.OPEN or now >= team.closes_at:
        raise TeamHasClosed(team_id=team.id)
    if now + MIN_PAY_WINDOW >= team.closes_at:
        raise NoTimeToPay(team_id=team.id)


def check_choice(activity: ActivityView, on_offer: Collection[UUID], sku_id: UUID, quantity: int) -> None:
    """:raises SkuNotInOffer, QuantityNotAllowed:"""
    if sku_id not in on_offer:
        raise SkuNotInOffer(field="sku_id")
    if not activity.min_quantity <= quantity <= activity.max_quantity:
        raise QuantityNotAllowed(field="quantity", smallest=activity.min_quantity, largest=activity.max_quantity)


def check_orders(activity: ActivityView, orders_count: int) -> None:
    """In: how many of the person's orders count already. :raises OrderLimitReached:"""
    if orders_count >= activity.per_person:
        raise OrderLimitReached(limit=activity.per_person)


def check_opens(activity: ActivityView, opens_today: int) -> None:
    """:raises OpenLimitReached:"""
    if activity.opens_per_day is not None and opens_today >= activity.opens_per_day:
        raise OpenLimitReached(limit=activity.opens_per_day)


def check_can_leave(team: TeamView, now: datetime) -> None:
    """:raises TeamHasSucceeded, TeamHasClosed, TooLateToLeave:"""
    if team.state == TeamState.SUCCEEDED:
        raise TeamHasSucceeded(team_id=team.id)
    if team.state != TeamState.OPEN:
        raise TeamHasClosed(team_id=team.id)
    if now > team.closes_at - LEAVING_ENDS:
        raise TooLateToLeave(team_id=team.id)


def can_take_late(team: TeamView, sitting: Collection[UUID], person_id: UUID, now: datetime) -> bool:
    """Whether somebody whose seat lapsed and whose money has come may simply sit down again."""
    return team.state == TeamState.OPEN and now < team.closes_at and team.seats_left > 0 and person_id not in sitting


def hold_until(now: datetime, pay_ttl_seconds: int, closes_at: datetime | None) -> datetime:
    """Return until when an unpaid seat is held: never past the team's own deadline."""
    until = now + timedelta(seconds=pay_ttl_seconds)
    return until if closes_at is None else min(until, closes_at)


def deadline(opened_at: datetime, team_ttl_seconds: int, activity_ends_at: datetime) -> datetime:
    """Return when a team closes. The activity's end stops new teams, not those that are open."""
    return min(opened_at, activity_ends_at) + timedelta(seconds=team_ttl_seconds)


def free_seat_no(taken: Collection[int], size: int) -> int:
    """Return the lowest seat nobody sits on. In: the numbers taken, fewer than `size`."""
    return next(number for number in range(1, size + 1) if number not in taken)


def market_day(now: datetime) -> date:
    """Return the day a shopper would say it is."""
    return now.astimezone(MARKET_ZONE).date()
