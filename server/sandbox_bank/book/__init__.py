"""The bank's one book, whatever protocol a merchant speaks: what was paid, given back, shared out and disputed."""

from sandbox_bank.book.bills import Bills
from sandbox_bank.book.keys import Keys
from sandbox_bank.book.payouts import Payouts
from sandbox_bank.book.store import Faults, Refused, Row

__all__ = ["Book", "Faults", "Refused", "Row"]

ALL = (
    "SELECT id, protocol, merchant, merchant_ref, trade_no, way, currency, minor, refunded_minor, split_minor,"
    " fee_minor, state, created_at, settled_at FROM payment ORDER BY created_at, id",
    "SELECT r.id, p.protocol, p.merchant, r.refund_ref, p.merchant_ref, p.currency, r.minor, r.state, r.failures,"
    " r.settled_at FROM refund r JOIN payment p ON p.id = r.payment_id ORDER BY r.created_at, r.id",
    "SELECT s.id, p.protocol, p.merchant, p.merchant_ref, s.split_ref, s.receiver, p.currency, s.minor, s.state,"
    " s.returned_minor, s.settled_at FROM split s JOIN payment p ON p.id = s.payment_id ORDER BY s.created_at, s.id",
    "SELECT x.id, p.protocol, p.merchant, p.merchant_ref, x.return_ref, s.split_ref, s.receiver, p.currency, x.minor,"
    " x.settled_at FROM split_return x JOIN split s ON s.id = x.split_id JOIN payment p ON p.id = s.payment_id"
    " ORDER BY x.settled_at, x.id",
    "SELECT id, merchant, payout_ref, receiver, currency, minor, created_at, arrives_at, bounces_at FROM payout"
    " ORDER BY created_at, id",
    "SELECT c.id, p.protocol, p.merchant, p.merchant_ref, p.currency, c.minor, c.reason, c.state, c.opened_at,"
    " c.closed_at FROM chargeback c JOIN payment p ON p.id = c.payment_id ORDER BY c.opened_at, c.id",
    "SELECT n.id, p.protocol, n.kind, p.merchant_ref, n.body, n.faults, n.tries, n.answer, n.delivered_at,"
    " n.next_try_at FROM notice n JOIN payment p ON p.id = n.payment_id ORDER BY n.seq",
)


class Book(Payouts, Bills, Keys):
    """One connection, used by one event loop; every public method is one transaction."""

    def everything(self) -> dict[str, list[Row]]:
        """Return the whole book, for whoever reconciles."""
        names = ("payments", "refunds", "splits", "returns", "payouts", "chargebacks", "notices")
        book = {name: self._all(statement) for name, statement in zip(names, ALL, strict=True)}
        return {**book, "payouts": [{**row, "state": self.payout_state(row)} for row in book["payouts"]]}

    def begin_anew(self) -> None:
        """Forget everything but the keys, which merchants have."""
        with self._transaction():
            for table in (
                "notice",
                "chargeback",
                "payout",
                "failure",
                "split_return",
                "split",
                "receiver",
                "refund",
                "payment",
                "fault",
                "nonce",
                "setting",
            ):
                self.db.execute(f"DELETE FROM {table}")
