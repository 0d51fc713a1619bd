"""An operator has mended why the issuer refused."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.invoices.models import Invoice
from market.invoices.states import InvoiceState


@transaction.atomic
def issue_again(invoice_id: UUID, *, actor_id: UUID | None, now: datetime) -> None:
    """Have a refused invoice issued once more. Locks it. :raises InvoiceNotFound, IllegalMove:"""
    invoice = Invoice.objects.lock(invoice_id)
    invoice.next_try_at = now
    invoice.move_to(InvoiceState.ISSUING, now=now, because="tried again by an operator")
    audit.record(
        actor_id=actor_id,
        action="invoices.issue_again",
        subject=encode("inv", invoice_id),
        holder_id=invoice.shop_id,
        before={"trouble": invoice.trouble},
    )
