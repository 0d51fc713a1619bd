"""
Play money: pays and gives back at once, without asking anybody. It fills the demo market with orders that have been
paid for; shoppers are never offered it, and production does not know it.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import ClassVar, Self

from foundation.money import Money
from market.payments.providers.base import (
    KnownPayment,
    NewPayment,
    NewRefund,
    NoSuchPayment,
    NoticeRead,
    PaymentFate,
    PaymentStatus,
    RefundFate,
    RefundStatus,
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

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        raise Unproven("play money sends no notices")
