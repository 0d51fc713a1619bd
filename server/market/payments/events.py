"""News payments tells. Past tense, ids and values only, never changed once shipped. The key is always the `ref`."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from foundation.money import Money


@dataclass(frozen=True)
class PaymentSucceeded:
    """The money is here, in time. Told once per intent."""

    name: ClassVar[str] = "payments.payment_succeeded"
    intent_id: UUID
    ref: UUID
    payer_id: UUID
    amount: Money
    paid_at: datetime


@dataclass(frozen=True)
class PaymentArrivedLate:
    """The money came after the intent had been closed. Told once per intent, and instead of PaymentSucceeded."""

    name: ClassVar[str] = "payments.payment_arrived_late"
    intent_id: UUID
    ref: UUID
    payer_id: UUID
    amount: Money
    paid_at: datetime


@dataclass(frozen=True)
class IntentClosed:
    name: ClassVar[str] = "payments.intent_closed"
    intent_id: UUID
    ref: UUID


@dataclass(frozen=True)
class RefundSucceeded:
    """The payer has money back that an order asked for. Told once per refund."""

    name: ClassVar[str] = "payments.refund_succeeded"
    refund_id: UUID
    ref: UUID
    order_id: UUID
    payer_id: UUID
    amount: Money


@dataclass(frozen=True)
class RefundFailed:
    """The provider has refused so often that a person must look. Told once per refund; it is still tried again."""

    name: ClassVar[str] = "payments.refund_failed"
    refund_id: UUID
    ref: UUID
    order_id: UUID
    payer_id: UUID
    amount: Money


@dataclass(frozen=True)
class ChargebackOpened:
    """The payer's bank has taken money back. Told once per chargeback."""

    name: ClassVar[str] = "payments.chargeback_opened"
    chargeback_id: UUID
    ref: UUID
    payer_id: UUID
    amount: Money
    reason: str


@dataclass(frozen=True)
class ChargebackClosed:
    """It is decided who keeps the money: won, it is ours again. Told once per chargeback, after it was opened."""

    name: ClassVar[str] = "payments.chargeback_closed"
    chargeback_id: UUID
    ref: UUID
    payer_id: UUID
    amount: Money
    is_won: bool


@dataclass(frozen=True)
class SecondPaymentReturned:
    """The payer had paid the same thing twice, and has the second payment back. No order knows of it."""

    name: ClassVar[str] = "payments.second_payment_returned"
    refund_id: UUID
    ref: UUID
    payer_id: UUID
    amount: Money
