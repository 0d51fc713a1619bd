"""What stands on an invoice, from what of the order is kept at this moment."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from market.invoices import rules
from market.invoices.models import Invoice, InvoiceLine
from market.invoices.rules import Kept
from market.invoices.states import InvoiceState


def compose_blue(invoice: Invoice, kept: Sequence[Kept], *, now: datetime) -> None:
    """Write the lines of a locked blue invoice, which is being issued from then on."""
    rate = rate_of(invoice.currency)
    _write(invoice, [(one, rules.tax_in(one.gross_minor, rate)) for one in kept], rate)
    invoice.move_to(InvoiceState.ISSUING, now=now, because="the order is kept")


def compose_red(blue: Invoice, back: Sequence[Kept], *, now: datetime) -> Invoice:
    """
    Write a red invoice over what went back of a locked blue one, and have it issued.

    The tax of a line is cumulative: whatever the parts in which it goes back, together they take back what was written.
    """
    reversed_before: dict[object, int] = {}
    for line in InvoiceLine.objects.filter(invoice__blue=blue):
        reversed_before[line.line_id] = reversed_before.get(line.line_id, 0) + line.gross_minor
    written = {line.line_id: line for line in blue.lines.all()}
    lines = []
    for one in back:
        of_blue = written[one.line_id]
        before = of_blue.gross_minor - reversed_before.get(one.line_id, 0)
        rate = of_blue.rate_bps
        lines.append((one, rules.tax_in(before, rate) - rules.tax_in(before - one.gross_minor, rate)))
    red = Invoice(
        order_id=blue.order_id,
        person_id=blue.person_id,
        shop_id=blue.shop_id,
        blue=blue,
        title_kind=blue.title_kind,
        title_name=blue.title_name,
        title_tax_id=blue.title_tax_id,
        state=InvoiceState.ISSUING,
        currency=blue.currency,
        gross_minor=sum(one.gross_minor for one in back),
        requested_at=now,
        next_try_at=now,
    )
    red.save()
    _write(red, lines, rate_of(blue.currency))
    red.save(update_fields=["gross_minor", "tax_minor"])
    blue.reversed_minor += red.gross_minor
    blue.save(update_fields=["reversed_minor"])
    return red


def rate_of(currency: str) -> int:
    """Return the value added tax of goods in this currency's market, basis points; settings say it."""
    rates: dict[str, int] = settings.INVOICE_VAT_BPS
    return rates.get(currency, 0)


def _write(invoice: Invoice, lines: Sequence[tuple[Kept, int]], rate: int) -> None:
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            invoice=invoice,
            line_id=one.line_id,
            words=dict(one.words),
            option_text=dict(one.option_text),
            quantity=one.quantity,
            gross_minor=one.gross_minor,
            tax_minor=tax,
            rate_bps=rate,
        )
        for one, tax in lines
    )
    invoice.gross_minor = sum(one.gross_minor for one, _ in lines)
    invoice.tax_minor = sum(tax for _, tax in lines)
