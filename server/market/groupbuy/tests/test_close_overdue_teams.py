from datetime import timedelta

import pytest

from foundation.ids import uuid7
from foundation.testing import told, told_all
from market.groupbuy import rules
from market.groupbuy.events import SeatRefunded, TeamFailed, TeamFilled
from market.groupbuy.models import Team
from market.groupbuy.services.close_overdue_teams import close_overdue_teams, release_lapsed_seats
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
    sit,
    states,
)
from market.orders import facade as orders
from market.orders.facade import OrderState
from market.orders.models import Order
from market.payments import facade as payments
from market.payments.models import Refund
from market.payments.providers.base import PaymentFate
from market.stock import facade as stock

pytestmark = pytest.mark.django_db
ana, ben, cai = uuid7(), uuid7(), uuid7()


def test_a_team_whose_time_is_up_fails_and_everybody_is_refunded_and_everything_given_back():
    offer = make_offer(team_size=4)
    team = make_open_team(offer, ana)
    paid = sit(offer, team, ben)
    held = joining(offer, team.id, cai)

    assert close_overdue_teams(now=team.closes_at - timedelta(seconds=1)) == 0
    assert close_overdue_teams(now=team.closes_at) == 1

    team.refresh_from_db()
    assert team.state == TeamState.FAILED
    assert states(team) == {ana: SeatState.REFUNDING, ben: SeatState.REFUNDING, cai: SeatState.RELEASED}
    assert told(TeamFailed, key=team.id).person_ids == (ana, ben)
    assert orders.order_view(paid.seat.order_id).state == OrderState.REFUNDING
    assert orders.order_view(held.seat.order_id).state == OrderState.EXPIRED
    assert stock.levels([offer.sku_id])[offer.sku_id].reserved == 0
    check_sums(offer)
    give_money_back(now=team.closes_at)
    assert states(team) == {ana: SeatState.REFUNDED, ben: SeatState.REFUNDED, cai: SeatState.RELEASED}
    assert {news.person_id for news in told_all(SeatRefunded)} == {ana, ben}
    assert orders.order_view(paid.seat.order_id).state == OrderState.REFUNDED


def test_closing_again_refunds_nobody_twice():
    offer = make_offer(team_size=4)
    team = make_open_team(offer, ana)
    sit(offer, team, ben)

    assert [close_overdue_teams(now=team.closes_at) for _ in range(3)] == [1, 0, 0]

    assert Refund.objects.count() == 2
    assert len(told_all(TeamFailed)) == 1


def test_each_refund_has_a_key_of_its_own_so_that_even_a_confused_rerun_cannot_refund_twice():
    offer = make_offer(team_size=4)
    team = make_open_team(offer, ana)
    paid = sit(offer, team, ben)
    close_overdue_teams(now=team.closes_at)
    (refund,) = payments.refunds([paid.seat.order_id])[paid.seat.order_id]

    again = payments.request_refund(
        ref=paid.checkout.id,
        key=f"group:{team.id}:{paid.seat.order_id}",
        amount=refund.amount,
        order_id=paid.seat.order_id,
        because="again",
        now=team.closes_at,
    )

    assert again.id == refund.id


def test_money_that_has_come_unheard_counts_before_the_team_is_judged():
    """Without asking for it: the team fails at its deadline with the last member's money already in the bank."""
    offer = make_offer(team_size=2, team_ttl_seconds=900, pay_ttl_seconds=900)
    team = make_open_team(offer, ana)
    last = joining(offer, team.id, ben)
    let_bank_say(go_to_pay(last), PaymentFate.PAID)

    assert close_overdue_teams(now=team.closes_at) == 1

    assert Team.objects.get(pk=team.pk).state == TeamState.SUCCEEDED
    assert told(TeamFilled, key=team.id).person_ids == (ana, ben)
    assert orders.order_view(last.seat.order_id).state == OrderState.TO_SHIP
    check_sums(offer)


def test_a_leader_who_never_paid_abandons_the_team():
    offer = make_offer()
    seated = opening(offer, ana)

    assert close_overdue_teams(now=seated.seat.hold_until) == 1

    assert Team.objects.get(pk=seated.team.id).state == TeamState.ABANDONED
    assert orders.order_view(seated.seat.order_id).state == OrderState.EXPIRED
    assert told_all(TeamFailed) == []
    check_sums(offer)


def test_a_leader_whose_money_has_come_unheard_has_a_team():
    offer = make_offer()
    seated = opening(offer, ana)
    bring_money(seated)

    assert close_overdue_teams(now=seated.seat.hold_until) == 0

    team = Team.objects.get(pk=seated.team.id)
    assert (team.state, team.paid) == (TeamState.OPEN, 1)
    assert team.closes_at == seated.seat.hold_until + timedelta(days=1)


def test_one_bad_team_does_not_hold_up_the_rest():
    """Without catching what a team raises: IllegalMove ends the round, and the second team stays open."""
    offer = make_offer(team_size=4)
    bad, good = make_open_team(offer, ana), make_open_team(offer, ben)
    order_id = bad.seats.get().order_id
    Order.objects.filter(pk=order_id).update(state=OrderState.PENDING_PAYMENT)

    assert close_overdue_teams(now=good.closes_at) == 1

    assert Team.objects.get(pk=bad.pk).state == TeamState.OPEN
    assert Team.objects.get(pk=good.pk).state == TeamState.FAILED


def test_lapsed_seats_are_let_go_after_their_grace_even_if_no_news_came():
    offer = make_offer(pay_ttl_seconds=600)
    team = make_open_team(offer, ana)
    lapsed, paid = joining(offer, team.id, ben), joining(offer, team.id, cai)
    bring_money(paid)
    grace_over = lapsed.seat.hold_until + rules.PAYMENT_GRACE

    assert release_lapsed_seats(now=grace_over - timedelta(seconds=1)) == 0
    assert release_lapsed_seats(now=grace_over) == 1

    assert states(team) == {ana: SeatState.PAID, ben: SeatState.RELEASED, cai: SeatState.PAID}
    assert orders.order_view(lapsed.seat.order_id).state == OrderState.EXPIRED
    check_sums(offer)
