"""A payer's own bank takes money back: the merchant is told, and may win it again."""

import secrets

from sandbox_bank.book.refunds import Refunds
from sandbox_bank.book.store import Refused, Row


class Chargebacks(Refunds):
    def charge_back(self, merchant_ref: str, *, minor: int | None, reason: str, now: float) -> Row:
        """Take a payment, or part of it, away from its merchant. :raises Refused: not paid, or more than is left"""
        with self._transaction():
            payment = self._one("SELECT * FROM payment WHERE merchant_ref = ?", merchant_ref)
            if payment is None or payment["state"] != "paid":
                raise Refused(409, "not_paid")
            left = payment["minor"] - payment["refunded_minor"] - self._disputed(payment)
            taken = left if minor is None else minor
            if not 0 < taken <= left:
                raise Refused(409, "more_than_paid")
            identity = f"dp_{secrets.token_hex(10)}"
            self.db.execute(
                "INSERT INTO chargeback VALUES (?, ?, ?, ?, 'open', ?, NULL)",
                [identity, payment["id"], taken, reason, now],
            )
            facts = {"chargeback_id": identity, "reason": reason, "outcome": "open"}
            self.tell(payment, "chargeback.opened", now, minor=taken, **facts)
            return self._chargeback(identity)

    def decide_chargeback(self, identity: str, *, is_won: bool, now: float) -> Row:
        """Say who keeps the money; once. :raises Refused: decided already"""
        with self._transaction():
            found = self._chargeback(identity)
            if found["state"] != "open":
                raise Refused(409, "decided_already")
            outcome = "won" if is_won else "lost"
            self.db.execute("UPDATE chargeback SET state = ?, closed_at = ? WHERE id = ?", [outcome, now, identity])
            facts = {"chargeback_id": identity, "reason": found["reason"], "outcome": outcome}
            self.tell(self._payment(found["payment_id"]), "chargeback.closed", now, minor=found["minor"], **facts)
            return self._chargeback(identity)

    def chargebacks_between(self, merchant: str, begin: float, end: float) -> list[Row]:
        """Return what payers' banks took from a merchant in [begin, end), below zero, and what came again."""
        moved = "SELECT c.id, p.trade_no, p.currency, {sign}c.minor AS minor, c.{at} AS settled_at FROM chargeback c"
        moved += " JOIN payment p ON p.id = c.payment_id WHERE p.merchant = ? AND c.{at} >= ? AND c.{at} < ?"
        taken, won = moved.format(sign="-", at="opened_at"), moved.format(sign="", at="closed_at")
        statement = f"{taken} UNION ALL {won} AND c.state = 'won' ORDER BY settled_at, 1"
        return self._all(statement, merchant, begin, end, merchant, begin, end)

    def _chargeback(self, identity: str) -> Row:
        found = self._one("SELECT * FROM chargeback WHERE id = ?", identity)
        if found is None:
            raise Refused(404, "no_such_chargeback")
        return found
