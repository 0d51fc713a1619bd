"""Trades: a code to scan, a page to open, a code that was shown; query, close, cancel and refund."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sandbox_bank.book import Refused, Row
from sandbox_bank.protocols.alipay.asking import Asked
from sandbox_bank.protocols.alipay.signing import CHINA, instant_of, minor_of, time_of, yuan

STATES = {"waiting": "WAIT_BUYER_PAY", "paid": "TRADE_SUCCESS", "declined": "TRADE_CLOSED", "closed": "TRADE_CLOSED"}
CODE_SECONDS = 60
PAY_IN_PROGRESS = {"code": "10003", "msg": "order success pay inprocess"}


def begin(asked: Asked, way: str, *, seconds: float = 7200) -> Row:
    """Write the trade that is asked for. :raises Refused:"""
    biz = asked.biz
    expires_at = instant_of(biz["time_expire"]) if biz.get("time_expire") else asked.now + seconds
    day = datetime.fromtimestamp(asked.now, CHINA).strftime("%Y%m%d")
    payment = asked.book.create_payment(
        merchant_ref=str(biz["out_trade_no"]),
        currency="CNY",
        minor=minor_of(biz.get("total_amount")),
        title=str(biz.get("subject", "")),
        notify_url=asked.said.get("notify_url", ""),
        return_url=asked.said.get("return_url", ""),
        expires_at=expires_at,
        now=asked.now,
        number=f"{day}2200{secrets.randbelow(10**16):016d}",
        protocol="alipay",
        merchant=asked.merchant["code"],
        way=way,
        fee_bps=asked.merchant["fee_bps"],
        facts={"is_seen": way != "QR"},
    )
    if payment["state"] == "paid" and way != "BAR_CODE":
        raise Refused(400, "paid_already")
    if payment["state"] == "closed":
        raise Refused(400, "is_closed")
    return payment


def precreate(asked: Asked) -> Mapping[str, Any]:
    payment = begin(asked, "QR")
    public = asked.request.app.state.public_url or str(asked.request.base_url).rstrip("/")
    return {"out_trade_no": payment["merchant_ref"], "qr_code": f"{public}/pay/{payment['token']}"}


def charge_code(asked: Asked) -> Mapping[str, Any]:
    code = str(asked.biz.get("auth_code", ""))
    if not (code.isdecimal() and 16 <= len(code) <= 24 and 25 <= int(code[:2]) <= 30):
        raise Refused(400, "auth_code_used")
    payment = begin(asked, "BAR_CODE", seconds=CODE_SECONDS)
    if "asks_password" not in asked.book.faults_of(payment):
        payment = asked.book.pay(payment["token"], now=asked.now)
    if payment["state"] == "declined":
        raise Refused(400, "payment_failed")
    return _shown(payment) if payment["state"] == "paid" else {**_shown(payment), **PAY_IN_PROGRESS}


def query(asked: Asked) -> Mapping[str, Any]:
    return _shown(_meant(asked, asked.book.payment(asked.ref, now=asked.now, merchant=asked.merchant["code"])))


def close(asked: Asked) -> Mapping[str, Any]:
    """Close what waits. What nobody has opened yet is no trade, so that it cannot be closed either."""
    code = asked.merchant["code"]
    _meant(asked, asked.book.payment(asked.ref, now=asked.now, merchant=code))
    payment = asked.book.close_payment(asked.ref, now=asked.now, merchant=code)
    if payment["state"] == "paid":
        raise Refused(400, "wrong_state")
    return {"out_trade_no": payment["merchant_ref"], "trade_no": payment["trade_no"]}


def cancel(asked: Asked) -> Mapping[str, Any]:
    """Undo: close what waits, give back what was paid."""
    code = asked.merchant["code"]
    payment = asked.book.close_payment(asked.ref, now=asked.now, merchant=code)
    left = payment["minor"] - payment["refunded_minor"]
    if payment["state"] == "paid" and left:
        _give_back(asked, payment, left, f"cancel-{payment['merchant_ref']}")
    action = "refund" if payment["state"] == "paid" else "close"
    return {"out_trade_no": payment["merchant_ref"], "retry_flag": "N", "action": action}


def refund(asked: Asked) -> Mapping[str, Any]:
    payment = asked.book.payment(asked.ref, now=asked.now, merchant=asked.merchant["code"])
    before = payment["refunded_minor"]
    done = _give_back(asked, payment, minor_of(asked.biz["refund_amount"]), str(asked.biz["out_request_no"]))
    if done["state"] == "failed":
        raise Refused(400, "insufficient_funds")
    after = asked.book.payment_numbered(payment["trade_no"], merchant=asked.merchant["code"])["refunded_minor"]
    return {
        "out_trade_no": payment["merchant_ref"],
        "trade_no": payment["trade_no"],
        "buyer_logon_id": "san***@sandbox.com",
        "fund_change": "Y" if after > before else "N",
        "refund_fee": yuan(after),
        "gmt_refund_pay": time_of(done["settled_at"]),
    }


def query_refund(asked: Asked) -> Mapping[str, Any]:
    done = asked.book.refund_of(str(asked.biz["out_request_no"]), merchant=asked.merchant["code"])
    if done["merchant_ref"] != asked.ref:
        raise Refused(404, "no_such_refund")
    said = {"trade_no": done["trade_no"], "out_trade_no": done["merchant_ref"], "out_request_no": done["refund_ref"]}
    if done["state"] == "failed":  # Alipay answers 10000 all the same, without a status.
        return said
    amounts = {"refund_amount": yuan(done["minor"]), "total_amount": yuan(done["paid_minor"])}
    return {**said, **amounts, "refund_status": "REFUND_SUCCESS"}


def _give_back(asked: Asked, payment: Row, minor: int, ref: str) -> Row:
    return asked.book.refund(
        refund_ref=ref,
        merchant_ref=payment["merchant_ref"],
        currency="CNY",
        minor=minor,
        now=asked.now,
        number=f"ar_{secrets.token_hex(10)}",
        merchant=asked.merchant["code"],
    )


def _meant(asked: Asked, payment: Row) -> Row:
    """Let a trade through that a payer has opened. :raises Refused:"""
    if payment["state"] == "waiting" and not json.loads(payment["facts"])["is_seen"]:
        raise Refused(404, "no_such_payment")
    return payment


def _shown(payment: Row) -> dict[str, Any]:
    said = {
        "trade_no": payment["trade_no"],
        "out_trade_no": payment["merchant_ref"],
        "trade_status": STATES[payment["state"]],
        "total_amount": yuan(payment["minor"]),
        "buyer_logon_id": "san***@sandbox.com",
    }
    if payment["state"] == "paid":
        paid_at = time_of(payment["settled_at"])
        said |= {
            "buyer_user_id": "2088000000009999",
            "send_pay_date": paid_at,
            "gmt_payment": paid_at,
            "receipt_amount": yuan(payment["minor"]),
        }
    return said
