"""What a payer's bank took, or gave again, is entered in the book."""

from datetime import datetime

from market.ledger import facade as ledger
from market.payments.models import Attempt, Chargeback


def post_chargeback(attempt: Attempt, row: Chargeback, *, at: datetime) -> None:
    """The payer has the money: what was owed to them is less, or they owe us when they had the goods already."""
    payer_id = attempt.intent.payer_id
    entries = ledger.payment_refunded(payer_id=payer_id, provider=row.provider, amount=row.amount)
    ledger.post(f"chargeback:{row.id}", "charged_back", entries, at, memo=row.reason)


def post_chargeback_won(attempt: Attempt, row: Chargeback, *, at: datetime) -> None:
    """The money is at the provider again, and as it was before."""
    payer_id = attempt.intent.payer_id
    entries = ledger.payment_received(payer_id=payer_id, provider=row.provider, amount=row.amount)
    ledger.post(f"chargeback-won:{row.id}", "chargeback_won", entries, at, memo=row.reason)
