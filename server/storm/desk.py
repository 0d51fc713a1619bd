"""What comes after the payment: parcels, after-sales, chargebacks. Each order has a story, told on in its time."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import psycopg

from foundation.ids import decode
from storm.hands import take_back
from storm.told import Bought, Told
from storm.treasury import Treasury

LOOK_SECONDS = 0.4
KEPT = frozenset({"to_ship", "awaiting_team"})
OVER = frozenset({"cancelled", "expired", "refunded", "completed"})
ADDRESS = {"recipient": "小窑", "phone": "+8613800138000", "text": "Kiln Street 1"}
Story = Iterator[frozenset[str]]  # Yields the states in which the order must be for the story to go on.


class Desk:
    def __init__(self, told: Told) -> None:
        self.told = told
        self.open: dict[str, tuple[Story, frozenset[str]]] = {}
        self.is_over = threading.Event()
        self.thread: threading.Thread | None = None
        self.stories: dict[str, Callable[[Bought], Story]] = {
            "goes back in part before it is sent": self._part,
            "goes back in parts, to the last piece": self._parts,
            "is taken back by an operator": self._taken_back,
            "is completed": self._completed,
            "comes back after it was sent": self._returned,
            "is compensated": self._compensated,
            "is charged back": self._charged_back,
            "is paid out to its shop": self._paid_out,
        }
        self.treasury = Treasury(told)

    def begin(self) -> None:
        self.thread = self.told.in_thread(self._work_until_over)

    def end(self) -> None:
        self.is_over.set()
        if self.thread is not None:
            self.thread.join()

    def _work_until_over(self) -> None:
        while not self.is_over.wait(LOOK_SECONDS):
            self.work()

    def work(self) -> int:
        """Tell every story on whose time has come. Return how many are still open."""
        self.treasury.pay_out()
        while not self.told.afterwards.empty():
            self._take_up(self.told.afterwards.get())
        for order, state in self._states().items():
            story, awaited = self.open[order]
            if state in awaited:
                self._go_on(order, story)
            elif state in OVER:
                del self.open[order]
        return len(self.open)

    def _take_up(self, bought: Bought) -> None:
        tell = self.stories.get(bought.act.fate)
        if tell is not None:
            self._go_on(bought.order, tell(bought))

    def _go_on(self, order: str, story: Story) -> None:
        try:
            self.open[order] = (story, next(story))
        except StopIteration:
            self.open.pop(order, None)

    def _states(self) -> dict[str, str]:
        if not self.open:
            return {}
        ids = {decode("ord", order): order for order in self.open}
        try:
            with self.told.market.connect() as db:
                rows = db.execute("SELECT id, state FROM orders_order WHERE id = ANY(%s)", [list(ids)]).fetchall()
        except (psycopg.OperationalError, AssertionError):
            return {}  # PostgreSQL recovers; we look again.
        return {ids[order_id]: state for order_id, state in rows}

    # The stories

    def _part(self, bought: Bought) -> Story:
        yield frozenset({"to_ship"})
        self._give_back(bought, 1, "only")

    def _parts(self, bought: Bought) -> Story:
        yield frozenset({"to_ship"})
        for number in range(bought.act.quantity):
            self._give_back(bought, 1, str(number))

    def _taken_back(self, bought: Bought) -> Story:
        yield KEPT
        take_back(self.told.operator, bought.order)

    def _completed(self, bought: Bought) -> Story:
        yield frozenset({"to_ship"})
        self._ship(bought)
        yield frozenset({"shipped", "delivered"})
        self._ask(bought.one, f"/api/orders/{bought.order}/confirm")

    def _paid_out(self, bought: Bought) -> Story:
        yield from self._completed(bought)
        yield frozenset({"completed"})
        ref = decode("chk", bought.checkout["checkout_id"])
        while not self.treasury.share_out(ref, bought.shop_id, bought.act.luck):
            yield frozenset({"completed"})

    def _returned(self, bought: Bought) -> Story:
        yield frozenset({"to_ship"})
        self._ship(bought)
        yield frozenset({"shipped", "delivered", "completed"})
        count = 1 + int(bought.act.luck * bought.act.quantity)
        case = self._apply(bought, "return_refund", "quality", count, "back")
        if case is None:
            return
        self._ask(bought.shop, f"{case}/agree", address=ADDRESS)
        self._ask(bought.one, f"{case}/return-parcel", carrier="sf", tracking_no=f"SF{bought.act.number:013d}")
        grade = "A" if bought.act.luck < 0.5 else "B"
        self._ask(bought.shop, f"{case}/accept-goods", grade=grade)

    def _compensated(self, bought: Bought) -> Story:
        yield frozenset({"to_ship"})
        amount = {"currency": "CNY", "minor": 1 + int(bought.act.luck * 500)}
        case = self._apply(bought, "compensation", "late", 1, "sorry", amount=amount)
        if case is not None:
            self._ask(bought.shop, f"{case}/agree")

    def _charged_back(self, bought: Bought) -> Story:
        yield KEPT
        attempt = self._paid_attempt(bought)
        if attempt is None:
            return
        minor = None if bought.act.luck < 0.5 else 1000
        try:
            made = self.told.bank.charge_back(attempt, minor=minor)
            self.told.note(self.told.faults, "chargeback")
            if bought.act.luck < 0.7:
                self.told.bank.decide_chargeback(made["id"], is_won=bought.act.luck < 0.35)
        except httpx.HTTPError:
            self.told.note(self.told.ended, "whose chargeback the bank could not take in")

    # Steps

    def _give_back(self, bought: Bought, quantity: int, name: str) -> None:
        case = self._apply(bought, "refund_unshipped", "changed_mind", quantity, name)
        if case is not None:
            self._ask(bought.shop, f"{case}/agree")

    def _apply(self, bought: Bought, kind: str, reason: str, quantity: int, name: str, **more: Any) -> str | None:
        line = self._ask(bought.one, f"/api/orders/{bought.order}", method="GET")
        if line is None:
            return None
        wish = {"line_id": line["lines"][0]["line_id"], "kind": kind, "reason": reason, "quantity": quantity, **more}
        key = f"storm-{self.told.seed}-{bought.act.number}-{name}"
        said = self._ask(bought.one, "/api/aftersales/cases", key=key, **wish, text="裂了")
        return None if said is None else f"/api/aftersales/cases/{said['case_id']}"

    def _ship(self, bought: Bought) -> None:
        path = f"/api/orders/{bought.order}/shipment"
        self._ask(bought.shop, path, carrier="sf", tracking_no=f"SF{bought.act.number:013d}")

    def _ask(self, who: Any, path: str, *, method: str = "POST", key: str = "", **said: Any) -> Any:
        """Ask until answered. None: refused, which is counted; others, or our own first try, were quicker."""
        answer = who.insist(method, path, key=key, json=said if method == "POST" else None)
        if answer.status_code >= 400:
            assert answer.status_code in (404, 409, 422), answer.text
            self.told.note(self.told.refusals, answer.json().get("code", str(answer.status_code)))
            return None
        return answer.json()

    def _paid_attempt(self, bought: Bought) -> str | None:
        with self.told.market.connect() as db:
            found = db.execute(
                "SELECT a.id FROM payments_attempt a JOIN payments_intent i ON i.id = a.intent_id"
                " WHERE i.ref = %s AND a.state = 'succeeded' AND a.method = 'stripe'",
                [decode("chk", bought.checkout["checkout_id"])],
            ).fetchone()
        return None if found is None else str(found[0])
