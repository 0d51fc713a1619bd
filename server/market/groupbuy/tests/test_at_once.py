"""Many people, few seats, one moment. Real threads and processes, real PostgreSQL, real commits."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from foundation import sql
from foundation.errors import ShopError
from foundation.ids import uuid7
from foundation.testing import NOON, told_all
from market.groupbuy import rules
from market.groupbuy.events import TeamFilled
from market.groupbuy.models import Seat, SeatMove, Team
from market.groupbuy.services.close_overdue_teams import close_overdue_teams
from market.groupbuy.services.follow_order import note_paid
from market.groupbuy.services.leave_team import leave_team
from market.groupbuy.services.take_seats import take_seats
from market.groupbuy.states import SITTING, SeatState, TeamState
from market.groupbuy.tests.factories import (
    bring_money,
    check_sums,
    go_to_pay,
    joining,
    let_bank_say,
    make_offer,
    make_open_team,
    sit,
    states,
    wish,
)
from market.groupbuy.types import Seated
from market.orders import facade as orders
from market.orders.facade import OrderState
from market.orders.models import Order
from market.orders.services.give_up_checkouts import expire_overdue_checkouts
from market.payments.models import Refund
from market.payments.providers.base import PaymentFate

ana, ben, cai = uuid7(), uuid7(), uuid7()


def at_once(acts: Sequence[Callable[[], Any]]) -> list[str]:
    """Begin all of it at one moment, each in a thread and connection of its own; name what came of each."""
    gun = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> str:
        try:
            gun.wait()
            act()
            return "done"
        except ShopError as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
def test_sixty_people_race_for_one_team_of_ten_and_exactly_ten_sit():
    """Without the lock on the team row in `Desk`: IntegrityError, groupbuy_nobody_shares_a_seat."""
    offer = make_offer(team_size=10)
    team = make_open_team(offer)
    runners = [uuid7() for _ in range(60)]

    outcomes: Counter[str] = Counter()
    for start in range(0, 60, 20):
        outcomes.update(at_once([partial(joining, offer, team.id, who) for who in runners[start : start + 20]]))

    assert outcomes == {"done": 9, "TeamIsFull": 51}
    assert Seat.objects.filter(team=team, state__in=SITTING).values("person_id").distinct().count() == 10
    check_sums(offer)


@pytest.mark.django_db(transaction=True)
def test_sixty_people_race_in_batches_and_exactly_ten_sit():
    """Without the lock on the team row in `Desk`: IntegrityError, groupbuy_nobody_shares_a_seat."""
    offer = make_offer(team_size=10)
    team = make_open_team(offer)
    seated: list[Seated] = []

    def batch() -> None:
        answers = take_seats([wish(offer, uuid7(), team_id=team.id) for _ in range(6)], now=NOON)
        seated.extend(answer for answer in answers if isinstance(answer, Seated))

    assert at_once([batch] * 10) == ["done"] * 10

    assert len(seated) == 9
    assert sorted(one.seat.seat_no for one in seated) == list(range(2, 11))
    check_sums(offer)


JOINER = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
import django
django.setup()
from uuid import UUID
from django.db import connection, transaction
from foundation import sql
from foundation.errors import ShopError
from foundation.ids import uuid7
from foundation.testing import NOON
from market.groupbuy.services.join_team import join_team
from market.groupbuy.tests.factories import ADDRESS
from market.groupbuy.types import SeatWish
team_id, sku_id = UUID(sys.argv[1]), UUID(sys.argv[2])
def run(_):
    try:
        join_team(SeatWish(uuid7(), sku_id, 1, ADDRESS, team_id=team_id), now=NOON)
        return "done"
    except ShopError as refusal:
        return type(refusal).__name__
    finally:
        connection.close()
connection.ensure_connection()
print("ready", flush=True)
sys.stdin.readline()
with ThreadPoolExecutor(5) as pool:
    print(json.dumps(list(pool.map(run, range(15)))), flush=True)
"""


