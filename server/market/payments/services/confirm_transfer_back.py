"""An operator has transferred a refund back by bank."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.payments.errors import NotByTransfer, RefundIsDone, SharesAreOut
from market.payments.models import Refund
from market.payments.providers.base import RefundFate, RefundStatus
from market.payments.providers.registry import provider
from market.payments.services.send_refund import learn_refund
from market.payments.states import RefundState


@transaction.atomic
def confirm_transfer_back(refund_id: UUID, *, bank_ref: str, actor_id: UUID | None, now: datetime) -> None:
    """
    Write down that a refund has left. Only of what came by transfer: machines speak for the rest. Locks the refund.

    :raises RefundNotFound, RefundIsDone, NotByTransfer, SharesAreOut:
    """
    refund = Refund.objects.lock(refund_id)
    if refund.state == RefundState.SUCCEEDED:
        raise RefundIsDone
    if provider(refund.attempt.method).is_online:
        raise NotByTransfer
    if refund.awaits_shares:
        raise SharesAreOut
    if refund.state == RefundState.REQUESTED:
        refund.move_to(RefundState.SENT, now=now, because="by hand")
    said = RefundStatus(RefundFate.SUCCEEDED, refund.amount, bank_ref.strip()[:128])
    learn_refund(refund.id, said, now=now, source="an operator")
    audit.record(
        actor_id=actor_id,
        action="payments.transfer_back",
        subject=encode("rfd", refund.id),
        after={"amount": str(refund.amount), "bank_ref": bank_ref},
    )
