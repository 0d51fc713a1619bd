"""A buyer asks for the invoice of an order, or thinks better of it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.invoices import rules
from market.invoices.errors import (
    InvoicedAlready,
    InvoiceNotFound,
    NothingToInvoice,
    SellerWithoutLicence,
    TooLateToInvoice,
)
from market.invoices.models import Invoice
from market.invoices.states import InvoiceState
from market.invoices.types import InvoiceView, Title
from market.merchants import facade as merchants
from market.orders import facade as orders
from market.orders.facade import OrderNotFound, OrderState

PAID = frozenset({OrderState.AWAITING_TEAM, OrderState.TO_SHIP, OrderState.SHIPPED, OrderState.DELIVERED,
                  OrderState.COMPLETED})  # fmt: skip


@transaction.atomic
def request_invoice(order_id: UUID, title: Title, *, person_id: UUID, now: datetime) -> InvoiceView:
    """
    Ask for an invoice. It is issued once the order is completed, over what is kept of it then.

    Locks the invoice that the order has, if any: two who ask at once have one.

    :raises OrderNotFound: also of another's order; NothingToInvoice, TooLateToInvoice, InvoicedAlready,
        SellerWithoutLicence, TitleInvalid, TaxIdInvalid
    """
    title = rules.check_title(title)
    order = orders.order_view(order_id)
    if order.person_id != person_id:
        raise OrderNotFound
    if order.state not in PAID or not rules.kept(order):
        raise NothingToInvoice(state=order.state)
    if order.completed_at is not None and now > order.completed_at + rules.WINDOW:
        raise TooLateToInvoice(days=rules.WINDOW.days)
    if not merchants.shops([order.shop_id])[order.shop_id].licence.number:
        raise SellerWithoutLicence
    if Invoice.objects.blue_of(order_id).exists():
        raise InvoicedAlready
    made = Invoice.objects.bulk_create(
        [
            Invoice(
                order_id=order_id,
                person_id=person_id,
                shop_id=order.shop_id,
                title_kind=title.kind,
                title_name=title.name,
                title_tax_id=title.tax_id,
                currency=order.total.currency,
                requested_at=now,
                next_try_at=now if order.state == OrderState.COMPLETED else None,
            )
        ],
        ignore_conflicts=True,  # Of two at the same moment one is first.
    )
    mine = Invoice.objects.filter(pk=made[0].pk).first()
    if mine is None:
        raise InvoicedAlready
    return mine.view()


@transaction.atomic
def withdraw_invoice(invoice_id: UUID, *, person_id: UUID, now: datetime) -> InvoiceView:
    """Ask for it no more, before it is issued. Locks it. :raises InvoiceNotFound, IllegalMove:"""
    invoice = Invoice.objects.lock(invoice_id)
    if invoice.person_id != person_id:
        raise InvoiceNotFound
    invoice.next_try_at = None
    invoice.move_to(InvoiceState.WITHDRAWN, now=now, because="the buyer needs none")
    return invoice.view()
