"""
WeChat Pay's protocol, version 3, as its documents describe it: https://pay.weixin.qq.com/doc/v3/merchant/4012365870

Requests and answers are signed with RSA over SHA-256, notices are sealed with AES-256-GCM besides.
"""

import json
from datetime import UTC, datetime
from typing import ClassVar

from starlette.routing import Route

from sandbox_bank import onboarding
from sandbox_bank.book import Book, Row
from sandbox_bank.protocol import Letter
from sandbox_bank.protocols.wechat import bills, payments, refunds, splits
from sandbox_bank.protocols.wechat.signing import beijing, platform_headers, seal


class WeChat:
    code: ClassVar[str] = "wechat"

    def routes(self) -> list[Route]:
        return [*payments.routes(), *refunds.routes(), *splits.routes(), *bills.routes()]

    def letter(self, book: Book, notice: Row, *, signed_at: float, is_forged: bool) -> Letter:
        merchant = book.account_called(notice["merchant"])
        event = json.loads(notice["body"])
        mchid = "1999999999" if "wrong_merchant" in json.loads(notice["faults"]) else merchant["number"]
        if event["kind"] == "refund.succeeded":
            kind, original, summary = "REFUND.SUCCESS", "refund", "退款成功"
            resource = refunds.told(notice, event, mchid)
        else:
            kind, original, summary = "TRANSACTION.SUCCESS", "transaction", "支付成功"
            resource = payments.told(notice, event, mchid, merchant["appid"])
        body = json.dumps(
            {
                "id": notice["id"],
                "create_time": beijing(datetime.now(UTC).timestamp()),
                "event_type": kind,
                "resource_type": "encrypt-resource",
                "resource": seal(merchant["api_v3_key"], json.dumps(resource, ensure_ascii=False), original),
                "summary": summary,
            },
            ensure_ascii=False,
        ).encode()
        headers = platform_headers(book, merchant, body, signed_at=signed_at, is_forged=is_forged)
        return Letter(notice["url"], {"Content-Type": "application/json", **headers}, body)

    def rotate(self, book: Book) -> None:
        onboarding.rotate_wechat(book)

    def is_heard(self, status: int, content: bytes) -> bool:
        return status in (200, 204)
