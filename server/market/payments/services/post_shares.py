"""What was shared out, came back and was paid out is entered in the book, in the transaction that learns of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from market.ledger import facade as ledger
from market.payments.models import Payout, Share, Split, SplitReturn


def post_shares(split: Split, shares: Sequence[Share], *, at: datetime) -> None:
    sets = [
        ledger.NewSet(
            f"split:{share.id}",
            "split_done",
            ledger.entries("split_done", {"shop": share.shop_id}, {"amount": split.money(share.amount_minor)}),
            at,
            share.because,
        )
        for share in shares
    ]
    if sets:
        ledger.post_many(sets)


def post_return(row: SplitReturn, *, at: datetime) -> None:
    entries = ledger.entries("split_returned", {"shop": row.share.shop_id}, {"amount": row.amount})
    ledger.post(f"split-return:{row.id}", "split_returned", entries, at, memo=row.because)


def post_payout(payout: Payout, *, at: datetime) -> None:
    parties: dict[str, UUID | str] = {"shop": payout.shop_id, "provider": payout.provider}
    entries = ledger.entries("payout_done", parties, {"amount": payout.amount})
    ledger.post(f"payout:{payout.id}", "payout_done", entries, at, memo=payout.key)


def post_payout_bounced(payout: Payout, *, at: datetime) -> None:
    parties: dict[str, UUID | str] = {"shop": payout.shop_id, "provider": payout.provider}
    entries = ledger.entries("payout_bounced", parties, {"amount": payout.amount})
    ledger.post(f"payout-bounced:{payout.id}", "payout_bounced", entries, at, memo=payout.trouble[:200])
