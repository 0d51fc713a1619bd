"""A provider has said what became of a payment: the one place where money arrives."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.payments import rules
from market.payments.errors import AttemptNotFound
from market.payments.events import PaymentArrivedLate, PaymentSucceeded
from market.payments.models import Attempt, Intent
from market.payments.providers.base import PaymentFate, PaymentStatus
from market.payments.services.ask_providers import ask_about
from market.payments.services.post_to_ledger import post_payment
from market.payments.services.request_refund import book_refund
from market.payments.states import UNSETTLED, AttemptState, IntentState
from market.payments.types import RefundKind


class DoesNotFit(Exception):
    """What the provider says is not what we asked it for. Nothing has changed."""


@transaction.atomic
def learn_payment(attempt_id: UUID, said: PaymentStatus, *, now: datetime, source: str) -> None:
    """
    Write down what a provider says of an attempt, once, whoever says it and however often.

    Locks the intent, then the attempt. Money is a fact: it is believed of an attempt in any state.

    :raises AttemptNotFound, DoesNotFit:
    """
    intent_id = Attempt.objects.filter(pk=attempt_id).values_list("intent_id", flat=True).first()
    if intent_id is None:
        raise AttemptNotFound
    intent = Intent.objects.lock(intent_id)
    attempt = Attempt.objects.lock(attempt_id)
    wrong = rules.mismatch(
        attempt.amount, expected_ref=attempt.provider_ref, amount=said.amount, provider_ref=said.provider_ref
    )
    if wrong is not None:
        raise DoesNotFit(wrong)
    attempt.provider_ref = said.provider_ref
    attempt.redirect_url = said.redirect_url or attempt.redirect_url
    attempt.trouble = ""
    match said.fate:
        case PaymentFate.PAID if attempt.state != AttemptState.SUCCEEDED:
            _receive(intent, attempt, paid_at=said.paid_at or now, now=now, source=source)
        case PaymentFate.DECLINED if not attempt.is_settled:
            attempt.move_to(AttemptState.DECLINED, now=now, because=source)
        case PaymentFate.CLOSED if not attempt.is_settled:
            attempt.move_to(AttemptState.CLOSED, now=now, because=source)
        case PaymentFate.WAITING if attempt.state in (AttemptState.CREATED, AttemptState.UNKNOWN):
            attempt.next_query_at = now + rules.query_wait(0)
            attempt.move_to(AttemptState.PENDING, now=now, because=source)
        case _:
            attempt.save(update_fields=["provider_ref", "redirect_url", "trouble"])


def _receive(intent: Intent, attempt: Attempt, *, paid_at: datetime, now: datetime, source: str) -> None:
    """Let money in. In: both rows locked, the attempt not yet succeeded."""
    is_first = intent.state != IntentState.PAID
    attempt.role = Attempt.Role.PAYMENT if is_first else Attempt.Role.SECOND_PAYMENT
    attempt.paid_at = paid_at
    attempt.move_to(AttemptState.SUCCEEDED, now=now, because=source)
    intent.paid_minor += attempt.amount_minor
    post_payment(intent, attempt, at=now)
    if is_first:
        _pay(intent, attempt, paid_at=paid_at, now=now)
    else:
        intent.save(update_fields=["paid_minor"])
        book_refund(
            intent,
            attempt,
            key=f"second-payment:{attempt.id}",
            amount=attempt.amount,
            order_id=None,
            kind=RefundKind.SECOND_PAYMENT,
            because="paid twice",
            now=now,
        )


def _pay(intent: Intent, attempt: Attempt, *, paid_at: datetime, now: datetime) -> None:
    """
    Make the intent paid and tell.

    In time or late is decided by its state alone, not by the clock: while it is open, nothing that was promised has
    been given away, so money a second after `expires_at` is as good as any.
    """
    is_late = intent.state == IntentState.CLOSED
    intent.paid_at = paid_at
    intent.method = attempt.method
    intent.move_to(IntentState.PAID, now=now, because=f"attempt {attempt.id}")
    news = PaymentArrivedLate if is_late else PaymentSucceeded
    outbox.publish(
        news(
            intent_id=intent.id,
            ref=intent.ref,
            payer_id=intent.payer_id,
            amount=intent.amount,
            paid_at=paid_at,
        ),
        key=intent.ref,
    )
    ask_about(intent.attempts.filter(state__in=UNSETTLED), now=now)  # To close them, lest somebody pays twice.
