"""A difference is fixed by a posting set of its own, once."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import audit, sql
from foundation.ids import encode
from foundation.money import Money
from market.ledger import facade as ledger
from market.reconciliation import rules
from market.reconciliation.errors import FixedAlready, RemedyDoesNotFit
from market.reconciliation.models import Difference, Fix
from market.reconciliation.states import DifferenceState, Remedy


@transaction.atomic
def fix_difference(difference_id: UUID, remedy: Remedy, *, by: UUID, because: str, now: datetime) -> None:
    """
    Post what the remedy says and move the difference on. Locks it. What needs no posting is `ask_provider`'s.

    :raises DifferenceNotFound, RemedyDoesNotFit, FixedAlready:
    """
    row = Difference.objects.lock(difference_id)
    if row.state in (DifferenceState.RESOLVED, DifferenceState.SETTLED):
        raise FixedAlready
    fitting = rules.remedies(
        finding=row.finding,
        state=row.state,
        delta=row.delta_minor,
        kind=row.kind,
        suspended_at=row.suspended_at,
        now=now,
    )
    if remedy not in fitting or remedy == Remedy.ASK_AGAIN:
        raise RemedyDoesNotFit(remedy=remedy.value, offered=[one.value for one in fitting])
    is_booking = remedy == Remedy.SUSPEND
    step = Fix.Step.CLOSE if remedy == Remedy.WRITE_OFF else Fix.Step.BOOK
    cause = f"difference:{row.pk}" if step == Fix.Step.BOOK else f"difference:{row.pk}:written-off"
    facts = {"remedy": remedy.value, "cause": cause, "by": by, "at": now, "because": because}
    try:
        with transaction.atomic():
            Fix.objects.create(difference=row, step=step, **facts)
    except IntegrityError as refused:
        if sql.broken_guard(refused) not in ("reconciliation_fixed_once", "reconciliation_fix_cause_key"):
            raise
        raise FixedAlready from None
    kind, amount = rules.posting(remedy, row.delta_minor)
    entries = ledger.entries(kind, {"provider": row.provider}, {amount: Money(row.currency, abs(row.delta_minor))})
    ledger.post(cause, kind, entries, now, memo=f"{row.provider} {row.day} {row.finding}: {because}"[:200])
    before = row.state
    row.move_to(DifferenceState.SUSPENDED if is_booking else DifferenceState.SETTLED, now=now, because=because)
    audit.record(
        actor_id=by,
        action=f"reconciliation.{remedy.value}",
        subject=encode("diff", row.pk),
        before={"state": before},
        after={"state": row.state, "cause": cause},
        because=because,
    )
