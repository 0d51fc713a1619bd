"""
The proof after a storm: our ledger, the simulator's book and the orders say the same, per provider and currency, and
piece by piece nothing is lost, doubled or stuck. By SQL and `GET /book` alone: no line of the rooms' own code is asked.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from foundation.ids import decode
from journeys.reckoning import broken
from storm.passbook import Passbook

Book = Mapping[str, Sequence[Mapping[str, Any]]]
ACCOUNT: Mapping[str, str] = {"bank": "sandbox"}  # What the simulator calls a merchant and we call otherwise.
BY_HAND = "bank_transfer"
BEYOND_ORDERS = ("chargeback", "payout", "fee")  # What leaves a provider without an order's being worth less.
STANDING = ("open", "lost")  # A chargeback that was won has come back.
ROWS_SHOWN = 5

# What has moved, by our rows: (what, number, provider, currency, minor).
OURS = """
    SELECT 'payment', id, method, currency, amount_minor FROM payments_attempt WHERE state = 'succeeded'
    UNION ALL SELECT 'refund', r.id, a.method, r.currency, r.amount_minor
    FROM payments_refund r JOIN payments_attempt a ON a.id = r.attempt_id WHERE r.state = 'succeeded'"""
# What has moved, by the ledger: the postings on the accounts of providers, by their causes.
POSTED = """
    SELECT s.cause, a.party_id, a.currency, sum(p.minor)::bigint FROM ledger_posting p
    JOIN ledger_postingset s ON s.id = p.set_id JOIN ledger_account a ON a.id = p.account_id
    WHERE a.party_kind = 'provider' AND a.purpose = 'in_transit'
      AND s.kind NOT IN ('payment_fee_charged', 'payment_fee_returned') GROUP BY 1, 2, 3"""
# What the ledger says that providers have kept, which is posted when a bill comes in and not with each payment.
FEES_POSTED = """
    SELECT a.party_id, a.currency, sum(p.minor)::bigint FROM ledger_posting p
    JOIN ledger_postingset s ON s.id = p.set_id JOIN ledger_account a ON a.id = p.account_id
    WHERE a.party_kind = 'provider' AND a.purpose = 'in_transit'
      AND s.kind IN ('payment_fee_charged', 'payment_fee_returned') GROUP BY 1, 2"""
# And what their own bills say of it: of lines whose fee is booked, and of those where a person took the fee as billed.
FEES_BILLED = """
    SELECT provider, currency, -sum(minor)::bigint FROM (
      SELECT b.provider, l.currency, l.fee_minor AS minor FROM reconciliation_pair p
      JOIN reconciliation_bill b ON b.id = p.bill_id JOIN reconciliation_billline l ON l.id = p.line_id
      WHERE p.is_fee_booked
      UNION ALL SELECT d.provider, d.currency, -d.delta_minor FROM reconciliation_difference d
      JOIN reconciliation_fix f ON f.difference_id = d.id WHERE f.remedy = 'correct_fee') kept
    GROUP BY 1, 2"""
# What orders say that each provider holds: what is kept of them, by who brought its money; chargebacks lie beyond them.
ORDERS = """
    SELECT i.method, o.currency, sum(o.total_minor - o.refunded_minor)::bigint FROM orders_order o
    JOIN payments_intent i ON i.ref = o.checkout_id
    WHERE i.state = 'paid' AND (o.refunded_minor > 0 OR o.state IN
      ('awaiting_team', 'to_ship', 'shipped', 'delivered', 'completed', 'refunding')) GROUP BY 1, 2"""

SPLITS = """
    SELECT s.id, sum(h.amount_minor)::bigint, coalesce(sum(l.minor), 0)::bigint FROM payments_split s
    JOIN payments_share h ON h.split_id = s.id AND h.state = 'done'
    LEFT JOIN (SELECT g.cause, sum(p.minor) FILTER (WHERE p.minor > 0) AS minor FROM ledger_postingset g
               JOIN ledger_posting p ON p.set_id = g.id WHERE g.cause LIKE 'split:%' GROUP BY 1) l
      ON l.cause = 'split:' || h.id
    GROUP BY s.id"""


@dataclass(frozen=True, slots=True)
class Moved:
    """Money that moved at a provider, as somebody tells it. `minor` is above zero when it came to us."""

    what: str  # "payment", "refund", "payout", "payout-bounced", "chargeback", "chargeback-won" or "fee"
    number: str  # of the attempt, of our refund or payout, the provider's of the chargeback; all fees are one piece
    provider: str
    currency: str
    minor: int


Pieces = Mapping[tuple[str, str], Moved]  # By what they are and their number.


@dataclass
class Balance:
    """What one provider holds for us in one currency, as three tell it."""

    ledger: int = 0
    book: int = 0
    orders: int = 0


Balances = dict[tuple[str, str], Balance]  # By provider and currency.


@dataclass
class Proof:
    balances: Balances
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    broken: dict[str, list[Any]] = field(default_factory=dict)  # sentences of the reckoning -> rows that break them

    @property
    def difference_minor(self) -> int:
        """The ledger less the simulator's book, each provider and currency for itself, so that none hides another."""
        return sum(abs(one.ledger - one.book) for one in self.balances.values())

    @property
    def holds(self) -> bool:
        is_even = all(one.ledger == one.book == one.orders for one in self.balances.values())
        return is_even and not (self.lost or self.doubled or self.stuck or self.broken)


