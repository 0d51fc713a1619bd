from datetime import timedelta

import pytest

from foundation.ids import uuid7
from foundation.testing import NOON, told, told_all
from market.groupbuy.errors import NotInTeam, TeamHasSucceeded, TeamNotFound, TooLateToLeave
from market.groupbuy.events import TeamFailed, TeamLeft
from market.groupbuy.models import Team
from market.groupbuy.services.follow_order import note_paid
from market.groupbuy.services.leave_team import leave_team
from market.groupbuy.states import SeatState, TeamState
from market.groupbuy.tests.factories import (
    bring_money,
    check_sums,
    give_money_back,
    go_to_pay,
    joining,
    let_bank_say,
    make_offer,
    make_open_team,
    opening,
    refusal_of,
    sit,
    states,
)
from market.orders import facade as orders
from market.orders.facade import OrderState
from market.payments.providers.base import PaymentFate

pytestmark = pytest.mark.django_db
ana, ben, cai, dan = uuid7(), uuid7(), uuid7(), uuid7()


def leave(team_id, person_id, now=NOON):
    return leave_team(team_id=team_id, person_id=person_id, now=now)


def test_a_member_who_paid_leaves_is_refunded_and_the_seat_is_free_again():
    offer = make_offer(team_size=3, per_person=1)
    team = make_open_team(offer, ana)
    seated = sit(offer, team, ben)

    view = leave(team.id, ben)

    assert (view.state, view.paid_count, view.leader_id) == (TeamState.OPEN, 1, ana)
    assert states(team)[ben] == SeatState.REFUNDING
    assert told(TeamLeft, key=team.id).person_id == ben
    check_sums(offer)
    assert joining(offer, team.id, cai).seat.seat_no == 2
    give_money_back()
    assert states(team)[ben] == SeatState.REFUNDED
    assert orders.order_view(seated.seat.order_id).state == OrderState.REFUNDED
    assert joining(offer, team.id, ben).seat.seat_no == 3


def test_whoever_has_not_paid_yet_leaves_by_cancelling():
    offer = make_offer()
    team = make_open_team(offer, ana)
    seated = joining(offer, team.id, ben)

    leave(team.id, ben, now=team.closes_at - timedelta(seconds=5))

    assert states(team)[ben] == SeatState.RELEASED
    assert orders.order_view(seated.seat.order_id).state == OrderState.CANCELLED
    check_sums(offer)


def test_the_earliest_payer_leads_when_the_leader_leaves_and_the_deadline_stays():
    offer = make_offer(team_size=4)
    team = make_open_team(offer, ana)
    first_seated = joining(offer, team.id, ben)
    sit(offer, team, cai, now=NOON + timedelta(minutes=1))
    bring_money(first_seated, now=NOON + timedelta(minutes=2))
    note_paid(first_seated.seat.order_id, now=NOON + timedelta(minutes=2))

    view = leave(team.id, ana, now=NOON + timedelta(minutes=3))

    assert (view.leader_id, view.closes_at, view.paid_count) == (cai, team.closes_at, 2)
    assert told(TeamLeft, key=team.id).leader_id == cai
    check_sums(offer)


def test_a_team_nobody_who_paid_is_left_in_dissolves():
    offer = make_offer()
    team = make_open_team(offer, ana)
    held = joining(offer, team.id, ben)

    view = leave(team.id, ana)

    assert (view.state, view.paid_count, view.held_count) == (TeamState.DISSOLVED, 0, 0)
    assert states(team) == {ana: SeatState.REFUNDING, ben: SeatState.RELEASED}
    assert orders.order_view(held.seat.order_id).state == OrderState.EXPIRED
    assert told(TeamFailed, key=team.id).person_ids == ()
    assert told_all(TeamLeft) == []
    check_sums(offer)


def test_money_that_has_just_come_inherits_the_team_instead():
    offer = make_offer()
    team = make_open_team(offer, ana)
    let_bank_say(go_to_pay(joining(offer, team.id, ben)), PaymentFate.PAID)

    view = leave(team.id, ana)

    assert (view.state, view.leader_id, view.paid_count) == (TeamState.OPEN, ben, 1)
    check_sums(offer)


def test_a_leader_who_has_not_paid_abandons():
    offer = make_offer(opens_per_day=1)
    seated = opening(offer, ana)

    assert leave(seated.team.id, ana).state == TeamState.ABANDONED

    check_sums(offer)
    assert opening(offer, ana).team.leader_id == ana


@pytest.mark.parametrize(("minutes_before", "refusal"), [(10, None), (9, TooLateToLeave)])
def test_leaving_ends_ten_minutes_before_the_deadline(minutes_before, refusal):
    offer = make_offer()
    team = make_open_team(offer, ana)
    sit(offer, team, ben)
    now = team.closes_at - timedelta(minutes=minutes_before)

    assert refusal_of(lambda: leave(team.id, ben, now)) == refusal
    assert states(team)[ben] == (SeatState.PAID if refusal else SeatState.REFUNDING)


def test_after_success_nobody_leaves():
    offer = make_offer(team_size=2)
    team = make_open_team(offer, ana)
    sit(offer, team, ben)

    assert refusal_of(lambda: leave(team.id, ben)) == TeamHasSucceeded
    assert Team.objects.get(pk=team.pk).paid == 2


def test_who_has_no_seat_cannot_leave():
    offer = make_offer()
    team = make_open_team(offer, ana)
    sit(offer, team, ben)
    leave(team.id, ben)

    assert refusal_of(lambda: leave(team.id, ben)) == NotInTeam
    assert refusal_of(lambda: leave(team.id, dan)) == NotInTeam
    assert refusal_of(lambda: leave(uuid7(), dan)) == TeamNotFound
