"""The sandbox bank: pays by redirect, signs with HMAC-SHA256, and makes every mistake a bank can make."""

import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

import httpx
from django.conf import settings

from foundation.money import Money
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
    Refused,
    Unclear,
    Unproven,
)

# Somebody waits at a screen while a payment is created, so the bank has seconds, not minutes. All the time-outs of a
# call together stay under `ask_providers.LEASE`.
TIMEOUT = httpx.Timeout(connect=2, read=6, write=2, pool=1)
# A bank that hangs may hold at most half of a web process's threads; the next caller is told at once.
MOST_CONNECTIONS = 12
CLOCK_TOLERANCE_SECONDS = 300
FATES = {
    "payment.succeeded": PaymentFate.PAID,
    "payment.declined": PaymentFate.DECLINED,
    "payment.processing": PaymentFate.WAITING,
}


class SandboxBank:
    code: ClassVar[str] = "sandbox"
    title: ClassVar[Words] = {"zh-CN": "沙盒银行", "en": "Sandbox Bank"}
    notice_headers: ClassVar[frozenset[str]] = frozenset({"bank-timestamp", "bank-nonce", "bank-signature"})

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._client: httpx.Client | None = None

    def create(self, payment: NewPayment) -> PaymentStatus:
        said = self._call(
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
        return replace(_payment(said), redirect_url=_pay_url(str(said.get("pay_path")), payment.return_url))

    def query(self, ref: UUID) -> PaymentStatus:
        return _payment(self._call("GET", f"/v1/payments/{ref}"))

    def close(self, ref: UUID) -> PaymentStatus:
        return _payment(self._call("POST", f"/v1/payments/{ref}/close", {}))

    def refund(self, refund: NewRefund) -> RefundStatus:
        return _refund(
            self._call(
                "POST",
                "/v1/refunds",
                {
                    "refund_ref": str(refund.ref),
                    "merchant_ref": str(refund.payment_ref),
                    "amount": _amount_out(refund.amount),
                },
            )
        )

    def query_refund(self, refund: NewRefund) -> RefundStatus:
        return _refund(self._call("GET", f"/v1/refunds/{refund.ref}"))

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        timestamp, nonce = headers.get("bank-timestamp", ""), headers.get("bank-nonce", "")
        expected = _sign(f"{timestamp}\n{nonce}\n".encode() + body)
        if not hmac.compare_digest(expected.encode(), headers.get("bank-signature", "").encode()):
            raise Unproven("wrong signature")
        if not timestamp.isdecimal() or abs(received_at.timestamp() - int(timestamp)) > CLOCK_TOLERANCE_SECONDS:
            raise Unproven("too old")
        try:
            return _notice(json.loads(body))
        except (ValueError, KeyError, TypeError, AssertionError) as trouble:
            raise Unproven(f"signed, but makes no sense: {trouble!r}") from trouble

    def _call(self, method: str, path: str, said: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        body = b"" if said is None else json.dumps(said, ensure_ascii=False).encode()
        timestamp, nonce = str(int(time.time())), secrets.token_hex(12)
        headers = {
            "Content-Type": "application/json",
            "Bank-Timestamp": timestamp,
            "Bank-Nonce": nonce,
            "Bank-Signature": _sign(f"{method}\n{path}\n{timestamp}\n{nonce}\n".encode() + body),
        }
        try:
            answer = self._http().request(method, settings.SANDBOX_BANK_URL + path, content=body, headers=headers)
            told = answer.json()
        except (httpx.HTTPError, ValueError) as trouble:
            raise Unclear(repr(trouble)) from trouble
        if answer.status_code in (200, 201) and isinstance(told, dict):
            return told
        if answer.status_code >= 500 or not isinstance(told, dict):
            raise Unclear(f"answered {answer.status_code}")
        kind = NoSuchPayment if answer.status_code == 404 else Refused
        raise kind(str(told.get("code", answer.status_code)), str(told.get("detail", "")))

    def _http(self) -> httpx.Client:
        """One pool per process, made after any fork."""
        with self._lock:
            if self._client is None:
                limits = httpx.Limits(max_connections=MOST_CONNECTIONS, keepalive_expiry=30)
                self._client = httpx.Client(timeout=TIMEOUT, limits=limits, trust_env=False)
            return self._client


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


def _amount_in(said: Mapping[str, Any]) -> Money:
    return Money(said["currency"], said["minor"])


def _payment(said: Mapping[str, Any]) -> PaymentStatus:
    try:
        return PaymentStatus(
            fate=PaymentFate(said["state"]),
            amount=_amount_in(said["amount"]),
            provider_ref=said["payment_id"],
            paid_at=datetime.fromisoformat(said["settled_at"]) if said["state"] == "paid" else None,
            redirect_url="",
        )
    except (ValueError, KeyError, TypeError, AssertionError) as trouble:
        raise Unclear(f"the answer makes no sense: {trouble!r}") from trouble


def _refund(said: Mapping[str, Any]) -> RefundStatus:
    try:
        return RefundStatus(RefundFate(said["state"]), _amount_in(said["amount"]), said["refund_id"])
    except (ValueError, KeyError, TypeError, AssertionError) as trouble:
        raise Unclear(f"the answer makes no sense: {trouble!r}") from trouble


def _notice(said: Mapping[str, Any]) -> NoticeRead:
    amount = _amount_in(said["amount"])
    if said["kind"] == "refund.succeeded":
        refund = RefundStatus(RefundFate.SUCCEEDED, amount, said["refund_id"])
        return NoticeRead(said["notice_id"], said["merchant_ref"], None, said["refund_ref"], refund)
    payment = PaymentStatus(
        fate=FATES[said["kind"]],
        amount=amount,
        provider_ref=said["payment_id"],
        paid_at=datetime.fromtimestamp(said["at"], UTC),
        redirect_url="",
    )
    return NoticeRead(said["notice_id"], said["merchant_ref"], payment, None, None)
