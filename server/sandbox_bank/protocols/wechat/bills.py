"""
The statements of a day, in the layouts of https://pay.weixin.qq.com/doc/v3/merchant/4012791907: comma-separated, a
backtick before every value, amounts in yuan, a summary of two lines at the end. And the platform's certificates.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sandbox_bank.answering import book_of
from sandbox_bank.book import Book, Refused, Row
from sandbox_bank.protocols.wechat.door import Asked, door
from sandbox_bank.protocols.wechat.signing import CHINA, NotSigned, beijing, merchant_of, seal

TRADES = ("交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
          "货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,"
          "商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注")  # fmt: skip
TRADES_SUM = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
FUNDS = ("记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),"
         "资金变更提交申请人,备注,业务凭证号")  # fmt: skip
FUNDS_SUM = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额"
DOWNLOAD = "/v3/billdownload/file"


def routes() -> list[Route]:
    return [
        Route("/v3/certificates", door(_certificates), methods=["GET"]),
        Route("/v3/bill/tradebill", door(lambda asked: _bill(asked, "trade")), methods=["GET"]),
        Route("/v3/bill/fundflowbill", door(lambda asked: _bill(asked, "funds")), methods=["GET"]),
        Route(DOWNLOAD, _download, methods=["GET"]),
    ]


def _certificates(asked: Asked) -> Mapping[str, Any]:
    """Show every certificate that is valid, each sealed with the merchant's key."""
    shown = []
    for key in asked.book.platform_keys("wechat"):
        certificate = x509.load_pem_x509_certificate(key["public_pem"].encode())
        sealed = seal(asked.merchant["api_v3_key"], key["public_pem"], "certificate")
        shown.append(
            {
                "serial_no": key["serial"],
                "effective_time": beijing(certificate.not_valid_before_utc.timestamp()),
                "expire_time": beijing(certificate.not_valid_after_utc.timestamp()),
                "encrypt_certificate": {name: sealed[name] for name in sealed if name != "original_type"},
            }
        )
    return {"data": shown}


def _bill(asked: Asked, kind: str) -> Mapping[str, Any]:
    day = asked.request.query_params.get("bill_date", "")
    words = write_bill(asked.book, asked.merchant, kind, day)
    url = f"{str(asked.request.base_url).rstrip('/')}{DOWNLOAD}?token={kind}-{day}"
    return {"hash_type": "SHA1", "hash_value": hashlib.sha1(words).hexdigest(), "download_url": url}  # noqa: S324


async def _download(request: Request) -> Response:
    """Give the file. Only the merchant gets it, but the answer is not signed: its digest was."""
    book = book_of(request)
    try:
        merchant = merchant_of(
            book,
            authorization=request.headers.get("Authorization", ""),
            method="GET",
            target=f"{request.url.path}?{request.url.query}",
            body=b"",
        )
        kind, _, day = request.query_params.get("token", "").partition("-")
        return PlainTextResponse(write_bill(book, merchant, kind, day))
    except (NotSigned, Refused) as trouble:
        return Response(str(trouble), 401)


def write_bill(book: Book, merchant: Row, kind: str, day: str) -> bytes:
    """Write the statement of a Chinese day. :raises Refused: no such day, or it is not over"""
    try:
        begin = datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=CHINA)
    except ValueError:
        raise Refused(400, "amount_makes_no_sense") from None
    end = begin + timedelta(days=1)
    if book.now() < end.timestamp():
        raise Refused(400, "too_early")
    paid = book.payments_between(merchant["code"], begin.timestamp(), end.timestamp())
    back = book.refunds_between(merchant["code"], begin.timestamp(), end.timestamp())
    if kind == "trade":  # The bill of funds is always right.
        paid = book.paid_by_bill(merchant["code"], begin.timestamp(), end.timestamp())
        back = book.refunded_by_bill(merchant["code"], begin.timestamp(), end.timestamp())
    shared = book.shares_between(merchant["code"], begin.timestamp(), end.timestamp())
    if not paid and not back and not (shared and kind == "funds"):
        raise Refused(400, "no_statement")
    return (_trades(merchant, paid, back) if kind == "trade" else _funds(paid, back, shared)).encode()


