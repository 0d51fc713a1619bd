"""The bank's book, in SQLite: payments, refunds, the notices about them, and the faults that are switched on."""

import json
import secrets
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from sandbox_bank.signing import TOLERANCE_SECONDS

SCHEMA = """
CREATE TABLE IF NOT EXISTS payment (
  id TEXT PRIMARY KEY, merchant_ref TEXT NOT NULL UNIQUE, token TEXT NOT NULL UNIQUE,
  currency TEXT NOT NULL, minor INTEGER NOT NULL CHECK (minor > 0), refunded_minor INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL, notify_url TEXT NOT NULL, return_url TEXT NOT NULL, expires_at REAL NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'paid', 'declined', 'closed')),
  faults TEXT NOT NULL, created_at REAL NOT NULL, settled_at REAL, stale_answers INTEGER NOT NULL DEFAULT 0,
  CHECK (refunded_minor BETWEEN 0 AND minor));
CREATE TABLE IF NOT EXISTS refund (
  id TEXT PRIMARY KEY, refund_ref TEXT NOT NULL UNIQUE, payment_id TEXT NOT NULL REFERENCES payment (id),
  minor INTEGER NOT NULL CHECK (minor > 0), state TEXT NOT NULL CHECK (state IN ('failed', 'succeeded')),
  failures INTEGER NOT NULL DEFAULT 0, created_at REAL NOT NULL, settled_at REAL);
CREATE TABLE IF NOT EXISTS notice (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, payment_id TEXT NOT NULL REFERENCES payment (id),
  kind TEXT NOT NULL, body TEXT NOT NULL, url TEXT NOT NULL, faults TEXT NOT NULL, place INTEGER NOT NULL,
  next_try_at REAL, tries INTEGER NOT NULL DEFAULT 0, delivered_at REAL, answer TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS notice_due ON notice (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS fault (
  scope TEXT NOT NULL, name TEXT NOT NULL, figure REAL NOT NULL, PRIMARY KEY (scope, name));
CREATE TABLE IF NOT EXISTS nonce (nonce TEXT PRIMARY KEY, at REAL NOT NULL);
"""
Row = dict[str, Any]
Faults = dict[str, float]


