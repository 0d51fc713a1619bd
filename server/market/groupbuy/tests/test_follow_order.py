from datetime import timedelta

import pytest

from foundation.ids import uuid7
from foundation.testing import NOON, told, told_all
from market.groupbuy import rules
from market.groupbuy.events import SeatReleased, SeatTaken, TeamFilled, TeamOpened
from market.groupbuy.models import SeatMove, Team, TeamMove
from market.groupbuy.services.follow_order import note_given_up, note_paid, note_refunded, note_refunding
from market.groupbuy.services.take_seats import take_seats
from market.groupbuy.states import SeatState, TeamState
from market.groupbuy.tests.factories import (
    bring_money,
    check_sums,
    give_money_back,
    go_to_pay,
    joining,
    make_offer,
    make_open_team,
    opening,
    refusal_of,
    sit,
    states,
    wish,
)
from market.groupbuy.types import Seated
from market.orders import facade as orders
from market.orders.facade import OrderState
from market.stock import facade as stock

pytestmark = pytest.mark.django_db
ana, ben, cai = uuid7(), uuid7(), uuid7()


def test_the_leaders_payment_opens_the_team_and_starts_its_clock():
    offer = make_offer(team_ttl_seconds=3600)
    seated = opening(offer, ana)
    bring_money(seated)

    note_paid(seated.seat.order_id, now=NOON + timedelta(minutes=5))

    team = Team.objects.get(pk=seated.team.id)
    assert (team.state, team.paid, team.reserved) == (TeamState.OPEN, 1, 0)
    assert team.closes_at == NOON + timedelta(minutes=65)
    assert told(TeamOpened, key=team.id).closes_at == team.closes_at
    assert told(SeatTaken, key=team.id).paid_count == 1


def test_a_team_opened_at_the_activitys_end_lives_its_time_from_that_end():
    offer = make_offer(team_ttl_seconds=3600, ends_at=NOON + timedelta(minutes=1))
    seated = opening(offer, ana)
    bring_money(seated)

    note_paid(seated.seat.order_id, now=NOON + timedelta(minutes=5))

    assert Team.objects.get(pk=seated.team.id).closes_at == NOON + timedelta(minutes=61)


def test_the_last_payment_completes_the_team_and_releases_every_order_to_its_shop():
    offer = make_offer(team_size=3)
    team = make_open_team(offer, ana)
    sit(offer, team, ben)

    last = sit(offer, team, cai)

    team.refresh_from_db()
    assert team.state == TeamState.SUCCEEDED
    assert states(team) == dict.fromkeys((ana, ben, cai), SeatState.CONFIRMED)
    filled = told(TeamFilled, key=team.id)
    assert filled.person_ids == (ana, ben, cai)
    assert filled.order_ids[-1] == last.seat.order_id
    assert {orders.order_view(order_id).state for order_id in filled.order_ids} == {OrderState.TO_SHIP}
    level = stock.levels([offer.sku_id])[offer.sku_id]
    assert (level.reserved, level.allocated) == (0, 3)
    moves = TeamMove.objects.filter(team=team).order_by("id").values_list("before", "after")
    assert list(moves) == [("pending_leader_pay", "open"), ("open", "succeeded")]
    check_sums(offer)


def test_a_held_seat_does_not_complete_a_team():
    offer = make_offer(team_size=2)
    team = make_open_team(offer, ana)

    joining(offer, team.id, ben)

    assert Team.objects.get(pk=team.pk).state == TeamState.OPEN


def test_hearing_of_a_payment_twice_changes_nothing():
    offer = make_offer(team_size=2)
    team = make_open_team(offer, ana)
    seated = sit(offer, team, ben)

    note_paid(seated.seat.order_id, now=NOON)

    assert Team.objects.get(pk=team.pk).paid == 2
    assert len(told_all(TeamFilled)) == 1
    assert SeatMove.objects.filter(seat_id=seated.seat.id).count() == 2


