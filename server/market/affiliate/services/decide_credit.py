"""A person has looked at a reward that was held."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from market.affiliate import rules
from market.affiliate.errors import CreditNotHeld, LineHasSettled
from market.affiliate.models import Credit, move_credits
from market.affiliate.services.attribute_orders import name_promoters
from market.affiliate.states import CreditState


@transaction.atomic
def decide_credit(*, credit_id: UUID, is_released: bool, operator_id: UUID, because: str, now: datetime) -> None:
    """
    Let a held credit go its way, or refuse it. Locks the credit. Is in the audit trail.

    :raises CreditNotHeld, LineHasSettled, SayWhy:
    """
    said = rules.check_reason(because)
    row = Credit.objects.select_for_update().filter(pk=credit_id, is_held=True).first()
    if row is None:
        raise CreditNotHeld
    row.is_held = False
    row.decided_by = operator_id
    row.save(update_fields=["is_held", "decided_by"])
    if not is_released:
        move_credits([row], CreditState.VOID, now=now, because=said)
    elif name_promoters([row]):
        raise LineHasSettled
    audit.record(
        actor_id=operator_id,
        action="affiliate.release_credit" if is_released else "affiliate.refuse_credit",
        subject=str(row.pk),
        holder_id=row.shop_id,
        after={"signals": row.signals, "amount_minor": row.amount_minor},
        because=said,
    )
