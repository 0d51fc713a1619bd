"""
The face payments shows the rest of the market: the only file others import to ask or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise. Nothing here touches a network but
`start_attempt`, which therefore stands in no transaction.
"""

from market.payments.errors import IntentNotFound, NothingPaid, PaidElsewhere, RefundKeyReused, RefundTooLarge
from market.payments.queries import in_flight, intents, paid, refunds
from market.payments.services.close_intents import close_intent, close_intents
from market.payments.services.import_history import import_history
from market.payments.services.open_intents import open_intents
from market.payments.services.request_refund import request_refund
from market.payments.services.start_attempt import start_attempt
from market.payments.states import IntentState, RefundState
from market.payments.types import (
    IntentId,
    IntentView,
    NewIntent,
    PaidView,
    PastPart,
    PastPayment,
    PastRefund,
    RefundId,
    RefundKind,
    RefundView,
)

__all__ = [
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
    "RefundId",
    "RefundKeyReused",
    "RefundKind",
    "RefundState",
    "RefundTooLarge",
    "RefundView",
    "close_intent",
    "close_intents",
    "import_history",
    "in_flight",
    "intents",
    "open_intents",
    "paid",
    "refunds",
    "request_refund",
    "start_attempt",
]
