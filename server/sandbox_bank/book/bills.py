"""What a day's bill says: what happened on it, but for the mistakes that bills are told to make."""

from collections.abc import Iterator

from sandbox_bank.book.chargebacks import Chargebacks
from sandbox_bank.book.store import Row

DAY = 86_400
LATEST_DAYS = 7  # A row comes no later than this.
OTHER_CURRENCY = "XTS"  # ISO 4217: for tests.


class Bills(Chargebacks):
    def paid_by_bill(self, merchant: str, begin: float, end: float) -> list[Row]:
        """Return the payments that a bill of [begin, end) lists, mistakes included; oldest first."""
        return self._billed(self.payments_between(merchant, self._since(begin), end), begin, end)

    def refunded_by_bill(self, merchant: str, begin: float, end: float) -> list[Row]:
        """Return the refunds that a bill of [begin, end) lists, mistakes included; oldest first."""
        return self._billed(self.refunds_between(merchant, self._since(begin), end), begin, end)

    def _since(self, begin: float) -> float:
        """Say from when on rows may stand in a bill: only mistakes bring older ones."""
        return begin - LATEST_DAYS * DAY if self._makes_mistakes() else begin

    def _makes_mistakes(self) -> bool:
        """Whether any bill may be wrong. Asking so for each row would take longer than a large bill."""
        known = self._one(
            "SELECT EXISTS (SELECT 1 FROM fault WHERE name LIKE 'bill\\_%' ESCAPE '\\')"
            " OR EXISTS (SELECT 1 FROM payment WHERE faults LIKE '%\"bill\\_%' ESCAPE '\\') AS is_so"
        )
        return known is not None and bool(known["is_so"])

    def _billed(self, rows: list[Row], begin: float, end: float) -> list[Row]:
        return [said for row in rows for said in self._said_of(row, begin, end)] if self._makes_mistakes() else rows

    def _said_of(self, row: Row, begin: float, end: float) -> Iterator[Row]:
        """Say what a bill makes of one row: nothing, the row, or the row with mistakes."""
        faults = self.faults_of(self._by_ref(row["merchant_ref"], row["merchant"]))
        listed_at = row["settled_at"] + DAY * min(int(faults.get("bill_late", 0)), LATEST_DAYS)
        if "bill_missing" in faults or not begin <= listed_at < end:
            return
        row["minor"] += int(faults.get("bill_amount", 0))
        if "bill_currency" in faults:
            row["currency"] = OTHER_CURRENCY
        for _ in range(int(faults.get("bill_doubled", 1))):
            yield row
