"""An order was completed, or something of it is promised back: its invoice catches up with what is kept."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.invoices import rules
from market.invoices.models import Invoice, InvoiceLine
from market.invoices.rules import Kept
from market.invoices.services.composing import compose_red
from market.invoices.states import COMPOSED, InvoiceState
from market.orders import facade as orders
from market.orders.facade import OrderState


@transaction.atomic
def catch_up(order_id: UUID, *, now: datetime) -> None:
    """
    Let a requested invoice be issued when its order is completed, void it when nothing is left, and take back by a red
    one what was invoiced and is kept no more.

    It looks at what is, not at which news came: repeated, late or out of order, it comes to the same. Locks the invoice
    before it reads the order.
    """
    blue = Invoice.objects.blue_of(order_id).select_for_update(of=("self",)).first()
    if blue is None:
        return
    order = orders.order_view(order_id)
    kept = rules.kept(order)
    if blue.state in COMPOSED:
        back = rules.gone(_still_invoiced(blue), kept)
        if back:
            compose_red(blue, back, now=now)
    elif not kept:
        blue.next_try_at = None
        blue.move_to(InvoiceState.VOID, now=now, because="everything was given back")
    elif order.state == OrderState.COMPLETED and blue.next_try_at is None:
        blue.next_try_at = now
        blue.save(update_fields=["next_try_at"])


def _still_invoiced(blue: Invoice) -> list[Kept]:
    """Return what a blue invoice says, less what its red ones have taken back."""
    backs: dict[UUID | None, tuple[int, int]] = {}
    for line in InvoiceLine.objects.filter(invoice__blue=blue):
        quantity, minor = backs.get(line.line_id, (0, 0))
        backs[line.line_id] = (quantity + line.quantity, minor + line.gross_minor)
    found = []
    for line in blue.lines.all():
        quantity, minor = backs.get(line.line_id, (0, 0))
        found.append(
            Kept(line.line_id, line.words, line.option_text, line.quantity - quantity, line.gross_minor - minor)
        )
    return found
