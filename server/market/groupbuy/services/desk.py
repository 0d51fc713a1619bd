"""Where wishes for seats meet the rows they need, all locked and read once, whatever the number of wishes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from foundation.ids import uuid7
from market.groupbuy import rules
from market.groupbuy.errors import (
    ActivityNotFound,
    AlreadyLeading,
    GroupSoldOut,
    OnlyForNewcomers,
    TeamIsFull,
    TeamNotFound,
)
from market.groupbuy.models import Activity, Seat, Team
from market.groupbuy.services.settle_seats import fill_if_complete, settle_holds
from market.groupbuy.services.tally import Tally
from market.groupbuy.states import ALIVE, SITTING, SeatState, TeamState
from market.groupbuy.types import ActivityView, Audience, SeatWish
from market.orders import facade as orders
from market.people import facade as people


@dataclass(frozen=True, slots=True)
class Place:
    """A seat found for a wish, not written yet."""

    wish: SeatWish
    team: Team
    seat_no: int
    price_minor: int
    hold_until: datetime
    inviter_id: UUID | None
    is_opening: bool


class Desk:
    """The locked rows of one call of `take_seats`, and what it has given away so far."""

    def __init__(self, wishes: Sequence[SeatWish], now: datetime) -> None:
        self.now = now
        self.today = rules.market_day(now)
        team_ids = {wish.team_id for wish in wishes if wish.team_id}
        found = Team.objects.select_for_update(of=("self",)).select_related("activity").filter(pk__in=team_ids)
        self.teams = {team.id: team for team in found.order_by("pk")}
        self._reserved_before = {team.id: team.reserved for team in self.teams.values()}
        self.seats: dict[UUID, list[Seat]] = defaultdict(list)
        for seat in Seat.objects.filter(team_id__in=self.teams, state__in=SITTING):
            self.seats[seat.team_id].append(seat)
        self._no_taken = {team_id: {seat.seat_no for seat in self.seats[team_id]} for team_id in self.teams}
        self._sitting = {team_id: {seat.person_id for seat in self.seats[team_id]} for team_id in self.teams}

        lapsed = [seat for team in self.teams.values() for seat in self._lapsed(team)]
        self._views = self._read_activities(wishes)
        self.tally = self._lock_counters(wishes, lapsed)
        self._make_room(lapsed)
        self._buyers = self._read_buyers(wishes)
        self._inviters = set(people.people([wish.inviter_id for wish in wishes if wish.inviter_id]))
        self._leading = self._read_leaders(wishes)

    def find_place(self, wish: SeatWish) -> Place:
        """Set a seat aside for a wish, or say why not. :raises: see `take_seats`"""
        team, activity = self._open(wish) if wish.activity_id else self._join(wish)
        rules.check_choice(activity, _on_offer(team), wish.sku_id, wish.quantity)
        rules.check_orders(activity, self.tally.orders_count(activity.id, wish.person_id))
        if wish.quantity > self.tally.quota_left(activity.id, wish.sku_id):
            raise GroupSoldOut(sku_id=wish.sku_id, left=self.tally.quota_left(activity.id, wish.sku_id))
        if team.reserved + team.paid >= team.size:
            raise TeamIsFull(team_id=team.id)
        return self._give(wish, team, activity)

    def forget(self, place: Place) -> None:
        """Undo one `find_place`, because its order could not be placed."""
        team, wish = place.team, place.wish
        self.tally.give_back(team.activity_id, wish.person_id, wish.sku_id, wish.quantity)
        if place.is_opening:
            self.tally.forget_open(team.activity_id, wish.person_id, self.today)
            return
        team.reserved -= 1
        self._no_taken[team.id].discard(place.seat_no)
        self._sitting[team.id].discard(wish.person_id)

    def changed_teams(self) -> list[Team]:
        return [team for team in self.teams.values() if team.reserved != self._reserved_before[team.id]]

    # ── Finding a place ──────────────────────────────────────────────────────────────────────────────────────────────

    def _join(self, wish: SeatWish) -> tuple[Team, ActivityView]:
        assert wish.team_id is not None, "a wish without a team opens one"
        team = self.teams.get(wish.team_id)
        if team is None:
            raise TeamNotFound(team_id=wish.team_id)
        rules.check_can_join(team.view(), self._sitting[team.id], wish.person_id, self.now)
        activity = self._views[team.activity_id]
        if activity.audience == Audience.NEW_ONLY and wish.person_id in self._buyers:
            raise OnlyForNewcomers(team_id=team.id)
        return team, activity

    def _open(self, wish: SeatWish) -> tuple[Team, ActivityView]:
        assert wish.activity_id is not None, "a wish without an activity joins a team"
        activity = self._views.get(wish.activity_id)
        if activity is None:
            raise ActivityNotFound(activity_id=wish.activity_id)
        rules.check_can_open(activity, self.now)
        rules.check_opens(activity, self.tally.opens_count(activity.id, wish.person_id, self.today))
        if activity.one_open_team and (activity.id, wish.person_id) in self._leading:
            raise AlreadyLeading(activity_id=activity.id)
        return new_team(activity, wish.person_id, self.now), activity

    def _give(self, wish: SeatWish, team: Team, activity: ActivityView) -> Place:
        is_opening = wish.activity_id is not None
        price = activity.leader_prices.get(wish.sku_id) if is_opening else None
        self.tally.take(activity.id, wish.person_id, wish.sku_id, wish.quantity)
        if is_opening:
            self.tally.note_open(activity.id, wish.person_id, self.today)
        taken = self._no_taken.setdefault(team.id, set())
        seat_no = rules.free_seat_no(taken, team.size)
        taken.add(seat_no)
        self._sitting.setdefault(team.id, set()).add(wish.person_id)
        team.reserved += 1
        inviter_id = wish.inviter_id if wish.inviter_id in self._inviters else None
        return Place(
            wish=wish,
            team=team,
            seat_no=seat_no,
            price_minor=price.minor if price is not None else int(team.prices_minor[str(wish.sku_id)]),
            hold_until=rules.hold_until(self.now, activity.pay_ttl_seconds, team.closes_at),
            inviter_id=inviter_id if inviter_id != wish.person_id else None,
            is_opening=is_opening,
        )

    # ── Reading and locking ──────────────────────────────────────────────────────────────────────────────────────────

    def _lapsed(self, team: Team) -> list[Seat]:
        """Return the seats of a full open team whose holders did not pay in time."""
        if team.state != TeamState.OPEN or self.now >= team.closes_at or team.reserved + team.paid < team.size:
            return []
        return [seat for seat in self.seats[team.id] if seat.state == SeatState.HELD and seat.hold_until <= self.now]

    def _lock_counters(self, wishes: Sequence[SeatWish], lapsed: Sequence[Seat]) -> Tally:
        who, what = set(), set()
        for wish in wishes:
            team = self.teams.get(wish.team_id) if wish.team_id else None
            activity_id = team.activity_id if team else wish.activity_id
            if activity_id in self._views:
                who.add((activity_id, wish.person_id))
                what.add((activity_id, wish.sku_id))
        for seat in lapsed:
            activity_id = self.teams[seat.team_id].activity_id
            who.add((activity_id, seat.person_id))
            what.add((activity_id, seat.sku_id))
        return Tally(who, what)

    def _read_activities(self, wishes: Sequence[SeatWish]) -> dict[UUID, ActivityView]:
        ids = {wish.activity_id for wish in wishes if wish.activity_id}
        ids |= {team.activity_id for team in self.teams.values()}
        return {row.id: row.view() for row in Activity.objects.filter(pk__in=ids).prefetch_related("prices")}

    def _make_room(self, lapsed: Sequence[Seat]) -> None:
        of_team: dict[UUID, list[Seat]] = defaultdict(list)
        for seat in lapsed:
            of_team[seat.team_id].append(seat)
        for team_id, seats in of_team.items():
            team = self.teams[team_id]
            settle_holds(team, seats, self.tally, now=self.now, because="not paid in time", wait=True)
            fill_if_complete(team, now=self.now)
            for seat in seats:
                if seat.state == SeatState.RELEASED:
                    self._no_taken[team_id].discard(seat.seat_no)
                    self._sitting[team_id].discard(seat.person_id)
            self._reserved_before[team_id] = team.reserved

    def _read_buyers(self, wishes: Sequence[SeatWish]) -> set[UUID]:
        newcomers_only = {
            team.id for team in self.teams.values() if self._views[team.activity_id].audience == Audience.NEW_ONLY
        }
        asking = {wish.person_id for wish in wishes if wish.team_id in newcomers_only}
        return orders.buyers(asking) if asking else set()

    def _read_leaders(self, wishes: Sequence[SeatWish]) -> set[tuple[UUID, UUID]]:
        """Return who leads a living team of which activity, of those that allow but one. Their counters are locked."""
        openers = {
            (wish.activity_id, wish.person_id)
            for wish in wishes
            if wish.activity_id in self._views and self._views[wish.activity_id].one_open_team
        }
        if not openers:
            return set()
        leading = Team.objects.filter(
            activity_id__in={activity_id for activity_id, _ in openers},
            leader_id__in={person_id for _, person_id in openers},
            state__in=ALIVE,
        )
        return set(leading.values_list("activity_id", "leader_id"))


def new_team(activity: ActivityView, leader_id: UUID, now: datetime) -> Team:
    """Return a team, not written yet, whose leader has until `closes_at` to pay; the prices of the day are its own."""
    first = next(iter(activity.prices.values()))
    return Team(
        id=uuid7(),
        activity_id=activity.id,
        product_id=activity.product_id,
        shop_id=activity.shop_id,
        leader_id=leader_id,
        size=activity.team_size,
        created_at=now,
        closes_at=rules.hold_until(now, activity.pay_ttl_seconds, None),
        prices_minor={str(sku_id): price.minor for sku_id, price in activity.prices.items()},
        currency=first.currency,
    )


def _on_offer(team: Team) -> set[UUID]:
    return {UUID(sku_id) for sku_id in team.prices_minor}