def test_an_order_without_a_seat_is_none_of_our_business():
    for note in (note_paid, note_refunding, note_refunded):
        note(uuid7(), now=NOON)


@pytest.mark.parametrize("may_still_pay", [True, False])
def test_an_order_given_up_frees_its_seat_and_gives_everything_back(may_still_pay):
    offer = make_offer(per_person=1)
    team = make_open_team(offer, ana)
    seated = joining(offer, team.id, ben)
    orders.cancel_checkout(checkout_id=seated.checkout.id, person_id=ben, because="no", now=NOON)

    note_given_up(seated.seat.order_id, may_still_pay=may_still_pay, now=NOON)
    note_given_up(seated.seat.order_id, may_still_pay=may_still_pay, now=NOON)

    assert states(team) == {ana: SeatState.PAID, ben: SeatState.RELEASED}
    assert told(SeatReleased, key=team.id).person_id == ben
    check_sums(offer)
    assert joining(offer, team.id, ben).seat.seat_no == 2


def test_a_leader_who_does_not_pay_abandons_the_team_and_it_does_not_count_as_opened():
    offer = make_offer(opens_per_day=1, per_person=9)
    seated = opening(offer, ana)
    orders.expire_checkout(seated.checkout.id, now=NOON, because="test")

    note_given_up(seated.seat.order_id, may_still_pay=True, now=NOON)

    assert Team.objects.get(pk=seated.team.id).state == TeamState.ABANDONED
    check_sums(offer)
    assert opening(offer, ana).team.leader_id == ana


def test_a_seat_whose_money_may_be_on_its_way_is_kept_a_minute_longer():
    offer = make_offer(pay_ttl_seconds=600)
    team = make_open_team(offer, ana)
    seated = joining(offer, team.id, ben)
    go_to_pay(seated)
    until = seated.seat.hold_until
    orders.expire_checkout(seated.checkout.id, now=until, because="test")

    note_given_up(seated.seat.order_id, may_still_pay=True, now=until)
    assert states(team)[ben] == SeatState.HELD

    note_given_up(seated.seat.order_id, may_still_pay=True, now=until + rules.PAYMENT_GRACE)
    assert states(team)[ben] == SeatState.RELEASED
    check_sums(offer)


def test_an_operators_refund_frees_a_paid_seat_of_an_open_team():
    offer = make_offer()
    team = make_open_team(offer, ana)
    seated = sit(offer, team, ben)
    orders.cancel_and_refund(seated.seat.order_id, now=NOON, because="operator", key="op-1")

    note_refunding(seated.seat.order_id, now=NOON)
    note_refunding(seated.seat.order_id, now=NOON)

    assert states(team)[ben] == SeatState.REFUNDING
    assert Team.objects.get(pk=team.pk).paid == 1
    check_sums(offer)
    give_money_back()
    assert states(team)[ben] == SeatState.REFUNDED


def test_a_refund_after_success_never_reopens_the_team():
    offer = make_offer(team_size=2)
    team = make_open_team(offer, ana)
    seated = sit(offer, team, ben)
    orders.cancel_and_refund(seated.seat.order_id, now=NOON, because="after sale", key="op-1")

    note_refunding(seated.seat.order_id, now=NOON)
    give_money_back()

    team.refresh_from_db()
    assert (team.state, team.paid) == (TeamState.SUCCEEDED, 2)
    assert states(team)[ben] == SeatState.CONFIRMED


def test_a_released_seats_number_goes_to_the_next():
    offer = make_offer(team_size=4)
    team = make_open_team(offer, ana)
    first = joining(offer, team.id, ben)
    joining(offer, team.id, cai)
    orders.cancel_checkout(checkout_id=first.checkout.id, person_id=ben, because="no", now=NOON)
    note_given_up(first.seat.order_id, may_still_pay=False, now=NOON)

    (answer,) = take_seats([wish(offer, uuid7(), team_id=team.id)], now=NOON)

    assert isinstance(answer, Seated) and answer.seat.seat_no == 2
    assert refusal_of(lambda: joining(offer, team.id, cai)) is not None
