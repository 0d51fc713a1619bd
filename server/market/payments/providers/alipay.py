"""Alipay: by a code on the screen, on a page of its own on a computer or a phone, and by the code a payer shows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar, Self
from urllib.parse import parse_qsl

import msgspec
from django.conf import settings

from foundation.money import Money
from market.payments.providers.alipay_money import Bills, Splits
from market.payments.providers.alipay_wire import CHINA, IN_PROGRESS, Account, Wire, instant
from market.payments.providers.base import (
    Fits,
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
    Shown,
    ShownKind,
    SplitLimits,
    Unproven,
    Way,
)
from market.payments.providers.lines import fee_of

QR, PAGE, WAP, APP, CODE = "alipay_qr", "alipay_page", "alipay_wap", "alipay_app", "alipay_code"
PAGES = {
    PAGE: ("alipay.trade.page.pay", "FAST_INSTANT_TRADE_PAY"),
    WAP: ("alipay.trade.wap.pay", "QUICK_WAP_WAY"),
    APP: ("alipay.trade.app.pay", "QUICK_MSECURITY_PAY"),
}
FATES = {
    "WAIT_BUYER_PAY": PaymentFate.WAITING,
    "TRADE_SUCCESS": PaymentFate.PAID,
    "TRADE_FINISHED": PaymentFate.PAID,
    "TRADE_CLOSED": PaymentFate.CLOSED,
}
IS_PAID = frozenset({"ACQ.TRADE_HAS_SUCCESS", "ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID"})
IS_OVER = IS_PAID | {"ACQ.TRADE_HAS_CLOSE"}
CLOCK_LEEWAY = timedelta(minutes=2)  # Between our clock and Alipay's, before we hold a page for dead.


class Alipay(Splits, Bills):
    kind: ClassVar[str] = "alipay"
    ways: tuple[Way, ...] = (
        Way(QR, {"zh-CN": "支付宝", "en": "Alipay"}, Fits.DESKTOP),
        Way(PAGE, {"zh-CN": "支付宝网页登录", "en": "Alipay, signed in on the web"}, Fits.DESKTOP),
        Way(WAP, {"zh-CN": "支付宝", "en": "Alipay"}, Fits.PHONE),
        Way(CODE, {"zh-CN": "支付宝付款码", "en": "Alipay payment code"}, Fits.CASHIER),
    )
    is_online: ClassVar[bool] = True
    notice_headers: ClassVar[frozenset[str]] = frozenset()  # All is in the words.
    notice_answer: ClassVar[bytes] = b"success"

    def __init__(self, account: Account) -> None:
        self.account = account
        self.code = account.code
        self.wire = Wire(account)
        self.most_bps = account.most_split_bps
        self.split_limits = SplitLimits()

    @classmethod
    def accounts(cls) -> Sequence[Self]:
        return [cls(msgspec.convert(one, Account)) for one in settings.PAYMENT_ACCOUNTS.get("alipay", ())]

    def fee(self, amount: Money) -> Money:
        return fee_of(amount, self.account.fee_bps)

    def create(self, payment: NewPayment) -> PaymentStatus:
        biz = {
            "out_trade_no": payment.ref.hex,
            "total_amount": yuan(payment.amount),
            "subject": payment.title[:256],
            "time_expire": payment.expires_at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S"),
            "extend_params": {"royalty_freeze": "true"},  # What is paid waits there until it is shared out.
        }
        waiting = PaymentStatus(PaymentFate.WAITING, payment.amount, "", None, "")
        addresses = {"notify_url": payment.notice_url, "return_url": payment.return_url}
        if payment.way in PAGES:  # Alipay hears of it from the payer's browser, whose address carries our signature.
            method, product = PAGES[payment.way]
            query = self.wire.signed(method, {**biz, "product_code": product}, **addresses)
            if payment.way == APP:
                return replace(waiting, shown=Shown(ShownKind.INVOKE, query))
            return replace(waiting, redirect_url=f"{self.account.gateway}?{query}")
        try:
            if payment.way == CODE:
                return self._charge_code(payment, biz)
            said = self.wire.ask("alipay.trade.precreate", biz, notify_url=payment.notice_url)
        except Refused as refusal:
            if refusal.code in IS_OVER:  # Asked for before, and ended meanwhile.
                return self.query(payment.known())
            raise
        return replace(waiting, shown=Shown(ShownKind.SCAN, str(said["qr_code"])))

    def query(self, payment: KnownPayment) -> PaymentStatus:
        try:
            return _read(self.wire.ask("alipay.trade.query", {"out_trade_no": payment.ref.hex}))
        except NoSuchPayment:
            return self._unopened(payment)

    def close(self, payment: KnownPayment) -> PaymentStatus:
        if payment.way == CODE:
            return self.query(payment)
        try:
            self.wire.ask("alipay.trade.close", {"out_trade_no": payment.ref.hex})
        except NoSuchPayment:
            return self._unopened(payment)
        except Refused as refusal:
            if refusal.code in IS_OVER:
                return self.query(payment)
            raise
        return PaymentStatus(PaymentFate.CLOSED, payment.amount, payment.provider_ref, None, "")

    def refund(self, refund: NewRefund) -> RefundStatus:
        asked = {
            "out_trade_no": refund.payment.ref.hex,
            "out_request_no": refund.ref.hex,
            "refund_amount": yuan(refund.amount),
            "refund_reason": refund.because[:256],
        }
        said = self.wire.ask("alipay.trade.refund", asked)
        if said.get("fund_change") == "Y":
            return RefundStatus(RefundFate.SUCCEEDED, refund.amount, refund.ref.hex)
        return self.query_refund(refund)  # Nothing moved by this request: perhaps by an earlier one.

    def query_refund(self, refund: NewRefund) -> RefundStatus:
        asked = {"out_trade_no": refund.payment.ref.hex, "out_request_no": refund.ref.hex}
        said = self.wire.ask("alipay.trade.fastpay.refund.query", asked)
        if said.get("refund_status") != "REFUND_SUCCESS":
            return RefundStatus(RefundFate.WAITING, refund.amount, "")  # To be asked for again; it leaves once.
        return RefundStatus(RefundFate.SUCCEEDED, money(said["refund_amount"]), refund.ref.hex)

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        """A notice bears no time that protects it: it is known again by its number, which is kept for ever."""
        try:
            said = dict(parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True))
        except ValueError as trouble:
            raise Unproven("no list of pairs") from trouble
        if not self.wire.is_told_by_alipay(said):
            raise Unproven("wrong signature")
        if said.get("app_id") != self.account.app_id or said.get("seller_id") != self.account.seller_id:
            raise Unproven("about another merchant")
        try:
            # What it says of a refund is the sum of all refunds; each one's fate is in the answer to its request.
            return NoticeRead(said["notify_id"][:100], said["out_trade_no"], _read(said), None, None)
        except (ValueError, KeyError, ArithmeticError, AssertionError) as trouble:
            raise Unproven(f"signed, but makes no sense: {trouble!r}") from trouble

    def _charge_code(self, payment: NewPayment, biz: Mapping[str, Any]) -> PaymentStatus:
        shown = {"scene": "bar_code", "auth_code": payment.payer_token, "product_code": "FACE_TO_FACE_PAYMENT"}
        named = {name: value for name, value in biz.items() if name != "time_expire"}
        said = self.wire.ask("alipay.trade.pay", {**named, **shown, "timeout_express": "1m"})
        if said["code"] == IN_PROGRESS:
            return PaymentStatus(PaymentFate.WAITING, payment.amount, "", None, "")
        return _read({**said, "trade_status": "TRADE_SUCCESS"})

    def _unopened(self, payment: KnownPayment) -> PaymentStatus:
        """
        Say what a trade is that Alipay does not know: it begins when its payer opens the page or scans the code.

        Until the page is dead they still may; nobody could close it. :raises NoSuchPayment: it is dead
        """
        if payment.way == CODE or datetime.now(UTC) > payment.expires_at + CLOCK_LEEWAY:
            raise NoSuchPayment("ACQ.TRADE_NOT_EXIST")
        return PaymentStatus(PaymentFate.WAITING, payment.amount, "", None, "")


def _read(said: Mapping[str, Any]) -> PaymentStatus:
    """Read what is said of a trade, in an answer or a notice."""
    fate, amount = FATES[said["trade_status"]], money(said["total_amount"])
    if fate != PaymentFate.PAID:
        return PaymentStatus(fate, amount, "", None, "")
    number = said["trade_no"]
    assert isinstance(number, str) and 0 < len(number) <= 64, "a number of Alipay's"
    paid_at = instant(said.get("gmt_payment") or said["send_pay_date"])
    payer = str(said.get("buyer_open_id") or said.get("buyer_id") or said.get("buyer_user_id") or "")
    return PaymentStatus(fate, amount, number, paid_at, "", trade_ref=number, payer=payer)


def money(words: object) -> Money:
    """Read an amount in yuan; Alipay speaks of no other currency here. :raises ArithmeticError: it is none"""
    minor = Decimal(str(words)) * 100
    assert minor == int(minor), "yuan have two places"
    return Money("CNY", int(minor))


def yuan(amount: Money) -> str:
    """Write an amount in yuan. :raises Refused: it is of another currency"""
    if amount.currency != "CNY":
        raise Refused("alipay.only_yuan", amount.currency)
    return f"{amount.minor // 100}.{amount.minor % 100:02d}"
