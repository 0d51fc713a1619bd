"""A second person lets it be done."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.approvals import rules
from market.approvals.errors import NotByYourself, TooLate
from market.approvals.models import Approval
from market.approvals.services.carrying_out import carry_out, note
from market.approvals.types import ApprovalView


@transaction.atomic
def grant(approval_id: UUID, *, by: UUID, because: str, now: datetime) -> ApprovalView:
    """
    Grant it and do it, both or neither: when the act refuses, the wish goes on waiting. Locks the approval.

    :raises ApprovalNotFound, IllegalMove, NotByYourself, TooLate, SayWhy; and whatever the act refuses
    """
    because = rules.check_reason(because)
    approval = Approval.objects.lock(approval_id)
    if by == approval.asked_by:
        raise NotByYourself
    if approval.expires_at <= now:
        raise TooLate
    carry_out(approval, by=by, now=now, because=because)
    note(approval, "grant", by=by, because=because)
    return approval.view()
