"""A person goes to pay."""

import json
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation import sql
from foundation.idempotency import IdempotencyClaim, IdempotencyKeyReused
from foundation.ids import encode, uuid7
from foundation.words import say
from market.payments import rules
from market.payments.errors import IntentNotFound, TooManyAttempts
from market.payments.models import Attempt, Intent
from market.payments.providers.base import NewPayment, PaymentFate, PaymentStatus, Refused, Unclear
from market.payments.providers.registry import provider
from market.payments.services.alert import alert
from market.payments.services.ask_providers import LEASE
from market.payments.services.calling import call
from market.payments.services.choose_provider import choose_provider
from market.payments.services.learn_payment import DoesNotFit, learn_payment
from market.payments.states import ATTEMPT, AttemptState, IntentState
from market.payments.types import AttemptView

SOURCE = "created at the provider"
WRITTEN = (("id", "uuid"), ("intent_id", "uuid"), ("key", "text"), ("fingerprint", "text"), ("method", "text"),
           ("state", "text"), ("amount_minor", "bigint"), ("currency", "text"), ("title", "text"),
           ("way", "text"), ("return_path", "text"), ("return_url", "text"), ("expires_at", "timestamptz"),
           ("created_at", "timestamptz"), ("next_query_at", "timestamptz"))  # fmt: skip
NAMES = ", ".join(name for name, _ in WRITTEN)


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
    payer_ip: str = "",
    payer_token: str = "",
) -> AttemptView:
    """
    Have a provider await the payment, and say where to pay. Calls the provider, so it stands in no transaction.

    In: `method`, the way to pay; which account serves it is decided here, and stays decided for this attempt.

    Three steps: write what we are about to do; do it; write what came of it. Whoever dies in between is resumed by the
    sweeper. The key is claimed by the attempt row: asked again, the same attempt answers, and a provider that had not
    answered is asked again for the very same payment.

    :raises IntentNotFound: also when it is another person's; AlreadyPaid, PaymentIsClosed, TooManyAttempts,
        UnknownMethod, ReturnPathNotLocal, IdempotencyKeyReused
    """
    rules.check_return_path(return_path)
    account = choose_provider(method, now=now).code
    attempt = _claim(intent_id, person_id, claim, account, method, return_path, base_url.rstrip("/"), language, now)
    has_begun = attempt.redirect_url or attempt.shown_kind
    if attempt.is_settled or has_begun or attempt.intent.state != IntentState.OPEN:
        return attempt.view()
    try:
        said = _create(attempt, payer_ip, payer_token)
        if _note_pending(attempt, said, now):
            return replace(attempt.view(), state=AttemptState.PENDING)
        learn_payment(attempt.id, said, now=now, source=SOURCE)
    except Refused as refusal:
        _note(attempt.id, AttemptState.DECLINED, str(refusal), now)
    except Unclear as trouble:
        _note(attempt.id, AttemptState.UNKNOWN, str(trouble), now)
    except DoesNotFit as trouble:
        alert("create_does_not_fit", attempt.id, trouble=str(trouble))
        _note(attempt.id, AttemptState.UNKNOWN, str(trouble), now)
    return Attempt.objects.get(pk=attempt.id).view()


@transaction.atomic
def _claim(
    intent_id: UUID,
    person_id: UUID,
    claim: IdempotencyClaim,
    account: str,
    way: str,
    return_path: str,
    base_url: str,
    language: str,
    now: datetime,
) -> Attempt:
    """
    Return the attempt that goes by this key, new or known. Locks the intent, so two bearers of a key take turns.

    A new one on an open intent, the usual case, takes two plain statements.
    """
    intent = _lock_intent(intent_id)
    if intent.payer_id != person_id:
        raise IntentNotFound
    attempt_id = uuid7()
    attempt = Attempt(
        id=attempt_id,
        intent=intent,
        key=claim.key,
        fingerprint=claim.fingerprint,
        method=account,
        way=way,
        amount_minor=intent.amount_minor,
        currency=intent.currency,
        title=say(intent.title, language)[:200],
        return_path=return_path,
        return_url=f"{base_url}/api/payments/attempts/{encode('att', attempt_id)}/return",
        redirect_url="",
        shown_kind="",
        shown_text="",
        provider_ref="",
        trade_ref="",
        fee_minor=0,
        awaiting_minor=0,
        split_minor=0,
        expires_at=intent.expires_at + rules.PROVIDER_GRACE,
        created_at=now,
        next_query_at=now + LEASE,
    )
    if rules.can_be_paid(IntentState(intent.state), intent.expires_at, now) and _insert(attempt):
        return attempt
    return _known(attempt, now)


