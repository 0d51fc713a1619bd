"""Providers have said what became of payments: the one place where money arrives, for any number at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.payments import rules
from market.payments.errors import AttemptNotFound
from market.payments.events import PaymentArrivedLate, PaymentSucceeded
from market.payments.models import Attempt, Intent
from market.payments.providers.base import PaymentFate, PaymentStatus
from market.payments.providers.registry import providers
from market.payments.services.ask_providers import ask_about
from market.payments.services.note_payers import note_payers
from market.payments.services.post_to_ledger import post_payments
from market.payments.services.request_refund import book_refund
from market.payments.services.write_payments import pay_intents, succeed_attempts
from market.payments.states import UNSETTLED, AttemptState, IntentState
from market.payments.types import RefundKind


class DoesNotFit(Exception):
    """What the provider says is not what we asked it for. Nothing has changed."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one provider says of one attempt."""

    attempt_id: UUID
    said: PaymentStatus
    source: str
    provider: str | None = None  # Who says it, when it was not asked: no provider knows of another's attempts.


@dataclass(slots=True)
class Receipt:
    """Money that is being let in, as its attempt and intent are written."""

    attempt: Attempt
    intent: Intent
    paid_at: datetime
    because: str
    is_late: bool


def learn_payment(attempt_id: UUID, said: PaymentStatus, *, now: datetime, source: str) -> None:
    """Write down what a provider says of one attempt. A list of one. :raises AttemptNotFound, DoesNotFit:"""
    (refusal,) = learn_payments([Heard(attempt_id, said, source)], now=now)
    if refusal is not None:
        raise refusal


@transaction.atomic(savepoint=False)  # It raises no refusal, so nobody goes on after it has failed.
def learn_payments(heard: Sequence[Heard], *, now: datetime) -> list[AttemptNotFound | DoesNotFit | None]:
    """
    Write down what providers say of attempts, once, whoever says it and however often. Return each piece's refusal.

    Set-wise where it is usual: payments that come in, in time or late, take as many statements as one. Locks the
    intents, then the attempts, each by id. Money is a fact: it is believed of an attempt in any state.
    """
    attempts = _lock({one.attempt_id for one in heard})
    answers: list[AttemptNotFound | DoesNotFit | None] = []
    taken_in: dict[UUID, Receipt] = {}  # By attempt.
    payers: list[tuple[UUID, str, str]] = []
    for one in heard:
        attempt = attempts.get(one.attempt_id)
        answers.append(_why_not(attempt, one))
        if attempt is None or answers[-1] is not None or attempt.id in taken_in:
            continue
        before = (attempt.provider_ref, attempt.redirect_url, attempt.shown_text, attempt.trouble)
        attempt.provider_ref = one.said.provider_ref or attempt.provider_ref
        attempt.trade_ref = one.said.trade_ref or attempt.trade_ref
        attempt.note_page(one.said.redirect_url, one.said.shown)
        attempt.trouble = ""
        if one.said.fate == PaymentFate.PAID and attempt.state != AttemptState.SUCCEEDED:
            taken_in[attempt.id] = _take_in(attempt, one, now=now)
            payers.append((attempt.intent.payer_id, attempt.method, one.said.payer))
        else:
            is_news = before != (attempt.provider_ref, attempt.redirect_url, attempt.shown_text, attempt.trouble)
            _note(attempt, one, now=now, is_news=is_news)
    note_payers(payers, now=now)
    receipts = list(taken_in.values())
    _receive([one for one in receipts if one.attempt.role == Attempt.Role.PAYMENT], now=now)
    for receipt in receipts:
        if receipt.attempt.role == Attempt.Role.SECOND_PAYMENT:
            _give_back(receipt, now=now)
    return answers


def _lock(attempt_ids: set[UUID]) -> dict[UUID, Attempt]:
    """Lock attempts and their intents, each intent before its attempts. The attempts of one intent share its row."""
    found = Attempt.objects.select_related("intent").select_for_update(of=("intent", "self"))
    attempts = {one.id: one for one in found.filter(pk__in=attempt_ids).order_by("intent_id", "pk")}
    intents: dict[UUID, Intent] = {}
    for attempt in attempts.values():
        attempt.intent = intents.setdefault(attempt.intent_id, attempt.intent)
    return attempts


