"""The buyers: each takes the next act and lives it, whatever is struck meanwhile."""

import itertools
import threading
from collections.abc import Sequence
from typing import Any

import psycopg

from foundation.ids import decode, encode
from journeys.clocks import end_time_to_pay
from journeys.shopper import Shopper
from storm.acts import WAYS, Act, act
from storm.hands import scan
from storm.paying import Payer, Visit, go_to_pay
from storm.told import Bought, Told

HANG_UP_SECONDS = 0.03  # By then the order is being written, or has been.
REFUSALS = {  # What a shopper may be told in a storm; anything else ends it.
    "orders.out_of_stock": "sold out",
    "groupbuy.sold_out": "sold out",
    "groupbuy.team_is_full": "team is full",
    "groupbuy.team_not_found": "team is not open yet",
    "groupbuy.already_in_team": "in the team already",
    "groupbuy.already_leading": "leads another team",
    "groupbuy.open_limit_reached": "leads another team",
    "groupbuy.team_has_closed": "team is over",
    "orders.too_many_unpaid": "has too many unpaid",
}
CARD = next(way for way in WAYS if way.code == "card")
LEAVES_TEAM = 0.12


class Buyers:
    def __init__(self, told: Told, people: Sequence[Shopper]) -> None:
        self.told = told
        self.payers = [Payer(one, told.bank, told.passbook) for one in people]
        self.numbers = itertools.count()
        self.is_over = threading.Event()
        self.threads: list[threading.Thread] = []

    def begin(self, at_once: int) -> None:
        self.threads = [self.told.in_thread(self._live_until_over) for _ in range(at_once)]

    def end(self) -> None:
        """Let nobody begin anything new, and wait for those who are at it."""
        self.is_over.set()
        for thread in self.threads:
            thread.join()

    def _live_until_over(self) -> None:
        while not self.is_over.is_set():
            number = next(self.numbers)
            meant = act(self.told.seed, number, len(self.told.goods))
            self.told.note(self.told.ended, self._live(meant, self.payers[number % len(self.payers)]))

    # One act

    def _live(self, meant: Act, payer: Payer) -> str:
        """Do one act. Return how it ended, to be counted."""
        told, key = self.told, f"storm-{self.told.seed}-{meant.number}"
        path, wish = self._wish(meant, payer.one)
        wait = HANG_UP_SECONDS if meant.hangs_up else 30
        answer = payer.one.insist("POST", path, key=key, json=wish, first_wait_seconds=wait)
        if answer.status_code != 201:
            told.refused.add(key)
            return self._take_no(answer.status_code, answer.json().get("code", ""), path)
        said = answer.json()
        checkout = said.get("checkout", said)
        told.keys[key] = checkout["checkout_id"]
        good = told.goods[meant.good] if meant.kind == "solo" else told.together
        self._pay(Bought(meant, payer.one, checkout, told.shops[str(good.shop_id)], good.shop_id), payer)
        if "team" in said:
            self._think_of_the_team(meant, payer.one, said["team"]["team_id"], path)
        return f"{meant.kind} {meant.fate}"

    def _wish(self, meant: Act, one: Shopper) -> tuple[str, dict[str, Any]]:
        if meant.kind == "solo":
            return "/api/orders/checkouts", one.order_of((self.told.goods[meant.good].sku, meant.quantity))
        wish = {"sku_id": self.told.together.sku, "quantity": meant.quantity, "address_id": one.address}
        with self.told.lock:
            gathering = list(self.told.gathering[-40:])
        if meant.kind == "joins" and gathering:
            team = gathering[int(meant.luck * len(gathering))]
            return f"/api/groupbuy/teams/{team}/members", wish
        return "/api/groupbuy/teams", {**wish, "activity_id": encode("act", self.told.offer.id)}

    def _take_no(self, status: int, code: str, path: str) -> str:
        assert code in REFUSALS, f"{status} {code} {path}"
        if code in ("groupbuy.team_is_full", "groupbuy.team_has_closed"):
            full = path.split("/")[4]
            with self.told.lock:
                self.told.gathering[:] = [team for team in self.told.gathering if team != full]
        return REFUSALS[code]

    def _think_of_the_team(self, meant: Act, one: Shopper, team: str, path: str) -> None:
        if path.endswith("/members"):
            if meant.luck < LEAVES_TEAM:
                one.insist("DELETE", f"{path}/me")
        else:
            with self.told.lock:
                self.told.gathering.append(team)

    # Paying

    def _pay(self, bought: Bought, payer: Payer) -> None:
        """Pay, or not, as the act will have it; then let the desk see to the rest."""
        meant, one, checkout = bought.act, bought.one, bought.checkout
        if meant.fate == "is left unpaid":
            return
        if meant.way.is_shown_code:
            self._show_code(bought)
            self.told.afterwards.put(bought)
            return
        visit = go_to_pay(one, checkout, meant.way, key=f"{meant.number}-first")
        if visit is None:
            visit = go_to_pay(one, checkout, meant.other_way if not meant.other_way.is_shown_code else CARD,
                              key=f"{meant.number}-other")  # fmt: skip
        if visit is None:
            return
        has_money = "no_such_money" not in meant.wrong
        if visit.way == meant.way:
            self._let_go_wrong(payer, visit, meant)
        match meant.fate:
            case "is cancelled while it is paid":
                paying = self.told.in_thread(lambda: payer.pay(visit, has_money=has_money))
                self._cancel(bought)
                paying.join()
            case "is cancelled, then paid":
                self._cancel(bought)
                payer.pay(visit, has_money=has_money)
            case "expires while it is paid":
                paying = self.told.in_thread(lambda: payer.pay(visit, has_money=has_money))
                self._end_time(checkout)
                paying.join()
            case "is paid twice at once":
                self._pay_twice(bought, payer, visit)
            case _:
                payer.pay(visit, has_money=has_money)
                if "declined" in meant.wrong:
                    second = go_to_pay(one, checkout, CARD, key=f"{meant.number}-after-no")
                    if second is not None:
                        payer.pay(second)
        self.told.afterwards.put(bought)

    def _let_go_wrong(self, payer: Payer, visit: Visit, meant: Act) -> None:
        payer.let_go_wrong(visit, dict(meant.wrong))
        for name in meant.wrong:
            self.told.note(self.told.faults, name)

    def _pay_twice(self, bought: Bought, payer: Payer, first: Visit) -> None:
        meant = bought.act
        way = meant.other_way if not meant.other_way.is_shown_code else CARD
        second = go_to_pay(bought.one, bought.checkout, way, key=f"{meant.number}-second")
        paying = self.told.in_thread(lambda: payer.pay(first))
        if second is not None:
            payer.pay(second)
        paying.join()

    def _show_code(self, bought: Bought) -> None:
        """Show the wallet's code to a cashier; whoever is asked for the password, or declined, takes a card instead."""
        meant = bought.act
        scan(self.told.operator, decode("pay", bought.checkout["intent_id"]), meant.way, meant.number)
        seen = bought.one.insist("GET", f"/api/payments/intents/{bought.checkout['intent_id']}").json()
        if seen["state"] == "open" and meant.luck < 0.5:
            visit = go_to_pay(bought.one, bought.checkout, CARD, key=f"{meant.number}-no-code")
            if visit is not None:
                Payer(bought.one, self.told.bank, self.told.passbook).pay(visit)

    def _cancel(self, bought: Bought) -> None:
        answer = bought.one.insist("POST", f"/api/orders/{bought.order}/cancel", json={"because": ""})
        assert answer.status_code in (200, 409), answer.text
        if answer.status_code == 409:
            self.told.note(self.told.refusals, answer.json()["code"])

    def _end_time(self, checkout: dict[str, Any]) -> None:
        """Let the market's clock end this checkout now. While PostgreSQL recovers it ends later, like any."""
        try:
            with self.told.market.connect() as db:
                end_time_to_pay(db, decode("chk", checkout["checkout_id"]))
        except (psycopg.OperationalError, AssertionError):
            self.told.note(self.told.ended, "whose time could not be ended")
