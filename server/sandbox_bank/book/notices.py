"""What merchants are told: written when it happens, as plain facts; a protocol puts them into words on sending."""

import json
import secrets
import time
from collections.abc import Mapping
from uuid import uuid4

from sandbox_bank.book.faulting import Faulting
from sandbox_bank.book.store import Row

# A notice's place in the story of its payment; "reordered" turns it round.
PLACES = {
    "payment.processing": 0,
    "payment.succeeded": 1,
    "payment.declined": 1,
    "payment.closed": 1,
    "refund.succeeded": 2,
    "chargeback.opened": 3,
    "chargeback.closed": 4,
}


class Notices(Faulting):
    def tell(
        self, payment: Row, kind: str, now: float, *, minor: int | None = None, url: str = "", **facts: object
    ) -> None:
        """
        Write a notice to be sent, unless the merchant named no address: the answer to a shown code tells it.

        In: `minor`, when it is about another amount than the payment's.
        """
        if not (url or payment["notify_url"]):
            return
        faults = self.faults_of(payment)
        identity = f"bn_{secrets.token_hex(10)}"
        body: Mapping[str, object] = {
            "notice_id": identity,
            "kind": kind,
            "merchant_ref": str(uuid4()) if "unknown_reference" in faults else payment["merchant_ref"],
            "payment_id": payment["id"],
            "amount": {
                "currency": "XTS" if "wrong_currency" in faults else payment["currency"],  # ISO 4217: for tests.
                "minor": (payment["minor"] if minor is None else minor) + int(faults.get("wrong_amount", 0)),
            },
            "at": now,
            **facts,
        }
        place = PLACES[kind]
        self.db.execute(
            "INSERT INTO notice (id, payment_id, kind, body, url, faults, place, next_try_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                identity,
                payment["id"],
                kind,
                json.dumps(body, separators=(",", ":")),
                url or payment["notify_url"],
                json.dumps(faults),
                -place if "reordered" in faults else place,
                None if "lost" in faults else now + faults.get("late", 0),
            ],
        )

    def due_notices(self, *, now: float, limit: int) -> list[Row]:
        """
        Return the notices to send now, each with its payment's protocol, merchant and faces.

        Of each payment only the first in its order, so that order is kept.
        """
        return self._all(
            "SELECT n.*, p.protocol, p.merchant, p.trade_no, p.token, p.way, p.title, p.currency, p.minor, p.facts,"
            " p.refunded_minor, p.settled_at"
            " FROM notice n JOIN payment p ON p.id = n.payment_id WHERE n.next_try_at <= ? AND NOT EXISTS ("
            " SELECT 1 FROM notice e WHERE e.payment_id = n.payment_id AND e.next_try_at IS NOT NULL"
            " AND (e.place, e.seq) < (n.place, n.seq)) ORDER BY n.next_try_at, n.seq LIMIT ?",
            now,
            limit,
        )

    def next_notice_at(self) -> float | None:
        found = self._one("SELECT min(next_try_at) AS at FROM notice WHERE next_try_at IS NOT NULL")
        return None if found is None else found["at"]

    def note_sent(self, notice_id: str, *, answer: str, delivered: bool, next_try_at: float | None) -> None:
        self.db.execute(
            "UPDATE notice SET tries = tries + 1, answer = ?, delivered_at = ?, next_try_at = ? WHERE id = ?",
            [answer, time.time() if delivered else None, next_try_at, notice_id],
        )
