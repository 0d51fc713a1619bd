"""A person goes to pay."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation.idempotency import IdempotencyClaim, IdempotencyKeyReused
from foundation.ids import encode, uuid7
from foundation.words import say
from market.payments import rules
from market.payments.errors import IntentNotFound, TooManyAttempts
from market.payments.metrics import alert
from market.payments.models import Attempt, Intent
from market.payments.providers.base import NewPayment, PaymentStatus, Refused, Unclear
from market.payments.providers.registry import provider
from market.payments.services.ask_providers import LEASE
from market.payments.services.calling import call
from market.payments.services.learn_payment import DoesNotFit, learn_payment
from market.payments.states import AttemptState, IntentState
from market.payments.types import AttemptView


def start_attempt(
    *,
    intent_id: UUID,
    person_id: UUID,
    claim: IdempotencyClaim,
    method: str,
    return_path: str,
    base_url: str,
    language: str,
    now: datetime,
) -> AttemptView:
    """
    Have a provider await the payment, and say where to pay. Calls the provider, so it stands in no transaction.

    Three steps: write what we are about to do; do it; write what came of it. Whoever dies in between is resumed by the
    sweeper. The key is claimed by the attempt row: asked again, the same attempt answers, and a provider that had not
    answered is asked again for the very same payment.

    :raises IntentNotFound: also when it is another person's; AlreadyPaid, PaymentIsClosed, TooManyAttempts,
        UnknownProvider, ReturnPathNotLocal, IdempotencyKeyReused
    """
    rules.check_return_path(return_path)
    attempt = _claim(intent_id, person_id, claim, method, return_path, base_url.rstrip("/"), language, now)
    if attempt.is_settled or attempt.redirect_url or attempt.intent.state != IntentState.OPEN:
        return attempt.view()
    try:
        learn_payment(attempt.id, _create(attempt), now=now, source="created at the provider")
    except Refused as refusal:
        _note(attempt.id, AttemptState.DECLINED, str(refusal), now)
    except Unclear as trouble:
        _note(attempt.id, AttemptState.UNKNOWN, str(trouble), now)
    except DoesNotFit as trouble:
        alert("create_does_not_fit", attempt_id=attempt.id, trouble=str(trouble))
        _note(attempt.id, AttemptState.UNKNOWN, str(trouble), now)
    return Attempt.objects.get(pk=attempt.id).view()


@transaction.atomic
def _claim(
    intent_id: UUID,
    person_id: UUID,
    claim: IdempotencyClaim,
    method: str,
    return_path: str,
    base_url: str,
    language: str,
    now: datetime,
) -> Attempt:
    """Return the attempt that goes by this key, new or known. Locks the intent, so two bearers of a key take turns."""
    intent = Intent.objects.lock(intent_id)
    if intent.payer_id != person_id:
        raise IntentNotFound
    known = intent.attempts.filter(key=claim.key).first()
    if known is not None:
        if known.fingerprint != claim.fingerprint:
            raise IdempotencyKeyReused(field="Idempotency-Key")
        known.intent = intent
        return known
    rules.check_can_be_paid(IntentState(intent.state), intent.expires_at, now)
    if intent.attempts.count() >= rules.MOST_ATTEMPTS:
        raise TooManyAttempts(most=rules.MOST_ATTEMPTS)
    attempt_id = uuid7()
    return Attempt.objects.create(
        id=attempt_id,
        intent=intent,
        key=claim.key,
        fingerprint=claim.fingerprint,
        method=method,
        amount_minor=intent.amount_minor,
        currency=intent.currency,
        title=say(intent.title, language)[:200],
        return_path=return_path,
        return_url=f"{base_url}/api/payments/attempts/{encode('att', attempt_id)}/return",
        expires_at=intent.expires_at + rules.PROVIDER_GRACE,
        created_at=now,
        next_query_at=now + LEASE,
    )


def _create(attempt: Attempt) -> PaymentStatus:
    """Ask twice when the first answer is unclear: a provider makes one payment per reference, and somebody waits."""
    bank = provider(attempt.method)
    asked = NewPayment(
        ref=attempt.id,
        amount=attempt.amount,
        title=attempt.title,
        expires_at=attempt.expires_at,
        return_url=attempt.return_url,
        notice_url=f"{settings.PAYMENT_NOTICE_URL}/{attempt.method}",
    )
    try:
        return call(lambda: bank.create(asked))
    except Unclear:
        return call(lambda: bank.create(asked))


@transaction.atomic
def _note(attempt_id: UUID, after: AttemptState, trouble: str, now: datetime) -> None:
    """Write down that the provider said no or nothing, unless something better is known by now."""
    attempt = Attempt.objects.lock(attempt_id)
    if attempt.state in (AttemptState.CREATED, AttemptState.UNKNOWN) and attempt.state != after:
        attempt.trouble = trouble[:300]
        attempt.next_query_at = now + rules.query_wait(0)
        attempt.move_to(after, now=now, because=trouble)
