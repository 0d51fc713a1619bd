"""Which mistakes befall a payment: what it was born with, what is on for it by name, and what is always on."""

import json
from collections.abc import Mapping

from sandbox_bank.book.store import Faults, Row, Store
from sandbox_bank.signing import TOLERANCE_SECONDS


class Faulting(Store):
    def faults(self, scope: str) -> Faults:
        return {row["name"]: row["figure"] for row in self._all("SELECT * FROM fault WHERE scope = ?", scope)}

    def set_faults(self, scope: str, faults: Mapping[str, float]) -> None:
        with self._transaction():
            self.db.execute("DELETE FROM fault WHERE scope = ?", [scope])
            for name, figure in faults.items():
                self.db.execute("INSERT INTO fault VALUES (?, ?, ?)", [scope, name, figure])

    def faults_of(self, payment: Row) -> Faults:
        return {**json.loads(payment["faults"]), **self.faults_around(payment["merchant_ref"], payment["merchant"])}

    def faults_around(self, merchant_ref: str, merchant: str = "") -> Faults:
        """Return what befalls whatever is asked about a payment, whether or not there is one."""
        return {**self.faults(_of(merchant_ref)), **self.faults(f"at {merchant}"), **self.faults("always")}

    def set_faults_of(self, merchant_ref: str, faults: Mapping[str, float]) -> None:
        """Let these befall one payment from now on, and no longer what it was born with."""
        self.db.execute("UPDATE payment SET faults = '{}' WHERE merchant_ref = ?", [merchant_ref])
        self.set_faults(_of(merchant_ref), faults)

    def set_faults_at(self, merchant: str, faults: Mapping[str, float]) -> None:
        """Let these befall everything of one merchant's account."""
        self.set_faults(f"at {merchant}", faults)

    def take_nonce(self, nonce: str, *, now: float) -> bool:
        """Remember a nonce; False when it was used before."""
        with self._transaction():
            self.db.execute("DELETE FROM nonce WHERE at < ?", [now - 2 * TOLERANCE_SECONDS])
            return self.db.execute("INSERT OR IGNORE INTO nonce VALUES (?, ?)", [nonce, now]).rowcount == 1

    def _take_next_faults(self) -> Faults:
        taken = self.faults("next")
        self.db.execute("DELETE FROM fault WHERE scope = 'next'")
        return taken


def _of(merchant_ref: str) -> str:
    """Name the scope of the faults of one payment."""
    return f"of {merchant_ref}"
