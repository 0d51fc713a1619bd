"""The door through which WeChat's merchants ask: signed requests in, signed answers out."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from sandbox_bank.answering import book_of, respond
from sandbox_bank.book import Book, Refused, Row
from sandbox_bank.protocols.wechat.signing import NotSigned, merchant_of, platform_headers

# Our own word for a refusal -> status, WeChat's code and what it says, from the lists of errors beside each request.
REFUSALS: Mapping[str, tuple[int, str, str]] = {
    "out_of_order": (500, "SYSTEM_ERROR", "系统异常，请稍后重试"),
    "no_such_payment": (404, "ORDER_NOT_EXIST", "订单不存在"),
    "merchant_ref_reused": (403, "OUT_TRADE_NO_USED", "商户订单号重复"),
    "amount_makes_no_sense": (400, "PARAM_ERROR", "参数错误"),
    "no_such_refund": (404, "RESOURCE_NOT_EXISTS", "退款单不存在"),
    "refund_ref_reused": (400, "INVALID_REQUEST", "退款单号已使用，且金额不一致"),
    "not_paid": (400, "INVALID_REQUEST", "订单未支付或已关闭"),
    "more_than_paid": (400, "INVALID_REQUEST", "退款金额大于可退金额"),
    "insufficient_funds": (403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起"),
    "paid_already": (400, "ORDER_PAID", "订单已支付"),
    "auth_code_used": (400, "AUTH_CODE_INVALID", "付款码无效，请刷新后再试"),
    "no_such_receiver": (400, "RECEIVER_INVALID", "分账接收方不存在，请先添加"),
    "over_the_cap": (400, "RULE_LIMIT", "分账金额超出最大分账比例"),
    "not_enough_left": (400, "NOT_ENOUGH", "分账金额不足"),
    "splits_have_ended": (400, "INVALID_REQUEST", "订单已完结分账"),
    "no_such_split": (404, "RESOURCE_NOT_EXISTS", "分账单不存在"),
    "split_ref_reused": (400, "INVALID_REQUEST", "分账单号已使用，且参数不一致"),
    "too_early_to_split": (400, "INVALID_REQUEST", "订单处理中，暂时无法分账，请稍后再试"),
    "shared_out": (403, "NOT_ENOUGH", "资金已分账，请先回退"),
    "receiver_lacks_funds": (403, "NOT_ENOUGH", "接收方余额不足"),
    "no_such_payout": (404, "RESOURCE_NOT_EXISTS", "提现单不存在"),
    "payout_ref_reused": (400, "INVALID_REQUEST", "提现单号已使用，且参数不一致"),
    "no_such_return": (404, "RESOURCE_NOT_EXISTS", "回退单不存在"),
    "return_ref_reused": (400, "INVALID_REQUEST", "回退单号已使用，且参数不一致"),
    "not_from_a_person": (400, "INVALID_REQUEST", "个人接收方不支持回退"),
    "more_than_shared": (400, "INVALID_REQUEST", "回退金额超过可回退金额"),
    "no_statement": (400, "NO_STATEMENT_EXIST", "账单文件不存在"),
    "too_early": (400, "STATEMENT_CREATING", "账单生成中，请稍后再试"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that has shown whose it is."""

    request: Request
    book: Book
    merchant: Row
    body: bytes

    @property
    def now(self) -> float:
        return self.book.now()

    def read(self, kind: type[Any]) -> Any:
        return msgspec.json.decode(self.body, type=kind)


Work = Callable[[Asked], Mapping[str, Any] | None]


def door(work: Work, *, about: Callable[[Asked], str] = lambda asked: "", is_birth: bool = False) -> Any:
    """Make an endpoint of work that returns what to answer; None is 204."""

    async def endpoint(request: Request) -> Response:
        body = await request.body()
        book = book_of(request)
        query = f"?{request.url.query}" if request.url.query else ""
        try:
            merchant = merchant_of(
                book,
                authorization=request.headers.get("Authorization", ""),
                method=request.method,
                target=f"{request.scope['raw_path'].decode()}{query}",
                body=body,
            )
        except NotSigned as trouble:
            return _json(401, {"code": "SIGN_ERROR", "message": str(trouble)})
        asked = Asked(request, book, merchant, body)
        made: dict[str, Row] = {}

        def do() -> Mapping[str, Any] | None:
            done = work(asked)
            if is_birth:
                made["payment"] = book.payment(about(asked), now=book.now(), merchant=merchant["code"])
            return done

        try:
            return await respond(
                request,
                about=about(asked),
                merchant=merchant["code"],
                work=do,
                reply=lambda said: _signed(asked, 204 if said is None else 200, said),
                refuse=lambda refused: _refusal(asked, refused),
                born=lambda _: made.get("payment"),
            )
        except msgspec.MsgspecError as trouble:
            return _signed(asked, 400, {"code": "PARAM_ERROR", "message": str(trouble)})

    return endpoint


def of_path(asked: Asked) -> str:
    return str(asked.request.path_params["out_trade_no"])


class _About(msgspec.Struct):
    out_trade_no: str


def of_body(asked: Asked) -> str:
    try:
        return str(asked.read(_About).out_trade_no)
    except msgspec.MsgspecError:
        return ""


def _refusal(asked: Asked, refused: Refused) -> Response:
    status, code, message = REFUSALS.get(refused.code, (refused.status, refused.code.upper(), refused.code))
    return _signed(asked, status, {"code": code, "message": message})


def _signed(asked: Asked, status: int, said: Mapping[str, Any] | None) -> Response:
    content = b"" if said is None else json.dumps(said, ensure_ascii=False).encode()
    headers = platform_headers(asked.book, asked.merchant, content, signed_at=time.time())
    return Response(content, status, headers, "application/json" if content else None)


def _json(status: int, said: Mapping[str, Any]) -> Response:
    return Response(json.dumps(said), status, media_type="application/json")
