"""Money that comes when the order has expired: D2.1, late payer."""

from datetime import timedelta

import pytest

from foundation.ids import uuid7
from foundation.testing import NOON, told, told_all
from market.groupbuy import rules
from market.groupbuy.events import SeatMissed, TeamFilled
from market.groupbuy.models import ActivityPrice, Seat, Team
from market.groupbuy.services.close_overdue_teams import close_overdue_teams
from market.groupbuy.services.follow_order import note_given_up
from market.groupbuy.services.seat_late_payer import seat_late_payer
from market.groupbuy.services.stop_activity import stop_activity
from market.groupbuy.states import SeatState, TeamState
from market.groupbuy.tests.factories import (
    bring_late_money,
    check_sums,
    go_to_pay,
    joining,
    make_offer,
    make_open_team,
    opening,
    sit,
    states,
)
from market.groupbuy.types import OnFull, Seated
from market.orders import facade as orders
from market.orders.facade import OrderState
from market.stock import facade as stock

pytestmark = pytest.mark.django_db
ana, ben, cai = uuid7(), uuid7(), uuid7()
LATER = NOON + timedelta(hours=1)


def lapse(seated: Seated) -> None:
    """The order expires unpaid and the seat is let go."""
    orders.expire_checkout(seated.checkout.id, now=seated.seat.hold_until, because="not paid in time")
    note_given_up(seated.seat.order_id, may_still_pay=True, now=seated.seat.hold_until)


def pay_late(seated: Seated, *, now=LATER) -> None:
    bring_late_money(seated, now=now)
    seat_late_payer(seated.seat.order_id, now=now)


def order_state(seated: Seated) -> str:
    return orders.order_view(seated.seat.order_id).state


def test_a_free_seat_in_an_open_team_is_taken():
    offer = make_offer(team_size=2)
    team = make_open_team(offer, ana)
    seated = joining(offer, team.id, ben)
    lapse(seated)

    pay_late(seated)

    assert states(team) == {ana: SeatState.CONFIRMED, ben: SeatState.CONFIRMED}
    assert told(TeamFilled, key=team.id).person_ids == (ana, ben)
    assert order_state(seated) == OrderState.TO_SHIP
    assert told_all(SeatMissed) == []
    check_sums(offer)


@pytest.mark.parametrize("on_full", OnFull)
def test_a_full_team_sends_them_where_they_chose_and_never_to_a_strangers_team(on_full):
    offer = make_offer(team_size=2)
    team = make_open_team(offer, ana)
    elsewhere = make_open_team(offer)
    seated = joining(offer, team.id, ben, on_full=on_full)
    lapse(seated)
    sit(offer, team, cai)

    pay_late(seated)

    missed = told(SeatMissed, key=team.id)
    assert states(team)[ben] == SeatState.RELEASED
    assert ben not in states(elsewhere)
    if on_full == OnFull.REFUND:
        assert (missed.new_team_id, order_state(seated)) == (None, OrderState.REFUNDING)
    else:
        assert missed.new_team_id is not None
        fresh = Team.objects.get(pk=missed.new_team_id)
        assert (fresh.state, fresh.leader_id, fresh.paid) == (TeamState.OPEN, ben, 1)
        assert fresh.prices_minor == team.prices_minor
        order = orders.order_view(seated.seat.order_id)
        assert (order.state, order.kind_ref) == (OrderState.AWAITING_TEAM, fresh.id)
    check_sums(offer)


def test_deciding_twice_decides_once():
    offer = make_offer(team_size=2)
    team = make_open_team(offer, ana)
    seated = joining(offer, team.id, ben, on_full=OnFull.OPEN_NEW_TEAM)
    lapse(seated)
    sit(offer, team, cai)
    pay_late(seated)

    seat_late_payer(seated.seat.order_id, now=LATER)

    assert len(told_all(SeatMissed)) == 1
    assert Seat.objects.filter(person_id=ben).count() == 2
    check_sums(offer)


@pytest.mark.parametrize("trouble", ["stopped", "over", "opens", "leading", "orders", "quota", "stock"])
def test_a_new_team_is_opened_only_where_the_activity_still_allows_it(trouble):
    offer = make_offer(
        team_size=2, stock_count=10, opens_per_day=1, one_open_team=True, per_person=2, max_quantity=9, quota=9
    )
    team = make_open_team(offer, ana)
    seated = joining(offer, team.id, ben, on_full=OnFull.OPEN_NEW_TEAM)
    lapse(seated)
    sit(offer, team, cai)
    now = LATER
    match trouble:
        case "stopped":
            stop_activity(offer.activity.id, actor_id=None, because="test", now=NOON)
        case "over":
            now = offer.activity.ends_at
        case "opens":
            make_open_team(offer, ben)
        case "leading":
            team_of_his = make_open_team(offer, ben)
            now = NOON + timedelta(hours=13)
            assert team_of_his.closes_at > now
        case "orders":
            for _ in range(2):
                sit(offer, make_open_team(offer), ben)
        case "quota":
            ActivityPrice.objects.update(quota_left=0, quota_total=2)
        case "stock":
            stock.reserve_many([stock.Claim(uuid7(), ((offer.sku_id, 8),))], now=NOON)

    pay_late(seated, now=now)

    assert told(SeatMissed, key=team.id).new_team_id is None
    assert order_state(seated) == OrderState.REFUNDING


