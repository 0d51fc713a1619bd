"""Money that goes back to payers, once per reference of the merchant's."""

from sandbox_bank.book.payments import Payments
from sandbox_bank.book.store import Refused, Row

SELECT = (
    "SELECT r.*, p.merchant_ref, p.currency, p.trade_no, p.merchant, p.minor AS paid_minor, p.way, p.title"
    " FROM refund r JOIN payment p ON p.id = r.payment_id"
)


class Refunds(Payments):
    def refund(
        self,
        *,
        refund_ref: str,
        merchant_ref: str,
        currency: str,
        minor: int,
        now: float,
        number: str,
        merchant: str = "bank",
        notify_url: str = "",
    ) -> Row:
        """Give money back once per reference. :raises Refused: for good, or for now when that fault is on"""
        with self._transaction():
            payment = self._by_ref(merchant_ref, merchant)
            known = self._one("SELECT * FROM refund WHERE refund_ref = ?", refund_ref)
            if known is not None and (known["payment_id"], known["minor"]) != (payment["id"], minor):
                raise Refused(409, "refund_ref_reused")
            if known is not None and known["state"] == "succeeded":
                return self._refund(refund_ref)
            if payment["state"] != "paid" or payment["currency"] != currency:
                raise Refused(409, "not_paid")
            if payment["refunded_minor"] + self._disputed(payment) + minor > payment["minor"]:
                raise Refused(409, "more_than_paid")
            if payment["refunded_minor"] + payment["split_minor"] + minor > payment["minor"]:
                raise Refused(409, "shared_out")  # What receivers have must come back first.
            if known is None:
                self.db.execute(
                    "INSERT INTO refund (id, refund_ref, payment_id, minor, state, notify_url, created_at)"
                    " VALUES (?, ?, ?, ?, 'failed', ?, ?)",
                    [number, refund_ref, payment["id"], minor, notify_url, now],
                )
            if self._refund(refund_ref)["failures"] < self.faults_of(payment).get("refund_fails", 0):
                self.db.execute("UPDATE refund SET failures = failures + 1 WHERE refund_ref = ?", [refund_ref])
                return self._refund(refund_ref)
            return self._give_back(payment, refund_ref, minor, now)

    def _disputed(self, payment: Row) -> int:
        """Return what the payer's own bank has taken, and the merchant has not won again."""
        statement = "SELECT coalesce(sum(minor), 0) AS minor FROM chargeback WHERE payment_id = ? AND state <> 'won'"
        found = self._one(statement, payment["id"])
        return int(found["minor"]) if found else 0

    def _give_back(self, payment: Row, refund_ref: str, minor: int, now: float) -> Row:
        # The fee comes back with the money, so that what is left has cost its rate: cumulative, so it never drifts.
        left = payment["minor"] - payment["refunded_minor"] - minor
        fee_left = (left * payment["fee_bps"] + 5000) // 10_000
        fee_back = payment["fee_minor"] - fee_left
        self.db.execute(
            "UPDATE refund SET state = 'succeeded', settled_at = ?, fee_back_minor = ? WHERE refund_ref = ?",
            [now, fee_back, refund_ref],
        )
        self.db.execute(
            "UPDATE payment SET refunded_minor = refunded_minor + ?, fee_minor = ? WHERE id = ?",
            [minor, fee_left, payment["id"]],
        )
        refund = self._refund(refund_ref)
        told = {"refund_ref": refund_ref, "refund_id": refund["id"]}
        url = refund["notify_url"]
        self.tell(self._payment(payment["id"]), "refund.succeeded", now, minor=minor, url=url, **told)
        return refund

    def refund_of(self, refund_ref: str, *, merchant: str = "bank") -> Row:
        with self._transaction():
            found = self._one(f"{SELECT} WHERE r.refund_ref = ? AND p.merchant = ?", refund_ref, merchant)
            if found is None:
                raise Refused(404, "no_such_refund")
            return found

    def refund_numbered(self, number: str, *, merchant: str) -> Row:
        """Return a refund by the bank's own number. :raises Refused:"""
        found = self._one(f"{SELECT} WHERE r.id = ? AND p.merchant = ?", number, merchant)
        if found is None:
            raise Refused(404, "no_such_refund")
        return found

    def refunds_of_payment(self, payment_id: str) -> list[Row]:
        return self._all(f"{SELECT} WHERE r.payment_id = ? ORDER BY r.created_at, r.id", payment_id)

    def refunds_between(self, merchant: str, begin: float, end: float) -> list[Row]:
        """Return what a merchant gave back in [begin, end), oldest first."""
        return self._all(
            f"{SELECT} WHERE p.merchant = ? AND r.state = 'succeeded' AND r.settled_at >= ? AND r.settled_at < ?"
            " ORDER BY r.settled_at, r.id",
            merchant,
            begin,
            end,
        )

    def merchant_ref_of(self, refund_ref: str) -> str:
        """Return which payment a refund is of; nothing when there is no such refund."""
        found = self._one(f"{SELECT} WHERE r.refund_ref = ?", refund_ref)
        return "" if found is None else str(found["merchant_ref"])

    def _refund(self, refund_ref: str) -> Row:
        found = self._one(f"{SELECT} WHERE r.refund_ref = ?", refund_ref)
        assert found is not None, "it has just been written"
        return found
