"""
Play money: pays and gives back at once, without asking anybody. It fills the demo market with orders that have been
paid for; shoppers are never offered it, and production does not know it.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID

from foundation.words import Words
from market.payments.providers.base import (
    NewPayment,
    NewRefund,
    NoSuchPayment,
    NoticeRead,
    PaymentFate,
    PaymentStatus,
    RefundFate,
    RefundStatus,
    Unproven,
)


class PlayMoney:
    code: ClassVar[str] = "play_money"
    title: ClassVar[Words] = {"zh-CN": "游戏币", "en": "Play money"}
    notice_headers: ClassVar[frozenset[str]] = frozenset()
    is_offered: ClassVar[bool] = False

    def create(self, payment: NewPayment) -> PaymentStatus:
        return PaymentStatus(PaymentFate.PAID, payment.amount, f"play-{payment.ref.hex}", datetime.now(UTC), "")

    def query(self, ref: UUID) -> PaymentStatus:
        raise NoSuchPayment("play_money.keeps_no_book")

    def close(self, ref: UUID) -> PaymentStatus:
        raise NoSuchPayment("play_money.keeps_no_book")

    def refund(self, refund: NewRefund) -> RefundStatus:
        return RefundStatus(RefundFate.SUCCEEDED, refund.amount, f"play-{refund.ref.hex}")

    def query_refund(self, refund: NewRefund) -> RefundStatus:
        return self.refund(refund)

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        raise Unproven("play money sends no notices")
