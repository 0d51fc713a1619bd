"""
Alipay's open platform, as its documents describe it: https://opendocs.alipay.com/open/270/105900

One address, `gateway.do`; requests, answers and notices are signed with RSA over SHA-256 ("RSA2") over sorted pairs.
"""

import json
from datetime import datetime
from typing import ClassVar
from urllib.parse import urlencode

from starlette.routing import Route

from sandbox_bank import rsa_keys
from sandbox_bank.book import Book, Row
from sandbox_bank.protocol import Letter
from sandbox_bank.protocols.alipay import bills, gateway
from sandbox_bank.protocols.alipay.signing import CHINA, pairs, time_of, yuan


class Alipay:
    code: ClassVar[str] = "alipay"

    def routes(self) -> list[Route]:
        return [*gateway.routes(), *bills.routes()]

    def letter(self, book: Book, notice: Row, *, signed_at: float, is_forged: bool) -> Letter:
        merchant = book.account_called(notice["merchant"])
        event = json.loads(notice["body"])
        is_refund = event["kind"] == "refund.succeeded"
        is_foreign = "wrong_merchant" in json.loads(notice["faults"])
        extra = int(json.loads(notice["faults"]).get("wrong_amount", 0))
        said = {
            "notify_time": datetime.fromtimestamp(signed_at, CHINA).strftime("%Y-%m-%d %H:%M:%S"),
            "notify_type": "trade_status_sync",
            "notify_id": notice["id"],
            "app_id": merchant["number"],
            "auth_app_id": merchant["number"],
            "charset": "utf-8",
            "version": "1.0",
            "trade_no": notice["trade_no"],
            "out_trade_no": event["merchant_ref"].replace("-", ""),
            "buyer_id": "2088000000009999",
            "seller_id": "2088999999999999" if is_foreign else merchant["seller_id"],
            "trade_status": "TRADE_SUCCESS",
            "total_amount": yuan(notice["minor"] + extra),
            "receipt_amount": yuan(notice["minor"] + extra),
            "subject": notice["title"],
            "gmt_create": time_of(notice["settled_at"]),
            "gmt_payment": time_of(notice["settled_at"]),
        }
        if is_refund:  # The fee is all that was given back so far: Alipay does not tell this refund's own.
            refunded = yuan(notice["refunded_minor"])
            said |= {"out_biz_no": event["refund_ref"], "refund_fee": refunded, "gmt_refund": time_of(event["at"])}
        key = book.platform_keys("alipay")[0]["private_pem"]
        signature = rsa_keys.sign(rsa_keys.make_private_key() if is_forged else key, pairs(said))
        content = urlencode({**said, "sign_type": "RSA2", "sign": signature}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
        return Letter(notice["url"], headers, content)

    def rotate(self, book: Book) -> None:
        """Alipay's key is changed by the merchant, in its console."""

    def is_heard(self, status: int, content: bytes) -> bool:
        return status == 200 and content.strip() == b"success"
