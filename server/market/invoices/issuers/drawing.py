"""How a paper looks: values in, PDF bytes out. No database, no network, no fonts of the machine."""

from fpdf.enums import TableCellFillMode
from fpdf.fonts import FontFace

from foundation.paper import BAND, INK, RED, SECOND, Sheet, written
from foundation.words import say
from market.invoices.issuers.base import Paper, PaperLine
from market.invoices.types import TitleKind

WIDTHS = (74, 16, 30, 16, 24, 30)  # Of the table's columns, in millimetres of 190.
HEADS = ("商品 Item", "数量 Qty", "不含税 Net", "税率 Rate", "税额 Tax", "价税合计 Gross")
NOTE = (
    "本凭证由集市自行开具，未接入税务机关的电子发票平台，不能用于抵扣税款。"
    "Issued by this market itself; no tax office knows it, and no tax can be deducted by it."
)


def draw(paper: Paper, number: str) -> bytes:
    """Return a page of A4, or more. The same paper and number give the same bytes."""
    pdf = Sheet(paper.at)
    _head(pdf, paper, number)
    _sides(pdf, paper)
    _table(pdf, paper)
    _foot(pdf, paper)
    return pdf.bytes()


def _head(pdf: Sheet, paper: Paper, number: str) -> None:
    if paper.red_of:
        pdf.put("红字发票 Credit note", 20, RED, align="C")
        pdf.put(f"冲销 reverses {paper.red_of}", 9, RED, align="C")
    else:
        pdf.put("发票 Invoice", 20, align="C")
    pdf.ln(4)
    pdf.put(f"号码 No. {number}", 10)
    pdf.put(f"开具日期 Date {paper.at:%Y-%m-%d}    订单 Order {paper.order}", 9, SECOND)
    pdf.ln(4)


def _sides(pdf: Sheet, paper: Paper) -> None:
    title = paper.title
    kind = "" if title.kind == TitleKind.COMPANY else "（个人 personal）"
    pdf.put(f"购买方 Buyer  {title.name}{kind}", 10)
    if title.tax_id:
        pdf.put(f"纳税人识别号 Tax ID  {title.tax_id}", 9, SECOND)
    pdf.ln(2)
    pdf.put(f"销售方 Seller  {paper.seller.name}", 10)
    pdf.put(f"纳税人识别号 Tax ID  {paper.seller.tax_id}", 9, SECOND)
    pdf.put(paper.seller.address, 9, SECOND)
    pdf.ln(5)


def _table(pdf: Sheet, paper: Paper) -> None:
    pdf.set_font("sans", size=9)
    pdf.set_text_color(*INK)
    with pdf.table(
        col_widths=WIDTHS,
        text_align=("LEFT", *("RIGHT",) * 5),
        headings_style=FontFace(color=SECOND, fill_color=BAND),
        borders_layout="HORIZONTAL_LINES",
        cell_fill_mode=TableCellFillMode.NONE,
        line_height=6,
    ) as table:
        table.row(HEADS)
        for line in paper.lines:
            table.row(_cells(line, sign=-1 if paper.red_of else 1))
    pdf.ln(3)


def _cells(line: PaperLine, *, sign: int) -> tuple[str, ...]:
    quantity = str(sign * line.quantity) if line.quantity else ""
    rate = f"{line.rate_bps / 100:g}%"
    amounts = (line.gross - line.tax, line.tax, line.gross)
    net, tax, gross = (written(amount * sign) for amount in amounts)
    return (say(line.words, "zh-CN"), quantity, net, rate, tax, gross)


def _foot(pdf: Sheet, paper: Paper) -> None:
    sign = -1 if paper.red_of else 1
    currency = paper.gross.currency
    pdf.put(f"税额 Tax  {currency} {written(paper.tax * sign)}", 10, SECOND, align="R")
    pdf.put(f"价税合计 Total  {currency} {written(paper.gross * sign)}", 14, RED if paper.red_of else INK, align="R")
    pdf.ln(8)
    pdf.put(NOTE, 8, SECOND)
