"""Native, H5, JSAPI and app payments, and the code that the payer shows; query, close and reverse."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

import msgspec
from starlette.routing import Route

from sandbox_bank.book import Refused, Row
from sandbox_bank.protocols.wechat.door import Asked, door, of_body, of_path
from sandbox_bank.protocols.wechat.signing import beijing

STATES = {"waiting": "NOTPAY", "paid": "SUCCESS", "declined": "PAYERROR", "closed": "CLOSED"}
SAID = {"NOTPAY": "订单未支付", "SUCCESS": "支付成功", "PAYERROR": "支付失败", "CLOSED": "订单已关闭",
        "USERPAYING": "用户支付中", "REFUND": "转入退款", "REVOKED": "已撤销"}  # fmt: skip
CODE_SECONDS = 60  # How long a payer who is asked for the password has.


class Amount(msgspec.Struct):
    total: int
    currency: str = "CNY"


class SettleInfo(msgspec.Struct):
    profit_sharing: bool = False


class Payer(msgspec.Struct):
    openid: str = ""
    auth_code: str = ""


class NewPayment(msgspec.Struct):
    appid: str
    mchid: str
    description: str
    out_trade_no: str
    amount: Amount
    notify_url: str = ""
    time_expire: datetime | None = None
    settle_info: SettleInfo = msgspec.field(default_factory=SettleInfo)
    payer: Payer = msgspec.field(default_factory=Payer)
    scene_info: dict[str, Any] | None = None


def routes() -> list[Route]:
    born = partial(door, about=of_body, is_birth=True)
    base = "/v3/pay/transactions"
    return [
        Route(f"{base}/native", born(lambda asked: _create(asked, "NATIVE")), methods=["POST"]),
        Route(f"{base}/h5", born(lambda asked: _create(asked, "MWEB")), methods=["POST"]),
        Route(f"{base}/jsapi", born(lambda asked: _create(asked, "JSAPI")), methods=["POST"]),
        Route(f"{base}/app", born(lambda asked: _create(asked, "APP")), methods=["POST"]),
        Route(f"{base}/codepay", born(_charge_code), methods=["POST"]),
        Route(f"{base}/out-trade-no/{{out_trade_no}}", door(_query, about=of_path), methods=["GET"]),
        Route(f"{base}/out-trade-no/{{out_trade_no}}/close", door(_close, about=of_path), methods=["POST"]),
        Route(f"{base}/out-trade-no/{{out_trade_no}}/reverse", door(_reverse, about=of_path), methods=["POST"]),
    ]


def _create(asked: Asked, way: str) -> Mapping[str, Any]:
    payment = _write(asked, asked.read(NewPayment), way)
    if payment["state"] == "paid":
        raise Refused(400, "paid_already")
    if payment["state"] == "closed":
        raise Refused(400, "order_closed")
    public = asked.request.app.state.public_url or str(asked.request.base_url).rstrip("/")
    page = f"{public}/pay/{payment['token']}"
    if way == "NATIVE":
        return {"code_url": page}
    if way == "MWEB":
        return {"h5_url": page}
    return {"prepay_id": f"wx{payment['token']}"}


def _write(asked: Asked, new: NewPayment, way: str, *, seconds: float | None = None) -> Row:
    if new.mchid != asked.merchant["number"] or new.appid != asked.merchant["appid"] or new.amount.total <= 0:
        raise Refused(400, "amount_makes_no_sense")
    expires_at = new.time_expire.timestamp() if new.time_expire else asked.now + (seconds or 7200)
    return asked.book.create_payment(
        merchant_ref=new.out_trade_no,
        currency=new.amount.currency,
        minor=new.amount.total,
        title=new.description,
        notify_url=new.notify_url,
        return_url="",
        expires_at=expires_at,
        now=asked.now,
        number=f"4200{secrets.randbelow(10**24):024d}",
        protocol="wechat",
        merchant=asked.merchant["code"],
        way=way,
        fee_bps=asked.merchant["fee_bps"],
        facts={"openid": new.payer.openid or "oSandboxPayer", "shares": new.settle_info.profit_sharing},
    )


def _charge_code(asked: Asked) -> Mapping[str, Any]:
    """Charge the code at once; whoever is asked for the password confirms on the page, and the merchant asks again."""
    new = asked.read(NewPayment)
    code = new.payer.auth_code
    if not (code.isdecimal() and len(code) == 18 and 10 <= int(code[:2]) <= 15):
        raise Refused(400, "auth_code_used")
    payment = _write(asked, new, "MICROPAY", seconds=CODE_SECONDS)
    if "asks_password" not in asked.book.faults_of(payment):
        payment = asked.book.pay(payment["token"], now=asked.now)
    return shown(payment, asked.merchant)


def _query(asked: Asked) -> Mapping[str, Any]:
    if asked.request.query_params.get("mchid") != asked.merchant["number"]:
        raise Refused(400, "amount_makes_no_sense")
    payment = asked.book.payment(of_path(asked), now=asked.now, merchant=asked.merchant["code"])
    return shown(payment, asked.merchant)


def _close(asked: Asked) -> None:
    payment = asked.book.close_payment(of_path(asked), now=asked.now, merchant=asked.merchant["code"])
    if payment["state"] == "paid":
        raise Refused(400, "paid_already")


def _reverse(asked: Asked) -> Mapping[str, Any]:
    """Undo a charge by code: what was paid goes back whole."""
    book, code = asked.book, asked.merchant["code"]
    payment = book.close_payment(of_path(asked), now=asked.now, merchant=code)
    if payment["state"] == "paid" and payment["refunded_minor"] < payment["minor"]:
        book.refund(
            refund_ref=f"reverse-{payment['merchant_ref']}",
            merchant_ref=payment["merchant_ref"],
            currency=payment["currency"],
            minor=payment["minor"] - payment["refunded_minor"],
            now=asked.now,
            number=f"5030{secrets.randbelow(10**24):024d}",
            merchant=code,
        )
    return {"out_trade_no": payment["merchant_ref"], "recall": "N"}


def shown(payment: Row, merchant: Row) -> dict[str, Any]:
    """Shape a payment as a query answers it."""
    state = STATES[payment["state"]]
    if state == "NOTPAY" and payment["way"] == "MICROPAY":
        state = "USERPAYING"
    if payment["refunded_minor"] and state == "SUCCESS":
        state = "REFUND"
    said = {
        "appid": merchant["appid"],
        "mchid": merchant["number"],
        "out_trade_no": payment["merchant_ref"],
        "trade_type": payment["way"],
        "trade_state": state,
        "trade_state_desc": SAID[state],
        "amount": _amount(payment["minor"], payment["currency"]),
    }
    if payment["state"] == "paid":
        said |= _paid(payment)
    return said


def told(notice: Row, event: Mapping[str, Any], mchid: str, appid: str) -> dict[str, Any]:
    """Shape what is sealed into a notice of a payment."""
    return {
        "appid": appid,
        "mchid": mchid,
        "out_trade_no": event["merchant_ref"].replace("-", ""),
        "trade_type": notice["way"],
        "trade_state": "SUCCESS",
        "trade_state_desc": SAID["SUCCESS"],
        "amount": _amount(event["amount"]["minor"], event["amount"]["currency"]),
        **_paid(notice),
    }


def _paid(row: Row) -> dict[str, Any]:
    facts = msgspec.json.decode(row["facts"])
    return {
        "transaction_id": row["trade_no"],
        "bank_type": "OTHERS",
        "attach": "",
        "success_time": beijing(row["settled_at"]),
        "payer": {"openid": facts["openid"]},
    }


def _amount(minor: int, currency: str) -> dict[str, Any]:
    return {"total": minor, "payer_total": minor, "currency": currency, "payer_currency": currency}
