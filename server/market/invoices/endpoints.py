"""HTTP: read the request, make one call, shape the reply."""

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router, Status

from foundation.description import KEYED
from foundation.idempotency import idempotent
from foundation.ids import encode
from foundation.web import Limit, PageOut, PersonRequest, signed_in
from foundation.words import language_of
from market.invoices import queries
from market.invoices.schemas import InvoiceOut, RequestIn, TitleIn, TitleOut, invoice_out
from market.invoices.services.keep_title import forget_title, keep_title
from market.invoices.services.request_invoice import request_invoice, withdraw_invoice
from market.invoices.types import InvoiceId, TitleId
from market.merchants.facade import ShopId
from market.orders.facade import OrderId

router = Router(tags=["invoices"], auth=signed_in)


@router.get("/titles", response=list[TitleOut])
def my_titles(request: PersonRequest) -> list[TitleOut]:
    return [TitleOut.of(kept) for kept in queries.titles_of(request.auth.id)]


@router.post("/titles", response={201: TitleOut})
def add_title(request: PersonRequest, data: TitleIn) -> Status:
    """Keep a title for the next invoice. One that is kept already is kept once."""
    return Status(201, TitleOut.of(keep_title(request.auth.id, data.title())))


@router.delete("/titles/{title_id}", response={204: None})
def remove_title(request: PersonRequest, title_id: TitleId) -> Status:
    forget_title(title_id, person_id=request.auth.id)
    return Status(204, None)


@router.post("", response={201: InvoiceOut}, openapi_extra=KEYED)
@idempotent
def ask(request: PersonRequest, data: RequestIn) -> Status:
    """Ask for the invoice of an order; it is issued once the order is completed. Needs an Idempotency-Key."""
    title, person_id = data.title(), request.auth.id
    asked = request_invoice(data.order_id, title, person_id=person_id, now=timezone.now())
    if data.keep_title:
        keep_title(person_id, title)
    return Status(201, invoice_out(asked, language_of(request)))


@router.get("", response=PageOut[InvoiceOut])
def my_invoices(
    request: PersonRequest,
    order_id: OrderId | None = None,
    after: str | None = None,
    limit: Limit = None,
) -> PageOut[InvoiceOut]:
    found, following = queries.invoices_of_person(request.auth.id, order_id=order_id, after=after, limit=limit)
    return PageOut(items=[invoice_out(one, language_of(request)) for one in found], next=following)


@router.get("/shops/{shop_id}", response=PageOut[InvoiceOut])
def shop_invoices(
    request: PersonRequest, shop_id: ShopId, after: str | None = None, limit: Limit = None
) -> PageOut[InvoiceOut]:
    found, following = queries.invoices_of_shop(shop_id, viewer=request.auth.id, after=after, limit=limit)
    return PageOut(items=[invoice_out(one, language_of(request)) for one in found], next=following)


@router.get("/{invoice_id}", response=InvoiceOut)
def read_invoice(request: PersonRequest, invoice_id: InvoiceId) -> InvoiceOut:
    """Show an invoice to its buyer, or to its shop's staff."""
    return invoice_out(queries.invoice(invoice_id, viewer=request.auth.id), language_of(request))


@router.post("/{invoice_id}/withdraw", response=InvoiceOut)
def withdraw(request: PersonRequest, invoice_id: InvoiceId) -> InvoiceOut:
    """Ask for it no more, before it is issued."""
    gone = withdraw_invoice(invoice_id, person_id=request.auth.id, now=timezone.now())
    return invoice_out(gone, language_of(request))


@router.get("/{invoice_id}/paper.pdf")
def read_paper(request: PersonRequest, invoice_id: InvoiceId) -> HttpResponse:
    """Download the paper."""
    pdf = queries.paper(invoice_id, viewer=request.auth.id)
    name = f"{encode('inv', invoice_id)}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