def _why_not(attempt: Attempt | None, heard: Heard) -> AttemptNotFound | DoesNotFit | None:
    if attempt is None or heard.provider not in (None, attempt.method):
        return AttemptNotFound()
    said = heard.said
    wrong = rules.mismatch(
        attempt.amount, expected_ref=attempt.provider_ref, amount=said.amount, provider_ref=said.provider_ref
    )
    return DoesNotFit(wrong) if wrong is not None else None


def _note(attempt: Attempt, heard: Heard, *, now: datetime, is_news: bool) -> None:
    """Write down anything but money. In: the attempt locked; whether what was said differs from what we knew."""
    match heard.said.fate:
        case PaymentFate.DECLINED if not attempt.is_settled:
            attempt.move_to(AttemptState.DECLINED, now=now, because=heard.source)
        case PaymentFate.CLOSED if not attempt.is_settled:
            attempt.move_to(AttemptState.CLOSED, now=now, because=heard.source)
        case PaymentFate.WAITING if attempt.state in (AttemptState.CREATED, AttemptState.UNKNOWN):
            attempt.next_query_at = now + rules.query_wait(0)
            attempt.move_to(AttemptState.PENDING, now=now, because=heard.source)
        case _ if is_news:
            attempt.save(
                update_fields=["provider_ref", "trade_ref", "redirect_url", "shown_kind", "shown_text", "trouble"]
            )


def _take_in(attempt: Attempt, heard: Heard, *, now: datetime) -> Receipt:
    """
    Decide what a payment is, and write nothing yet. In: both rows locked, the attempt not yet succeeded.

    In time or late is decided by the intent's state alone, not by the clock: while it is open, nothing that was
    promised has been given away, so money a second after `expires_at` is as good as any.
    """
    intent = attempt.intent
    is_first = not intent.paid_minor
    receipt = Receipt(attempt, intent, heard.said.paid_at or now, heard.source, intent.state == IntentState.CLOSED)
    attempt.role = Attempt.Role.PAYMENT if is_first else Attempt.Role.SECOND_PAYMENT
    attempt.paid_at = receipt.paid_at
    attempt.fee_minor = _fee(attempt)
    intent.paid_minor += attempt.amount_minor
    if is_first:
        intent.paid_at = receipt.paid_at
        intent.method = attempt.method
    return receipt


def _fee(attempt: Attempt) -> int:
    """Return what the provider will keep of it, as far as settings know; its bill has the last word."""
    account = providers().get(attempt.method)
    return account.fee(attempt.amount).minor if account else 0


def _receive(receipts: Sequence[Receipt], *, now: datetime) -> None:
    """Let money in that pays its intent, and tell. Nine statements, whatever the number."""
    if not receipts:
        return
    intent_ids = [one.intent.id for one in receipts]
    succeed_attempts([(one.attempt, one.because) for one in receipts], now=now)
    pay_intents([(one.intent, one.attempt) for one in receipts], now=now)
    post_payments([(one.intent, one.attempt) for one in receipts], at=now)
    outbox.publish_many([(_news(one), one.intent.ref) for one in receipts])
    # What else they began is closed, lest somebody pays twice.
    ask_about(Attempt.objects.filter(intent_id__in=intent_ids, state__in=UNSETTLED), now=now)


def _news(receipt: Receipt) -> PaymentSucceeded | PaymentArrivedLate:
    intent = receipt.intent
    kind = PaymentArrivedLate if receipt.is_late else PaymentSucceeded
    return kind(
        intent_id=intent.id,
        ref=intent.ref,
        payer_id=intent.payer_id,
        amount=intent.amount,
        paid_at=receipt.paid_at,
    )


def _give_back(receipt: Receipt, *, now: datetime) -> None:
    """Let money in that nobody needs any more, and send it back."""
    intent, attempt = receipt.intent, receipt.attempt
    succeed_attempts([(attempt, receipt.because)], now=now)
    intent.save(update_fields=["paid_minor"])
    post_payments([(intent, attempt)], at=now)
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
