"""Payments: asked for by a merchant, paid or declined by a payer, closed by either or by time."""

import json
import secrets
from collections.abc import Mapping

from sandbox_bank.book.notices import Notices
from sandbox_bank.book.store import Refused, Row

# What each protocol tells its merchants; of the rest they learn by asking.
TOLD = {
    "bank": frozenset({"payment.processing", "payment.succeeded", "payment.declined"}),
    "wechat": frozenset({"payment.succeeded"}),
    "alipay": frozenset({"payment.succeeded"}),
    "stripe": frozenset({"payment.succeeded", "payment.declined", "payment.closed"}),
}

CODES = ("MICROPAY", "BAR_CODE")  # Ways in which the payer shows a code to the merchant.


class Payments(Notices):
    def create_payment(
        self,
        *,
        merchant_ref: str,
        currency: str,
        minor: int,
        title: str,
        notify_url: str,
        return_url: str,
        expires_at: float,
        now: float,
        number: str,
        trade_no: str = "",
        protocol: str = "bank",
        merchant: str = "bank",
        way: str = "",
        fee_bps: int = 0,
        facts: Mapping[str, object] | None = None,
    ) -> Row:
        """
        Write a payment to wait for its payer; asked again under the same reference, return the one that stands.

        In: `number`, by which the protocol knows the request; `trade_no`, by which it knows the money, if another.
        """
        with self._transaction():
            known = self._one("SELECT * FROM payment WHERE merchant = ? AND merchant_ref = ?", merchant, merchant_ref)
            if known is not None:
                if (known["currency"], known["minor"]) != (currency, minor):
                    raise Refused(409, "merchant_ref_reused")
                return self._as_of(known, now)
            self.db.execute(
                "INSERT INTO payment (id, protocol, merchant, merchant_ref, trade_no, token, way, currency, minor,"
                " fee_bps, title, notify_url, return_url, expires_at, state, faults, facts, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?)",
                [
                    number,
                    protocol,
                    merchant,
                    merchant_ref,
                    trade_no or number,
                    secrets.token_urlsafe(18),
                    way,
                    currency,
                    minor,
                    fee_bps,
                    title,
                    notify_url,
                    return_url,
                    expires_at,
                    json.dumps(self._take_next_faults()),
                    json.dumps(dict(facts or {})),
                    now,
                ],
            )
            return self._payment(number)

    def payment(self, merchant_ref: str, *, now: float, merchant: str = "bank") -> Row:
        """Return a payment as the merchant's query sees it; for some time as it was, when that fault is on."""
        with self._transaction():
            payment = self._as_of(self._by_ref(merchant_ref, merchant), now)
            if payment["state"] == "waiting" or payment["stale_answers"] >= self.faults_of(payment).get("stale", 0):
                return payment
            self.db.execute("UPDATE payment SET stale_answers = stale_answers + 1 WHERE id = ?", [payment["id"]])
            return {**payment, "state": "waiting", "settled_at": None}

    def find_numbered(self, number: str, *, merchant: str) -> Row | None:
        """Return a payment by the protocol's number of the request or of the money."""
        statement = "SELECT * FROM payment WHERE merchant = ? AND (id = ? OR trade_no = ?)"
        return self._one(statement, merchant, number, number)

    def payment_numbered(self, number: str, *, merchant: str) -> Row:
        """The same. :raises Refused: there is none"""
        found = self.find_numbered(number, merchant=merchant)
        if found is None:
            raise Refused(404, "no_such_payment")
        return found

    def payment_of_page(self, token: str, *, now: float) -> Row:
        with self._transaction():
            found = self._one("SELECT * FROM payment WHERE token = ?", token)
            if found is None:
                raise Refused(404, "no_such_payment")
            # A trade of Alipay's begins to be when its payer has seen it.
            seen = "UPDATE payment SET facts = json_set(facts, '$.is_seen', json('true')) WHERE id = ?"
            self.db.execute(seen, [found["id"]])
            return self._as_of(self._payment(found["id"]), now)

    def pay(self, token: str, *, now: float) -> Row:
        """Charge the payer, once, or decline when that fault is on; whoever is too late finds the page closed."""
        payment = self.payment_of_page(token, now=now)
        with self._transaction():
            if payment["state"] != "waiting":
                return payment
            if "declined" in self.faults_of(payment):
                return self._turn_down(payment, now)
            self._maybe_tell(payment, "payment.processing", now)
            return self._settle(payment, "paid", now)

    def decline(self, token: str, *, now: float) -> Row:
        payment = self.payment_of_page(token, now=now)
        with self._transaction():
            return self._turn_down(payment, now) if payment["state"] == "waiting" else payment

    def close_payment(self, merchant_ref: str, *, now: float, merchant: str = "bank") -> Row:
        """Close a payment nobody has paid; what was paid stays paid, and the answer says so."""
        with self._transaction():
            payment = self._as_of(self._by_ref(merchant_ref, merchant), now)
            return self._settle(payment, "closed", now) if payment["state"] == "waiting" else payment

    def latest_payments(self, limit: int) -> list[Row]:
        return self._all("SELECT * FROM payment ORDER BY created_at DESC LIMIT ?", limit)

    def payments_between(self, merchant: str, begin: float, end: float) -> list[Row]:
        """Return what was paid to a merchant in [begin, end), oldest first."""
        return self._all(
            "SELECT * FROM payment WHERE merchant = ? AND state = 'paid' AND settled_at >= ? AND settled_at < ?"
            " ORDER BY settled_at, id",
            merchant,
            begin,
            end,
        )

    def payments_begun_between(self, merchant: str, begin: float, end: float) -> list[Row]:
        """Return what a merchant asked to be paid in [begin, end], newest first."""
        return self._all(
            "SELECT * FROM payment WHERE merchant = ? AND created_at BETWEEN ? AND ? ORDER BY created_at DESC, id",
            merchant,
            begin,
            end,
        )

    def _as_of(self, payment: Row, now: float) -> Row:
        if payment["state"] == "waiting" and now >= payment["expires_at"]:
            return self._settle(payment, "closed", now)
        return payment

    def _turn_down(self, payment: Row, now: float) -> Row:
        """Decline. A wallet's request goes on waiting: its payer may choose a card anew; a shown code is spent."""
        if payment["protocol"] == "bank" or payment["way"] in CODES:
            return self._settle(payment, "declined", now)
        self._maybe_tell(payment, "payment.declined", now)
        return payment

    def _settle(self, payment: Row, state: str, now: float) -> Row:
        fee = (payment["minor"] * payment["fee_bps"] + 5000) // 10_000 if state == "paid" else 0
        self.db.execute(
            "UPDATE payment SET state = ?, settled_at = ?, fee_minor = ? WHERE id = ?",
            [state, now, fee, payment["id"]],
        )
        payment = self._payment(payment["id"])
        kinds = {"paid": "payment.succeeded", "declined": "payment.declined", "closed": "payment.closed"}
        self._maybe_tell(payment, kinds[state], now)
        return payment

    def _maybe_tell(self, payment: Row, kind: str, now: float) -> None:
        if kind in TOLD[payment["protocol"]]:
            self.tell(payment, kind, now)

    def _by_ref(self, merchant_ref: str, merchant: str) -> Row:
        found = self._one("SELECT * FROM payment WHERE merchant = ? AND merchant_ref = ?", merchant, merchant_ref)
        if found is None:
            raise Refused(404, "no_such_payment")
        return found

    def _payment(self, number: str) -> Row:
        found = self._one("SELECT * FROM payment WHERE id = ?", number)
        assert found is not None, "it has just been written"
        return found
