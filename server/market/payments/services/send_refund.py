"""Money goes back: the provider is asked until it has done it."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation import outbox
from market.payments import rules
from market.payments.events import RefundFailed, RefundSucceeded, SecondPaymentReturned
from market.payments.models import Intent, Refund
from market.payments.providers.base import NewRefund, RefundFate, RefundStatus, Refused, Unclear
from market.payments.providers.registry import provider
from market.payments.services.alert import alert
from market.payments.services.ask_providers import LEASE
from market.payments.services.calling import call
from market.payments.services.learn_payment import DoesNotFit
from market.payments.services.post_to_ledger import post_refund
from market.payments.states import RefundState


def send_refund(refund_id: UUID, *, now: datetime) -> None:
    """
    Try a refund once: write that we try, ask the provider, write what it said. Calls the provider.

    A provider gives back once per reference, so a try that was cut off by a crash or a time-out is simply made again.
    """
    refund = _begin(refund_id, now)
    if refund is None:
        return
    bank = provider(refund.attempt.method)
    notice_url = f"{settings.PAYMENT_NOTICE_URL}/{bank.code}"
    asked = NewRefund(refund.id, refund.attempt.known(), refund.provider_ref, refund.amount, refund.because, notice_url)
    try:
        # Once the provider has taken it on, we only ask how far it is.
        ask = bank.query_refund if refund.provider_ref else bank.refund
        said = call(bank.code, ask.__name__, lambda: ask(asked))
        learn_refund(refund.id, said, now=now, source="answer of the provider")
    except Refused as trouble:
        _note_trouble(refund.id, str(trouble), now=now, is_refused=True)
    except Unclear as trouble:
        _note_trouble(refund.id, str(trouble), now=now, is_refused=False)
    except DoesNotFit as trouble:
        alert("refund_does_not_fit", refund.id, trouble=str(trouble))
        _note_trouble(refund.id, str(trouble), now=now, is_refused=False)


@transaction.atomic
def _begin(refund_id: UUID, now: datetime) -> Refund | None:
    refund = Refund.objects.lock(refund_id)
    if refund.state == RefundState.SUCCEEDED or refund.awaits_shares:
        return None
    refund.tries += 1
    refund.next_try_at = now + LEASE
    if refund.state == RefundState.SENT:
        refund.save(update_fields=["tries", "next_try_at"])
    else:
        refund.move_to(RefundState.SENT, now=now, because=f"try {refund.tries}")
    return Refund.objects.select_related("attempt").get(pk=refund_id)


@transaction.atomic
def learn_refund(refund_id: UUID, said: RefundStatus, *, now: datetime, source: str) -> None:
    """
    Write down what a provider says of a refund, once, whoever says it and however often. Locks the refund row.

    :raises RefundNotFound, DoesNotFit:
    """
    refund = Refund.objects.lock(refund_id)
    wrong = rules.mismatch(
        refund.amount, expected_ref=refund.provider_ref, amount=said.amount, provider_ref=said.provider_ref
    )
    if wrong is not None:
        raise DoesNotFit(wrong)
    if refund.state == RefundState.SUCCEEDED:
        return
    refund.provider_ref = said.provider_ref
    if said.fate == RefundFate.SUCCEEDED:
        _finish(refund, now=now, source=source)
    elif said.fate == RefundFate.WAITING:
        refund.next_try_at = now + rules.refund_wait(refund.tries)
        refund.save(update_fields=["provider_ref", "next_try_at"])
    else:
        refund.provider_ref = ""  # It has to be asked for anew.
        refund.save(update_fields=["provider_ref"])
        _note_trouble(refund.id, "the provider failed", now=now, is_refused=True)


def _finish(refund: Refund, *, now: datetime, source: str) -> None:
    refund.succeeded_at = now
    refund.next_try_at = None
    refund.trouble = ""
    refund.move_to(RefundState.SUCCEEDED, now=now, because=source)
    intent = Intent.objects.get(pk=refund.intent_id)
    post_refund(intent, refund, at=now)
    told: RefundSucceeded | SecondPaymentReturned
    if refund.order_id is None:
        told = SecondPaymentReturned(
            refund_id=refund.id, ref=intent.ref, payer_id=intent.payer_id, amount=refund.amount
        )
    else:
        told = RefundSucceeded(
            refund_id=refund.id,
            ref=intent.ref,
            order_id=refund.order_id,
            payer_id=intent.payer_id,
            amount=refund.amount,
        )
    outbox.publish(told, key=intent.ref)


@transaction.atomic
def _note_trouble(refund_id: UUID, trouble: str, *, now: datetime, is_refused: bool) -> None:
    """Try again later; after many tries call for a person, once, and go on trying."""
    refund = Refund.objects.lock(refund_id)
    if refund.state == RefundState.SUCCEEDED:
        return
    refund.trouble = trouble[:300]
    refund.next_try_at = now + rules.refund_wait(refund.tries)
    if refund.tries >= rules.ALERT_AFTER_TRIES and refund.alerted_at is None:
        refund.alerted_at = now
        _call_for_a_person(refund, trouble)
    if is_refused and refund.state == RefundState.SENT:
        refund.move_to(RefundState.FAILING, now=now, because=trouble)
    else:
        refund.save(update_fields=["trouble", "next_try_at", "alerted_at"])


def _call_for_a_person(refund: Refund, trouble: str) -> None:
    intent = Intent.objects.get(pk=refund.intent_id)
    alert("refund_stuck", refund.id, ref=intent.ref, tries=refund.tries, trouble=trouble)
    if refund.order_id is not None:
        outbox.publish(
            RefundFailed(
                refund_id=refund.id,
                ref=intent.ref,
                order_id=refund.order_id,
                payer_id=intent.payer_id,
                amount=refund.amount,
            ),
            key=intent.ref,
        )
