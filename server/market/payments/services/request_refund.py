"""Money is to go back to the payer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.money import Money
from foundation.tasks import enqueue
from market.payments.errors import (
    NothingPaid,
    PaidElsewhere,
    RefundKeyReused,
    RefundMakesNoSense,
    RefundTooLarge,
)
from market.payments.models import Attempt, Intent, Refund
from market.payments.services.await_shares import missing_for, take_shares_back
from market.payments.states import IntentState
from market.payments.types import RefundKind, RefundView


@transaction.atomic
def request_refund(
    *,
    ref: UUID,
    key: str,
    amount: Money,
    order_id: UUID,
    because: str,
    now: datetime,
    kind: RefundKind = RefundKind.ORDER,
) -> RefundView:
    """
    Ask for part or all of what was paid to go back, in the caller's transaction. A task sends it after commit.

    `key` names the intention: asked again, it returns the refund that stands. All refunds of an intent together never
    exceed what was paid; the database refuses it too. What was shared out with shops is taken back first, and the
    refund waits for it: the payer's right does not depend on who holds the money. Locks the intent row.

    :raises IntentNotFound, NothingPaid, PaidElsewhere, RefundMakesNoSense, RefundTooLarge, RefundKeyReused:
    """
    intent = Intent.objects.lock_ref(ref)
    known = Refund.objects.filter(key=key).select_related("intent").first()
    if known is not None:
        if (known.intent_id, known.amount, known.order_id) != (intent.id, amount, order_id):
            raise RefundKeyReused(key=key)
        return known.view()
    if intent.state != IntentState.PAID:
        raise NothingPaid(ref=ref)
    if amount.minor <= 0 or amount.currency != intent.currency:
        raise RefundMakesNoSense(field="amount")
    left = Money(intent.currency, intent.paid_minor - intent.refunded_minor)
    if left < amount:
        raise RefundTooLarge(left=left, amount=amount)
    payment = Attempt.objects.select_for_update().get(intent=intent, role=Attempt.Role.PAYMENT)
    if payment.origin:
        raise PaidElsewhere(origin=payment.origin)
    if kind == RefundKind.ORDER and intent.closed_at is not None:
        kind = RefundKind.LATE_PAYMENT
    return book_refund(
        intent, payment, key=key, amount=amount, order_id=order_id, kind=kind, because=because, now=now
    ).view()


def book_refund(
    intent: Intent,
    attempt: Attempt,
    *,
    key: str,
    amount: Money,
    order_id: UUID | None,
    kind: RefundKind,
    because: str,
    now: datetime,
) -> Refund:
    """Write a refund of an attempt's money and have it sent, once it lies there. In: both rows locked."""
    missing = missing_for(attempt, amount.minor)
    intent.refunded_minor += amount.minor
    intent.save(update_fields=["refunded_minor"])
    attempt.refunded_minor += amount.minor
    attempt.awaiting_minor += amount.minor if missing else 0
    attempt.save(update_fields=["refunded_minor", "awaiting_minor"])
    refund = Refund.objects.create(
        key=key,
        intent=intent,
        attempt=attempt,
        order_id=order_id,
        kind=kind,
        amount_minor=amount.minor,
        currency=amount.currency,
        because=because[:200],
        requested_at=now,
        next_try_at=None if missing else now,
        awaits_shares=bool(missing),
    )
    if missing:
        take_shares_back(attempt, now=now)
        return refund
    enqueue("payments.send_refund", refund_id=str(refund.id))
    return refund
