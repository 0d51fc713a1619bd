"""What moved is entered in the book, in the transaction that learns of it."""

from collections.abc import Sequence
from datetime import datetime

from market.ledger import facade as ledger
from market.payments.models import Attempt, Intent, Refund


def post_payments(received: Sequence[tuple[Intent, Attempt]], *, at: datetime) -> None:
    ledger.post_many(
        [
            ledger.NewSet(
                f"payment:{attempt.id}",
                "payment_received",
                ledger.payment_received(payer_id=intent.payer_id, provider=attempt.method, amount=attempt.amount),
                at,
                f"checkout {intent.ref}",
            )
            for intent, attempt in received
        ]
    )


def post_refund(intent: Intent, refund: Refund, *, at: datetime) -> None:
    ledger.post(
        f"refund:{refund.id}",
        refund.kind,
        ledger.payment_refunded(payer_id=intent.payer_id, provider=refund.attempt.method, amount=refund.amount),
        at,
        memo=refund.because,
    )
