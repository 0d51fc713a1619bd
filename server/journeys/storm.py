"""
A checkout storm: tens of people buy at once, alone and together, hang up, change their minds, leave teams and orders
behind, and ask again by the same key for as long as nobody answers. Every person's habits come from the storm's seed.
"""

import random
import secrets
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from foundation.ids import encode
from journeys.chance import Chance
from journeys.crowd import crowd_of
from journeys.shelves import Good
from journeys.shopper import Shopper
from journeys.stack import Stack, until
from market.groupbuy.facade import ActivityView

BUYERS = 24
BREATH_SECONDS = 0.05  # Between two purchases of one buyer, so that a slow machine's workers keep up.
HANG_UP_SECONDS = 0.03  # By then the order is being written, or has been.
PATIENCE_SECONDS = 120
MOST_LEFT_BEHIND = 2  # Orders that one buyer neither pays nor cancels; the market lets nobody have more than five.
REFUSALS = {  # What a shopper may be told in a storm; anything else ends the test.
    "orders.out_of_stock": "sold out",
    "groupbuy.sold_out": "sold out",
    "groupbuy.team_is_full": "full",
    "groupbuy.team_not_found": "not open yet",
    "groupbuy.already_in_team": "in it already",
    "groupbuy.team_has_closed": "team over",
    "orders.too_many_unpaid": "paid faster than the bank tells",
}


@dataclass
class Storm:
    """What there is to buy, and what the buyers have done so far, written by all of them."""

    goods: Sequence[Good]
    together: Good
    offer: ActivityView
    begun: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    keys: dict[str, str] = field(default_factory=dict)  # Each buyer's key -> the checkout it was answered.
    refused: set[str] = field(default_factory=set)  # Keys of those who were told no.
    gathering: list[str] = field(default_factory=list)  # Teams that somebody leads and others may join.
    failures: list[BaseException] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def finished(self) -> int:
        return sum(self.ended.values())

    @property
    def in_flight(self) -> int:
        return sum(self.begun.values()) - self.finished

    def go_on(self, more: int) -> None:
        """Let so many more purchases be finished, and then wait for a moment in which half of the buyers are at one."""
        enough = self.finished + more
        until(lambda: self.failures or (self.finished >= enough and self.in_flight >= BUYERS // 2), 180)
        self.check()

    def check(self) -> None:
        if self.failures:
            raise self.failures[0]

    def note(self, counts: Counter[str], what: str) -> None:
        with self.lock:
            counts[what] += 1


@contextmanager
def raging(market: Stack, storm: Storm, chance: Chance) -> Iterator[None]:
    """Let the buyers in, and let them buy in threads of their own for as long as this lasts."""
    threads = [
        threading.Thread(target=_Buyer(one, storm, random.Random(chance.random.random())).buy_until_over)  # noqa: S311
        for one in crowd_of(BUYERS, market)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        storm.is_over.set()
        for thread in threads:
            thread.join()
    storm.check()


class _Buyer:
    def __init__(self, shopper: Shopper, storm: Storm, luck: random.Random) -> None:
        self.shopper = shopper
        self.storm = storm
        self.luck = luck
        self.left_behind = 0

    def buy_until_over(self) -> None:
        storm = self.storm
        try:
            while not storm.is_over.is_set():
                storm.note(storm.begun, "purchase")
                storm.note(storm.ended, self._buy())
                storm.is_over.wait(BREATH_SECONDS)
        except BaseException as failure:  # noqa: BLE001 (the test raises it again)
            storm.failures.append(failure)

    def _buy(self) -> str:
        team = self._choose_team()
        if team == "" and self.luck.random() < 0.6:
            good = self.luck.choice(self.storm.goods)
            return self._pay_or_not("/api/orders/checkouts", self.shopper.order_of((good.sku, 1)), "solo")
        wish = {"sku_id": self.storm.together.sku, "quantity": 1, "address_id": self.shopper.address}
        if team:
            return self._pay_or_not(f"/api/groupbuy/teams/{team}/members", wish, "joined")
        offer = {**wish, "activity_id": encode("act", self.storm.offer.id)}
        return self._pay_or_not("/api/groupbuy/teams", offer, "opened")

    def _choose_team(self) -> str:
        with self.storm.lock:
            return self.luck.choice(self.storm.gathering) if self.storm.gathering and self.luck.random() < 0.5 else ""

    def _pay_or_not(self, path: str, wish: dict[str, Any], what: str) -> str:
        key = secrets.token_hex(8)
        wait = HANG_UP_SECONDS if self.luck.random() < 0.3 else 30
        answer = self.shopper.insist("POST", path, key=key, json=wish, first_wait_seconds=wait)
        if answer.status_code != 201:
            with self.storm.lock:
                self.storm.refused.add(key)
            return self._take_no(answer, path)
        told = answer.json()
        checkout = told.get("checkout", told)
        with self.storm.lock:
            self.storm.keys[key] = checkout["checkout_id"]
        mind = self.luck.random()
        if mind < 0.05 and self.left_behind < MOST_LEFT_BEHIND:
            self.left_behind += 1
            return f"{what}, left behind"
        page = self._go_to_bank(checkout["intent_id"])
        if mind < 0.15:
            return f"{what}, {self._pay_and_cancel(page, checkout)}"
        self._pay(page)
        if what == "opened":
            with self.storm.lock:
                self.storm.gathering.append(told["team"]["team_id"])
        if what == "joined" and mind > 0.9:
            left = self.shopper.insist("DELETE", f"{path}/me")
            return f"joined, left: {left.status_code}"
        return f"{what}, paid"

    def _take_no(self, answer: httpx.Response, path: str) -> str:
        code = answer.json().get("code", "")
        assert code in REFUSALS, answer.text
        if code == "groupbuy.team_is_full":
            with self.storm.lock:
                full = path.split("/")[4]
                self.storm.gathering = [team for team in self.storm.gathering if team != full]
        return REFUSALS[code]

    def _go_to_bank(self, intent_id: str) -> str:
        """Begin to pay; with a new key, as a new press of the button would, when an attempt came to nothing."""
        key, deadline = secrets.token_hex(8), time.monotonic() + PATIENCE_SECONDS
        path, told = f"/api/payments/intents/{intent_id}/attempts", {"method": "sandbox", "return_path": "/orders"}
        while True:
            answer = self.shopper.insist("POST", path, key=key, json=told)
            assert answer.status_code == 201, answer.text
            if answer.json()["redirect_url"]:
                return str(answer.json()["redirect_url"])
            assert time.monotonic() < deadline, f"the bank's page never came: {answer.text}"
            if answer.json()["state"] in ("closed", "declined"):
                key = secrets.token_hex(8)
            time.sleep(0.2)

    def _pay(self, page: str) -> None:
        """Press the bank's button until the bank has heard it."""

        def press() -> bool:
            try:
                return self.shopper.http.post(page, data={"choice": "pay"}).status_code in (200, 303)
            except httpx.TransportError:
                return False

        until(press, 60)

    def _pay_and_cancel(self, page: str, checkout: dict[str, Any]) -> str:
        """Pay in one tab and cancel in the other."""
        paying = threading.Thread(target=self._pay, args=(page,))
        paying.start()
        cancel = self.shopper.insist("POST", f"/api/orders/{checkout['order_ids'][0]}/cancel", json={"because": ""})
        paying.join()
        return f"cancelled: {cancel.status_code}"