def _trades(merchant: Row, paid: Sequence[Row], back: Sequence[Row]) -> str:
    rate = f"{merchant['fee_bps'] / 100:.2f}%"
    begin = (merchant["appid"], merchant["number"], "0", "")
    rows = []
    for one in paid:
        fee = (one["minor"] * one["fee_bps"] + 5000) // 10_000
        rows.append((one["settled_at"], [
            *begin, one["trade_no"], one["merchant_ref"], "oSandboxPayer", one["way"], "SUCCESS", "OTHERS",
            one["currency"], yuan(one["minor"]), "0.00", "0", "0", "0.00", "0.00", "", "", plain(one["title"]), "",
            five(fee), rate, yuan(one["minor"]), "0.00", "",
        ]))  # fmt: skip
    for one in back:
        rows.append((one["settled_at"], [
            *begin, one["trade_no"], one["merchant_ref"], "oSandboxPayer", one["way"], "REFUND", "OTHERS",
            one["currency"], "0.00", "0.00", one["id"], one["refund_ref"], yuan(one["minor"]), "0.00", "ORIGINAL",
            "SUCCESS", plain(one["title"]), "", five(-one["fee_back_minor"]), rate, "0.00", yuan(one["minor"]), "",
        ]))  # fmt: skip
    came, went = sum(one["minor"] for one in paid), sum(one["minor"] for one in back)
    fees = sum((one["minor"] * one["fee_bps"] + 5000) // 10_000 for one in paid)
    fees -= sum(one["fee_back_minor"] for one in back)
    summary = [str(len(rows)), yuan(came), yuan(went), "0.00", five(fees), yuan(came), yuan(went)]
    return _table(TRADES, ([_time(at), *row] for at, row in sorted(rows, key=lambda row: row[0])), TRADES_SUM, summary)


def _funds(paid: Sequence[Row], back: Sequence[Row], shared: Sequence[Row]) -> str:
    flows = []
    for one in paid:
        fee = (one["minor"] * one["fee_bps"] + 5000) // 10_000
        flows.append((one["settled_at"], one["trade_no"], "交易", one["minor"], one["merchant_ref"]))
        if fee:
            flows.append((one["settled_at"], one["trade_no"], "扣除交易手续费", -fee, one["merchant_ref"]))
    for one in back:
        flows.append((one["settled_at"], one["id"], "退款", one["fee_back_minor"] - one["minor"], one["refund_ref"]))
    flows += [
        (one["at"], one["id"], "分账" if one["minor"] < 0 else "分账回退", one["minor"], one["ref"]) for one in shared
    ]
    balance, rows = 0, []
    for at, number, name, minor, voucher in sorted(flows):
        balance += minor
        way = "收入" if minor >= 0 else "支出"
        rows.append(
            [_time(at), number, f"{number}1", name, name, way, yuan(abs(minor)), yuan(balance), "system", "", voucher]
        )
    came, went = [f[3] for f in flows if f[3] >= 0], [-f[3] for f in flows if f[3] < 0]
    summary = [str(len(rows)), str(len(came)), yuan(sum(came)), str(len(went)), yuan(sum(went))]
    return _table(FUNDS, rows, FUNDS_SUM, summary)


def _table(head: str, rows: Iterable[Sequence[str]], sum_head: str, summary: Sequence[str]) -> str:
    body = "".join(",".join(f"`{value}" for value in row) + "\n" for row in rows)
    return f"{head}\n{body}{sum_head}\n" + ",".join(f"`{value}" for value in summary) + "\n"


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, CHINA).strftime("%Y-%m-%d %H:%M:%S")


def yuan(minor: int) -> str:
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def five(minor: int) -> str:
    """Write a fee, which has five places."""
    return f"{yuan(minor)}000"


def plain(words: str) -> str:
    """Write what a merchant named so that no comma or line breaks the table."""
    return words.replace("\\", "\\\\").replace(",", "\\ ").replace("\n", "\\n")
