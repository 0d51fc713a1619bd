"""What operators do by the back office's pages: look at slips, scan codes, send transfers back, take orders back."""

import threading
import time
from uuid import UUID

import httpx
import psycopg

from foundation.ids import decode
from journeys.shopper import PATIENCE_SECONDS, Shopper
from storm.acts import Way
from storm.told import Told

LOOK_SECONDS = 0.5
SLIPS = """
    SELECT s.id, s.attempt_id, a.amount_minor FROM payments_slip s JOIN payments_attempt a ON a.id = s.attempt_id
    WHERE s.state = 'submitted' ORDER BY s.submitted_at LIMIT 20"""
GOING_BACK = """
    SELECT r.id, r.attempt_id, r.amount_minor FROM payments_refund r JOIN payments_attempt a ON a.id = r.attempt_id
    WHERE r.state <> 'succeeded' AND a.method = 'bank_transfer' ORDER BY r.requested_at LIMIT 20"""


def post(operator: Shopper, path: str, **said: str) -> None:
    """Send a form of the back office until somebody takes it. :raises AssertionError: it was not understood"""
    token = operator.http.cookies.get("csrftoken", domain="127.0.0.1") or ""
    deadline, node = time.monotonic() + PATIENCE_SECONDS, 0
    while True:
        url = operator.nodes[node % len(operator.nodes)] + path
        try:
            answer = operator.http.post(url, data=said, headers={"X-CSRFToken": token})
            if answer.status_code < 500:
                assert answer.status_code == 302, f"{path} was answered {answer.status_code}: {answer.text[:300]}"
                assert "/login" not in answer.headers["Location"], "the operator was sent to sign in"
                return
        except httpx.TransportError:
            pass
        assert time.monotonic() < deadline, f"nobody answers {path}"
        node += 1
        time.sleep(0.2)


def scan(operator: Shopper, intent_id: UUID, way: Way, number: int) -> None:
    """Charge the code that a payer shows; each act has a code of its own."""
    first = {"wechat": "13", "alipay": "28"}[way.protocol]
    post(operator, f"/admin/payments/intent/{intent_id}/scan/", code=f"{first}{number:016d}")


def take_back(operator: Shopper, order: str) -> None:
    post(operator, "/admin/orders/order/", action="take_back", _selected_action=str(decode("ord", order)))


class Hands:
    """An operator at the account of the bank, for as long as the storm lasts and until all is done after it."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.is_over = threading.Event()
        self.thread: threading.Thread | None = None

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
        """See to all slips and transfers that wait. Return how many there were; none while PostgreSQL recovers."""
        try:
            with self.told.market.connect() as db:
                slips, refunds = db.execute(SLIPS).fetchall(), db.execute(GOING_BACK).fetchall()
        except (psycopg.OperationalError, AssertionError):
            return 0
        for slip, attempt, minor in slips:
            self._review(slip, str(attempt), minor)
        for refund, attempt, minor in refunds:
            self.told.passbook.send_back(str(refund), str(attempt), minor)
            post(self.told.operator, f"/admin/payments/refund/{refund}/transferred/", bank_ref=f"B{refund.hex[:20]}")
        return len(slips) + len(refunds)

    def _review(self, slip: UUID, attempt: str, minor: int) -> None:
        number = self.told.passbook.transfer_of(attempt)
        path = f"/admin/payments/slip/{slip}"
        if number is None:
            post(self.told.operator, f"{path}/refuse/", because="没有这笔钱 No such money")
        else:
            amount = f"{minor // 100}.{minor % 100:02d}"
            post(self.told.operator, f"{path}/accept/", amount=amount, bank_ref=number)
