"""Nobody is to pay these any more."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from market.payments.errors import IntentNotFound
from market.payments.events import IntentClosed
from market.payments.models import Attempt, Intent
from market.payments.services.ask_providers import ask_about
from market.payments.states import INTENT, UNSETTLED, IntentState
from market.payments.types import IntentView


def close_intent(ref: UUID, *, now: datetime, because: str) -> IntentView:
    """Close the intent of one checkout. A list of one. :raises IntentNotFound:"""
    found = close_intents([ref], now=now, because=because)
    if ref not in found:
        raise IntentNotFound
    return found[ref]


@transaction.atomic
def close_intents(refs: Collection[UUID], *, now: datetime, because: str) -> dict[UUID, IntentView]:
    """
    Close open intents in the caller's transaction, and return all of them as they stand now, by checkout.

    Look at each answer's `state`: `paid` means that the money was faster, and the caller must leave its order alone;
    PaymentSucceeded is on its way. Closing twice changes nothing. Locks the intents by id. The providers' pages are
    closed by tasks after commit; should one of them have been paid meanwhile, PaymentArrivedLate is told.
    """
    found = list(Intent.objects.select_for_update(of=("self",)).filter(ref__in=refs).order_by("pk"))
    closing = [intent for intent in found if intent.state == IntentState.OPEN]
    if closing:
        sql.insert_many(
            "payments_intentmove",
            [("intent_id", "uuid"), ("before", "text"), ("after", "text"), ("at", "timestamptz"), ("because", "text")],
            [(intent.pk, intent.state, IntentState.CLOSED.value, now, because[:200]) for intent in closing],
        )
        ids = [intent.pk for intent in closing]
        INTENT.require(IntentState.OPEN, IntentState.CLOSED)
        Intent.objects.filter(pk__in=ids).update(state=IntentState.CLOSED, closed_at=now)
        for intent in closing:
            intent.state, intent.closed_at = IntentState.CLOSED, now
        outbox.publish_many([(IntentClosed(intent_id=one.id, ref=one.ref), one.ref) for one in closing])
        ask_about(Attempt.objects.filter(intent_id__in=ids, state__in=UNSETTLED), now=now)
    return {intent.ref: intent.view() for intent in found}
