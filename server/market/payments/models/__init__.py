"""Rows: what is to be paid, each visit to a provider, what providers told us, what we give back and share out."""

from market.payments.models.alerts import Alert, AlertMove
from market.payments.models.attempts import Attempt, AttemptMove
from market.payments.models.chargebacks import Chargeback, ChargebackMove
from market.payments.models.intents import Intent, IntentMove
from market.payments.models.notices import Notice
from market.payments.models.payers import PayerAccount
from market.payments.models.payouts import Payout, PayoutMove
from market.payments.models.providers import ProviderKey, ProviderMinute
from market.payments.models.receivers import Purse, Receiver
from market.payments.models.refunds import Refund, RefundMove
from market.payments.models.slips import Slip, SlipMove
from market.payments.models.splits import Share, Split, SplitMove, SplitReturn, SplitReturnMove

__all__ = [
    "Alert",
    "AlertMove",
    "Attempt",
    "AttemptMove",
    "Chargeback",
    "ChargebackMove",
    "Intent",
    "IntentMove",
    "Notice",
    "PayerAccount",
    "Payout",
    "PayoutMove",
    "ProviderKey",
    "ProviderMinute",
    "Purse",
    "Receiver",
    "Refund",
    "RefundMove",
    "Share",
    "Slip",
    "SlipMove",
    "Split",
    "SplitMove",
    "SplitReturn",
    "SplitReturnMove",
]
