"""A payer's bank has taken money back, or decided who keeps it: a fact that others must hear of."""

from datetime import datetime

from django.db import transaction

from foundation import outbox
from market.payments.errors import AttemptNotFound
from market.payments.events import ChargebackClosed, ChargebackOpened
from market.payments.models import Attempt, Chargeback
from market.payments.providers.base import ChargebackStatus
from market.payments.services.alert import alert
from market.payments.services.await_shares import let_refunds_go
from market.payments.services.learn_payment import DoesNotFit
from market.payments.services.post_chargeback import post_chargeback, post_chargeback_won
from market.payments.states import AttemptState, ChargebackState


@transaction.atomic
def learn_chargeback(provider: str, said: ChargebackStatus, *, now: datetime, source: str) -> None:
    """
    Write down a chargeback and what becomes of it, once each, in whatever order it is told; a person is called.

    Locks the attempt. Its money is taken at the provider already: nothing of ours could refuse it.

    :raises AttemptNotFound: it is about no payment of ours; DoesNotFit: more than was paid, or another currency
    """
    attempt = Attempt.objects.select_related("intent").select_for_update(of=("self",)).filter(
        method=provider, trade_ref=said.trade_ref, state=AttemptState.SUCCEEDED
    ).first()  # fmt: skip
    if attempt is None or not said.trade_ref:
        raise AttemptNotFound
    if said.amount.currency != attempt.currency or not 0 < said.amount.minor <= attempt.amount_minor:
        raise DoesNotFit(f"a chargeback of {said.amount} on a payment of {attempt.amount}")
    row = Chargeback.objects.filter(provider=provider, provider_ref=said.provider_ref).first()
    if row is not None and row.amount != said.amount:
        raise DoesNotFit(f"a chargeback of {said.amount} that was of {row.amount}")
    if row is None:
        row = _open(attempt, provider, said, now)
    if said.outcome != ChargebackState.OPEN and row.state == ChargebackState.OPEN:
        _close(row, attempt, ChargebackState(said.outcome), now, source)


def _open(attempt: Attempt, provider: str, said: ChargebackStatus, now: datetime) -> Chargeback:
    row = Chargeback.objects.create(
        attempt=attempt,
        provider=provider,
        provider_ref=said.provider_ref,
        amount_minor=said.amount.minor,
        currency=said.amount.currency,
        reason=said.reason[:100],
        opened_at=min(said.at, now),
    )
    post_chargeback(attempt, row, at=now)
    intent = attempt.intent
    news = ChargebackOpened(row.id, intent.ref, intent.payer_id, row.amount, row.reason)
    outbox.publish(news, key=intent.ref)
    alert("chargeback", row.id, provider=provider, attempt_id=attempt.id, amount=str(row.amount), reason=row.reason)
    return row


def _close(row: Chargeback, attempt: Attempt, outcome: ChargebackState, now: datetime, source: str) -> None:
    row.move_to(outcome, now=now, because=source)
    if outcome == ChargebackState.WON:
        post_chargeback_won(attempt, row, at=now)
        let_refunds_go(attempt, now=now)
    intent = attempt.intent
    is_won = outcome == ChargebackState.WON
    outbox.publish(ChargebackClosed(row.id, intent.ref, intent.payer_id, row.amount, is_won), key=intent.ref)
