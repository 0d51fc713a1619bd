"""Nobody has decided in time: what was true when it was asked may not be so any more."""

from datetime import datetime

from django.db import transaction

from market.approvals.models import Approval
from market.approvals.services.carrying_out import note
from market.approvals.states import ApprovalState

MOST_AT_ONCE = 100
BECAUSE = "nobody decided in time"


@transaction.atomic
def let_lapse(*, now: datetime) -> int:
    """End what has waited too long, up to a hundred. Return how many. Safe beside itself and beside who decides."""
    late = Approval.objects.overdue(now).order_by("expires_at").select_for_update(skip_locked=True)[:MOST_AT_ONCE]
    for approval in (found := list(late)):
        approval.move_to(ApprovalState.EXPIRED, by=None, now=now, because=BECAUSE)
        note(approval, "expire", by=None, because=BECAUSE)
    return len(found)
