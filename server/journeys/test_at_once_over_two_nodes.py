"""
Everybody at once, over HTTP, with two web processes on one database: what threads in one process cannot show.

Each guard was taken out once, in a copy of the house, and each test seen to fail; its docstring says how.
"""

import secrets
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from uuid import UUID

import httpx
import pytest

from foundation.ids import decode
from journeys.shelves import let_in, offer_to_groups, put_on_shelf
from journeys.shopper import Shopper, all_at_once
from journeys.stack import Stack, until
from sandbox_bank.signing import NONCE, SIGNATURE, TIMESTAMP, sign
from sandbox_bank.testing import RunningBank

pytestmark = pytest.mark.usefixtures("shelves")
ROUNDS = 5  # Two processes meet within milliseconds: without a guard, one round in two or three shows it.


def new_key() -> str:
    return secrets.token_hex(8)


def crowd_of(count: int, market: Stack) -> list[Shopper]:
    """Let so many people in, every second one nearer to the second web process."""
    nodes = [market.url, market.second_url]
    crowd = []
    for number in range(count):
        shopper = Shopper(*(nodes if number % 2 == 0 else nodes[::-1])).be(let_in(f"买家{number + 1}"))
        shopper.http.get(f"{shopper.nodes[0]}/healthz")  # The line is open before the start, so that all start at once.
        crowd.append(shopper)
    return crowd


def tally(answers: Sequence[httpx.Response]) -> Counter[tuple[int, str]]:
    return Counter((answer.status_code, answer.json().get("code", "")) for answer in answers)


def test_twenty_want_the_last_one_and_one_has_it(small_market):
    """
    Without the row lock and `available >= quantity` in stock: fails, a shopper is answered 500, because the CHECK
    `stock_item_never_oversold` refuses the row. Without that CHECK as well: fails with two who have the last one.
    """
    crowd = crowd_of(20, small_market)

    for _ in range(ROUNDS):
        good = put_on_shelf(count=1)
        answers = all_at_once(
            [
                partial(one.ask, "POST", "/api/orders/checkouts", key=new_key(), json=one.order_of((good.sku, 1)))
                for one in crowd
            ]
        )

        assert tally(answers) == {(201, ""): 1, (409, "orders.out_of_stock"): 19}
        with small_market.connect() as db:
            item = db.execute("SELECT on_hand, reserved, allocated FROM stock_item WHERE sku_id = %s", [good.sku_id])
            assert item.fetchone() == (1, 1, 0)
            lines = db.execute("SELECT sum(quantity) FROM orders_orderline WHERE sku_id = %s", [good.sku_id])
            assert lines.fetchone() == (1,)


def test_twelve_want_the_last_seat_and_one_sits(small_market):
    """
    Without the lock on the team: fails, a friend is answered 500, because the unique index
    `groupbuy_nobody_shares_a_seat` refuses the row. Without the table's guards as well: fails, two have the last seat.
    """
    leader, *friends = crowd_of(13, small_market)

    for _ in range(ROUNDS):
        good = put_on_shelf(count=50)
        team, _ = leader.open_team(good, offer_to_groups(good, team_size=2))
        path, wish = f"/api/groupbuy/teams/{team}", {"sku_id": good.sku, "quantity": 1}
        answers = all_at_once(
            [
                partial(one.ask, "POST", f"{path}/members", key=new_key(), json={**wish, "address_id": one.address})
                for one in friends
            ]
        )

        assert tally(answers) == {(201, ""): 1, (409, "groupbuy.team_is_full"): 11}
        seen = leader.ask("GET", path).json()
        assert (seen["paid_count"], seen["held_count"], len(seen["seats"])) == (1, 1, 2)

    (winner,) = (place for place, answer in enumerate(answers) if answer.status_code == 201)
    friends[winner].pay_for(answers[winner].json()["checkout"])
    until(lambda: leader.ask("GET", path).json()["state"] == "succeeded", 60)
    with small_market.connect() as db:
        states = db.execute("SELECT state FROM orders_order WHERE kind = 'group' AND shop_id = %s", [good.shop_id])
        assert states.fetchall() == [("to_ship",), ("to_ship",)]


