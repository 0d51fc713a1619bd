"""An operator has a refund tried at once, without waiting for its next turn."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from foundation.tasks import enqueue
from market.payments.errors import RefundIsDone, SharesAreOut
from market.payments.models import Refund
from market.payments.services.ask_providers import LEASE
from market.payments.states import RefundState


@transaction.atomic
def retry_refund(refund_id: UUID, *, actor_id: UUID | None, now: datetime) -> None:
    """Send a refund now; the try is a task's. :raises RefundNotFound, RefundIsDone, SharesAreOut:"""
    refund = Refund.objects.lock(refund_id)
    if refund.state == RefundState.SUCCEEDED:
        raise RefundIsDone
    if refund.awaits_shares:
        raise SharesAreOut
    refund.next_try_at = now + LEASE
    refund.save(update_fields=["next_try_at"])
    enqueue("payments.send_refund", refund_id=str(refund.id))
    audit.record(
        actor_id=actor_id,
        action="payments.retry_refund",
        subject=encode("rfd", refund.id),
        before={"state": refund.state, "tries": refund.tries, "trouble": refund.trouble},
    )
