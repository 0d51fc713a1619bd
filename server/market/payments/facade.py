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
from market.payments.providers.base import Billing, BillKind, BillRow, Refused, Statement, Unclear
from market.payments.queries import (
    accounts,
    billing,
    health,
    in_flight,
    intents,
    money_moved,
    paid,
    payouts,
    refunds,
    splits,
    splittable,
    standing,
    stuck,
)
from market.payments.services.ask_again import ask_again
from market.payments.services.calling import call
from market.payments.services.close_intents import close_intent, close_intents
from market.payments.services.import_history import import_history
from market.payments.services.keep_receiver import keep_receiver
from market.payments.services.open_intents import open_intents
from market.payments.services.request_payout import request_payout
from market.payments.services.request_refund import request_refund
from market.payments.services.request_split import request_split
from market.payments.services.request_split_return import request_split_return
from market.payments.services.retry_refund import retry_refund
from market.payments.services.start_attempt import start_attempt
from market.payments.states import IntentState, PayoutState, RefundState, ShareState, SplitState
from market.payments.types import (
    HealthView,
    IntentId,
    IntentView,
    MovedView,
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
    StuckView,
)

__all__ = [
    "BillKind",
    "BillRow",
    "Billing",
    "CannotSplit",
    "HealthView",
    "IntentId",
    "IntentNotFound",
    "IntentState",
    "IntentView",
    "MovedView",
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
    "Refused",
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
    "Statement",
    "StuckView",
    "TooManySplits",
    "Unclear",
    "accounts",
    "ask_again",
    "billing",
    "call",
    "close_intent",
    "close_intents",
    "health",
    "import_history",
    "in_flight",
    "intents",
    "keep_receiver",
    "money_moved",
    "open_intents",
    "paid",
    "payouts",
    "refunds",
    "request_payout",
    "request_refund",
    "request_split",
    "request_split_return",
    "retry_refund",
    "splits",
    "splittable",
    "standing",
    "start_attempt",
    "stuck",
]