def prove(
    db: psycopg.Connection,
    book: Book,
    passbook: Passbook,
    *,
    keys: Mapping[str, str],
    refused: Iterable[str],
    left: Mapping[str, Sequence[object]],
    earlier: Collection[UUID] = (),
) -> Proof:
    """
    Reckon up. In: the simulator's book and the account's passbook, which know nothing of us; the keys of everybody who
    was told of a checkout, and of those who were told no; what still moved when patience ended; the checkouts of before
    the storm.
    """
    theirs = {(one.what, one.number): one for one in [*_at_simulator(book), *_in_passbook(passbook)]}
    theirs |= {(one.what, one.number): one for one in _fees(db, FEES_BILLED)}
    posted = {(one.what, one.number): one for one in [*_posted(db), *_fees(db, FEES_POSTED)]}
    rows = {(one.what, one.number): one for one in _rows(db)}
    for _, number in [key for key in theirs if key[0] == "payout-bounced" and key not in posted]:
        if ("payout", number) not in posted:  # We asked when it had come back already: for us it never left.
            del theirs["payout", number], theirs["payout-bounced", number]
    proof = Proof(_balances(db, theirs.values(), posted.values()))
    _compare(proof, theirs, posted, rows)
    _check_paid_back(proof, book)
    _check_splits(db, proof, book)
    _check_keys(db, proof, keys, refused, earlier)
    for what, found in left.items():
        proof.stuck += [f"{what}: {row}" for row in found]
    # The book that this sentence reads is of one protocol; it was compared above with all of them.
    proof.broken = {sentence: found for sentence, found in broken(db, book=None).items() if found}
    return proof


def _at_simulator(book: Book) -> Iterable[Moved]:
    for one in book["payments"]:
        if one["state"] == "paid":
            yield Moved("payment", _uuid(one["merchant_ref"]), _account(one), one["currency"], one["minor"])
    for one in book["refunds"]:
        if one["state"] == "succeeded":
            yield Moved("refund", _uuid(one["refund_ref"]), _account(one), one["currency"], -one["minor"])
    for one in book["payouts"]:
        number = _uuid(one["payout_ref"])
        yield Moved("payout", number, _account(one), one["currency"], -one["minor"])
        if one["state"] == "bounced":
            yield Moved("payout-bounced", number, _account(one), one["currency"], one["minor"])
    for one in book["chargebacks"]:
        yield Moved("chargeback", one["id"], _account(one), one["currency"], -one["minor"])
        if one["state"] == "won":
            yield Moved("chargeback-won", one["id"], _account(one), one["currency"], one["minor"])


def _in_passbook(passbook: Passbook) -> Iterable[Moved]:
    for attempt, minor in passbook.came.values():
        yield Moved("payment", attempt, BY_HAND, "CNY", minor)
    for refund, (_, minor) in passbook.went.items():
        yield Moved("refund", refund, BY_HAND, "CNY", -minor)


def _posted(db: psycopg.Connection) -> Iterable[Moved]:
    disputes: dict[str, str] = dict(db.execute("SELECT id::text, provider_ref FROM payments_chargeback").fetchall())
    for cause, provider, currency, minor in db.execute(POSTED):
        what, _, number = cause.partition(":")
        yield Moved(what, disputes.get(number, number), provider, currency, minor)


def _fees(db: psycopg.Connection, told_by: str) -> Iterable[Moved]:
    for provider, currency, minor in db.execute(told_by):
        if minor:
            yield Moved("fee", f"{provider} {currency}", provider, currency, minor)


def _rows(db: psycopg.Connection) -> Iterable[Moved]:
    for what, number, provider, currency, minor in db.execute(OURS):
        yield Moved(what, str(number), provider, currency, minor if what == "payment" else -minor)


def _account(one: Mapping[str, Any]) -> str:
    return ACCOUNT.get(one["merchant"], str(one["merchant"]))


def _uuid(reference: str) -> str:
    """Write a reference as our rows do; the wallets take no dashes."""
    bare = reference.replace("-", "")
    return f"{bare[:8]}-{bare[8:12]}-{bare[12:16]}-{bare[16:20]}-{bare[20:]}" if len(bare) == 32 else reference


