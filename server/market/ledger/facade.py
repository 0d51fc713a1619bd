"""
The face the ledger shows the rest of the market: the only file others import to ask or to tell it to act.

Post inside the transaction that makes the entry true:
    entries = ledger.payment_received(payer_id=…, provider="sandbox", amount=…)
    ledger.post(f"payment:{intent_id}", "payment_received", entries, at=paid_at)
Whatever has no function of its own is written from its template, named in posting_templates.py:
    entries = ledger.entries("reserve_released", {"shop": shop_id}, {"amount": amount})
"""

from market.ledger.errors import AlreadyReversed, CauseNotFound, CauseReused, NotByTemplate, Unbalanced, UnknownKind
from market.ledger.queries import (
    balance,
    balances,
    booked_in_transit,
    holdings,
    moved_in_transit,
    posting_set,
    posting_sets,
    prove,
    trial_balance,
)
from market.ledger.rules import (
    entries,
    in_transit,
    order_fulfilled,
    order_returned,
    owed_to_buyer,
    owed_to_shop,
    payment_received,
    payment_refunded,
)
from market.ledger.services.post import post
from market.ledger.services.post_many import post_many
from market.ledger.services.reverse import reverse
from market.ledger.types import AccountKey, Entry, NewSet, Party, PostingSetView, Proof, Purpose

__all__ = [
    "AccountKey",
    "AlreadyReversed",
    "CauseNotFound",
    "CauseReused",
    "Entry",
    "NewSet",
    "NotByTemplate",
    "Party",
    "PostingSetView",
    "Proof",
    "Purpose",
    "Unbalanced",
    "UnknownKind",
    "balance",
    "balances",
    "booked_in_transit",
    "entries",
    "holdings",
    "in_transit",
    "moved_in_transit",
    "order_fulfilled",
    "order_returned",
    "owed_to_buyer",
    "owed_to_shop",
    "payment_received",
    "payment_refunded",
    "post",
    "post_many",
    "posting_set",
    "posting_sets",
    "prove",
    "reverse",
    "trial_balance",
]
