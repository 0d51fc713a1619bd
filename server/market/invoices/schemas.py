"""Shapes on the wire. Only endpoints use this."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field, StrictBool

from foundation.web import MoneyOut
from foundation.words import say
from market.invoices.states import InvoiceState
from market.invoices.types import InvoiceId, InvoiceView, Title, TitleId, TitleKind, TitleView
from market.orders.facade import LineId, OrderId


class TitleIn(Schema):
    kind: TitleKind
    name: Annotated[str, Field(max_length=200)]
    tax_id: Annotated[str, Field(max_length=40)] = ""

    def title(self) -> Title:
        return Title(self.kind, self.name, self.tax_id)


class TitleOut(Schema):
    title_id: TitleId
    kind: TitleKind
    name: str
    tax_id: str

    @classmethod
    def of(cls, kept: TitleView) -> "TitleOut":
        return cls(title_id=kept.id, kind=kept.title.kind, name=kept.title.name, tax_id=kept.title.tax_id)


class RequestIn(TitleIn):
    order_id: OrderId
    keep_title: StrictBool = False  # For the next invoice.


class InvoiceLineOut(Schema):
    line_id: LineId | None  # None: freight.
    title: str
    option_text: str
    quantity: int
    gross: MoneyOut
    tax: MoneyOut
    rate_bps: int


class InvoiceOut(Schema):
    invoice_id: InvoiceId
    order_id: OrderId
    reverses: InvoiceId | None  # Of a red one: what it takes back from.
    state: InvoiceState
    kind: TitleKind
    name: str
    tax_id: str
    number: str
    gross: MoneyOut
    tax: MoneyOut
    reversed: MoneyOut
    is_official: bool
    requested_at: datetime
    issued_at: datetime | None
    lines: list[InvoiceLineOut]


def invoice_out(invoice: InvoiceView, language: str) -> InvoiceOut:
    return InvoiceOut(
        invoice_id=invoice.id,
        order_id=invoice.order_id,
        reverses=invoice.blue_id,
        state=invoice.state,
        kind=invoice.title.kind,
        name=invoice.title.name,
        tax_id=invoice.title.tax_id,
        number=invoice.number,
        gross=MoneyOut.of(invoice.gross),
        tax=MoneyOut.of(invoice.tax),
        reversed=MoneyOut.of(invoice.reversed),
        is_official=invoice.is_official,
        requested_at=invoice.requested_at,
        issued_at=invoice.issued_at,
        lines=[
            InvoiceLineOut(
                line_id=line.line_id,
                title=say(line.words, language),
                option_text=say(line.option_text, language),
                quantity=line.quantity,
                gross=MoneyOut.of(line.gross),
                tax=MoneyOut.of(line.tax),
                rate_bps=line.rate_bps,
            )
            for line in invoice.lines
        ],
    )
