"""
A transfer by bank, and whatever else is paid offline: the payer is told whom to pay, an operator sees it arrive.

No machine answers, so nothing is asked: a slip that an operator accepts makes the attempt paid (`review_slip`), and a
refund is done when an operator says that it was transferred back (`confirm_transfer_back`). The account has to be one
that the bank supervises (存管账户), since the money is the shops': a share, its return and a payout are done when an
operator says that the bank has done them (`confirm_by_hand`).
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

import msgspec
from django.conf import settings

from foundation.money import Money
from market.payments.models import Slip
from market.payments.providers.base import (
    KnownPayment,
    NewPayment,
    NewPayout,
    NewRefund,
    NewReturn,
    NewSplit,
    NoticeRead,
    PaymentFate,
    PaymentStatus,
    PayoutFate,
    PayoutStatus,
    RefundFate,
    RefundStatus,
    Shown,
    ShownKind,
    SplitFate,
    SplitLimits,
    SplitStatus,
    Unproven,
    Way,
)
from market.payments.states import SlipState

TRANSFER = "bank_transfer"
REFERENCE_LENGTH = 10  # People type it: of the end of a UUIDv7, which is its random part.


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An account of ours at a bank, as payers are told it."""

    code: str
    bank: str
    holder: str
    number: str
    makes_up_receivers: bool = False  # For practising.


class BankTransfer:
    kind: ClassVar[str] = "bank_transfer"
    ways: tuple[Way, ...] = (Way(TRANSFER, {"zh-CN": "银行转账", "en": "Bank transfer"}),)
    is_online: ClassVar[bool] = False
    notice_headers: ClassVar[frozenset[str]] = frozenset()
    notice_answer: ClassVar[bytes] = b""
    most_bps = 10_000
    split_limits = SplitLimits()

    def __init__(self, account: Account) -> None:
        self.account = account
        self.code = account.code

    @classmethod
    def accounts(cls) -> Sequence[Self]:
        return [cls(msgspec.convert(one, Account)) for one in settings.PAYMENT_ACCOUNTS.get("bank_transfer", ())]

    def fee(self, amount: Money) -> Money:
        return Money.zero(amount.currency)

    def create(self, payment: NewPayment) -> PaymentStatus:
        told = {
            "bank": self.account.bank,
            "holder": self.account.holder,
            "number": self.account.number,
            "reference": payment.ref.hex[-REFERENCE_LENGTH:].upper(),
        }
        shown = Shown(ShownKind.TRANSFER, json.dumps(told, ensure_ascii=False))
        return PaymentStatus(PaymentFate.WAITING, payment.amount, "", None, "", shown)

    def query(self, payment: KnownPayment) -> PaymentStatus:
        return PaymentStatus(PaymentFate.WAITING, payment.amount, "", None, "")

    def close(self, payment: KnownPayment) -> PaymentStatus:
        """What lies before an operator stays open: the money may be there."""
        is_looked_at = Slip.objects.filter(attempt_id=payment.ref, state=SlipState.SUBMITTED).exists()
        fate = PaymentFate.WAITING if is_looked_at else PaymentFate.CLOSED
        return PaymentStatus(fate, payment.amount, "", None, "")

    def refund(self, refund: NewRefund) -> RefundStatus:
        return RefundStatus(RefundFate.WAITING, refund.amount, "")

    def query_refund(self, refund: NewRefund) -> RefundStatus:
        return self.refund(refund)

    def account_of(self, shop_id: UUID) -> str | None:
        return f"shop {shop_id.hex}" if self.account.makes_up_receivers else None

    def split(self, split: NewSplit) -> SplitStatus:
        return SplitStatus(SplitFate.WAITING, "", {})

    def query_split(self, split: NewSplit) -> SplitStatus:
        return self.split(split)

    def unfreeze(self, split: NewSplit) -> SplitStatus:
        """Nothing is held: what is not given to shops lies there."""
        return SplitStatus(SplitFate.DONE, "", {})

    def take_back(self, wanted: NewReturn) -> SplitStatus:
        return SplitStatus(SplitFate.WAITING, "", {})

    def pay_out(self, payout: NewPayout) -> PayoutStatus:
        return PayoutStatus(PayoutFate.WAITING, payout.amount, "")

    def query_payout(self, payout: NewPayout) -> PayoutStatus:
        return self.pay_out(payout)

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        raise Unproven("an account tells nothing")