def test_four_processes_race_for_the_last_seats_and_nobody_sits_double(durable_database):
    """Without the lock on the team row in `Desk`: children end with IntegrityError and say nothing, JSONDecodeError."""
    offer = make_offer(team_size=10, quota=8)
    team = make_open_team(offer)
    children = [
        subprocess.Popen(
            [sys.executable, "-c", JOINER, str(team.id), str(offer.sku_id)],
            env=durable_database.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for child in children:
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
    said = [child.communicate("go\n", timeout=300)[0] for child in children]

    outcomes = Counter(outcome for line in said for outcome in json.loads(line))
    assert outcomes == {"done": 7, "GroupSoldOut": 53}  # Eight pieces were set aside, and the leader has one.
    assert Team.objects.get(pk=team.pk).reserved == 7
    check_sums(offer)


@pytest.mark.django_db(transaction=True)
def test_one_person_at_twenty_doors_gets_as_many_seats_as_one_person_may_have():
    """Without the counter's lock in `Tally`: all twenty sit."""
    offer = make_offer(per_person=3, team_size=3)
    teams = [make_open_team(offer) for _ in range(20)]

    outcomes = Counter(at_once([partial(joining, offer, team.id, ana) for team in teams]))

    assert outcomes == {"done": 3, "OrderLimitReached": 17}
    check_sums(offer)


@pytest.mark.django_db(transaction=True)
def test_four_teams_race_for_the_last_pieces_of_one_quota():
    """Without the quota's lock in `Tally`: AssertionError, the guarded UPDATE finds less than the rules were told."""
    offer = make_offer(team_size=30, quota=10)
    teams = [make_open_team(offer) for _ in range(4)]

    outcomes = Counter(at_once([partial(joining, offer, team.id, uuid7()) for team in teams * 5]))

    assert outcomes == {"done": 6, "GroupSoldOut": 14}
    check_sums(offer)


@pytest.mark.django_db(transaction=True)
def test_everybody_pays_at_once_and_the_team_fills_once():
    """Without the lock in `follow_order._lock`: counts get lost, and the team is still open with 2 paid and 8 held."""
    offer = make_offer(team_size=10)
    team = make_open_team(offer)
    seated = [joining(offer, team.id, uuid7()) for _ in range(9)]
    for one in seated:
        bring_money(one)

    assert at_once([partial(note_paid, one.seat.order_id, now=NOON) for one in seated]) == ["done"] * 9

    team.refresh_from_db()
    assert (team.state, team.paid, team.reserved) == (TeamState.SUCCEEDED, 10, 0)
    assert len(told_all(TeamFilled)) == 1
    check_sums(offer)


@pytest.mark.django_db(transaction=True)
def test_joining_against_the_closing_of_the_team():
    """Without the lock on the team row in `Desk`: IntegrityError, groupbuy_nobody_shares_a_seat."""
    for _ in range(3):
        join_against_closing()


def join_against_closing() -> None:
    offer = make_offer(team_size=30, team_ttl_seconds=900)
    team = make_open_team(offer, ana)
    early, over = team.closes_at - rules.MIN_PAY_WINDOW - timedelta(seconds=1), team.closes_at + rules.PAYMENT_GRACE

    def close() -> None:
        close_overdue_teams(now=over)

    joins = [lambda: joining(offer, team.id, uuid7(), now=early) for _ in range(14)]
    outcomes = at_once([*joins[:7], close, close, *joins[7:]])
    close()

    assert set(outcomes) <= {"done", "TeamHasClosed"}
    team.refresh_from_db()
    assert (team.state, team.reserved, team.paid) == (TeamState.FAILED, 0, 0)
    assert set(states(team).values()) <= {SeatState.RELEASED, SeatState.REFUNDING}
    assert Refund.objects.filter(order_id__in=team.seats.values("order_id")).count() == 1
    check_sums(offer)


@pytest.mark.django_db(transaction=True)
def test_paying_against_the_closing_of_the_team_ends_with_goods_or_money_never_with_neither():
    """
    Two guards, either of which suffices. Without asking orders for the money in `settle_holds` and without the refund
    of a paid order that has lost its seat in `note_paid`: the order awaits a team that has failed, its money kept.
    """
    for _ in range(6):
        pay_against_closing()


def pay_against_closing() -> None:
    offer = make_offer(team_size=2, team_ttl_seconds=900, pay_ttl_seconds=900)
    team = make_open_team(offer, ana)
    last = joining(offer, team.id, ben, now=team.closes_at - timedelta(seconds=500))
    attempt, over = go_to_pay(last), team.closes_at + rules.PAYMENT_GRACE

    def bank() -> None:
        let_bank_say(attempt, PaymentFate.PAID, now=over)
        orders.mark_paid(last.checkout.id, now=over)
        note_paid(last.seat.order_id, now=over)

    def clocks() -> None:
        expire_overdue_checkouts(now=over)
        close_overdue_teams(now=over)

    assert at_once([bank, clocks, clocks]) == ["done"] * 3
    clocks()

    team.refresh_from_db()
    order = orders.order_view(last.seat.order_id)
    if team.state == TeamState.SUCCEEDED:
        assert states(team) == {ana: SeatState.CONFIRMED, ben: SeatState.CONFIRMED}
        assert order.state == OrderState.TO_SHIP
    else:
        assert team.state == TeamState.FAILED
        assert states(team) in (
            {ana: SeatState.REFUNDING, ben: SeatState.RELEASED},
            {ana: SeatState.REFUNDING, ben: SeatState.REFUNDING},
        )
        assert order.state in (OrderState.EXPIRED, OrderState.REFUNDING)
    check_sums(offer)


@pytest.mark.django_db(transaction=True)
def test_the_news_of_a_payment_against_the_closing_clock_judges_the_team_once():
    """Without the lock in `_lock_unless_busy`: OperationalError, the clock and the news deadlock over the seats."""
    for _ in range(6):
        hear_against_closing()


def hear_against_closing() -> None:
    offer = make_offer(team_size=6, team_ttl_seconds=900, pay_ttl_seconds=900)
    team = make_open_team(offer, ana)
    seated = [joining(offer, team.id, uuid7()) for _ in range(5)]
    for one in seated:
        bring_money(one)

    def close() -> None:
        close_overdue_teams(now=team.closes_at)

    outcomes = at_once([close, *(partial(note_paid, one.seat.order_id, now=team.closes_at) for one in seated), close])

    assert outcomes == ["done"] * 7
    team.refresh_from_db()
    assert (team.state, team.paid) == (TeamState.SUCCEEDED, 6)
    assert list(team.moves.order_by("id").values_list("after", flat=True)) == ["open", "succeeded"]
    assert sum(event.team_id == team.id for event in told_all(TeamFilled)) == 1
    assert SeatMove.objects.filter(seat__team=team).count() == 12
    check_sums(offer)


@pytest.mark.django_db(transaction=True)
def test_leaving_against_the_last_payment_either_leaves_or_succeeds():
    """Without the lock in `leave_team`: OperationalError, the two meet in a deadlock."""
    for _ in range(4):
        offer = make_offer(team_size=3)
        team = make_open_team(offer, ana)
        sit(offer, team, ben)
        last = joining(offer, team.id, cai)
        bring_money(last)

        at_once(
            [
                partial(leave_team, team_id=team.id, person_id=ben, now=NOON),
                partial(note_paid, last.seat.order_id, now=NOON),
            ]
        )

        team.refresh_from_db()
        if team.state == TeamState.SUCCEEDED:
            assert set(states(team).values()) == {SeatState.CONFIRMED}
        else:
            assert (team.state, team.paid) == (TeamState.OPEN, 2)
            assert states(team)[ben] == SeatState.REFUNDING
        check_sums(offer)


@pytest.mark.django_db(transaction=True)
def test_a_team_that_fails_and_an_operator_who_takes_one_of_its_orders_back_do_not_wait_for_each_other():
    """
    Without locking all orders of a team before any of their goods: fails, the team has not failed. The clock held the
    shelf and wanted the order, the operator held the order and wanted the shelf, and PostgreSQL ended one of them.
    """
    offer = make_offer(team_size=3)
    team = make_open_team(offer)
    sit(offer, team)
    first, last = sorted(seat.order_id for seat in team.seats.all())
    late = NOON + timedelta(days=3)

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        Order.objects.lock(last)
        clock = pool.submit(at_once, [lambda: close_overdue_teams(now=late)])
        wait_until_somebody_waits()
        orders.cancel_and_refund(last, now=late, because="taken back", key=f"operator:{last}")
    assert clock.result() == ["done"]

    assert {orders.order_view(order).state for order in (first, last)} == {OrderState.REFUNDING}


def wait_until_somebody_waits() -> None:
    here = "database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    while not sql.one(f"SELECT 1 FROM pg_locks WHERE NOT granted AND ({here} OR locktype = 'transactionid')"):
        pass