def _balances(db: psycopg.Connection, theirs: Iterable[Moved], posted: Iterable[Moved]) -> Balances:
    balances: Balances = defaultdict(Balance)
    for one in posted:
        balances[one.provider, one.currency].ledger += one.minor
    for one in theirs:
        balances[one.provider, one.currency].book += one.minor
        if one.what.startswith(BEYOND_ORDERS):
            balances[one.provider, one.currency].orders += one.minor
    for provider, currency, minor in db.execute(ORDERS):
        balances[provider, currency].orders += minor
    return dict(sorted(balances.items()))


def _compare(proof: Proof, theirs: Pieces, posted: Pieces, rows: Pieces) -> None:
    """Hold every piece of theirs against ours, once: what we have less of is lost, what we have more of doubled."""
    for key, one in theirs.items():
        missing = [who for who, ours in _ours(key, posted, rows) if _has_less(ours.get(key), one)]
        if missing:
            known = [str(ours.get(key)) for _, ours in _ours(key, posted, rows)]
            proof.lost.append(f"{one} is not in {' and '.join(missing)}: {known}")
        elif any(ours[key].minor != one.minor for _, ours in _ours(key, posted, rows)):
            proof.doubled.append(f"{one} is more with us: {posted[key]}")
    for key in sorted({*posted, *rows} - {*theirs}):
        proof.doubled.append(f"{posted.get(key) or rows[key]} never was")


def _ours(key: tuple[str, str], posted: Pieces, rows: Pieces) -> list[tuple[str, Pieces]]:
    """Return where a piece must stand: in the ledger, and payments and refunds in their rows too."""
    return [("the ledger", posted), *([("our rows", rows)] if key[0] in ("payment", "refund") else [])]


def _has_less(known: Moved | None, one: Moved) -> bool:
    is_same = known is not None and (known.provider, known.currency) == (one.provider, one.currency)
    return known is None or not is_same or abs(known.minor) < abs(one.minor)


def _check_paid_back(proof: Proof, book: Book) -> None:
    """No payer has back more than they paid, by refunds and by their own bank together."""
    taken: dict[str, int] = defaultdict(int)
    for one in book["chargebacks"]:
        if one["state"] in STANDING:
            taken[one["merchant_ref"]] += one["minor"]
    for one in book["payments"]:
        back = one["refunded_minor"] + taken[one["merchant_ref"]]
        if one["state"] == "paid" and back > one["minor"]:
            proof.doubled.append(f"of payment {one['merchant_ref']} over {one['minor']} went back {back}")


def _check_splits(db: psycopg.Connection, proof: Proof, book: Book) -> None:
    """What the simulator has put in shops' names is what our rows and the ledger say, split by split."""
    theirs: dict[str, int] = defaultdict(int)
    for one in book["splits"]:
        if one["state"] == "done":
            theirs[_uuid(one["split_ref"])] += one["minor"]
    ours = {str(split): (rows, posted) for split, rows, posted in db.execute(SPLITS).fetchall()}
    for split, minor in theirs.items():
        rows, posted = ours.pop(split, (0, 0))
        if min(rows, posted) < minor:
            proof.lost.append(f"split {split} of {minor} is {rows} in our rows and {posted} in the ledger")
        elif max(rows, posted) > minor:
            proof.doubled.append(f"split {split} of {minor} is {rows} in our rows and {posted} in the ledger")
    proof.doubled += [f"split {split} of {what} never was" for split, what in ours.items()]


def placed(db: psycopg.Connection) -> set[UUID]:
    """Return every checkout that there is."""
    return {row[0] for row in db.execute("SELECT DISTINCT checkout_id FROM orders_order")}


def _check_keys(
    db: psycopg.Connection, proof: Proof, keys: Mapping[str, str], refused: Iterable[str], earlier: Collection[UUID]
) -> None:
    """
    Every key has the one checkout that its bearer was told of, and there are no others. Whoever hung up and was told no
    at the second try may have an order all the same, under the key: it expires like any.
    """
    found = db.execute(
        "SELECT key, convert_from(body, 'UTF8')::jsonb FROM foundation_idempotencykey WHERE key = ANY(%s)",
        [[*keys, *refused]],
    ).fetchall()
    kept = {key: decode("chk", said.get("checkout", said)["checkout_id"]) for key, said in found}
    found_now = placed(db)
    for key, checkout in keys.items():
        if kept.get(key) != decode("chk", checkout) or decode("chk", checkout) not in found_now:
            proof.lost.append(f"the checkout {checkout} that key {key} was told of")
    proof.doubled += [
        f"checkout {one} that nobody was told of" for one in found_now - set(kept.values()) - set(earlier)
    ]
