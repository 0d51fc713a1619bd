"""Processes are killed while people pay. Nothing is lost, nothing happens twice, and nobody has to mend anything."""

import itertools
import os
import secrets
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from foundation.ids import decode
from journeys.reckoning import check_money, check_news, check_shelves, wait_until_at_rest
from journeys.shelves import Good, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import Stack, answers, until

BUYERS = 8
BETWEEN_CRASHES = 6  # So many purchases are finished before the next blow, so that each falls into full trade.
SCARCE = 25  # Few enough to be sold out on the way.
HANG_UP_SECONDS = 0.03  # By then the order is being written, or has been.
BREATH_SECONDS = 0.1  # Between two purchases of one buyer, so that a slow machine's worker keeps up.


@dataclass
class Trade:
    """What the buyers have done so far, written by all of them."""

    begun: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    keys: dict[str, str] = field(default_factory=dict)  # Each buyer's key -> the checkout it was answered
    failures: list[BaseException] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, counts: Counter[str], what: str) -> None:
        with self.lock:
            counts[what] += 1

    @property
    def finished(self) -> int:
        return sum(self.ended.values())

    @property
    def in_flight(self) -> int:
        return sum(self.begun.values()) - self.finished

    def go_on(self, more: int) -> None:
        """Let so many more be finished, and then wait for a moment in which several are under way."""
        enough = self.finished + more
        busy = BUYERS // 2
        until(lambda: self.failures or (self.finished >= enough and self.in_flight >= busy), 120)
        self.check()

    def check(self) -> None:
        if self.failures:
            raise self.failures[0]


def buy_until_over(shopper: Shopper, goods: list[Good], trade: Trade) -> None:
    """Buy one thing after another as a browser would: the same key again when the line is cut."""
    try:
        for number in itertools.count():
            if trade.is_over.is_set():
                return
            good = goods[number % len(goods)]
            trade.note(trade.begun, "purchase")
            habits = {"hangs_up": number % 3 == 1, "changes_their_mind": number % 5 == 4}
            trade.note(trade.ended, _buy(shopper, good, trade, **habits))
            trade.is_over.wait(BREATH_SECONDS)
    except BaseException as failure:  # noqa: BLE001 (the test raises it again)
        trade.failures.append(failure)


def _buy(shopper: Shopper, good: Good, trade: Trade, *, hangs_up: bool, changes_their_mind: bool) -> str:
    key, told = secrets.token_hex(8), shopper.order_of((good.sku, 1))
    wait = HANG_UP_SECONDS if hangs_up else 30
    answer = shopper.insist("POST", "/api/orders/checkouts", key=key, json=told, first_wait_seconds=wait)
    if answer.status_code == 409:
        assert answer.json()["code"] == "orders.out_of_stock", answer.text
        return "sold out"
    assert answer.status_code == 201, answer.text
    checkout = answer.json()
    with trade.lock:
        trade.keys[key] = checkout["checkout_id"]
    page = shopper.go_to_bank(checkout["intent_id"], key=secrets.token_hex(8))
    if changes_their_mind:  # They pay in one tab and cancel in the other.
        paying = threading.Thread(target=shopper.http.post, args=(page,), kwargs={"data": {"choice": "pay"}})
        paying.start()
        cancel = shopper.insist("POST", f"/api/orders/{checkout['order_ids'][0]}/cancel", json={"because": ""})
        paying.join()
        return f"cancel: {cancel.status_code}"
    shopper.pay(page)
    return "paid"


@contextmanager
def trading(market: Stack, goods: list[Good]) -> Iterator[Trade]:
    """Let the buyers sign up, and buy in threads of their own for as long as this lasts."""
    trade = Trade()
    nodes = [market.url, market.second_url]
    threads = []
    for number in range(BUYERS):
        shopper = Shopper(*(nodes if number % 2 == 0 else nodes[::-1]))
        shopper.sign_up(f"buyer-{secrets.token_hex(4)}@example.com", nickname=f"买家{number + 1}")
        threads.append(threading.Thread(target=buy_until_over, args=(shopper, goods, trade)))
    for thread in threads:
        thread.start()
    try:
        yield trade
    finally:
        trade.is_over.set()
        for thread in threads:
            thread.join()
    trade.check()


def test_whoever_is_killed_in_mid_checkout_loses_and_doubles_nothing(small_market, shelves, capsys):
    """
    The web process with all its threads, a single granian worker, the worker, and PostgreSQL, each by `kill -9`.

    While they trade, the bank tells everything twice, every fifth purchase is cancelled while it is paid, and every
    third buyer hangs up before the answer and asks the other web process.

    Without the claim of the key: fails with more orders than keys.
    """
    market = small_market
    goods = [put_on_shelf(count=10_000), put_on_shelf(count=SCARCE), put_on_shelf(count=10_000)]
    bank = market.bank()
    bank.err(duplicate=2)
    began = time.monotonic()

    with trading(market, goods) as trade:
        for name, blow in _blows(market):
            trade.go_on(BETWEEN_CRASHES)
            in_flight = trade.in_flight
            blow()
            _say(capsys, f"killed {name} with {in_flight} purchases in flight, {trade.finished} finished")
            until(lambda: answers(market.url) and answers(market.second_url), 120, market.said)
        trade.go_on(BETWEEN_CRASHES)

    shops = [good.shop_id for good in goods]
    with market.connect() as db:
        placed = db.execute("SELECT checkout_id FROM orders_order WHERE shop_id = ANY(%s)", [shops]).fetchall()
        assert len(placed) == len(trade.keys), "every key has one checkout, and there are no others"
        assert {checkout for (checkout,) in placed} == {decode("chk", answered) for answered in trade.keys.values()}
        wait_until_at_rest(db, shops)
        check_news(db)
        pieces = check_shelves(db, {good.sku_id: good.count for good in goods})
        payments = check_money(db, bank.book(), shops)
    bank.wait_until_told(120)
    bank.err()
    proof = market.manage("prove_ledger").strip()
    _say(capsys, f"{dict(trade.ended)}; pieces {dict(pieces)}; at the bank {dict(payments)}; {proof}")
    _say(capsys, f"{time.monotonic() - began:.0f} s in all")


def _blows(market: Stack) -> list[tuple[str, Callable[[], None]]]:
    web = f"--port {market.url.rsplit(':', 1)[1]}"
    second = f"--port {market.second_url.rsplit(':', 1)[1]}"
    return [
        ("the web process and all its threads", lambda: os.killpg(market.pid_of(web), signal.SIGKILL)),
        ("the worker", lambda: os.kill(market.pid_of("manage.py work"), signal.SIGKILL)),
        ("the inside of the second web", lambda: os.kill(market.children_of(market.pid_of(second))[0], signal.SIGKILL)),
        ("PostgreSQL", lambda: os.kill(market.pid_of("bin/postgres"), signal.SIGKILL)),
    ]


def _say(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n    {line}")
        sys.stdout.flush()