def test_a_leader_who_pays_late_gets_what_they_chose():
    offer = make_offer()
    first, second = opening(offer, ana, on_full=OnFull.OPEN_NEW_TEAM), opening(offer, ben)
    lapse(first)
    lapse(second)

    pay_late(first)
    pay_late(second)

    new_team_id = told(SeatMissed, key=first.team.id).new_team_id
    assert new_team_id is not None
    fresh = Team.objects.get(pk=new_team_id)
    assert (fresh.leader_id, fresh.state) == (ana, TeamState.OPEN)
    assert order_state(second) == OrderState.REFUNDING
    check_sums(offer)


def test_money_that_was_on_its_way_when_the_team_closed_still_gets_its_seat():
    """Without the grace: the team fails at its deadline, and money sent before it comes back as a refund."""
    offer = make_offer(team_size=2, team_ttl_seconds=900, pay_ttl_seconds=900)
    team = make_open_team(offer, ana)
    seated = joining(offer, team.id, ben, now=NOON + timedelta(seconds=600))
    attempt = go_to_pay(seated)
    deadline = team.closes_at
    orders.expire_checkout(seated.checkout.id, now=deadline, because="not paid in time")
    note_given_up(seated.seat.order_id, may_still_pay=True, now=deadline)
    assert close_overdue_teams(now=deadline + timedelta(seconds=5)) == 0

    moment = deadline + timedelta(seconds=20)
    bring_late_money(seated, now=moment, attempt=attempt)
    assert close_overdue_teams(now=moment) == 0
    seat_late_payer(seated.seat.order_id, now=moment)

    assert states(team) == {ana: SeatState.CONFIRMED, ben: SeatState.CONFIRMED}
    assert order_state(seated) == OrderState.TO_SHIP
    check_sums(offer)


def test_a_team_waits_for_money_on_its_way_a_minute_at_most():
    offer = make_offer(team_size=2, team_ttl_seconds=900, pay_ttl_seconds=900)
    team = make_open_team(offer, ana)
    seated = joining(offer, team.id, ben, now=NOON + timedelta(seconds=600))
    go_to_pay(seated)

    assert close_overdue_teams(now=team.closes_at + rules.PAYMENT_GRACE - timedelta(seconds=1)) == 0
    assert close_overdue_teams(now=team.closes_at + rules.PAYMENT_GRACE) == 1

    assert states(team) == {ana: SeatState.REFUNDING, ben: SeatState.RELEASED}
    pay_late(seated, now=team.closes_at + timedelta(minutes=5))
    assert order_state(seated) == OrderState.REFUNDING


def test_kept_for_money_on_its_way_but_the_goods_were_gone_meanwhile():
    offer = make_offer(team_size=3, stock_count=2, pay_ttl_seconds=600)
    team = make_open_team(offer, ana)
    seated = joining(offer, team.id, ben)
    attempt = go_to_pay(seated)
    orders.expire_checkout(seated.checkout.id, now=seated.seat.hold_until, because="not paid in time")
    note_given_up(seated.seat.order_id, may_still_pay=True, now=seated.seat.hold_until)
    stock.reserve_many([stock.Claim(uuid7(), ((offer.sku_id, 1),))], now=NOON)

    moment = seated.seat.hold_until + timedelta(seconds=10)
    bring_late_money(seated, now=moment, attempt=attempt)
    seat_late_payer(seated.seat.order_id, now=moment)

    assert states(team)[ben] == SeatState.RELEASED
    assert order_state(seated) == OrderState.REFUNDING
    check_sums(offer)


def test_who_has_sat_down_again_meanwhile_does_not_sit_twice():
    offer = make_offer(team_size=3)
    team = make_open_team(offer, ana)
    lost = joining(offer, team.id, ben)
    lapse(lost)
    sit(offer, team, ben)

    pay_late(lost)

    assert order_state(lost) == OrderState.REFUNDING
    assert Team.objects.get(pk=team.pk).paid == 2
    check_sums(offer)
