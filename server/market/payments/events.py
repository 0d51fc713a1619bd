"""News payments tells. Past tense, ids and values only, never changed once shipped. The key is always the `ref`,
but of payouts the shop."""

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


@dataclass(frozen=True)
class SharedOut:
    """One receiver's part of a split."""

    receiver: tuple[str, UUID]  # ("shop", shop_id)
    amount: Money


@dataclass(frozen=True)
class SplitDone:
    """Every share lies in its receiver's name at the provider. Told once per split."""

    name: ClassVar[str] = "payments.split_done"
    split_id: UUID
    ref: UUID
    key: str
    provider: str
    shares: tuple[SharedOut, ...]
    done_at: datetime


@dataclass(frozen=True)
class SplitFailed:
    """
    Some shares or all have not left, for good; they are free to be asked for under another key. Told once per split,
    and instead of SplitDone. What is only late is no failure: it is tried again until it is known.
    """

    name: ClassVar[str] = "payments.split_failed"
    split_id: UUID
    ref: UUID
    key: str
    provider: str
    done: tuple[SharedOut, ...]
    failed: tuple[SharedOut, ...]
    because: str


@dataclass(frozen=True)
class SplitReturned:
    """A receiver has given back what it had got. Told once per return."""

    name: ClassVar[str] = "payments.split_returned"
    return_id: UUID
    split_id: UUID
    ref: UUID
    key: str
    receiver: tuple[str, UUID]
    amount: Money


@dataclass(frozen=True)
class SplitReturnFailed:
    """A receiver does not give back, for good. Told once per return, and instead of SplitReturned."""

    name: ClassVar[str] = "payments.split_return_failed"
    return_id: UUID
    split_id: UUID
    ref: UUID
    key: str
    receiver: tuple[str, UUID]
    amount: Money
    because: str


@dataclass(frozen=True)
class PayoutDone:
    """The shop's bank has the money. Told once per payout; it may bounce all the same."""

    name: ClassVar[str] = "payments.payout_done"
    payout_id: UUID
    key: str
    provider: str
    shop_id: UUID
    amount: Money
    done_at: datetime


@dataclass(frozen=True)
class PayoutBounced:
    """The money lies in the shop's name at the provider again, or never left it. Told once per payout."""

    name: ClassVar[str] = "payments.payout_bounced"
    payout_id: UUID
    key: str
    provider: str
    shop_id: UUID
    amount: Money
    because: str
    was_done: bool  # Whether PayoutDone was told before.
