"""The provider is asked again what became of a payment or refund that only its bill knows to have happened."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.payments import facade as payments
from market.reconciliation import rules
from market.reconciliation.errors import RemedyDoesNotFit
from market.reconciliation.models import Difference
from market.reconciliation.states import Remedy


@transaction.atomic
def ask_provider(difference_id: UUID, *, by: UUID, now: datetime) -> None:
    """
    Have payments ask, by a task. What it learns is posted by it; the next matching finds the difference resolved.

    :raises DifferenceNotFound, RemedyDoesNotFit; payments' own refusals
    """
    row = Difference.objects.lock(difference_id)
    fitting = rules.remedies(
        finding=row.finding,
        state=row.state,
        delta=row.delta_minor,
        kind=row.kind,
        suspended_at=row.suspended_at,
        now=now,
    )
    if Remedy.ASK_AGAIN not in fitting:
        raise RemedyDoesNotFit(remedy=Remedy.ASK_AGAIN.value, offered=[one.value for one in fitting])
    if row.kind == "payment":
        payments.ask_again(UUID(row.ref), actor_id=by)
    else:
        payments.retry_refund(UUID(row.ref), actor_id=by, now=now)
    audit.record(actor_id=by, action="reconciliation.ask_again", subject=encode("diff", row.pk))