def _lock_intent(intent_id: UUID) -> Intent:
    """:raises IntentNotFound:"""
    columns = "id, payer_id, amount_minor, currency, title, state, expires_at"
    found = sql.one(f"SELECT {columns} FROM payments_intent WHERE id = %s FOR UPDATE", [intent_id])
    if found is None:
        raise IntentNotFound
    intent = Intent(**dict(zip(columns.split(", "), found, strict=True)))
    intent.title = json.loads(intent.title) if isinstance(intent.title, str) else intent.title
    return intent


def _insert(attempt: Attempt) -> bool:
    """Write a new attempt, unless its key is known or there are too many. A statement of its own, after the lock."""
    values = [getattr(attempt, name) for name, _ in WRITTEN]
    return bool(
        sql.run(
            f"""
            INSERT INTO payments_attempt ({NAMES}) SELECT {NAMES} FROM {sql.given(WRITTEN)}
            WHERE (SELECT count(*) FROM payments_attempt known WHERE known.intent_id = given.intent_id) < %s
            ON CONFLICT (intent_id, key) DO NOTHING
            """,
            [sql.pack(WRITTEN, [values]), rules.MOST_ATTEMPTS],
        )
    )


def _known(attempt: Attempt, now: datetime) -> Attempt:
    """Return the attempt that has this one's key already, or say why there can be none."""
    intent = attempt.intent
    known = Attempt.objects.filter(intent=intent, key=attempt.key).first()
    if known is None:
        rules.check_can_be_paid(IntentState(intent.state), intent.expires_at, now)
        raise TooManyAttempts(most=rules.MOST_ATTEMPTS)
    if known.fingerprint != attempt.fingerprint:
        raise IdempotencyKeyReused(field="Idempotency-Key")
    known.intent = intent
    return known


def _note_pending(attempt: Attempt, said: PaymentStatus, now: datetime) -> bool:
    """
    Write down that the provider awaits the payment, in one statement. Return False when there is more to it.

    It touches no money and no intent, so it locks the attempt alone.
    """
    fits = rules.mismatch(
        attempt.amount, expected_ref=attempt.provider_ref, amount=said.amount, provider_ref=said.provider_ref
    )
    if said.fate != PaymentFate.WAITING or fits is not None:
        return False
    ATTEMPT.require(AttemptState(attempt.state), AttemptState.PENDING)
    written = sql.run(
        """
        WITH moved AS (
          UPDATE payments_attempt SET state = %s, provider_ref = %s, redirect_url = %s, shown_kind = %s,
                 shown_text = %s, trouble = '', next_query_at = %s
          WHERE id = %s AND state = %s AND provider_ref = %s RETURNING id)
        INSERT INTO payments_attemptmove (attempt_id, before, after, at, because) SELECT id, %s, %s, %s, %s FROM moved
        """,
        [
            AttemptState.PENDING.value,
            said.provider_ref,
            said.redirect_url,
            said.shown.kind.value if said.shown else "",
            said.shown.text if said.shown else "",
            now + rules.query_wait(0),
            attempt.id,
            str(attempt.state),
            attempt.provider_ref,
            str(attempt.state),
            AttemptState.PENDING.value,
            now,
            SOURCE,
        ],
    )
    attempt.note_page(said.redirect_url, said.shown)
    return bool(written)


def _create(attempt: Attempt, payer_ip: str, payer_token: str) -> PaymentStatus:
    """Ask twice when the first answer is unclear: a provider makes one payment per reference, and somebody waits."""
    bank = provider(attempt.method)
    asked = NewPayment(
        ref=attempt.id,
        way=attempt.way,
        amount=attempt.amount,
        title=attempt.title,
        created_at=attempt.created_at,
        expires_at=attempt.expires_at,
        return_url=attempt.return_url,
        notice_url=f"{settings.PAYMENT_NOTICE_URL}/{attempt.method}",
        payer_ip=payer_ip,
        payer_token=payer_token,
    )
    try:
        return call(bank.code, "create", lambda: bank.create(asked))
    except Unclear:
        return call(bank.code, "create", lambda: bank.create(asked))


@transaction.atomic
def _note(attempt_id: UUID, after: AttemptState, trouble: str, now: datetime) -> None:
    """Write down that the provider said no or nothing, unless something better is known by now."""
    attempt = Attempt.objects.lock(attempt_id)
    if attempt.state in (AttemptState.CREATED, AttemptState.UNKNOWN) and attempt.state != after:
        attempt.trouble = trouble[:300]
        attempt.next_query_at = now + rules.query_wait(0)
        attempt.move_to(after, now=now, because=trouble)
