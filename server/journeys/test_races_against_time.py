"""
Somebody acts at the very instant in which time runs out, or somebody else undoes what they act on; over HTTP, with
several web processes, the workers' clocks, and the bank's notices. Either side may be first, and then goods, seats and
money agree. Each test ends with the whole market reckoned up by SQL and by the bank's own book.

Each guard was taken out in a copy of the house, and each test seen to fail; its docstring says how.
"""

import sys
from collections import Counter
from functools import partial

import pytest

from foundation.ids import decode
from journeys.clocks import end_gathering, end_time_to_pay, ring
from journeys.crowd import (
    bank_page,
    bought,
    cancel,
    checkout_id,
    crowd_of,
    join,
    joined,
    leave,
    reckon,
    seconds_of_money,
    tally,
    wait_for_seats,
)
from journeys.shelves import offer_to_groups, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import Stack, until

pytestmark = pytest.mark.usefixtures("shelves")
ROUNDS = 6


def test_money_that_comes_as_the_time_to_pay_ends_buys_or_goes_back(small_market, chance, capsys):
    """
    Without asking whether the money was faster before a checkout is given up (`_give_up`): fails at the reckoning, "no
    buyer charged for nothing": 4900 charged, worth nothing.
    """
    crowd = crowd_of(6, small_market)
    good = put_on_shelf(count=500)
    money = seconds_of_money(crowd[0], good)

    for _ in range(ROUNDS):
        checkouts = [bought(one, good) for one in crowd]
        pages = [bank_page(one, checkout) for one, checkout in zip(crowd, checkouts, strict=True)]
        pays = [chance.late(partial(small_market.bank().press, page, "pay"), money) for page in pages]
        ends = [chance.late(partial(_expire, small_market, checkout), 2 * money) for checkout in checkouts]
        chance.meet([*pays, *ends], spread=0)
    reckon(small_market)

    # Expired: the bank was told to close before it was asked to pay, and charged nobody.
    _say(capsys, small_market, [good.shop_id], {"to_ship", "refunded", "expired"})


def test_an_order_cancelled_while_it_is_paid_is_bought_or_paid_back(small_market, chance, capsys):
    """
    Without the same question: fails at the reckoning, "no buyer charged for nothing".
    """
    crowd = crowd_of(6, small_market)
    good = put_on_shelf(count=500)
    money = seconds_of_money(crowd[0], good)

    for _ in range(ROUNDS):
        checkouts = [bought(one, good) for one in crowd]
        pages = [bank_page(one, checkout) for one, checkout in zip(crowd, checkouts, strict=True)]
        pays = [partial(small_market.bank().press, page, "pay") for page in pages]
        cancels = [
            chance.late(partial(cancel, one, checkout, node=node), 2 * money)
            for one, checkout in zip(crowd, checkouts, strict=True)
            for node in range(2)
        ]
        answers = chance.meet([*pays, *cancels], spread=0)
        assert set(tally(answers[len(pays) :])) <= {(200, ""), (409, "orders.already_paid")}
    reckon(small_market)

    _say(capsys, small_market, [good.shop_id], {"to_ship", "refunded", "cancelled"})


def test_whoever_joins_as_the_team_closes_has_a_seat_that_is_let_go_or_none(small_market, chance, capsys):
    """
    Without the lock on the team: fails, somebody is answered 500, and the clock logs a team that it cannot settle; so
    too without the table's guards of seats, since the counters' guards refuse as well.
    """
    leader, *friends = crowd_of(9, small_market)
    goods = []

    for _ in range(ROUNDS):
        good = put_on_shelf(count=50)
        goods.append(good.shop_id)
        team, _ = leader.open_team(good, offer_to_groups(good, team_size=20))
        joins = [partial(join, one, good, team) for one in friends]
        answers = chance.meet(
            [*joins, partial(_close_team, small_market, team), partial(_close_team, small_market, team)]
        )
        assert set(tally(answers[:-2])) <= {
            (201, ""),
            (409, "groupbuy.team_has_closed"),
            (409, "groupbuy.no_time_to_pay"),
        }
        _close_team(small_market, team)
        assert leader.ask("GET", f"/api/groupbuy/teams/{team}").json()["state"] == "failed"
    reckon(small_market)

    _say(capsys, small_market, goods, {"refunded", "expired"})


def test_a_seat_that_lapses_is_paid_taken_by_another_or_let_go(small_market, chance, capsys):
    """
    The seat's holder pays in the instant in which it lapses for good, three others want it, and the clock rings.

    Two guards, either of which suffices. Without asking orders for the money in `settle_holds` and without the refund
    in `note_paid`: fails at the reckoning, "whoever waits for a team has a seat".
    """
    leader, ben, *others = crowd_of(5, small_market)
    goods = []
    money = seconds_of_money(ben, put_on_shelf(count=1))

    for turn in range(ROUNDS):
        good = put_on_shelf(count=50)
        goods.append(good.shop_id)
        team, _ = leader.open_team(good, offer_to_groups(good, team_size=2))
        checkout = joined(ben, good, team)
        page = bank_page(ben, checkout)
        if turn % 2:
            lapse = chance.late(partial(_lapse, small_market, checkout), 1.5 * money)
        else:  # In the moment in which the money is here, and its seat has not heard of it.
            lapse = partial(_lapse_once_paid, small_market, checkout)
        joins = [chance.late(partial(join, one, good, team), 2 * money) for one in others]
        answers = chance.meet([partial(small_market.bank().press, page, "pay"), lapse, *joins], spread=0)
        assert tally(answers[2:]) in (
            {(409, "groupbuy.team_is_full"): 3},
            {(409, "groupbuy.team_is_full"): 2, (201, ""): 1},
        )
    reckon(small_market)

    _say(capsys, small_market, goods, {"to_ship", "refunded", "expired", "awaiting_team"})


