"""A statement as a paper for a shop's accountant: what came in, what was taken and why, line by line. A4, PDF."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import islice

from foundation.ids import encode
from foundation.money import Money
from foundation.paper import BAND, INK, RED, SECOND, Sheet, written
from foundation.words import Words, say
from market.settlement.states import StatementState
from market.settlement.types import Fee, ItemView, StatementView
from market.settlement.writing import FEES, KINDS, LINES, explain

WIDTHS = (30, 36, 58, 22, 22, 22)  # Of the columns, in millimetres of 190.
ROW_MM, WHY_MM = 5.5, 4
MOST_ITEMS = 1_000  # Some 40 pages and a second or two of work, up to five with as many deductions each.
WORDS: Mapping[str, Words] = {
    "title": {"zh-CN": "结算单", "en": "Statement"},
    "number": {"zh-CN": "编号", "en": "No."},
    "shop": {"zh-CN": "店铺", "en": "Shop"},
    "period": {"zh-CN": "账期", "en": "Period"},
    "items": {"zh-CN": "明细笔数", "en": "Items"},
    "gross": {"zh-CN": "应结金额", "en": "Gross"},
    "net": {"zh-CN": "结算净额", "en": "Net"},
    "dispute": {"zh-CN": "异议", "en": "Dispute"},
    "decision": {"zh-CN": "答复", "en": "Answer"},
    "more": {"zh-CN": "其余 {count} 笔见表格（CSV）", "en": "{count} more stand in the spreadsheet (CSV)"},
}
STATES: Mapping[StatementState, Words] = {
    StatementState.OPEN: {
        "zh-CN": "待确认，{at} 前未提出异议即视为确认",
        "en": "Open; agreed to unless disputed by {at}",
    },
    StatementState.CONFIRMED: {"zh-CN": "已确认于 {at}", "en": "Agreed to on {at}"},
}
HEAD: tuple[Words, ...] = (
    {"zh-CN": "时间", "en": "Time"},
    {"zh-CN": "类型", "en": "Kind"},
    {"zh-CN": "订单", "en": "Order"},
    WORDS["gross"],
    {"zh-CN": "扣除", "en": "Taken"},
    WORDS["net"],
)


@dataclass(frozen=True, slots=True)
class Reader:
    language: str
    zone: tzinfo

    def say(self, words: Words) -> str:
        return say(words, self.language)

    def moment(self, at: datetime) -> str:
        return f"{at.astimezone(self.zone):%Y-%m-%d %H:%M}"


class StatementSheet(Sheet):
    """A sheet whose pages are numbered."""

    def footer(self) -> None:
        self.set_y(-12)
        self.put(f"{self.page_no()} / {{nb}}", 8, SECOND, align="C")


def draw(statement: StatementView, shop: Words, items: Iterable[ItemView], reader: Reader) -> bytes:
    """Return the pages. The same statement gives the same bytes."""
    pdf = StatementSheet(statement.made_at)
    _head(pdf, statement, shop, reader)
    _totals(pdf, statement, reader)
    pdf.ln(6)
    _heading(pdf, reader)
    for item in islice(items, MOST_ITEMS):
        _item(pdf, item, reader)
    if statement.item_count > MOST_ITEMS:
        pdf.ln(4)
        pdf.put(reader.say(WORDS["more"]).format(count=f"{statement.item_count - MOST_ITEMS:,}"), 9, SECOND)
    return pdf.bytes()


def _head(pdf: Sheet, statement: StatementView, shop: Words, reader: Reader) -> None:
    pdf.put(reader.say(WORDS["title"]), 20)
    pdf.ln(2)
    facts = {
        "shop": reader.say(shop),
        "number": f"{statement.currency} {statement.number}",
        "period": f"{reader.moment(statement.starts_at)} – {reader.moment(statement.ends_at)}",
        "items": f"{statement.item_count:,}",
    }
    for name, fact in facts.items():
        pdf.put(f"{reader.say(WORDS[name])}  {fact}", 10)
    at = reader.moment(statement.confirmed_at or statement.confirm_by)
    pdf.put(reader.say(STATES[statement.state]).format(at=at), 9, SECOND)
    pdf.ln(4)


def _totals(pdf: Sheet, statement: StatementView, reader: Reader) -> None:
    """Write from what came in, by what was taken, to what is left."""
    taken = {
        Fee.COMMISSION: statement.commission_minor,
        Fee.TECHNICAL: statement.technical_minor,
        Fee.PAYMENT: statement.payment_minor,
        Fee.PROMOTER: statement.promoter_minor,
        Fee.RESERVE: statement.reserve_minor,
    }
    lines = [(WORDS["gross"], statement.gross_minor), *((FEES[fee], -minor) for fee, minor in taken.items() if minor)]
    for name, minor in lines:
        _total(pdf, reader.say(name), Money(statement.currency, minor), 10)
    _total(pdf, reader.say(WORDS["net"]), Money(statement.currency, statement.net_minor), 14)


def _total(pdf: Sheet, name: str, money: Money, size: float) -> None:
    pdf.set_font("sans", size=size)
    pdf.set_text_color(*(RED if money.minor < 0 and size > 10 else INK))
    pdf.cell(130, size * 0.6, name, align="R")
    pdf.cell(0, size * 0.6, f"{money.currency} {written(money)}", align="R", new_x="LMARGIN", new_y="NEXT")


def _heading(pdf: Sheet, reader: Reader) -> None:
    pdf.set_fill_color(*BAND)
    _row(pdf, [reader.say(one) for one in HEAD], SECOND, fill=True)


def _item(pdf: Sheet, item: ItemView, reader: Reader) -> None:
    """Write one item and, below it, why each thing was taken; on one page, under the heading."""
    why = "; ".join(explain(one, item.currency, reader.language) for one in item.deductions)
    if item.disputed_at is not None:
        said = (WORDS["dispute"], item.dispute), (WORDS["decision"], item.decision)
        why = "; ".join([why, *(f"{reader.say(word)}: {text}" for word, text in said if text)])
    lines = _lines(pdf, why) if why else 0
    if pdf.will_page_break(ROW_MM + lines * WHY_MM):
        pdf.add_page()
        _heading(pdf, reader)
    kind = reader.say(KINDS[item.kind]) + (f" · {reader.say(LINES[item.line_kind])}" if item.line_kind else "")
    amounts = (item.gross_minor, item.net_minor - item.gross_minor, item.net_minor)
    _row(
        pdf,
        [
            reader.moment(item.at),
            kind,
            encode("ord", item.order_id) if item.order_id else "",
            *(written(Money(item.currency, minor)) for minor in amounts),
        ],
        INK,
    )
    if why:
        pdf.set_font("sans", size=7)
        pdf.set_text_color(*SECOND)
        pdf.multi_cell(0, WHY_MM, why, new_x="LMARGIN", new_y="NEXT")
    pdf.line(pdf.l_margin, pdf.get_y(), pdf.w - pdf.r_margin, pdf.get_y())


def _lines(pdf: Sheet, why: str) -> int:
    pdf.set_font("sans", size=7)
    return int(pdf.get_string_width(why) // (pdf.epw - 2)) + 1


def _row(pdf: Sheet, cells: Sequence[str], colour: tuple[int, int, int], *, fill: bool = False) -> None:
    pdf.set_font("sans", size=8)
    pdf.set_text_color(*colour)
    for place, (width, cell) in enumerate(zip(WIDTHS, cells, strict=True)):
        pdf.cell(width, ROW_MM, cell, align="L" if place < 3 else "R", fill=fill)
    pdf.ln(ROW_MM)
