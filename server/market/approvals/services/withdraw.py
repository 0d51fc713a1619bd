"""Who asked thinks better of it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.approvals import rules
from market.approvals.errors import NotYourWish
from market.approvals.models import Approval
from market.approvals.services.carrying_out import note
from market.approvals.states import ApprovalState
from market.approvals.types import ApprovalView


@transaction.atomic
def withdraw(approval_id: UUID, *, by: UUID, because: str, now: datetime) -> ApprovalView:
    """Take a wish back. Locks the approval. :raises ApprovalNotFound, IllegalMove, NotYourWish, SayWhy:"""
    because = rules.check_reason(because)
    approval = Approval.objects.lock(approval_id)
    if by != approval.asked_by:
        raise NotYourWish
    approval.move_to(ApprovalState.WITHDRAWN, by=by, now=now, because=because)
    note(approval, "withdraw", by=by, because=because)
    return approval.view()
