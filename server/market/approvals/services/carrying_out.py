"""A wish comes true: the act is done, and both who wanted it and who let them are in the trail."""

from datetime import datetime
from uuid import UUID

from foundation import audit
from foundation.ids import encode
from market.approvals import acts
from market.approvals.models import Approval
from market.approvals.states import ApprovalState


def carry_out(approval: Approval, *, by: UUID | None, now: datetime, because: str) -> None:
    """Do it, in the caller's transaction. In: who granted it, None when nobody had to. :raises: what the act refuses"""
    approval.decided_by = by
    approval.move_to(ApprovalState.DONE, by=by, now=now, because=because)
    acts.find(approval.act).carry_out(approval.view(), now)
    audit.record(
        actor_id=approval.asked_by,
        action=approval.act,
        subject=approval.subject,
        holder_id=approval.holder_id,
        after={"approval": encode("appr", approval.pk), "granted_by": str(by) if by else None, **approval.payload},
        because=approval.because,
    )


def note(approval: Approval, verb: str, *, by: UUID | None, because: str) -> None:
    """Write into the trail who asked, granted, refused or withdrew."""
    audit.record(
        actor_id=by,
        action=f"approvals.{verb}",
        subject=encode("appr", approval.pk),
        holder_id=approval.holder_id,
        after={
            "act": approval.act,
            "subject": approval.subject,
            "currency": approval.currency,
            "amount_minor": approval.amount_minor,
        },
        because=because,
    )
