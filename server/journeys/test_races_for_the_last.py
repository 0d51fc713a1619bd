"""
Everybody wants the last one, at once, over HTTP, from several web processes on one durable database: what threads in
one process cannot show. Each test ends with the whole market reckoned up by SQL and by the bank's own book.

Each guard was taken out in a copy of the house, and each test seen to fail; its docstring says how.
"""

from collections import Counter
from functools import partial

import pytest

from foundation.ids import decode
from journeys.crowd import begin_team, bought, buy, crowd_of, join, new_key, reckon, tally, wait_for_seats
from journeys.shelves import hire, offer_to_groups, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import until
from market.groupbuy.types import Audience

pytestmark = pytest.mark.usefixtures("shelves")
ROUNDS = 6  # The processes meet within milliseconds: without a guard, one round in two or three shows it.


def test_twenty_want_the_last_one_and_one_has_it(small_market, chance):
    """
    Without the row lock and `available >= quantity` in stock: fails, somebody is answered 500, because the CHECK
    `stock_item_never_oversold` refuses the row. Without that CHECK as well: fails with two who have the last one.
    """
    crowd = crowd_of(20, small_market)

    for _ in range(ROUNDS):
        good = put_on_shelf(count=1)
        answers = chance.meet([partial(buy, one, good) for one in crowd])

        assert tally(answers) == {(201, ""): 1, (409, "orders.out_of_stock"): 19}
        with small_market.connect() as db:
            item = db.execute("SELECT on_hand, reserved, allocated FROM stock_item WHERE sku_id = %s", [good.sku_id])
            assert item.fetchone() == (1, 1, 0)
            lines = db.execute("SELECT sum(quantity) FROM orders_orderline WHERE sku_id = %s", [good.sku_id])
            assert lines.fetchone() == (1,)
    reckon(small_market)


def test_what_counting_finds_missing_is_never_sold_too(small_market, chance):
    """
    Without the row lock in `stock.adjust`: fails, the clerk is answered 500, because the CHECK
    `stock_item_never_oversold` refuses the row. Without that CHECK as well: fails with seven pieces gone of six.
    """
    crowd = crowd_of(8, small_market)

    for _ in range(ROUNDS):
        good = put_on_shelf(count=6)
        clerk = Shopper(*small_market.webs[::-1]).be(hire(good.shop_id, "仓管"))
        path, gone = f"/api/stock/skus/{good.sku}/adjustments", {"change": -1, "because": "missing at the count"}
        counts = [partial(clerk.ask, "POST", path, node=turn, key=new_key(), json=gone) for turn in range(8)]
        answers = chance.meet([*(partial(buy, one, good) for one in crowd), *counts])

        sold, missing = tally(answers[:8]), tally(answers[8:])
        assert sold[201, ""] + missing[201, ""] == 6, (sold, missing)
        assert set(sold) <= {(201, ""), (409, "orders.out_of_stock")}
        assert set(missing) <= {(201, ""), (409, "stock.below_promised")}
        with small_market.connect() as db:
            item = db.execute("SELECT on_hand, reserved, allocated FROM stock_item WHERE sku_id = %s", [good.sku_id])
            assert item.fetchone() == (6 - missing[201, ""], sold[201, ""], 0)
    reckon(small_market)


def test_twelve_want_the_last_seat_and_one_sits(small_market, chance):
    """
    Without the lock on the team: fails, a friend is answered 500, because the unique index
    `groupbuy_nobody_shares_a_seat` refuses the row. Without the table's guards as well: fails, two have the last seat.
    """
    leader, *friends = crowd_of(13, small_market)

    for _ in range(ROUNDS):
        good = put_on_shelf(count=50)
        team, _ = leader.open_team(good, offer_to_groups(good, team_size=2))
        answers = chance.meet([partial(join, one, good, team) for one in friends])

        assert tally(answers) == {(201, ""): 1, (409, "groupbuy.team_is_full"): 11}
        seen = leader.ask("GET", f"/api/groupbuy/teams/{team}").json()
        assert (seen["paid_count"], seen["held_count"], len(seen["seats"])) == (1, 1, 2)

    (winner,) = (place for place, answer in enumerate(answers) if answer.status_code == 201)
    friends[winner].pay_for(answers[winner].json()["checkout"])
    until(lambda: leader.ask("GET", f"/api/groupbuy/teams/{team}").json()["state"] == "succeeded", 60)
    with small_market.connect() as db:
        states = db.execute("SELECT state FROM orders_order WHERE kind = 'group' AND shop_id = %s", [good.shop_id])
        assert states.fetchall() == [("to_ship",), ("to_ship",)]
    reckon(small_market)


