"""The one address of Alipay: who asks is checked, what is asked is looked up, and the answer is signed."""

import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox_bank import rsa_keys
from sandbox_bank.answering import book_of, respond
from sandbox_bank.book import Book, Refused, Row
from sandbox_bank.protocols.alipay import splits, trades
from sandbox_bank.protocols.alipay.asking import Asked
from sandbox_bank.protocols.alipay.bills import bill_address
from sandbox_bank.protocols.alipay.signing import instant_of, pairs
from sandbox_bank.signing import TOLERANCE_SECONDS

PAGES = {"alipay.trade.page.pay": "PAGE", "alipay.trade.wap.pay": "WAP"}
METHODS = {
    "alipay.trade.precreate": trades.precreate,
    "alipay.trade.pay": trades.charge_code,
    "alipay.trade.query": trades.query,
    "alipay.trade.close": trades.close,
    "alipay.trade.cancel": trades.cancel,
    "alipay.trade.refund": trades.refund,
    "alipay.trade.fastpay.refund.query": trades.query_refund,
    "alipay.trade.royalty.relation.bind": splits.bind,
    "alipay.trade.order.settle": splits.settle,
    "alipay.trade.order.settle.query": splits.query_settle,
    "alipay.data.dataservice.bill.downloadurl.query": bill_address,
}
# Our own word for a refusal -> code, sub_code and what it says.
REFUSALS: Mapping[str, tuple[str, str, str]] = {
    "out_of_order": ("20000", "aop.ACQ.SYSTEM_ERROR", "系统异常"),
    "no_such_payment": ("40004", "ACQ.TRADE_NOT_EXIST", "交易不存在"),
    "no_such_refund": ("40004", "ACQ.TRADE_NOT_EXIST", "退款不存在"),
    "merchant_ref_reused": ("40004", "ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改"),
    "amount_makes_no_sense": ("40004", "ACQ.INVALID_PARAMETER", "参数无效"),
    "paid_already": ("40004", "ACQ.TRADE_HAS_SUCCESS", "交易已被支付"),
    "is_closed": ("40004", "ACQ.TRADE_HAS_CLOSE", "交易已经关闭"),
    "wrong_state": ("40004", "ACQ.TRADE_STATUS_ERROR", "交易状态不合法"),
    "auth_code_used": ("40004", "ACQ.PAYMENT_AUTH_CODE_INVALID", "支付授权码无效"),
    "payment_failed": ("40004", "ACQ.PAYMENT_FAIL", "支付失败"),
    "not_paid": ("40004", "ACQ.TRADE_STATUS_ERROR", "交易状态不合法"),
    "more_than_paid": ("40004", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限"),
    "refund_ref_reused": ("40004", "ACQ.DISCORDANT_REPEAT_REQUEST", "同一笔退款请求信息不一致"),
    "insufficient_funds": ("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足"),
    "no_such_receiver": ("40004", "ACQ.ROYALTY_RECEIVER_INVALID", "分账收款方未绑定"),
    "over_the_cap": ("40004", "ACQ.ALLOC_AMOUNT_VALIDATE_ERROR", "分账金额超过上限"),
    "not_enough_left": ("40004", "ACQ.ALLOC_AMOUNT_VALIDATE_ERROR", "可分账金额不足"),
    "splits_have_ended": ("40004", "ACQ.TRADE_SETTLE_ERROR", "交易已完结分账"),
    "shared_out": ("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH", "资金已分账"),
    "no_such_split": ("40004", "ACQ.TRADE_NOT_EXIST", "分账不存在"),
    "split_ref_reused": ("40004", "ACQ.DISCORDANT_REPEAT_REQUEST", "同一笔分账请求信息不一致"),
    "no_statement": ("40004", "isp.bill_not_exist", "账单不存在"),
    "too_early": ("40004", "isp.bill_not_exist", "账单尚未生成"),
}


class NotSigned(Exception):
    """Whoever asks has not shown that it is a merchant of ours."""


def routes() -> list[Route]:
    return [
        Route("/gateway.do", open_page, methods=["GET"]),
        Route("/gateway.do", answer, methods=["POST"]),
    ]


async def answer(request: Request) -> Response:
    """Answer a merchant's machine."""
    body = await request.body()
    said = _read(request.url.query.encode() + b"&" + body)
    method = said.get("method", "")
    try:
        asked = _signed(request, said)
    except NotSigned as trouble:
        wrong = {"code": "40002", "msg": "Invalid Arguments", "sub_code": "isv.invalid-signature"}
        return _plain("error_response", {**wrong, "sub_msg": str(trouble)})
    if method not in METHODS:
        return _plain("error_response", {"code": "40001", "msg": "Missing Method", "sub_code": "isv.missing-method"})
    born: dict[str, Row] = {}

    def work() -> Mapping[str, Any]:
        done = METHODS[method](asked)
        if method in ("alipay.trade.precreate", "alipay.trade.pay"):
            born["payment"] = asked.book.payment(asked.ref, now=asked.now, merchant=asked.merchant["code"])
        return done

    return await respond(
        request,
        about=asked.ref,
        merchant=asked.merchant["code"],
        work=work,
        reply=lambda done: _reply(asked.book, method, {"code": "10000", "msg": "Success", **done}),
        refuse=lambda refused: _refusal(asked.book, method, refused),
        born=lambda _: born.get("payment"),
    )


async def open_page(request: Request) -> Response:
    """Let a payer's browser in: with the first visit the trade begins to be."""
    said = _read(request.url.query.encode())
    try:
        asked = _signed(request, said)
        payment = trades.begin(asked, PAGES[said["method"]])
    except (NotSigned, KeyError, Refused) as trouble:
        return Response(f"订单信息有误: {trouble}", 400)
    return RedirectResponse(f"/pay/{payment['token']}", 303)


def _read(words: bytes) -> dict[str, str]:
    return dict(parse_qsl(words.decode(), keep_blank_values=True))


def _signed(request: Request, said: Mapping[str, str]) -> Asked:
    """:raises NotSigned:"""
    book: Book = book_of(request)
    merchant = book.account(said.get("app_id", ""), "alipay")
    if merchant is None or said.get("sign_type") != "RSA2":
        raise NotSigned("unknown app_id or sign_type")
    if not rsa_keys.is_signed(merchant["public_key"], pairs(said), said.get("sign", "")):
        raise NotSigned("验签出错")
    is_page = said.get("method") in PAGES  # Which a payer may open at any time.
    if not is_page and abs(time.time() - instant_of(said.get("timestamp", ""))) > TOLERANCE_SECONDS:
        raise NotSigned("timestamp is too far from ours, which is Beijing's")
    return Asked(request, book, merchant, said, json.loads(said.get("biz_content") or "{}"))


def _refusal(book: Book, method: str, refused: Refused) -> Response:
    code, sub_code, sub_msg = REFUSALS.get(refused.code, ("40004", refused.code, refused.code))
    msg = "Business Failed" if code == "40004" else "Service Currently Unavailable"
    return _reply(book, method, {"code": code, "msg": msg, "sub_code": sub_code, "sub_msg": sub_msg})


def _reply(book: Book, method: str, said: Mapping[str, Any]) -> Response:
    words = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    signature = rsa_keys.sign(book.platform_keys("alipay")[0]["private_pem"], words.encode())
    node = f"{method.replace('.', '_')}_response"
    return Response(f'{{"{node}":{words},"sign":"{signature}"}}', media_type="application/json")


def _plain(node: str, said: Mapping[str, Any]) -> Response:
    return Response(json.dumps({node: said}, ensure_ascii=False), media_type="application/json")
