"""
The trade bill of a day: a ZIP of two tables in GBK, comments after "#", a tab after every value, as Alipay's console
gives them (账单下载 > 业务账单).
"""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox_bank.answering import book_of
from sandbox_bank.book import Book, Refused, Row
from sandbox_bank.protocols.alipay.asking import Asked
from sandbox_bank.protocols.alipay.signing import CHINA, time_of, yuan

COLUMNS = ("支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
           "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,"
           "券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注")  # fmt: skip
DOWNLOAD = "/alipay/bills"


def routes() -> list[Route]:
    return [Route(DOWNLOAD, download, methods=["GET"])]


def bill_address(asked: Asked) -> Mapping[str, Any]:
    day = str(asked.biz["bill_date"])
    _write(asked.book, asked.merchant, day)
    base = str(asked.request.base_url).rstrip("/")
    return {"bill_download_url": f"{base}{DOWNLOAD}?userId={asked.merchant['number']}&bizDates={day}"}


async def download(request: Request) -> Response:
    """Give the file to whoever has the address, as Alipay does for half a minute."""
    merchant = book_of(request).account(request.query_params.get("userId", ""), "alipay")
    if merchant is None:
        return Response(status_code=404)
    day = request.query_params.get("bizDates", "")
    return Response(_write(book_of(request), merchant, day), media_type="application/zip")


def _write(book: Book, merchant: Row, day: str) -> bytes:
    """Write the bill of a Chinese day. :raises Refused: no such day, it is not over, or nothing happened"""
    try:
        begin = datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=CHINA)
    except ValueError:
        raise Refused(400, "amount_makes_no_sense") from None
    end = begin + timedelta(days=1)
    if book.now() < end.timestamp():
        raise Refused(400, "too_early")
    paid = book.paid_by_bill(merchant["code"], begin.timestamp(), end.timestamp())
    back = book.refunded_by_bill(merchant["code"], begin.timestamp(), end.timestamp())
    if not paid and not back:
        raise Refused(400, "no_statement")
    rows = [(one["settled_at"], _row(one, "交易", one["minor"], "", -_fee(one))) for one in paid]
    rows += [
        (one["settled_at"], _row(one, "退款", -one["minor"], one["refund_ref"], one["fee_back_minor"])) for one in back
    ]
    came, went = sum(one["minor"] for one in paid), sum(one["minor"] for one in back)
    lines = [
        "#支付宝业务明细查询",
        f"#账号：[{merchant['seller_id']}0156]",
        f"#起始日期：[{begin:%Y年%m月%d日 %H:%M:%S}]   终止日期：[{end:%Y年%m月%d日 %H:%M:%S}]",
        "#-----------------------------------------业务明细列表----------------------------------------",
        COLUMNS,
        *(words for _, words in sorted(rows)),
        "#-----------------------------------------业务明细列表结束------------------------------------",
        f"#交易合计：{len(paid)}笔，商家实收共{yuan(came)}元，商家优惠共0.00元",
        f"#退款合计：{len(back)}笔，商家实收退款共{yuan(-went)}元，商家优惠退款共0.00元",
        f"#导出时间：[{time_of(book.now())}]",
    ]
    file = io.BytesIO()
    name = f"{merchant['seller_id']}0156_{begin:%Y%m%d}_业务明细"
    with zipfile.ZipFile(file, "w") as archive:
        # One instant for every file, so that the same bill is the same bytes.
        for suffix, words in (("", lines), ("(汇总)", lines[:3])):
            info = zipfile.ZipInfo(f"{name}{suffix}.csv", begin.timetuple()[:6])
            archive.writestr(info, ("\r\n".join(words) + "\r\n").encode("gbk", "replace"))
    return file.getvalue()


def _row(one: Row, kind: str, minor: int, refund_ref: str, fee: int) -> str:
    begun, ended = time_of(one["created_at"]), time_of(one["settled_at"])
    nothing = "0.00"
    values = [
        one["trade_no"], one["merchant_ref"], kind, one["title"].replace(",", "，"), begun, ended, "", "", "", "",
        "san***@sandbox.com", yuan(minor), yuan(minor), nothing, nothing, nothing, nothing, nothing, "", nothing,
        nothing, refund_ref, yuan(fee), nothing, "",
    ]  # fmt: skip
    return ",".join(f"{value}\t" for value in values)


def _fee(one: Row) -> int:
    return int((one["minor"] * one["fee_bps"] + 5000) // 10_000)
