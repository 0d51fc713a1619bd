"""An operator has the provider asked about an attempt: "I have paid, and you say I have not"."""

from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from foundation.tasks import enqueue
from market.payments.errors import AttemptNotFound
from market.payments.models import Attempt


@transaction.atomic
def ask_again(attempt_id: UUID, *, actor_id: UUID | None) -> None:
    """Query the provider by a task, even about an attempt we hold for closed or declined. :raises AttemptNotFound:"""
    attempt = Attempt.objects.filter(pk=attempt_id).first()
    if attempt is None:
        raise AttemptNotFound
    enqueue("payments.resolve_attempt", attempt_id=str(attempt.id), is_operator=1)
    audit.record(
        actor_id=actor_id,
        action="payments.ask_again",
        subject=encode("att", attempt.id),
        before={"state": attempt.state, "trouble": attempt.trouble},
    )
