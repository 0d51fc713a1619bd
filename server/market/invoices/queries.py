"""Questions invoices can answer. Nothing here writes. A private read takes the viewer, and strangers find nothing."""

from uuid import UUID

from django.db.models import QuerySet

from foundation import access
from foundation.paging import clamp, decode_cursor, encode_cursor
from market.invoices.errors import InvoiceNotFound, NotIssuedYet
from market.invoices.models import Document, Invoice, TitleEntry
from market.invoices.types import InvoiceView, TitleView


def titles_of(person_id: UUID) -> list[TitleView]:
    """Return somebody's titles, the last one kept first."""
    return [entry.view() for entry in TitleEntry.objects.filter(person_id=person_id).order_by("-pk")]


def invoice(invoice_id: UUID, *, viewer: UUID) -> InvoiceView:
    """Return an invoice to its buyer, or to staff of its shop. :raises InvoiceNotFound; access.RoleTooSmall:"""
    found = Invoice.objects.filter(pk=invoice_id).first()
    if found is None:
        raise InvoiceNotFound
    if viewer != found.person_id:
        try:
            access.require(viewer, found.shop_id, "orders.read")
        except access.NotYours:
            raise InvoiceNotFound from None
    return found.view()


def paper(invoice_id: UUID, *, viewer: UUID) -> bytes:
    """Return an issued invoice's PDF. :raises InvoiceNotFound, NotIssuedYet; access.RoleTooSmall:"""
    invoice(invoice_id, viewer=viewer)
    document = Document.objects.filter(pk=invoice_id).first()
    if document is None:
        raise NotIssuedYet
    return bytes(document.pdf)


def invoices_of_person(
    person_id: UUID, *, order_id: UUID | None, after: str | None, limit: int | None
) -> tuple[list[InvoiceView], str | None]:
    """Return a page of somebody's invoices, blue and red, newest first."""
    found = Invoice.objects.filter(person_id=person_id)
    return _page(found.filter(order_id=order_id) if order_id else found, after, limit)


def invoices_of_shop(
    shop_id: UUID, *, viewer: UUID, after: str | None, limit: int | None
) -> tuple[list[InvoiceView], str | None]:
    """Return a page of a shop's invoices, newest first. :raises access.NotYours, access.RoleTooSmall:"""
    access.require(viewer, shop_id, "orders.read")
    return _page(Invoice.objects.filter(shop_id=shop_id), after, limit)


def _page(found: QuerySet[Invoice], after: str | None, limit: int | None) -> tuple[list[InvoiceView], str | None]:
    size = clamp(limit)
    cursor = decode_cursor(after, [UUID])
    if cursor is not None:
        found = found.filter(pk__lt=cursor[0])
    views = [row.view() for row in found.prefetch_related("lines").order_by("-pk")[: size + 1]]
    return views[:size], encode_cursor([views[size - 1].id]) if len(views) > size else None
