"""Nobody is to pay this any more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.payments.events import IntentClosed
from market.payments.models import Intent
from market.payments.services.ask_providers import ask_about
from market.payments.states import UNSETTLED, IntentState
from market.payments.types import IntentView


@transaction.atomic
def close_intent(ref: UUID, *, now: datetime, because: str) -> IntentView:
    """
    Close an open intent in the caller's transaction, and return it as it stands now.

    Look at the answer's `state`: `paid` means that the money was faster, and the caller must leave its order alone;
    PaymentSucceeded is on its way. Closing twice changes nothing. Locks the intent row. The provider's pages are closed
    by a task after commit; should one of them have been paid meanwhile, PaymentArrivedLate is told.

    :raises IntentNotFound:
    """
    intent = Intent.objects.lock_ref(ref)
    if intent.state != IntentState.OPEN:
        return intent.view()
    intent.closed_at = now
    intent.move_to(IntentState.CLOSED, now=now, because=because)
    outbox.publish(IntentClosed(intent_id=intent.id, ref=intent.ref), key=intent.ref)
    ask_about(intent.attempts.filter(state__in=UNSETTLED), now=now)
    return intent.view()