class Refused(Exception):
    """The bank says no, for good or for now; `code` says why."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class Book:
    """One connection, used by one event loop; every public method is one transaction."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)  # SQLite gives its journals the mode of the book.
        file.chmod(0o600)
        self.db = sqlite3.connect(file, isolation_level=None)
        self.db.row_factory = sqlite3.Row
        self.db.executescript("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL;")
        self.db.executescript(SCHEMA)
        self._add_what_older_books_lack()

    def _add_what_older_books_lack(self) -> None:
        if "stale_answers" not in {column["name"] for column in self._all("PRAGMA table_info(payment)")}:
            self.db.execute("ALTER TABLE payment ADD COLUMN stale_answers INTEGER NOT NULL DEFAULT 0")

    def close(self) -> None:
        self.db.close()

    # Payments

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
    ) -> Row:
        """Write a payment to wait for its payer; asked again under the same reference, return the one that stands."""
        with self._transaction():
            known = self._one("SELECT * FROM payment WHERE merchant_ref = ?", merchant_ref)
            if known is not None:
                if (known["currency"], known["minor"]) != (currency, minor):
                    raise Refused(409, "merchant_ref_reused")
                return self._as_of(known, now)
            identity = f"bp_{secrets.token_hex(10)}"
            self.db.execute(
                "INSERT INTO payment (id, merchant_ref, token, currency, minor, title, notify_url, return_url,"
                " expires_at, state, faults, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)",
                [
                    identity,
                    merchant_ref,
                    secrets.token_urlsafe(18),
                    currency,
                    minor,
                    title,
                    notify_url,
                    return_url,
                    expires_at,
                    json.dumps(self._take_next_faults()),
                    now,
                ],
            )
            return self._payment(identity)

    def payment(self, merchant_ref: str, *, now: float) -> Row:
        """Return a payment as the merchant's query sees it; for some time as it was, when that fault is on."""
        with self._transaction():
            payment = self._as_of(self._by_ref(merchant_ref), now)
            if payment["state"] == "waiting" or payment["stale_answers"] >= self.faults_of(payment).get("stale", 0):
                return payment
            self.db.execute("UPDATE payment SET stale_answers = stale_answers + 1 WHERE id = ?", [payment["id"]])
            return {**payment, "state": "waiting", "settled_at": None}

    def payment_of_page(self, token: str, *, now: float) -> Row:
        with self._transaction():
            found = self._one("SELECT * FROM payment WHERE token = ?", token)
            if found is None:
                raise Refused(404, "no_such_payment")
            return self._as_of(found, now)

    def pay(self, token: str, *, now: float) -> Row:
        """Charge the payer, once, or decline when that fault is on; whoever is too late finds the page closed."""
        payment = self.payment_of_page(token, now=now)
        with self._transaction():
            if payment["state"] != "waiting":
                return payment
            if "declined" in self.faults_of(payment):
                return self._settle(payment, "declined", now)
            self._tell(payment, "payment.processing", now, place=0)
            return self._settle(payment, "paid", now)

    def decline(self, token: str, *, now: float) -> Row:
        payment = self.payment_of_page(token, now=now)
        with self._transaction():
            return self._settle(payment, "declined", now) if payment["state"] == "waiting" else payment

    def close_payment(self, merchant_ref: str, *, now: float) -> Row:
        """Close a payment nobody has paid; what was paid stays paid, and the answer says so."""
        with self._transaction():
            payment = self._as_of(self._by_ref(merchant_ref), now)
            return self._settle(payment, "closed", now) if payment["state"] == "waiting" else payment

    def _as_of(self, payment: Row, now: float) -> Row:
        if payment["state"] == "waiting" and now >= payment["expires_at"]:
            return self._settle(payment, "closed", now)
        return payment

    def _settle(self, payment: Row, state: str, now: float) -> Row:
        self.db.execute("UPDATE payment SET state = ?, settled_at = ? WHERE id = ?", [state, now, payment["id"]])
        payment = self._payment(payment["id"])
        if state != "closed":
            self._tell(payment, "payment.succeeded" if state == "paid" else "payment.declined", now, place=1)
        return payment

    # Refunds

    def refund(self, *, refund_ref: str, merchant_ref: str, currency: str, minor: int, now: float) -> Row:
        """Give money back once per reference. :raises Refused: for good, or for now when that fault is on"""
        with self._transaction():
            payment = self._by_ref(merchant_ref)
            known = self._one("SELECT * FROM refund WHERE refund_ref = ?", refund_ref)
            if known is not None and (known["payment_id"], known["minor"]) != (payment["id"], minor):
                raise Refused(409, "refund_ref_reused")
            if known is not None and known["state"] == "succeeded":
                return self._refund(refund_ref)
            if payment["state"] != "paid" or payment["currency"] != currency:
                raise Refused(409, "not_paid")
            if payment["refunded_minor"] + minor > payment["minor"]:
                raise Refused(409, "more_than_paid")
            if known is None:
                self.db.execute(
                    "INSERT INTO refund (id, refund_ref, payment_id, minor, state, created_at)"
                    " VALUES (?, ?, ?, ?, 'failed', ?)",
                    [f"br_{secrets.token_hex(10)}", refund_ref, payment["id"], minor, now],
                )
            if self._refund(refund_ref)["failures"] < self.faults_of(payment).get("refund_fails", 0):
                self.db.execute("UPDATE refund SET failures = failures + 1 WHERE refund_ref = ?", [refund_ref])
                return self._refund(refund_ref)
            self.db.execute(
                "UPDATE refund SET state = 'succeeded', settled_at = ? WHERE refund_ref = ?", [now, refund_ref]
            )
            self.db.execute(
                "UPDATE payment SET refunded_minor = refunded_minor + ? WHERE id = ?", [minor, payment["id"]]
            )
            refund = self._refund(refund_ref)
            self._tell(self._payment(payment["id"]), "refund.succeeded", now, place=2, refund=refund)
            return refund

    def refund_of(self, refund_ref: str) -> Row:
        with self._transaction():
            if self._one("SELECT * FROM refund WHERE refund_ref = ?", refund_ref) is None:
                raise Refused(404, "no_such_refund")
            return self._refund(refund_ref)

    def _refund(self, refund_ref: str) -> Row:
        found = self._one(
            "SELECT r.*, p.merchant_ref, p.currency FROM refund r JOIN payment p ON p.id = r.payment_id"
            " WHERE r.refund_ref = ?",
            refund_ref,
        )
        assert found is not None, "it has just been written"
        return found

    # Notices

    def _tell(self, payment: Row, kind: str, now: float, *, place: int, refund: Row | None = None) -> None:
        """Write a notice to be sent. `place` is its place in the story of its payment."""
        faults = self.faults_of(payment)
        identity = f"bn_{secrets.token_hex(10)}"
        about = {"currency": payment["currency"], "minor": refund["minor"] if refund else payment["minor"]}
        if "wrong_currency" in faults:
            about["currency"] = "XTS"  # ISO 4217 keeps it for tests.
        body = {
            "notice_id": identity,
            "kind": kind,
            "merchant_ref": str(uuid4()) if "unknown_reference" in faults else payment["merchant_ref"],
            "payment_id": payment["id"],
            "amount": {**about, "minor": about["minor"] + int(faults.get("wrong_amount", 0))},
            "at": now,
        }
        if refund is not None:
            body |= {"refund_ref": refund["refund_ref"], "refund_id": refund["id"]}
        self.db.execute(
            "INSERT INTO notice (id, payment_id, kind, body, url, faults, place, next_try_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                identity,
                payment["id"],
                kind,
                json.dumps(body, separators=(",", ":")),
                payment["notify_url"],
                json.dumps(faults),
                -place if "reordered" in faults else place,
                None if "lost" in faults else now + faults.get("late", 0),
            ],
        )

    def due_notices(self, *, now: float, limit: int) -> list[Row]:
        """Return the notices to send now: of each payment only the first in its order, so that order is kept."""
        return self._all(
            "SELECT * FROM notice n WHERE next_try_at <= ? AND NOT EXISTS ("
            " SELECT 1 FROM notice e WHERE e.payment_id = n.payment_id AND e.next_try_at IS NOT NULL"
            " AND (e.place, e.seq) < (n.place, n.seq)) ORDER BY next_try_at, seq LIMIT ?",
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

    # Faults

    def faults(self, scope: str) -> Faults:
        return {row["name"]: row["figure"] for row in self._all("SELECT * FROM fault WHERE scope = ?", scope)}

    def set_faults(self, scope: str, faults: Mapping[str, float]) -> None:
        with self._transaction():
            self.db.execute("DELETE FROM fault WHERE scope = ?", [scope])
            for name, figure in faults.items():
                self.db.execute("INSERT INTO fault VALUES (?, ?, ?)", [scope, name, figure])

    def faults_of(self, payment: Row) -> Faults:
        """Return what befalls a payment: what it was born with, what is on for it by name, and what is always on."""
        return {**json.loads(payment["faults"]), **self.faults_around(payment["merchant_ref"])}

    def faults_around(self, merchant_ref: str) -> Faults:
        """Return what befalls whatever is asked about a payment, whether or not there is one."""
        return {**self.faults(_of(merchant_ref)), **self.faults("always")}

    def set_faults_of(self, merchant_ref: str, faults: Mapping[str, float]) -> None:
        """Let these befall one payment from now on, and no longer what it was born with."""
        self.db.execute("UPDATE payment SET faults = '{}' WHERE merchant_ref = ?", [merchant_ref])
        self.set_faults(_of(merchant_ref), faults)

    def _take_next_faults(self) -> Faults:
        taken = self.faults("next")
        self.db.execute("DELETE FROM fault WHERE scope = 'next'")
        return taken

    # The rest

    def take_nonce(self, nonce: str, *, now: float) -> bool:
        """Remember a nonce; False when it was used before."""
        with self._transaction():
            self.db.execute("DELETE FROM nonce WHERE at < ?", [now - 2 * TOLERANCE_SECONDS])
            return self.db.execute("INSERT OR IGNORE INTO nonce VALUES (?, ?)", [nonce, now]).rowcount == 1

    def everything(self) -> dict[str, list[Row]]:
        """Return the whole book, for whoever reconciles."""
        return {
            "payments": self._all(
                "SELECT id, merchant_ref, currency, minor, refunded_minor, state, created_at, settled_at"
                " FROM payment ORDER BY created_at, id"
            ),
            "refunds": self._all(
                "SELECT r.id, r.refund_ref, p.merchant_ref, p.currency, r.minor, r.state, r.failures"
                " FROM refund r JOIN payment p ON p.id = r.payment_id ORDER BY r.created_at, r.id"
            ),
            "notices": self._all(
                "SELECT n.id, n.kind, p.merchant_ref, n.body, n.faults, n.tries, n.answer, n.delivered_at,"
                " n.next_try_at FROM notice n JOIN payment p ON p.id = n.payment_id ORDER BY n.seq"
            ),
        }

    def merchant_ref_of(self, refund_ref: str) -> str:
        """Return which payment a refund is of; nothing when there is no such refund."""
        found = self._one(
            "SELECT p.merchant_ref FROM refund r JOIN payment p ON p.id = r.payment_id WHERE r.refund_ref = ?",
            refund_ref,
        )
        return "" if found is None else str(found["merchant_ref"])

    def latest_payments(self, limit: int) -> list[Row]:
        return self._all("SELECT * FROM payment ORDER BY created_at DESC LIMIT ?", limit)

    def begin_anew(self) -> None:
        with self._transaction():
            for table in ("notice", "refund", "payment", "fault", "nonce"):
                self.db.execute(f"DELETE FROM {table}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def _one(self, statement: str, *values: str | float) -> Row | None:
        found = self._all(statement, *values)
        return found[0] if found else None

    def _all(self, statement: str, *values: str | float) -> list[Row]:
        return [dict(row) for row in self.db.execute(statement, values)]

    def _by_ref(self, merchant_ref: str) -> Row:
        found = self._one("SELECT * FROM payment WHERE merchant_ref = ?", merchant_ref)
        if found is None:
            raise Refused(404, "no_such_payment")
        return found

    def _payment(self, identity: str) -> Row:
        found = self._one("SELECT * FROM payment WHERE id = ?", identity)
        assert found is not None, "it has just been written"
        return found


def _of(merchant_ref: str) -> str:
    """Name the scope of the faults of one payment."""
    return f"of {merchant_ref}"
