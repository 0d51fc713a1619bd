"""A second person does not let it be done."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.approvals import rules
from market.approvals.errors import NotByYourself
from market.approvals.models import Approval
from market.approvals.services.carrying_out import note
from market.approvals.states import ApprovalState
from market.approvals.types import ApprovalView


@transaction.atomic
def refuse(approval_id: UUID, *, by: UUID, because: str, now: datetime) -> ApprovalView:
    """Refuse it, and say why. Locks the approval. :raises ApprovalNotFound, IllegalMove, NotByYourself, SayWhy:"""
    because = rules.check_reason(because)
    approval = Approval.objects.lock(approval_id)
    if by == approval.asked_by:
        raise NotByYourself
    approval.decided_by = by
    approval.move_to(ApprovalState.REFUSED, by=by, now=now, because=because)
    note(approval, "refuse", by=by, because=because)
    return approval.view()
