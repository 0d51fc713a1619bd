"""Whatever people, banks and clocks do, in any order: a world of small teams, and what must hold after each step."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from foundation.errors import ShopError
from foundation.ids import uuid7
from foundation.states import IllegalMove
from foundation.testing import NOON, told_all
from market.groupbuy.events import SeatMissed
from market.groupbuy.models import Seat, Team
from market.groupbuy.services.close_overdue_teams import close_overdue_teams, release_lapsed_seats
from market.groupbuy.services.follow_order import note_given_up, note_paid
from market.groupbuy.services.leave_team import leave_team
from market.groupbuy.services.seat_late_payer import seat_late_payer
from market.groupbuy.services.take_seats import take_seats
from market.groupbuy.states import SITTING, SeatState, TeamState
from market.groupbuy.tests.factories import (
    Offer,
    check_sums,
    give_money_back,
    go_to_pay,
    let_bank_say,
    make_offer,
    wish,
)
from market.groupbuy.types import OnFull, Seated
from market.orders import facade as orders
from market.orders.facade import OrderState
from market.orders.models import Order
from market.orders.services.give_up_checkouts import expire_overdue_checkouts
from market.orders.services.note_payment import note_late_payment
from market.payments import facade as payments
from market.payments.models import Attempt, Intent
from market.payments.providers.base import PaymentFate
from market.payments.states import IntentState
from market.stock import facade as stock

T = TypeVar("T")
PEOPLE = [uuid7() for _ in range(6)]
ANY = st.integers(0, 11)  # Of whatever there is by then, counted round and round.
WHO = st.integers(0, len(PEOPLE) - 1)
STEPS = st.one_of(
    st.tuples(st.just("open"), WHO, st.sampled_from(OnFull)),
    st.tuples(st.just("join"), WHO, ANY, st.sampled_from(OnFull)),
    st.tuples(st.just("sit"), WHO, st.integers(0, 1)),
    st.tuples(st.just("sit"), WHO, ANY),
    st.tuples(st.just("go to pay"), ANY),
    st.tuples(st.just("bank pays"), ANY),
    st.tuples(st.just("bank refuses"), ANY),
    st.tuples(st.just("orders hear"), ANY),
    st.tuples(st.just("seats hear"), ANY),
    st.tuples(st.just("pay late"), ANY),
    st.tuples(st.just("cancel"), ANY),
    st.tuples(st.just("leave"), ANY),
    st.tuples(st.just("time"), st.sampled_from([1, 59, 60, 61, 119, 120, 590, 1200])),
    st.tuples(st.just("orders clock")),
    st.tuples(st.just("teams clock")),
    st.tuples(st.just("seats clock")),
)
HOLD, LAPSE = ("join", 1, 0, OnFull.OPEN_NEW_TEAM), [("time", 120), ("orders clock",), ("seats hear", 1)]
SUCCESS = [("sit", 1, 0), ("sit", 2, 0)]
SITS_AGAIN = [HOLD, *LAPSE, ("pay late", 1)]
LEADS_ANEW = [HOLD, *LAPSE, ("sit", 2, 0), ("sit", 3, 0), ("pay late", 1)]
REFUNDED = [("join", 1, 0, OnFull.REFUND), *LAPSE, ("sit", 2, 0), ("sit", 3, 0), ("pay late", 1)]
DISSOLVED = [HOLD, ("leave", 0)]
IN_GRACE = [("sit", 2, 0), ("time", 1100), HOLD, ("go to pay", 0), ("time", 100), ("orders clock",), ("seats hear", 2),
            ("teams clock",), ("bank pays", 0), ("orders hear", 2), ("seats hear", 2)]  # fmt: skip


@dataclass
class World:
    """One activity with teams of three, twenty minutes each, two minutes to pay; the bank and the news are slow."""

    offer: Offer
    now: datetime = NOON
    teams: list[UUID] = field(default_factory=list)
    seated: list[Seated] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)

    def step(self, what: str, *args: Any) -> None:
        match what, args:
            case "open", (who, on_full):
                self._take(wish(self.offer, PEOPLE[who], activity_id=self.offer.activity.id, on_full=on_full))
            case "join", (who, which, on_full):
                self._take(wish(self.offer, PEOPLE[who], team_id=self._one(self.teams, which), on_full=on_full))
            case "sit", (who, which):
                before = len(self.seated)
                self.step("join", who, which, OnFull.REFUND)
                for seated in self.seated[before:]:
                    self._pay(seated)
            case "go to pay", (which,):
                seated = self._one(self.seated, which)
                if Intent.objects.get(ref=seated.checkout.id).state == IntentState.OPEN:
                    self.attempts.append(go_to_pay(seated))
            case "bank pays", (which,) if self.attempts:
                attempt = self._one(self.attempts, which)
                if not attempt.intent.attempts.filter(state="succeeded").exists():
                    let_bank_say(attempt, PaymentFate.PAID, now=self.now)
            case "bank refuses", (which,) if self.attempts:
                let_bank_say(self._one(self.attempts, which), PaymentFate.DECLINED, now=self.now)
            case "orders hear", (which,):
                self._orders_hear(self._one(self.seated, which).checkout.id)
            case "seats hear", (which,):
                self._seats_hear(self._one(self.seated, which).seat.order_id)
            case "pay late", (which,):
                self._pay(self._one(self.seated, which))
            case "cancel", (which,):
                one = self._one(self.seated, which)
                self._try(
                    lambda: orders.cancel_checkout(
                        checkout_id=one.checkout.id, person_id=one.seat.person_id, because="x", now=self.now
                    )
                )
            case "leave", (which,):
                one = self._one(self.seated, which)
                self._try(lambda: leave_team(team_id=one.team.id, person_id=one.seat.person_id, now=self.now))
            case "time", (seconds,):
                self.now += timedelta(seconds=seconds)
            case "orders clock", _:
                expire_overdue_checkouts(now=self.now)
            case "teams clock", _:
                close_overdue_teams(now=self.now)
            case "seats clock", _:
                release_lapsed_seats(now=self.now)

    def settle(self) -> None:
        """Let a day pass, every bank answer, every news arrive and every clock strike."""
        for _ in range(3):
            self.now += timedelta(hours=1)
            for attempt in self.attempts:
                let_bank_say(attempt, PaymentFate.DECLINED, now=self.now)
            expire_overdue_checkouts(now=self.now)
            for seated in self.seated:
                self._orders_hear(seated.checkout.id)
                self._seats_hear(seated.seat.order_id)
            release_lapsed_seats(now=self.now)
            close_overdue_teams(now=self.now)
        self.now += timedelta(days=1)
        close_overdue_teams(now=self.now)
        give_money_back(now=self.now)

    def _take(self, one) -> None:
        (answer,) = take_seats([one], now=self.now)
        if isinstance(answer, Seated):
            self.seated.append(answer)
            if answer.team.id not in self.teams:
                self.teams.append(answer.team.id)

    def _one(self, things: list[T], which: int) -> T:
        return things[which % len(things)]

    def _pay(self, seated: Seated) -> None:
        """Their money comes, in time or late, and everybody hears of it."""
        if Intent.objects.get(ref=seated.checkout.id).state != IntentState.PAID:
            self.attempts.append(go_to_pay(seated))
            let_bank_say(self.attempts[-1], PaymentFate.PAID, now=self.now)
        self._orders_hear(seated.checkout.id)
        self._seats_hear(seated.seat.order_id)

    def _orders_hear(self, checkout_id: UUID) -> None:
        intent = payments.intents([checkout_id])[checkout_id]
        if intent.paid_at is not None and intent.is_late:
            note_late_payment(checkout_id, paid_at=intent.paid_at, now=self.now)
        elif intent.paid_at is not None:
            orders.mark_paid(checkout_id, now=self.now)

    def _seats_hear(self, order_id: UUID) -> None:
        """What `handlers.follow_order` would do about the newest news of the order."""
        order = Order.objects.get(pk=order_id)
        match order.state:
            case OrderState.AWAITING_TEAM | OrderState.TO_SHIP:
                note_paid(order_id, now=self.now)
            case OrderState.EXPIRED if order.paid_late_at is not None:
                seat_late_payer(order_id, now=self.now)
            case OrderState.EXPIRED | OrderState.CANCELLED:
                note_given_up(order_id, may_still_pay=order.state == OrderState.EXPIRED, now=self.now)

    def _try(self, act) -> None:
        try:
            act()
        except ShopError as refusal:
            assert not isinstance(refusal, IllegalMove), refusal


def check_people(world: World) -> None:
    """Nobody sits late, nobody sits twice, and nobody sits whose order says otherwise."""
    live = Seat.objects.filter(team__activity_id=world.offer.activity.id, state__in=SITTING).select_related("team")
    for seat in live:
        order = Order.objects.get(pk=seat.order_id)
        if seat.state == SeatState.CONFIRMED:
            assert order.state == OrderState.TO_SHIP
        elif seat.state == SeatState.PAID:
            assert order.state == OrderState.AWAITING_TEAM
        assert seat.team.opened_at is None or seat.held_at < seat.team.closes_at
        assert order.kind_ref == seat.team_id


def note_what_came_of_it(world: World) -> None:
    """For `--hypothesis-show-statistics`: that the draws reach all there is."""
    for state in set(Team.objects.filter(activity_id=world.offer.activity.id).values_list("state", flat=True)):
        event(f"a team {state}")
    for state in set(Seat.objects.filter(team__activity_id=world.offer.activity.id).values_list("state", flat=True)):
        event(f"a seat {state}")
    for missed in told_all(SeatMissed):
        event("a late payer leads anew" if missed.new_team_id else "a late payer is refunded")
    if len(Seat.objects.all()) > len({seat.order_id for seat in Seat.objects.all()}):
        event("a late payer sits again")


@pytest.mark.django_db
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=5, max_size=25), size=st.integers(2, 3))
@example(steps=SUCCESS, size=3)
@example(steps=SITS_AGAIN, size=3)
@example(steps=LEADS_ANEW, size=3)
@example(steps=REFUNDED, size=3)
@example(steps=DISSOLVED, size=3)
@example(steps=IN_GRACE, size=3)
def test_whoever_comes_whenever_no_seat_is_shared_nobody_sits_late_and_no_money_is_kept_for_nothing(steps, size):
    """
    Without the quota in `Tally.give_back`: `check_sums` finds pieces set aside for nobody.
    Without `send_back` in `fail`: a paid seat is left in a failed team, its money kept.
    """
    with transaction.atomic():  # Each example in a market of its own.
        live_through(steps, size)
        transaction.set_rollback(True)


def live_through(steps: list[tuple[Any, ...]], size: int) -> None:
    world = World(
        make_offer(team_size=size, team_ttl_seconds=1200, pay_ttl_seconds=120, per_person=4, quota=14, opens_per_day=3)
    )

    world.step("open", 0, OnFull.REFUND)
    world.step("pay late", 0)
    for step in steps:
        world.step(*step)
        check_sums(world.offer)
    check_people(world)
    world.settle()

    check_sums(world.offer)
    check_people(world)
    note_what_came_of_it(world)
    for team in Team.objects.filter(activity_id=world.offer.activity.id):
        assert team.state not in (TeamState.OPEN, TeamState.PENDING_LEADER_PAY)
        assert (team.state == TeamState.SUCCEEDED) == (team.paid == team.size)
    for seat in Seat.objects.filter(team__activity_id=world.offer.activity.id):
        assert seat.state in (SeatState.CONFIRMED, SeatState.RELEASED, SeatState.REFUNDED)
    for intent in Intent.objects.filter(ref__in=[seated.checkout.id for seated in world.seated]):
        order = Order.objects.get(checkout_id=intent.ref)
        if intent.state == IntentState.PAID:
            assert order.state in (OrderState.TO_SHIP, OrderState.REFUNDED)
            kept = intent.paid_minor - intent.refunded_minor
            assert kept == (intent.amount_minor if order.state == OrderState.TO_SHIP else 0)
        else:
            assert order.state in (OrderState.EXPIRED, OrderState.CANCELLED)
    level = stock.levels([world.offer.sku_id])[world.offer.sku_id]
    shipping = Order.objects.filter(lines__sku_id=world.offer.sku_id, state=OrderState.TO_SHIP).count()
    assert (level.reserved, level.allocated) == (0, shipping)
