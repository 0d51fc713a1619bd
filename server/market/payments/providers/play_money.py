"""
Play money: pays and gives back at once, without asking anybody. It fills the demo market with orders that have been
paid for; shoppers are never offered it, and production does not know it.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import ClassVar, Self
from uuid import UUID

from foundation.money import Money
from market.payments.providers.base import (
    KnownPayment,
    NewPayment,
    NewPayout,
    NewRefund,
    NewReturn,
    NewSplit,
    NoSuchPayment,
    NoticeRead,
    PaymentFate,
    PaymentStatus,
    PayoutFate,
    PayoutStatus,
    RefundFate,
    RefundStatus,
    SplitFate,
    SplitLimits,
    SplitStatus,
    Unproven,
    Way,
)


class PlayMoney:
    code = "play_money"
    kind: ClassVar[str] = "play_money"
    ways: tuple[Way, ...] = (Way("play_money", {"zh-CN": "演示货币", "en": "Play money"}, is_offered=False),)
    is_online: ClassVar[bool] = True
    notice_headers: ClassVar[frozenset[str]] = frozenset()
    notice_answer: ClassVar[bytes] = b""
    most_bps = 10_000
    split_limits = SplitLimits()

    @classmethod
    def accounts(cls) -> Sequence[Self]:
        return [cls()]

    def fee(self, amount: Money) -> Money:
        return Money.zero(amount.currency)

    def create(self, payment: NewPayment) -> PaymentStatus:
        return PaymentStatus(PaymentFate.PAID, payment.amount, f"play-{payment.ref.hex}", datetime.now(UTC), "")

    def query(self, payment: KnownPayment) -> PaymentStatus:
        raise NoSuchPayment("play_money.keeps_no_book")

    def close(self, payment: KnownPayment) -> PaymentStatus:
        raise NoSuchPayment("play_money.keeps_no_book")

    def refund(self, refund: NewRefund) -> RefundStatus:
        return RefundStatus(RefundFate.SUCCEEDED, refund.amount, f"play-{refund.ref.hex}")

    def query_refund(self, refund: NewRefund) -> RefundStatus:
        return self.refund(refund)

    def account_of(self, shop_id: UUID) -> str | None:
        return f"play-{shop_id.hex}"

    def split(self, split: NewSplit) -> SplitStatus:
        done = {share.account: share.amount for share in split.shares}
        return SplitStatus(SplitFate.DONE, f"play-{split.ref.hex}", done)

    def query_split(self, split: NewSplit) -> SplitStatus:
        return self.split(split)

    def unfreeze(self, split: NewSplit) -> SplitStatus:
        return self.split(split)

    def take_back(self, wanted: NewReturn) -> SplitStatus:
        return SplitStatus(SplitFate.DONE, f"play-{wanted.ref.hex}", {wanted.account: wanted.amount})

    def pay_out(self, payout: NewPayout) -> PayoutStatus:
        return PayoutStatus(PayoutFate.DONE, payout.amount, f"play-{payout.ref.hex}")

    def query_payout(self, payout: NewPayout) -> PayoutStatus:
        return self.pay_out(payout)

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        raise Unproven("play money sends no notices")