def test_whoever_pays_as_the_team_closes_has_the_goods_or_the_money(small_market, chance, capsys):
    """
    Three guards, each of which suffices. Without the minute of grace, without asking orders for the money in
    `settle_holds`, and without the refund in `note_paid`: fails at the reckoning, "whoever waits for a team has a
    seat": the order awaits a team that has failed.
    """
    leader, ben = crowd_of(2, small_market)
    goods = []
    money = seconds_of_money(ben, put_on_shelf(count=1))

    for _ in range(ROUNDS):
        good = put_on_shelf(count=50)
        goods.append(good.shop_id)
        team, _ = leader.open_team(good, offer_to_groups(good, team_size=2))
        checkout = joined(ben, good, team)
        page = bank_page(ben, checkout)
        pay = partial(small_market.bank().press, page, "pay")
        close = partial(_close_team, small_market, team)
        chance.meet([chance.late(pay, money), chance.late(close, 2 * money)], spread=0)
        until(lambda: not _is_alive(leader, team), 90)  # noqa: B023 (asked before the next round)
    reckon(small_market)

    _say(capsys, small_market, goods, {"to_ship", "refunded", "expired"})


def test_whoever_leaves_as_the_team_fills_has_left_or_is_in(small_market, chance, capsys):
    """
    Without the lock on the team: fails, somebody was told that they have left and the team has succeeded with them, or
    whoever leaves is answered 500.
    """
    leader, ben, cai = crowd_of(3, small_market)
    goods = []
    money = seconds_of_money(ben, put_on_shelf(count=1))

    for _ in range(ROUNDS):
        good = put_on_shelf(count=50)
        goods.append(good.shop_id)
        team, _ = leader.open_team(good, offer_to_groups(good, team_size=3))
        ben.pay_for(joined(ben, good, team))
        wait_for_seats(leader, team, paid=2)
        last = joined(cai, good, team)
        page = bank_page(cai, last)
        leaver = chance.random.choice([leader, ben])
        pay = partial(small_market.bank().press, page, "pay")
        _, left = chance.meet([pay, chance.late(partial(leave, leaver, team), 2 * money)], spread=0)
        wait_for_seats(cai, team, paid=2)
        until(lambda: cai.ask("GET", f"/api/groupbuy/teams/{team}").json()["held_count"] == 0, 60)  # noqa: B023
        seen = cai.ask("GET", f"/api/groupbuy/teams/{team}").json()
        if left.status_code == 200:
            assert (seen["state"], seen["paid_count"]) == ("open", 2)
        else:
            assert left.json()["code"] == "groupbuy.team_has_succeeded"
            assert (seen["state"], seen["paid_count"]) == ("succeeded", 3)
    reckon(small_market)

    _say(capsys, small_market, goods, {"to_ship", "refunded", "awaiting_team"})


def _expire(market: Stack, checkout: dict[str, object]) -> None:
    with market.connect() as db:
        end_time_to_pay(db, checkout_id(checkout))
    ring("orders.expire_unpaid")


def _lapse(market: Stack, checkout: dict[str, object]) -> None:
    """Let the time to pay be over and its minute of grace as well, so that the clock lets the seat go."""
    with market.connect() as db:
        end_time_to_pay(db, checkout_id(checkout), with_grace=True)
    ring("orders.expire_unpaid", "groupbuy.release_lapsed")


def _lapse_once_paid(market: Stack, checkout: dict[str, object]) -> None:
    with market.connect() as db:
        is_paid = "SELECT 1 FROM payments_intent WHERE ref = %s AND state = 'paid'"
        until(lambda: db.execute(is_paid, [checkout_id(checkout)]).fetchone(), 60, pause_seconds=0.005)
    _lapse(market, checkout)


def _close_team(market: Stack, team: str) -> None:
    with market.connect() as db:
        end_gathering(db, decode("team", team))
    ring("groupbuy.close_overdue")


def _is_alive(one: Shopper, team: str) -> bool:
    return one.ask("GET", f"/api/groupbuy/teams/{team}").json()["state"] in ("open", "pending_leader_pay")


def _say(capsys: pytest.CaptureFixture[str], market: Stack, shops: list[object], ends: set[str]) -> None:
    """Say who was first how often, and check that there was no other end."""
    with market.connect() as db:
        found: Counter[str] = Counter(
            dict(
                db.execute(
                    "SELECT state, count(*) FROM orders_order WHERE shop_id = ANY(%s) GROUP BY 1", [shops]
                ).fetchall()
            )
        )
    with capsys.disabled():
        sys.stdout.write(f"{dict(found)} ")
    assert set(found) <= ends
