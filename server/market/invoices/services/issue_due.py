"""What is due goes to the issuer, outside every transaction, and is asked for again until the issuer has answered."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction

from foundation import outbox
from foundation.ids import encode
from market.invoices import rules
from market.invoices.events import InvoiceIssued
from market.invoices.issuers import issuer
from market.invoices.issuers.base import Issued, Paper, PaperLine, Refused, Seller, Unclear
from market.invoices.models import Document, Invoice
from market.invoices.services.composing import compose_blue
from market.invoices.states import InvoiceState
from market.merchants import facade as merchants
from market.orders import facade as orders

LEASE = timedelta(minutes=1)  # Nobody else asks the issuer meanwhile; who died in the middle is followed after it.
LONGEST_PAUSE = timedelta(hours=1)
MOST_AT_ONCE = 50
log = structlog.get_logger(__name__)


def issue_due(*, now: datetime) -> int:
    """Issue what is due, up to fifty. Return how many were tried. Safe beside itself."""
    count = 0
    while count < MOST_AT_ONCE and (paper := _take(now)) is not None:
        count += 1
        try:
            issued = issuer().issue(paper)
        except Refused as refusal:
            _note_refusal(paper.ref, str(refusal), now=now)
        except Unclear as trouble:
            _try_again(paper.ref, repr(trouble), now=now)
        else:
            _keep(paper.ref, issued, now=now)
    return count


@transaction.atomic
def _take(now: datetime) -> Paper | None:
    """Take one that is due, compose it if it is not yet, and return it as its issuer gets it."""
    due = Invoice.objects.filter(next_try_at__lte=now).order_by("next_try_at", "pk")
    invoice = due.select_for_update(of=("self",), skip_locked=True).first()
    if invoice is None:
        return None
    invoice.next_try_at = now + LEASE
    invoice.tries += 1
    invoice.save(update_fields=["next_try_at", "tries"])
    if invoice.blue is not None and not invoice.blue.number:
        return _take(now)  # What a red one takes back from has to have its number first.
    order = orders.order_view(invoice.order_id)
    if invoice.state == InvoiceState.REQUESTED:
        kept = rules.kept(order)
        if not kept:
            invoice.next_try_at = None
            invoice.move_to(InvoiceState.VOID, now=now, because="everything was given back")
            return _take(now)
        compose_blue(invoice, kept, now=now)
    return _paper(invoice)


def _paper(invoice: Invoice) -> Paper:
    shop = merchants.shops([invoice.shop_id])[invoice.shop_id]
    view = invoice.view()
    began = invoice.moves.filter(after=InvoiceState.ISSUING).order_by("pk").values_list("at", flat=True).first()
    return Paper(
        ref=invoice.pk,
        order=encode("ord", invoice.order_id),
        red_of=invoice.blue.number if invoice.blue else "",
        seller=Seller(shop.licence.company, shop.licence.number, shop.licence.address),
        title=view.title,
        lines=tuple(PaperLine(line.words, line.quantity, line.gross, line.tax, line.rate_bps) for line in view.lines),
        gross=view.gross,
        tax=view.tax,
        at=began or invoice.requested_at,
    )


@transaction.atomic
def _keep(invoice_id: UUID, issued: Issued, *, now: datetime) -> None:
    invoice = Invoice.objects.lock(invoice_id)
    if invoice.state == InvoiceState.ISSUED:
        return  # Somebody was as slow as the lease, and got the same answer.
    made_by = issuer()
    Document.objects.create(invoice=invoice, pdf=issued.pdf, sha256=hashlib.sha256(issued.pdf).hexdigest())
    invoice.issuer, invoice.is_official = made_by.code, made_by.is_official
    invoice.number, invoice.issued_at = issued.number, now
    invoice.next_try_at, invoice.trouble = None, ""
    invoice.move_to(InvoiceState.ISSUED, now=now, because="issued")
    view = invoice.view()
    outbox.publish(
        InvoiceIssued(view.id, view.order_id, view.person_id, view.shop_id, view.blue_id is not None, view.number,
                      view.gross, now),
        key=view.order_id,
    )  # fmt: skip


@transaction.atomic
def _note_refusal(invoice_id: UUID, why: str, *, now: datetime) -> None:
    """Leave it to a person: asking again would be refused again."""
    invoice = Invoice.objects.lock(invoice_id)
    if invoice.state == InvoiceState.ISSUED:
        return
    log.error("invoices.refused", invoice=encode("inv", invoice_id), why=why)
    invoice.next_try_at, invoice.trouble = None, why[:200]
    invoice.move_to(InvoiceState.REFUSED, now=now, because=why[:200])


@transaction.atomic
def _try_again(invoice_id: UUID, why: str, *, now: datetime) -> None:
    invoice = Invoice.objects.lock(invoice_id)
    if invoice.state == InvoiceState.ISSUED:
        return
    pause = min(LONGEST_PAUSE, timedelta(seconds=2) * 2 ** min(invoice.tries, 12))
    invoice.next_try_at, invoice.trouble = now + pause, why[:200]
    invoice.save(update_fields=["next_try_at", "trouble"])
