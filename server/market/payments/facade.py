"""
The face payments shows the rest of the market: the only file others import to ask or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise. Nothing here touches a network but
`start_attempt`, which therefore stands in no transaction.
"""

from market.payments.errors import (
    CannotSplit,
    IntentNotFound,
    NothingPaid,
    PaidElsewhere,
    PayoutKeyReused,
    PayoutTooLarge,
    RefundKeyReused,
    RefundTooLarge,
    ReturnKeyReused,
    ReturnsAreOver,
    ReturnTooLarge,
    SplitKeyReused,
    SplitMakesNoSense,
    SplitsAreOver,
    SplitTooLarge,
    TooManySplits,
)
from market.payments.queries import in_flight, intents, paid, payouts, refunds, splits, splittable
from market.payments.services.close_intents import close_intent, close_intents
from market.payments.services.import_history import import_history
from market.payments.services.keep_receiver import keep_receiver
from market.payments.services.open_intents import open_intents
from market.payments.services.request_payout import request_payout
from market.payments.services.request_refund import request_refund
from market.payments.services.request_split import request_split
from market.payments.services.request_split_return import request_split_return
from market.payments.services.start_attempt import start_attempt
from market.payments.states import IntentState, PayoutState, RefundState, ShareState, SplitState
from market.payments.types import (
    IntentId,
    IntentView,
    NewIntent,
    PaidView,
    PastPart,
    PastPayment,
    PastRefund,
    PayoutView,
    RefundId,
    RefundKind,
    RefundView,
    ShareView,
    ShareWish,
    SplitReturnView,
    SplittableView,
    SplitView,
)

__all__ = [
    "CannotSplit",
    "IntentId",
    "IntentNotFound",
    "IntentState",
    "IntentView",
    "NewIntent",
    "NothingPaid",
    "PaidElsewhere",
    "PaidView",
    "PastPart",
    "PastPayment",
    "PastRefund",
    "PayoutKeyReused",
    "PayoutState",
    "PayoutTooLarge",
    "PayoutView",
    "RefundId",
    "RefundKeyReused",
    "RefundKind",
    "RefundState",
    "RefundTooLarge",
    "RefundView",
    "ReturnKeyReused",
    "ReturnTooLarge",
    "ReturnsAreOver",
    "ShareState",
    "ShareView",
    "ShareWish",
    "SplitKeyReused",
    "SplitMakesNoSense",
    "SplitReturnView",
    "SplitState",
    "SplitTooLarge",
    "SplitView",
    "SplitsAreOver",
    "SplittableView",
    "TooManySplits",
    "close_intent",
    "close_intents",
    "import_history",
    "in_flight",
    "intents",
    "keep_receiver",
    "open_intents",
    "paid",
    "payouts",
    "refunds",
    "request_payout",
    "request_refund",
    "request_split",
    "request_split_return",
    "splits",
    "splittable",
    "start_attempt",
]