def test_what_was_set_aside_for_groups_is_sold_once_though_every_team_wants_it(small_market, chance):
    """
    Without the lock on the quota: fails, somebody is answered 500, because the guarded UPDATE finds less than the rules
    were told. Without its guard and the CHECK `groupbuy_quota_never_oversold` as well: fails with six sold of five.
    """
    crowd = crowd_of(16, small_market)

    for _ in range(ROUNDS):
        good = put_on_shelf(count=50)
        offer = offer_to_groups(good, team_size=2, quota=5)
        answers = chance.meet([partial(begin_team, one, good, offer) for one in crowd])

        assert tally(answers) == {(201, ""): 5, (409, "groupbuy.sold_out"): 11}
        with small_market.connect() as db:
            left = db.execute("SELECT quota_left FROM groupbuy_activityprice WHERE activity_id = %s", [offer.id])
            assert left.fetchone() == (0,)
    reckon(small_market)


@pytest.mark.parametrize(
    ("terms", "allowed", "refusal"),
    [
        ({"per_person": 2}, 2, "groupbuy.order_limit_reached"),
        ({"opens_per_day": 3, "per_person": 9}, 3, "groupbuy.open_limit_reached"),
        ({"one_open_team": True, "per_person": 9}, 1, "groupbuy.already_leading"),
    ],
    ids=["orders of one person", "teams opened in a day", "one open team at a time"],
)
def test_one_person_at_every_door_gets_what_one_person_may_have(small_market, chance, terms, allowed, refusal):
    """
    Without the lock on the person's counter: fails with three orders where two are allowed, five teams where three.
    """
    for _ in range(2 * ROUNDS):  # One person's requests are taken in turns by each process: two meet, not ten.
        (ana,) = crowd_of(1, small_market)
        good = put_on_shelf(count=50)
        offer = offer_to_groups(good, team_size=2, **terms)
        answers = chance.meet([partial(begin_team, ana, good, offer, node=turn) for turn in range(10)])

        assert tally(answers) == {(201, ""): allowed, (409, refusal): 10 - allowed}
    reckon(small_market)


def test_a_newcomer_joins_newcomers_once_and_nobody_who_has_bought_does(small_market, chance):
    """
    Without the question who has bought (`Desk._join`): fails, Ben sits among the newcomers. Ana's one seat is kept by
    the lock on her counter, as above.
    """
    *leaders, ana, ben = crowd_of(6, small_market)
    other = put_on_shelf(count=50)
    ben.pay_for(bought(ben, other))
    until(lambda: ben.ask("GET", "/api/orders/counts").json()["to_ship"] == 1, 60)
    good = put_on_shelf(count=50)
    offer = offer_to_groups(good, team_size=3, audience=Audience.NEW_ONLY, per_person=1)
    teams = [leader.open_team(good, offer)[0] for leader in leaders]

    doors = [(one, team, turn) for turn, team in enumerate(teams * 3) for one in (ana, ben)]
    answers = chance.meet([partial(join, one, good, team, node=turn) for one, team, turn in doors])

    of_ana, of_ben = tally(answers[::2]), tally(answers[1::2])
    assert of_ana[201, ""] == 1
    assert set(of_ana) <= {(201, ""), (409, "groupbuy.order_limit_reached"), (409, "groupbuy.already_in_team")}
    assert of_ben == {(403, "groupbuy.only_for_newcomers"): 12}
    reckon(small_market)


def test_one_person_keeps_five_checkouts_unpaid_however_many_doors_are_tried(small_market, chance):
    """
    Without the lock per person (`stand_in_line`): fails with nine checkouts where five are allowed.
    """
    good = put_on_shelf(count=500)

    for _ in range(ROUNDS):
        (ana,) = crowd_of(1, small_market)
        told = ana.order_of((good.sku, 1))
        answers = chance.meet(
            [
                partial(ana.ask, "POST", "/api/orders/checkouts", key=new_key(), json=told, node=turn)
                for turn in range(12)
            ]
        )

        assert tally(answers) == {(201, ""): 5, (409, "orders.too_many_unpaid"): 7}
    reckon(small_market)


def test_five_pay_for_four_seats_in_a_rush_and_each_has_a_seat_or_nothing_to_pay(small_market, chance):
    """
    The whole way at once: join, go to the bank, pay. A team of five, its leader, and ten who want the other four seats.

    Without the lock on the team: fails with 500s, as for the last seat.
    """
    leader, *friends = crowd_of(11, small_market)

    def rush(one: Shopper) -> int:
        answer = join(one, good, team)
        if answer.status_code == 201:
            one.pay_for(answer.json()["checkout"])
        return answer.status_code

    for _ in range(3):
        good = put_on_shelf(count=50)
        team, _ = leader.open_team(good, offer_to_groups(good, team_size=5))
        seated = Counter(chance.meet([partial(rush, one) for one in friends]))
        assert seated == {201: 4, 409: 6}
        wait_for_seats(leader, team, paid=5)
        with small_market.connect() as db:
            found = db.execute("SELECT state, paid, size FROM groupbuy_team WHERE id = %s", [decode("team", team)])
            assert found.fetchone() == ("succeeded", 5, 5)
    reckon(small_market)
