"""A statement written down for a shop's accountant: rows of a spreadsheet, in Chinese or English."""

import csv
import io
from collections.abc import Iterable, Iterator

from foundation.ids import encode
from foundation.money import exponent
from foundation.words import Words, say
from market.settlement.types import DeductionView, Fee, ItemKind, ItemView, LineKind

FEES: dict[Fee, Words] = {
    Fee.COMMISSION: {"zh-CN": "佣金", "en": "Commission"},
    Fee.TECHNICAL: {"zh-CN": "技术服务费", "en": "Technical fee"},
    Fee.PAYMENT: {"zh-CN": "支付手续费", "en": "Payment fee"},
    Fee.PROMOTER: {"zh-CN": "推广佣金", "en": "Promoter's commission"},
    Fee.RESERVE: {"zh-CN": "保留金", "en": "Reserve"},
}
KINDS: dict[ItemKind, Words] = {
    ItemKind.SETTLED: {"zh-CN": "结算", "en": "Settled"},
    ItemKind.CLAWED_BACK: {"zh-CN": "退款追回", "en": "Clawed back"},
    ItemKind.RESERVE_RELEASED: {"zh-CN": "保留金释放", "en": "Reserve released"},
    ItemKind.GRANTED: {"zh-CN": "争议补付", "en": "Granted after a dispute"},
    ItemKind.SHARE_RETURNED: {"zh-CN": "分账回退", "en": "Share taken back"},
    ItemKind.DEPOSIT_TOPPED_UP: {"zh-CN": "补足保证金", "en": "Deposit topped up"},
    ItemKind.DEPOSIT_COVERED: {"zh-CN": "保证金抵欠款", "en": "Deposit covers debt"},
}
LINES: dict[LineKind, Words] = {
    LineKind.GOODS: {"zh-CN": "商品", "en": "Goods"},
    LineKind.FREIGHT: {"zh-CN": "运费", "en": "Freight"},
}
HEAD: tuple[Words, ...] = (
    {"zh-CN": "时间", "en": "Time"},
    {"zh-CN": "类型", "en": "Kind"},
    {"zh-CN": "内容", "en": "Of"},
    {"zh-CN": "订单", "en": "Order"},
    {"zh-CN": "币种", "en": "Currency"},
    {"zh-CN": "应结金额", "en": "Gross"},
    *FEES.values(),
    {"zh-CN": "结算净额", "en": "Net"},
    {"zh-CN": "说明", "en": "Explanation"},
)
BECAUSE: Words = {"zh-CN": "{fee} {amount} = {base} × {rate}%（费率第 {version} 版）",
                  "en": "{fee} {amount} = {base} × {rate}% (terms, version {version})"}  # fmt: skip


def explain(one: DeductionView, currency: str, language: str) -> str:
    """Say in a sentence what was taken of what. Rounded down; what is given back goes to what is left."""
    return say(BECAUSE, language).format(
        fee=say(FEES[one.fee], language),
        amount=decimal(one.amount_minor, currency),
        base=decimal(one.base_minor, currency),
        rate=f"{one.bps / 100:g}",
        version=one.terms_version,
    )


def decimal(minor: int, currency: str) -> str:
    """Write an amount as spreadsheets read it: 12.30, without the currency's name."""
    digits = exponent(currency)
    whole, part = divmod(abs(minor), 10**digits)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole}.{part:0{digits}d}" if digits else f"{sign}{whole}"


def as_csv(items: Iterable[ItemView], language: str) -> Iterator[str]:
    """Write a statement's items, piece by piece; the mark in front lets Excel read Chinese."""
    yield "\ufeff" + _row([say(one, language) for one in HEAD])
    for item in items:
        taken = {one.fee: one for one in item.deductions}
        fees = [decimal(taken[fee].amount_minor if fee in taken else 0, item.currency) for fee in Fee]
        yield _row(
            [
                item.at.isoformat(timespec="seconds"),
                say(KINDS[item.kind], language),
                say(LINES[item.line_kind], language) if item.line_kind else "",
                encode("ord", item.order_id) if item.order_id else "",
                item.currency,
                decimal(item.gross_minor, item.currency),
                *fees,
                decimal(item.net_minor, item.currency),
                "; ".join(explain(one, item.currency, language) for one in item.deductions),
            ]
        )


def _row(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
