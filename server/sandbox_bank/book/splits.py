"""What was paid is shared out to receivers at the bank, returned from them, or let go to the merchant whole."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sandbox_bank.book.refunds import Refunds
from sandbox_bank.book.store import Refused, Row

SELECT = (
    "SELECT s.*, p.merchant, p.merchant_ref, p.trade_no, p.currency, p.minor AS paid_minor"
    " FROM split s JOIN payment p ON p.id = s.payment_id"
)


class FailedForNow(Refused):
    """Refused, because a fault will have it so often."""


class Splits(Refunds):
    def add_receiver(self, merchant: str, kind: str, account: str, name: str) -> None:
        """Let a merchant share with this account; twice is once."""
        self.db.execute("INSERT OR REPLACE INTO receiver VALUES (?, ?, ?, ?)", [merchant, kind, account, name])

    def is_receiver(self, merchant: str, kind: str, account: str) -> bool:
        statement = "SELECT 1 FROM receiver WHERE merchant = ? AND kind = ? AND account = ?"
        return self._one(statement, merchant, kind, account) is not None

    def split(
        self,
        payment: Row,
        *,
        split_ref: str,
        shares: Sequence[tuple[str, str, int, str]],
        cap_bps: int,
        unfreeze: bool,
        now: float,
        wait_seconds: float = 0,
    ) -> list[Row]:
        """
        Share out part of a payment, once per reference. In: (kind, account, minor, because) of each receiver.

        :raises Refused: not paid, too early, freed already, an unknown receiver, or more than the cap or what is left
        """
        with self._failing():
            known = self.splits_of(payment["id"], split_ref)
            if known:
                asked = {(kind, account): minor for kind, account, minor, _ in shares}
                if {(row["receiver_kind"], row["receiver"]): row["minor"] for row in known} != asked:
                    raise Refused(409, "split_ref_reused")
                return known
            payment = self._payment(payment["id"])
            total = sum(minor for _, _, minor, _ in shares)
            if payment["state"] != "paid":
                raise Refused(409, "not_paid")
            if now < payment["settled_at"] + wait_seconds:
                raise Refused(409, "too_early_to_split")
            if payment["splits_end_at"] is not None:
                raise Refused(409, "splits_have_ended")
            if any(minor <= 0 for _, _, minor, _ in shares):
                raise Refused(422, "amount_makes_no_sense")
            if any(not self.is_receiver(payment["merchant"], kind, account) for kind, account, _, _ in shares):
                raise Refused(409, "no_such_receiver")
            if payment["split_minor"] + total > payment["minor"] * cap_bps // 10_000:
                raise Refused(409, "over_the_cap")
            if payment["split_minor"] + total > payment["minor"] - payment["refunded_minor"] - payment["fee_minor"]:
                raise Refused(409, "not_enough_left")
            self.fail_for_now(f"split {split_ref}", self.faults_of(payment).get("split_fails", 0))
            for kind, account, minor, because in shares:
                self.db.execute(
                    "INSERT INTO split (id, payment_id, split_ref, receiver, receiver_kind, minor, state, because,"
                    " created_at, settled_at) VALUES (?, ?, ?, ?, ?, ?, 'done', ?, ?, ?)",
                    [
                        f"3{secrets.randbelow(10**27):027d}",
                        payment["id"],
                        split_ref,
                        account,
                        kind,
                        minor,
                        because,
                        now,
                        now,
                    ],
                )
            self.db.execute(
                "UPDATE payment SET split_minor = split_minor + ?, splits_end_at = ? WHERE id = ?",
                [total, now if unfreeze else None, payment["id"]],
            )
            return self.splits_of(payment["id"], split_ref)

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """A transaction that forgets nothing of a failure for now but what was done."""
        failed: FailedForNow | None = None
        with self._transaction():
            try:
                yield
            except FailedForNow as failure:
                failed = failure
        if failed is not None:
            raise failed

    def fail_for_now(self, what: str, times: float) -> None:
        """Refuse so often, while that fault is on. In: before anything is written. :raises FailedForNow:"""
        self.db.execute("INSERT OR IGNORE INTO failure VALUES (?, 0)", [what])
        found = self._one("SELECT times FROM failure WHERE what = ?", what)
        if found is not None and found["times"] < times:
            self.db.execute("UPDATE failure SET times = times + 1 WHERE what = ?", [what])
            raise FailedForNow(409, "insufficient_funds")

    def left_of(self, merchant: str, receiver: str, currency: str, *, now: float) -> int:
        """Return what lies in a receiver's account of what this merchant has shared with it."""
        got = self._one(
            "SELECT coalesce(sum(s.minor - s.returned_minor), 0) AS minor FROM split s"
            " JOIN payment p ON p.id = s.payment_id WHERE p.merchant = ? AND s.receiver = ? AND p.currency = ?",
            merchant,
            receiver,
            currency,
        )
        gone = self._one(
            "SELECT coalesce(sum(minor), 0) AS minor FROM payout WHERE merchant = ? AND receiver = ? AND currency = ?"
            " AND (bounces_at IS NULL OR bounces_at > ?)",
            merchant,
            receiver,
            currency,
            now,
        )
        assert got is not None and gone is not None, "an aggregate answers"
        return int(got["minor"] - gone["minor"])

    def shares_between(self, merchant: str, begin: float, end: float) -> list[Row]:
        """Return what left a merchant for receivers in [begin, end), below zero, and what came back; oldest first."""
        return self._all(
            "SELECT s.id AS id, s.split_ref AS ref, -s.minor AS minor, s.settled_at AS at FROM split s"
            " JOIN payment p ON p.id = s.payment_id WHERE p.merchant = ? AND s.settled_at >= ? AND s.settled_at < ?"
            " UNION ALL SELECT x.id AS id, x.return_ref, x.minor, x.settled_at FROM split_return x"
            " JOIN split s ON s.id = x.split_id JOIN payment p ON p.id = s.payment_id"
            " WHERE p.merchant = ? AND x.settled_at >= ? AND x.settled_at < ? ORDER BY at, id",
            merchant,
            begin,
            end,
            merchant,
            begin,
            end,
        )

    def payment_of_split(self, split_ref: str, *, merchant: str) -> str:
        """Return which payment a split is of; nothing when there is no such split."""
        found = self._one(f"{SELECT} WHERE s.split_ref = ? AND p.merchant = ?", split_ref, merchant)
        return "" if found is None else str(found["merchant_ref"])

    def splits_of(self, payment_id: str, split_ref: str) -> list[Row]:
        return self._all(f"{SELECT} WHERE s.payment_id = ? AND s.split_ref = ? ORDER BY s.id", payment_id, split_ref)

    def splits_because(self, because: str, *, merchant: str) -> list[Row]:
        return self._all(f"{SELECT} WHERE s.because = ? AND p.merchant = ? ORDER BY s.id", because, merchant)

    def split_numbered(self, number: str) -> Row:
        """:raises Refused:"""
        found = self._one(f"{SELECT} WHERE s.id = ?", number)
        if found is None:
            raise Refused(404, "no_such_split")
        return found

    def end_splits(self, payment: Row, *, now: float) -> None:
        """Let the merchant have what was not shared out; once."""
        with self._transaction():
            if payment["state"] != "paid":
                raise Refused(409, "not_paid")
            self.db.execute(
                "UPDATE payment SET splits_end_at = coalesce(splits_end_at, ?) WHERE id = ?", [now, payment["id"]]
            )

    def return_split(
        self, *, merchant: str, return_ref: str, split_ref: str, account: str, minor: int, now: float
    ) -> Row:
        """Take back from a receiver, once per reference. :raises Refused: a person's wallet, or more than was shared"""
        with self._failing():
            known = self._one("SELECT * FROM split_return WHERE return_ref = ?", return_ref)
            found = self._one(
                f"{SELECT} WHERE p.merchant = ? AND s.split_ref = ? AND s.receiver = ?", merchant, split_ref, account
            )
            if found is None:
                raise Refused(404, "no_such_split")
            if known is not None:
                if (known["split_id"], known["minor"]) != (found["id"], minor):
                    raise Refused(409, "return_ref_reused")
                return known
            if found["receiver_kind"] != "MERCHANT_ID":
                raise Refused(409, "not_from_a_person")
            if not 0 < minor <= found["minor"] - found["returned_minor"]:
                raise Refused(409, "more_than_shared")
            if minor > self.left_of(merchant, account, found["currency"], now=now):
                raise Refused(409, "receiver_lacks_funds")
            payment = self._payment(found["payment_id"])
            self.fail_for_now(f"return {return_ref}", self.faults_of(payment).get("split_fails", 0))
            self.db.execute(
                "INSERT INTO split_return VALUES (?, ?, ?, ?, ?)",
                [_number(), return_ref, found["id"], minor, now],
            )
            self.db.execute("UPDATE split SET returned_minor = returned_minor + ? WHERE id = ?", [minor, found["id"]])
            self.db.execute(
                "UPDATE payment SET split_minor = split_minor - ? WHERE id = ?", [minor, found["payment_id"]]
            )
            return self.split_return(return_ref)

    def split_return(self, return_ref: str) -> Row:
        found = self._one(
            "SELECT x.*, s.receiver, s.split_ref FROM split_return x JOIN split s ON s.id = x.split_id"
            " WHERE x.return_ref = ?",
            return_ref,
        )
        if found is None:
            raise Refused(404, "no_such_return")
        return found


def _number() -> str:
    return f"3{secrets.randbelow(10**27):027d}"
