"""Rows: what is to be paid, each visit to a provider, what providers told us, and what we give back."""

from market.payments.models.attempts import Attempt, AttemptMove
from market.payments.models.chargebacks import Chargeback, ChargebackMove
from market.payments.models.intents import Intent, IntentMove
from market.payments.models.notices import Notice
from market.payments.models.providers import ProviderKey, ProviderMinute
from market.payments.models.refunds import Refund, RefundMove
from market.payments.models.slips import Slip, SlipMove

__all__ = [
    "Attempt",
    "AttemptMove",
    "Chargeback",
    "ChargebackMove",
    "Intent",
    "IntentMove",
    "Notice",
    "ProviderKey",
    "ProviderMinute",
    "Refund",
    "RefundMove",
    "Slip",
    "SlipMove",
]