def test_one_key_sent_twelve_times_is_one_order_and_one_answer(small_market):
    """Without the claim of the key: fails with four to six orders, one per batch of the two processes."""
    good = put_on_shelf(count=50)
    (ana,) = crowd_of(1, small_market)
    key = new_key()
    told = ana.order_of((good.sku, 2))

    answers = all_at_once(
        [partial(ana.ask, "POST", "/api/orders/checkouts", node=number, key=key, json=told) for number in range(12)]
    )

    assert tally(answers) == {(201, ""): 12}
    assert len({answer.content for answer in answers}) == 1, "the same words for everybody"
    assert sum("Idempotency-Replayed" in answer.headers for answer in answers) == 11
    with small_market.connect() as db:
        orders = db.execute("SELECT count(*) FROM orders_order WHERE shop_id = %s", [good.shop_id])
        assert orders.fetchone() == (1,)
        item = db.execute("SELECT reserved FROM stock_item WHERE sku_id = %s", [good.sku_id])
        assert item.fetchone() == (2,)

    other = ana.ask("POST", "/api/orders/checkouts", key=key, json=ana.order_of((good.sku, 3)))
    assert (other.status_code, other.json()["code"]) == (422, "market.idempotency_key_reused")


def test_one_notice_sent_ten_times_at_once_is_one_payment(small_market):
    """
    Without `ON CONFLICT` where notices are recorded: fails, nine of ten are answered 500 by the unique index. Without
    that index as well: fails with ten notices kept; the lock on the intent still lets the money in once.
    """
    good = put_on_shelf(count=50)
    (ana,) = crowd_of(1, small_market)
    told = ana.order_of((good.sku, 1))
    checkout = ana.ask("POST", "/api/orders/checkouts", key=new_key(), json=told).json()
    intent_id = decode("pay", checkout["intent_id"])
    bank = small_market.bank()
    bank.err_next(lost=1)  # It tells nobody: we shall tell its words ourselves.
    page = ana.go_to_bank(checkout["intent_id"], key=new_key())
    bank.err(out_of_order=1)  # And it answers nobody, so that nobody can ask it before we tell.
    bank.press(page, "pay")
    words = _words_of_the_bank(bank, small_market, intent_id)
    headers = _signed(bank, words)

    def tell(number: int) -> int:
        url = f"{ana.nodes[number % 2]}/api/payments/notices/sandbox"
        return httpx.post(url, content=words, headers=headers, timeout=30, trust_env=False).status_code

    statuses = all_at_once([partial(tell, number) for number in range(10)])
    bank.err()

    assert statuses == [200] * 10
    order = f"/api/orders/{checkout['order_ids'][0]}"
    until(lambda: ana.ask("GET", order).json()["state"] == "to_ship", 60)
    with small_market.connect() as db:
        of_ours = "attempt_id IN (SELECT id FROM payments_attempt WHERE intent_id = %s)"
        notices = db.execute(f"SELECT state FROM payments_notice WHERE {of_ours}", [intent_id])
        assert notices.fetchall() == [("processed",)]
        paid = db.execute("SELECT paid_minor FROM payments_intent WHERE id = %s", [intent_id])
        assert paid.fetchone() == (good.price_minor,)
        news = db.execute(
            "SELECT name FROM foundation_outboxevent WHERE key = %s AND name LIKE 'payments.%%'",
            [str(decode("chk", checkout["checkout_id"]))],
        )
        assert news.fetchall() == [("payments.payment_succeeded",)]


def _words_of_the_bank(bank: RunningBank, market: Stack, intent_id: UUID) -> bytes:
    """Return what the bank would have told us of the money of an intent."""
    with market.connect() as db:
        found = db.execute("SELECT id FROM payments_attempt WHERE intent_id = %s", [intent_id]).fetchone()
    assert found is not None
    (said,) = (
        notice["body"]
        for notice in bank.book()["notices"]
        if notice["merchant_ref"] == str(found[0]) and notice["kind"] == "payment.succeeded"
    )
    return str(said).encode()


def _signed(bank: RunningBank, words: bytes) -> dict[str, str]:
    timestamp, nonce = str(int(time.time())), secrets.token_hex(12)
    signature = sign(bank.secret, timestamp, nonce, body=words)
    return {"Content-Type": "application/json", TIMESTAMP: timestamp, NONCE: nonce, SIGNATURE: signature}
