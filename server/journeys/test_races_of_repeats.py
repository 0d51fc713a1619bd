"""
The same thing said twice, or by two who mean the same, at once, over HTTP, to several web processes: it happens once.
Each test ends with the whole market reckoned up by SQL and by the bank's own book.

Each guard was taken out in a copy of the house, and each test seen to fail; its docstring says how.
"""

from functools import partial
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from foundation.ids import decode
from journeys.clocks import end_confirming, end_gathering, ring
from journeys.crowd import (
    bank_page,
    bought,
    crowd_of,
    join,
    joined,
    leave,
    new_key,
    order_id,
    reckon,
    tally,
    tell,
    wait_for_seats,
    words_of_the_bank,
)
from journeys.shelves import hire, offer_to_groups, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import until
from market.orders import facade as orders

pytestmark = pytest.mark.usefixtures("shelves")
ROUNDS = 6


def test_one_key_sent_twelve_times_is_one_order_and_one_answer(small_market, chance):
    """
    Without the claim of the key: fails with four to six answers and orders, one per batch of the two processes.
    """
    good = put_on_shelf(count=50)
    (ana,) = crowd_of(1, small_market)
    path = "/api/orders/checkouts"

    for turn in range(1, ROUNDS // 2 + 1):
        key, told = new_key(), ana.order_of((good.sku, 2))
        answers = chance.meet([partial(ana.ask, "POST", path, node=node, key=key, json=told) for node in range(12)])

        assert tally(answers) == {(201, ""): 12}
        assert len({answer.content for answer in answers}) == 1, "the same words for everybody"
        assert sum("Idempotency-Replayed" in answer.headers for answer in answers) == 11
        with small_market.connect() as db:
            placed = db.execute("SELECT count(*) FROM orders_order WHERE shop_id = %s", [good.shop_id])
            assert placed.fetchone() == (turn,)
            item = db.execute("SELECT reserved FROM stock_item WHERE sku_id = %s", [good.sku_id])
            assert item.fetchone() == (2 * turn,)

    other = ana.ask("POST", path, key=key, json=ana.order_of((good.sku, 3)))
    assert (other.status_code, other.json()["code"]) == (422, "market.idempotency_key_reused")
    reckon(small_market)


def test_one_key_at_a_team_is_one_seat_and_at_the_count_one_correction(small_market, chance):
    """
    Without the claim of the key: fails, seven of eight are told that they sit in the team already, since the index
    `groupbuy_one_seat_each` lets nobody sit twice; the count is corrected eight times.
    """
    leader, ben = crowd_of(2, small_market)
    good = put_on_shelf(count=50)
    clerk = Shopper(*small_market.webs).be(hire(good.shop_id, "仓管"))
    team, _ = leader.open_team(good, offer_to_groups(good, team_size=9))
    key, found = new_key(), {"change": 7, "because": "found behind the shelf"}

    path = f"/api/stock/skus/{good.sku}/adjustments"
    seats = [partial(join, ben, good, team, key=key, node=turn) for turn in range(8)]
    counts = [partial(clerk.ask, "POST", path, node=turn, key=key, json=found) for turn in range(8)]
    answers = chance.meet(seats + counts)

    assert tally(answers) == {(201, ""): 16}
    assert len({answer.content for answer in answers}) == 2
    with small_market.connect() as db:
        item = db.execute("SELECT on_hand, reserved FROM stock_item WHERE sku_id = %s", [good.sku_id])
        assert item.fetchone() == (57, 2)
    reckon(small_market)


def test_one_notice_sent_ten_times_at_once_is_one_payment(small_market, chance):
    """
    Without `ON CONFLICT` where notices are recorded: fails, nine of ten are answered 500 by the unique index. Without
    that index as well: fails with ten notices kept; the lock on the intent still lets the money in once.
    """
    good = put_on_shelf(count=50)
    (ana,) = crowd_of(1, small_market)
    bank = small_market.bank()

    for _ in range(ROUNDS // 2):
        checkout = bought(ana, good)
        intent_id = decode("pay", checkout["intent_id"])
        bank.err_next(lost=1)  # It tells nobody: we shall tell its words ourselves.
        page = bank_page(ana, checkout)
        bank.err(out_of_order=1)  # And it answers nobody, so that nobody can ask it before we tell.
        bank.press(page, "pay")
        words = words_of_the_bank(bank, small_market, intent_id)
        statuses = chance.meet([partial(tell, bank, ana.nodes[turn % 2], words) for turn in range(10)])
        bank.err()

        assert statuses == [200] * 10
        until(lambda: ana.ask("GET", f"/api/orders/{checkout['order_ids'][0]}").json()["state"] == "to_ship", 60)  # noqa: B023
        with small_market.connect() as db:
            notices = db.execute(
                "SELECT state FROM payments_notice WHERE attempt_id IN"
                " (SELECT id FROM payments_attempt WHERE intent_id = %s)",
                [intent_id],
            )
            assert notices.fetchall() == [("processed",)]
            paid = db.execute("SELECT paid_minor FROM payments_intent WHERE id = %s", [intent_id])
            assert paid.fetchone() == (good.price_minor,)
    reckon(small_market)


def test_two_pages_of_the_bank_are_paid_at_once_and_one_payment_goes_back(small_market, chance):
    """
    Without the lock on the intent: fails at the reckoning, "money that came and went is what attempts and refunds say":
    three payments came in, two are written.
    """
    good = put_on_shelf(count=50)
    crowd = crowd_of(ROUNDS, small_market)
    bank = small_market.bank()

    for one in crowd:
        checkout = bought(one, good)
        pages = [bank_page(one, checkout) for _ in range(3)]
        chance.meet([partial(bank.press, page, "pay") for page in pages])
        # The reckoning lets everybody go who has not paid: whose money is still on its way would be one of them.
        until(lambda: one.ask("GET", f"/api/orders/{checkout['order_ids'][0]}").json()["state"] == "to_ship", 60)  # noqa: B023
    reckon(small_market)

    with small_market.connect() as db:
        states = db.execute("SELECT state FROM orders_order WHERE shop_id = %s", [good.shop_id]).fetchall()
        assert states == [("to_ship",)] * ROUNDS


def test_a_refund_that_everybody_asks_for_is_made_once(small_market, chance):
    """
    The buyer leaves the team at both web processes, an operator takes the order back twice, and in every second round
    the team's time is up as well.

    Without the lock on the order: fails, the second to ask meets RefundTooLarge, since the lock on the intent and its
    CHECK still let no more money out than came in.
    """
    leader, ben = crowd_of(2, small_market)

    for turn in range(ROUNDS):
        good = put_on_shelf(count=50)
        team, _ = leader.open_team(good, offer_to_groups(good, team_size=3))
        checkout = joined(ben, good, team)
        ben.pay_for(checkout)
        wait_for_seats(leader, team, paid=2)
        asked = [partial(leave, ben, team, node=node) for node in range(2)]
        asked += [partial(_take_back, order_id(checkout)) for _ in range(2)]
        if turn % 2:
            with small_market.connect() as db:
                end_gathering(db, decode("team", team))
            asked += [partial(ring, "groupbuy.close_overdue") for _ in range(2)]
        answers = chance.meet(asked)
        assert {answer.status_code for answer in answers[:2]} <= {200, 404, 409}
    reckon(small_market)

    with small_market.connect() as db:
        ben_has = db.execute(
            "SELECT state, count(*) FROM payments_refund WHERE intent_id = %s GROUP BY 1",
            [decode("pay", checkout["intent_id"])],
        )
        assert ben_has.fetchall() == [("succeeded", 1)]


def _take_back(order: UUID) -> None:
    """What an operator's button does, in a process of its own."""
    try:
        orders.cancel_and_refund(order, now=timezone.now(), because="taken back", key=f"operator:{order}")
    finally:
        connection.close()


def test_a_parcel_confirmed_while_the_clock_completes_it_is_completed_once(small_market, chance):
    """
    Without the locks on the order: fails at the reckoning, "nothing happens twice": completed five times, and told as
    often; the ledger's unique cause still pays the shop once.
    """
    ana, ben = crowd_of(2, small_market)
    good = put_on_shelf(count=50)
    clerk = Shopper(*small_market.webs).be(hire(good.shop_id, "发货"))
    checkouts = {one: bought(one, good) for one in (ana, ben)}
    for one, checkout in checkouts.items():
        one.pay_for(checkout)
    parcel = {"carrier": "sf", "tracking_no": "SF1234567890123"}
    for one, checkout in checkouts.items():
        order = checkout["order_ids"][0]
        until(lambda one=one, order=order: one.ask("GET", f"/api/orders/{order}").json()["state"] == "to_ship", 60)
        answer = clerk.ask("POST", f"/api/orders/{order}/shipment", json=parcel)
        assert answer.status_code == 200, answer.text

    for one, checkout in checkouts.items():
        path = f"/api/orders/{checkout['order_ids'][0]}/confirm"
        with small_market.connect() as db:
            end_confirming(db, order_id(checkout))
        confirms = [partial(one.ask, "POST", path, node=node) for node in range(4)]
        answers = chance.meet([*confirms, *(partial(ring, "orders.complete_unconfirmed") for _ in range(2))])
        assert [answer.status_code for answer in answers[:4]] == [200] * 4
    reckon(small_market)

    with small_market.connect() as db:
        earned = db.execute(
            "SELECT count(*), sum(p.minor)::int FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id"
            " WHERE a.party_id = %s AND a.purpose = 'owed_to_shop'",
            [str(good.shop_id)],
        )
        assert earned.fetchone() == (2, -2 * good.price_minor)
