"""WeChat Pay, version 3: by a code on the screen, in a phone's browser, inside WeChat, by the code a payer shows."""

import json
import secrets
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self
from urllib.parse import quote

import msgspec
from django.conf import settings

from foundation.money import Money
from market.payments.providers import rsa
from market.payments.providers.base import (
    Fits,
    KnownPayment,
    NewPayment,
    NewRefund,
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
from market.payments.providers.wechat_money import Bills, Splits
from market.payments.providers.wechat_wire import HEADERS, Account, Wire

QR, H5, JSAPI, CODE = "wechat_qr", "wechat_h5", "wechat_jsapi", "wechat_code"
PATHS = {QR: "native", H5: "h5", JSAPI: "jsapi", CODE: "codepay"}
FATES = {
    "SUCCESS": PaymentFate.PAID,
    "REFUND": PaymentFate.PAID,  # Paid, and since then given back in part or whole.
    "NOTPAY": PaymentFate.WAITING,
    "USERPAYING": PaymentFate.WAITING,
    "ACCEPT": PaymentFate.WAITING,
    "PAYERROR": PaymentFate.DECLINED,
    "CLOSED": PaymentFate.CLOSED,
    "REVOKED": PaymentFate.CLOSED,
}
REFUND_FATES = {
    "SUCCESS": RefundFate.SUCCEEDED,
    "PROCESSING": RefundFate.WAITING,
    "ABNORMAL": RefundFate.WAITING,  # The payer's account is gone: a person must have it sent elsewhere.
    "CLOSED": RefundFate.FAILED,
}
PAID_ALREADY = frozenset({"ORDERPAID", "ORDER_PAID"})
IS_OVER = PAID_ALREADY | {"ORDER_CLOSED", "ORDERCLOSED"}
ASKS_PASSWORD = frozenset({"USERPAYING", "USER_PAYING"})


class WeChatPay(Splits, Bills):
    kind: ClassVar[str] = "wechat"
    ways: tuple[Way, ...] = (
        Way(QR, {"zh-CN": "微信支付", "en": "WeChat Pay"}, Fits.DESKTOP),
        Way(H5, {"zh-CN": "微信支付", "en": "WeChat Pay"}, Fits.PHONE),
        Way(JSAPI, {"zh-CN": "微信支付", "en": "WeChat Pay"}, Fits.WALLET),
        Way(CODE, {"zh-CN": "微信付款码", "en": "WeChat payment code"}, Fits.CASHIER),
    )
    is_online: ClassVar[bool] = True
    notice_headers: ClassVar[frozenset[str]] = HEADERS
    notice_answer: ClassVar[bytes] = b""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.code = account.code
        self.wire = Wire(account)
        self.most_bps = account.most_split_bps
        self.split_limits = SplitLimits(
            wait=timedelta(minutes=1), window=timedelta(days=account.split_window_days), most_splits=50, most_shares=50
        )

    @classmethod
    def accounts(cls) -> Sequence[Self]:
        return [cls(msgspec.convert(one, Account)) for one in settings.PAYMENT_ACCOUNTS.get("wechat", ())]

    def fee(self, amount: Money) -> Money:
        return fee_of(amount, self.account.fee_bps)

    def create(self, payment: NewPayment) -> PaymentStatus:
        try:
            said = self.wire.ask("POST", f"/v3/pay/transactions/{PATHS[payment.way]}", self._asked(payment))
        except Refused as refusal:
            if refusal.code in IS_OVER:  # Asked for before, and ended meanwhile.
                return self.query(payment.known())
            if refusal.code in ASKS_PASSWORD:
                return PaymentStatus(PaymentFate.WAITING, payment.amount, "", None, "")
            raise
        if payment.way == CODE:
            return _read(said, payment.amount)
        shown = None
        if payment.way == QR:
            shown = Shown(ShownKind.SCAN, said["code_url"])
        elif payment.way == JSAPI:
            shown = Shown(ShownKind.INVOKE, json.dumps(self._bridge(said["prepay_id"])))
        return PaymentStatus(PaymentFate.WAITING, payment.amount, "", None, self._page(said, payment), shown)

    def query(self, payment: KnownPayment) -> PaymentStatus:
        path = f"/v3/pay/transactions/out-trade-no/{payment.ref.hex}?mchid={self.account.mchid}"
        said = self.wire.ask("GET", path)
        self._check_merchant(said, Refused)
        return _read(said, payment.amount)

    def close(self, payment: KnownPayment) -> PaymentStatus:
        """A code's charge is not closed: asked again it is over or paid; a payer who is at the password may finish."""
        if payment.way == CODE:
            return self.query(payment)
        try:
            path = f"/v3/pay/transactions/out-trade-no/{payment.ref.hex}/close"
            self.wire.ask("POST", path, {"mchid": self.account.mchid})
        except Refused as refusal:
            if refusal.code in IS_OVER:
                return self.query(payment)
            raise
        return PaymentStatus(PaymentFate.CLOSED, payment.amount, payment.provider_ref, None, "")

    def refund(self, refund: NewRefund) -> RefundStatus:
        asked = {
            "out_trade_no": refund.payment.ref.hex,
            "out_refund_no": refund.ref.hex,
            "reason": refund.because[:80],
            "notify_url": refund.notice_url,
            "amount": {
                "refund": refund.amount.minor,
                "total": refund.payment.amount.minor,
                "currency": refund.amount.currency,
            },
        }
        return _read_refund(self.wire.ask("POST", "/v3/refund/domestic/refunds", asked))

    def query_refund(self, refund: NewRefund) -> RefundStatus:
        return _read_refund(self.wire.ask("GET", f"/v3/refund/domestic/refunds/{refund.ref.hex}"))

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        self.wire.prove(headers, body, at=received_at)
        try:
            event = json.loads(body)
            said = json.loads(self.wire.unseal(event["resource"]))
            self._check_merchant(said, Unproven)
            notice_id, ref = str(event["id"])[:100], str(said["out_trade_no"])
            if str(event["event_type"]).startswith("REFUND."):
                refund = _read_refund({**said, "status": said["refund_status"]})
                return NoticeRead(notice_id, ref, None, str(said["out_refund_no"]), refund)
            return NoticeRead(notice_id, ref, _read(said, None), None, None)
        except (ValueError, KeyError, TypeError, AssertionError) as trouble:
            raise Unproven(f"signed, but makes no sense: {trouble!r}") from trouble

    def fetch_keys(self) -> None:
        """Fetch what WeChat signs with now. :raises Unclear:"""
        self.wire.fetch_keys()

    def _asked(self, payment: NewPayment) -> dict[str, Any]:
        asked: dict[str, Any] = {
            "appid": self.account.appid,
            "mchid": self.account.mchid,
            "description": payment.title[:127],
            "out_trade_no": payment.ref.hex,
            "amount": {"total": payment.amount.minor, "currency": payment.amount.currency},
            "settle_info": {"profit_sharing": True},  # What is paid waits there until it is shared out or let go.
        }
        if payment.way == CODE:
            scene = {"store_info": {"out_id": "jishi"}, "device_ip": payment.payer_ip}
            return {**asked, "payer": {"auth_code": payment.payer_token}, "scene_info": scene}
        asked |= {
            "notify_url": payment.notice_url,
            "time_expire": payment.expires_at.astimezone().isoformat(timespec="seconds"),
        }
        if payment.way == JSAPI:
            asked["payer"] = {"openid": payment.payer_token}
        if payment.way == H5:
            asked["scene_info"] = {"payer_client_ip": payment.payer_ip, "h5_info": {"type": "Wap"}}
        return asked

    def _page(self, said: Mapping[str, Any], payment: NewPayment) -> str:
        if payment.way != H5:
            return ""
        url = str(said["h5_url"])
        return f"{url}{'&' if '?' in url else '?'}redirect_url={quote(payment.return_url, safe='')}"

    def _bridge(self, prepay_id: str) -> dict[str, str]:
        """Sign what WeixinJSBridge is called with: https://pay.weixin.qq.com/doc/v3/merchant/4012791857"""
        at, nonce, package = str(int(time.time())), secrets.token_hex(16), f"prepay_id={prepay_id}"
        words = f"{self.account.appid}\n{at}\n{nonce}\n{package}\n".encode()
        return {
            "appId": self.account.appid,
            "timeStamp": at,
            "nonceStr": nonce,
            "package": package,
            "signType": "RSA",
            "paySign": rsa.sign(self.account.private_key, words),
        }

    def _check_merchant(self, said: Mapping[str, Any], refusal: type[Refused] | type[Unproven]) -> None:
        if said.get("mchid") != self.account.mchid:
            raise refusal("about another merchant")


def _read(said: Mapping[str, Any], agreed: Money | None) -> PaymentStatus:
    """Read what is said of a payment. In: `agreed`, the amount where nothing is said of one."""
    fate = FATES[said["trade_state"]]
    amount = _amount(said["amount"], "total") if said.get("amount") else agreed
    assert amount is not None, "a notice names its amount"
    if fate != PaymentFate.PAID:
        return PaymentStatus(fate, amount, "", None, "")
    number = _number(said["transaction_id"])
    paid_at = datetime.fromisoformat(said["success_time"])
    assert paid_at.tzinfo is not None, "an instant names its zone"
    payer = str((said.get("payer") or {}).get("openid") or "")
    return PaymentStatus(fate, amount, number, paid_at, "", trade_ref=number, payer=payer)


def _read_refund(said: Mapping[str, Any]) -> RefundStatus:
    amount = _amount(said["amount"], "refund")
    return RefundStatus(REFUND_FATES[said["status"]], amount, _number(said["refund_id"]))


def _amount(said: Mapping[str, Any], name: str) -> Money:
    """Read an amount. A notice of a refund names no currency: WeChat's own is yuan."""
    minor = said[name]
    assert isinstance(minor, int) and not isinstance(minor, bool), "fen are whole"
    return Money(str(said.get("currency", "CNY")), minor)


def _number(words: object) -> str:
    assert isinstance(words, str) and 0 < len(words) <= 64, "a number of WeChat's"
    return words
