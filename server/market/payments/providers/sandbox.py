"""The sandbox bank: pays by redirect, signs with HMAC-SHA256, and makes every mistake a bank can make."""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Self
from urllib.parse import urlsplit, urlunsplit

import msgspec
from django.conf import settings

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
    Refused,
    Unclear,
    Unproven,
    Way,
)
from market.payments.providers.lines import Lines
from market.payments.providers.sandbox_money import Bills, Kind, Splits

CLOCK_TOLERANCE_SECONDS = 300
FATES = {
    "payment.succeeded": PaymentFate.PAID,
    "payment.declined": PaymentFate.DECLINED,
    "payment.processing": PaymentFate.WAITING,
}


Reference = Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
NONSENSE = (msgspec.MsgspecError, ValueError, KeyError, AssertionError, OverflowError)


class _Amount(msgspec.Struct):
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
    minor: int

    def money(self) -> Money:
        return Money(self.currency, self.minor)


class _Problem(msgspec.Struct):
    code: str
    detail: str = ""


class _PaymentSaid(msgspec.Struct):
    payment_id: Reference
    state: PaymentFate
    amount: _Amount
    settled_at: datetime | None
    pay_path: Annotated[str, msgspec.Meta(pattern="^/")]

    def read(self) -> PaymentStatus:
        paid_at = self.settled_at if self.state == PaymentFate.PAID else None
        return PaymentStatus(
            self.state, self.amount.money(), self.payment_id, paid_at, redirect_url="", trade_ref=self.payment_id
        )


class _RefundSaid(msgspec.Struct):
    refund_id: Reference
    state: RefundFate
    amount: _Amount

    def read(self) -> RefundStatus:
        return RefundStatus(self.state, self.amount.money(), self.refund_id)


class _NoticeSaid(msgspec.Struct):
    notice_id: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    kind: str
    merchant_ref: str
    payment_id: Reference
    amount: _Amount
    at: float
    refund_ref: str = ""
    refund_id: Annotated[str, msgspec.Meta(max_length=128)] = ""

    def read(self) -> NoticeRead:
        """:raises KeyError, ValueError, OverflowError: it is of no kind or time we know"""
        if self.kind == "refund.succeeded":
            refund = RefundStatus(RefundFate.SUCCEEDED, self.amount.money(), self.refund_id)
            return NoticeRead(self.notice_id, self.merchant_ref, None, self.refund_ref, refund)
        at = datetime.fromtimestamp(self.at, UTC)
        payment = PaymentStatus(
            FATES[self.kind], self.amount.money(), self.payment_id, at, redirect_url="", trade_ref=self.payment_id
        )
        return NoticeRead(self.notice_id, self.merchant_ref, payment, None, None)


