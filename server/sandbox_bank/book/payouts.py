"""What lies in receivers' accounts goes to their banks, which may send it back days later."""

import secrets

from sandbox_bank.book.splits import Splits
from sandbox_bank.book.store import Refused, Row


class Payouts(Splits):
    def pay_out(self, *, merchant: str, payout_ref: str, receiver: str, currency: str, minor: int, now: float) -> Row:
        """
        Send money to a receiver's bank, once per reference. It arrives after as long as the fault "late" says, and
        comes back after as long as "payout_bounced" says. :raises Refused: more than lies there
        """
        with self._failing():
            known = self._one("SELECT * FROM payout WHERE merchant = ? AND payout_ref = ?", merchant, payout_ref)
            if known is not None:
                if (known["receiver"], known["currency"], known["minor"]) != (receiver, currency, minor):
                    raise Refused(409, "payout_ref_reused")
                return known
            if minor <= 0:
                raise Refused(422, "amount_makes_no_sense")
            if minor > self.left_of(merchant, receiver, currency, now=now):
                raise Refused(409, "receiver_lacks_funds")
            faults = self.faults_around("", merchant)
            self.fail_for_now(f"payout {payout_ref}", faults.get("split_fails", 0))
            arrives_at = now + faults.get("late", 0)
            bounces_at = arrives_at + faults["payout_bounced"] if "payout_bounced" in faults else None
            self.db.execute(
                "INSERT INTO payout VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    f"po_{secrets.token_hex(12)}",
                    merchant,
                    payout_ref,
                    receiver,
                    currency,
                    minor,
                    now,
                    arrives_at,
                    bounces_at,
                ],
            )
            return self.payout(payout_ref, merchant=merchant)

    def payout(self, payout_ref: str, *, merchant: str) -> Row:
        """:raises Refused: there is none"""
        found = self._one("SELECT * FROM payout WHERE merchant = ? AND payout_ref = ?", merchant, payout_ref)
        if found is None:
            raise Refused(404, "no_such_payout")
        return found

    def payouts_of(self, receiver: str, *, merchant: str) -> list[Row]:
        """Return a receiver's payouts, newest first."""
        statement = "SELECT * FROM payout WHERE merchant = ? AND receiver = ? ORDER BY created_at DESC, id"
        return self._all(statement, merchant, receiver)

    def payout_state(self, row: Row) -> str:
        """Say where a payout is by the bank's clock: "waiting", "done" or "bounced"."""
        now = self.now()
        if row["bounces_at"] is not None and row["bounces_at"] <= now:
            return "bounced"
        return "done" if row["arrives_at"] <= now else "waiting"
