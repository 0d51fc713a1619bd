"""Refunds: taken on at once, told when they are through."""

import secrets
from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.routing import Route

from sandbox_bank.book import Refused, Row
from sandbox_bank.protocols.wechat.door import Asked, door, of_body
from sandbox_bank.protocols.wechat.signing import beijing


class Amount(msgspec.Struct):
    refund: int
    total: int
    currency: str


class NewRefund(msgspec.Struct):
    out_trade_no: str
    out_refund_no: str
    amount: Amount
    notify_url: str = ""
    reason: str = ""


def routes() -> list[Route]:
    base = "/v3/refund/domestic/refunds"
    return [
        Route(base, door(_refund, about=of_body), methods=["POST"]),
        Route(f"{base}/{{out_refund_no}}", door(_query, about=_meant), methods=["GET"]),
    ]


def _refund(asked: Asked) -> Mapping[str, Any]:
    new = asked.read(NewRefund)
    code = asked.merchant["code"]
    payment = asked.book.payment(new.out_trade_no, now=asked.now, merchant=code)
    if new.amount.refund <= 0 or new.amount.total != payment["minor"]:
        raise Refused(400, "amount_makes_no_sense")
    refund = asked.book.refund(
        refund_ref=new.out_refund_no,
        merchant_ref=new.out_trade_no,
        currency=new.amount.currency,
        minor=new.amount.refund,
        now=asked.now,
        number=f"5030{secrets.randbelow(10**24):024d}",
        merchant=code,
        notify_url=new.notify_url,
    )
    if refund["state"] == "failed":
        raise Refused(403, "insufficient_funds")
    return {**_shown(refund), "status": "PROCESSING"}  # As in life: it is through a moment later.


def _query(asked: Asked) -> Mapping[str, Any]:
    number = asked.request.path_params["out_refund_no"]
    refund = asked.book.refund_of(number, merchant=asked.merchant["code"])
    if refund["state"] == "failed":  # A request that was refused has left nothing behind.
        raise Refused(404, "no_such_refund")
    return _shown(refund)


def _meant(asked: Asked) -> str:
    return asked.book.merchant_ref_of(asked.request.path_params["out_refund_no"])


def _shown(refund: Row) -> dict[str, Any]:
    return {
        "refund_id": refund["id"],
        "out_refund_no": refund["refund_ref"],
        "transaction_id": refund["trade_no"],
        "out_trade_no": refund["merchant_ref"],
        "channel": "ORIGINAL",
        "user_received_account": "支付用户零钱",
        "create_time": beijing(refund["created_at"]),
        "success_time": beijing(refund["settled_at"]),
        "status": "SUCCESS",
        "funds_account": "AVAILABLE",
        "amount": {
            "total": refund["paid_minor"],
            "refund": refund["minor"],
            "payer_total": refund["paid_minor"],
            "payer_refund": refund["minor"],
            "settlement_refund": refund["minor"],
            "settlement_total": refund["paid_minor"],
            "discount_refund": 0,
            "currency": refund["currency"],
        },
    }


def told(notice: Row, event: Mapping[str, Any], mchid: str) -> dict[str, Any]:
    """Shape what is sealed into a notice of a refund. WeChat names no currency there."""
    minor = event["amount"]["minor"]
    return {
        "mchid": mchid,
        "transaction_id": notice["trade_no"],
        "out_trade_no": event["merchant_ref"].replace("-", ""),
        "refund_id": event["refund_id"],
        "out_refund_no": event["refund_ref"],
        "refund_status": "SUCCESS",
        "success_time": beijing(event["at"]),
        "user_received_account": "支付用户零钱",
        "amount": {"total": notice["minor"], "refund": minor, "payer_total": notice["minor"], "payer_refund": minor},
    }