class SandboxBank(Bills, Splits):
    code = "sandbox"
    kind: ClassVar[str] = "sandbox"
    ways: tuple[Way, ...] = (Way("sandbox", {"zh-CN": "沙盒银行", "en": "Sandbox Bank"}),)
    is_online: ClassVar[bool] = True
    notice_headers: ClassVar[frozenset[str]] = frozenset({"bank-timestamp", "bank-nonce", "bank-signature"})
    notice_answer: ClassVar[bytes] = b""

    def __init__(self) -> None:
        self._known_lines: Lines | None = None

    @classmethod
    def accounts(cls) -> Sequence[Self]:
        return [cls()]

    def fee(self, amount: Money) -> Money:
        return Money.zero(amount.currency)

    def create(self, payment: NewPayment) -> PaymentStatus:
        said = self.ask(
            _PaymentSaid,
            "POST",
            "/v1/payments",
            {
                "merchant_ref": str(payment.ref),
                "amount": _amount_out(payment.amount),
                "title": payment.title,
                "expires_at": payment.expires_at.isoformat(),
                "notify_url": payment.notice_url,
                "return_url": payment.return_url,
            },
        )
        return replace(said.read(), redirect_url=_pay_url(said.pay_path, payment.return_url))

    def query(self, payment: KnownPayment) -> PaymentStatus:
        return self.ask(_PaymentSaid, "GET", f"/v1/payments/{payment.ref}").read()

    def close(self, payment: KnownPayment) -> PaymentStatus:
        return self.ask(_PaymentSaid, "POST", f"/v1/payments/{payment.ref}/close", {}).read()

    def refund(self, refund: NewRefund) -> RefundStatus:
        asked = {
            "refund_ref": str(refund.ref),
            "merchant_ref": str(refund.payment.ref),
            "amount": _amount_out(refund.amount),
        }
        return self.ask(_RefundSaid, "POST", "/v1/refunds", asked).read()

    def query_refund(self, refund: NewRefund) -> RefundStatus:
        return self.ask(_RefundSaid, "GET", f"/v1/refunds/{refund.ref}").read()

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        timestamp, nonce = headers.get("bank-timestamp", ""), headers.get("bank-nonce", "")
        expected = _sign(f"{timestamp}\n{nonce}\n".encode() + body)
        if not hmac.compare_digest(expected.encode(), headers.get("bank-signature", "").encode()):
            raise Unproven("wrong signature")
        if not timestamp.isdecimal() or abs(received_at.timestamp() - int(timestamp)) > CLOCK_TOLERANCE_SECONDS:
            raise Unproven("too old")
        try:
            return msgspec.json.decode(body, type=_NoticeSaid).read()
        except NONSENSE as trouble:
            raise Unproven(f"signed, but makes no sense: {trouble}") from trouble

    def ask(self, kind: type[Kind], method: str, path: str, asked: Mapping[str, Any] | None = None) -> Kind:
        body = b"" if asked is None else json.dumps(asked, ensure_ascii=False).encode()
        timestamp, nonce = str(int(time.time())), secrets.token_hex(12)
        headers = {
            "Content-Type": "application/json",
            "Bank-Timestamp": timestamp,
            "Bank-Nonce": nonce,
            "Bank-Signature": _sign(f"{method}\n{path}\n{timestamp}\n{nonce}\n".encode() + body),
        }
        answer = self._lines().ask(method, path, body=body, headers=headers)
        try:
            if answer.status in (200, 201):
                return msgspec.json.decode(answer.body, type=kind)
            problem = msgspec.json.decode(answer.body, type=_Problem)
        except msgspec.MsgspecError as trouble:
            raise Unclear(repr(trouble)) from trouble
        if answer.status >= 500:
            raise Unclear(f"answered {answer.status} {problem.code}")
        refusal = NoSuchPayment if answer.status == 404 else Refused
        raise refusal(problem.code, problem.detail)

    def _lines(self) -> Lines:
        """Return the lines to the bank that settings name now."""
        if self._known_lines is None or self._known_lines.base_url != settings.SANDBOX_BANK_URL:
            self._known_lines = Lines(settings.SANDBOX_BANK_URL)
        return self._known_lines


def _pay_url(path: str, return_url: str) -> str:
    """
    Say how the payer's browser reaches the bank: on the host by which it reached the shop, at the bank's own port.

    So a phone that opened the shop of a laptop by its address in the house finds the bank as well.
    """
    if settings.SANDBOX_BANK_PUBLIC_URL:
        return f"{settings.SANDBOX_BANK_PUBLIC_URL}{path}"
    shop, bank = urlsplit(return_url), urlsplit(settings.SANDBOX_BANK_URL)
    host = f"[{shop.hostname}]" if ":" in (shop.hostname or "") else shop.hostname
    return urlunsplit((bank.scheme, f"{host}:{bank.port}", path, "", ""))


def _sign(message: bytes) -> str:
    return hmac.new(settings.SANDBOX_BANK_SECRET.encode(), message, hashlib.sha256).hexdigest()


def _amount_out(amount: Money) -> dict[str, Any]:
    return {"currency": amount.currency, "minor": amount.minor}
