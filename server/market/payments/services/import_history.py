"""Payments come along from another market, as they went."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db import transaction

from foundation.ids import uuid7
from foundation.money import Money
from market.ledger import facade as ledger
from market.payments.models import Attempt, AttemptMove, Intent, IntentMove, Refund, RefundMove
from market.payments.states import AttemptState, IntentState, RefundState
from market.payments.types import PastPayment, RefundKind

BECAUSE = "imported"


@transaction.atomic
def import_history(past: Sequence[PastPayment]) -> dict[UUID, UUID]:
    """
    Write down what was paid and given back elsewhere, with the instants of then. Return the intents by checkout.

    Posts to the ledger what the same would have posted here; the other market is the provider that holds the money.
    Tells nobody, asks no provider. A fixed number of statements. The caller sees to it that a checkout comes once.
    """
    intents = {one.ref: _intent(one) for one in past}
    attempts = {one.ref: list(_attempts(one, intents[one.ref])) for one in past}
    refunds = [row for one in past for row in _refunds(one, intents[one.ref], attempts[one.ref])]
    flat = [attempt for of_one in attempts.values() for attempt in of_one]
    Intent.objects.bulk_create(intents.values())
    IntentMove.objects.bulk_create(
        IntentMove(intent=row, before=IntentState.OPEN, after=row.state, at=row.expires_at, because=BECAUSE)
        for row in intents.values()
    )
    Attempt.objects.bulk_create(flat)
    AttemptMove.objects.bulk_create(
        AttemptMove(attempt=row, before=AttemptState.CREATED, after=row.state, at=row.expires_at, because=BECAUSE)
        for row in flat
    )
    Refund.objects.bulk_create(refunds)
    RefundMove.objects.bulk_create(
        RefundMove(refund=row, before=before, after=after, at=row.requested_at, because=BECAUSE)
        for row in refunds
        for before, after in (
            (RefundState.REQUESTED, RefundState.SENT),
            (RefundState.SENT, RefundState.SUCCEEDED),
        )
    )
    ledger.post_many([*_payments_posted(flat), *_refunds_posted(refunds)])
    return {ref: row.id for ref, row in intents.items()}


def _intent(past: PastPayment) -> Intent:
    ended_at = past.paid_at or past.closed_at
    assert ended_at and not (past.paid_at and past.closed_at), "it was paid, or given up"
    if past.paid_at is not None:
        assert Money.total([part.amount for part in past.parts], past.amount.currency) == past.amount, "paid in full"
    return Intent(
        ref=past.ref,
        payer_id=past.payer_id,
        amount_minor=past.amount.minor,
        currency=past.amount.currency,
        title=dict(past.title),
        state=IntentState.PAID if past.paid_at else IntentState.CLOSED,
        expires_at=ended_at,
        created_at=past.opened_at,
        paid_at=past.paid_at,
        closed_at=past.closed_at,
        method=past.origin if past.paid_at else "",
        paid_minor=past.amount.minor if past.paid_at else 0,
        refunded_minor=sum(refund.amount.minor for refund in past.refunds),
    )


def _attempts(past: PastPayment, intent: Intent) -> Iterator[Attempt]:
    main = max(range(len(past.parts)), key=lambda place: past.parts[place].amount.minor, default=None)
    for place, part in enumerate(past.parts):
        role = Attempt.Role.PAYMENT if place == main else Attempt.Role.PART
        yield Attempt(
            intent=intent,
            key=f"part {place + 1}",
            method=part.method,
            origin=past.origin,
            instalments=part.instalments,
            state=AttemptState.SUCCEEDED if past.paid_at else AttemptState.CLOSED,
            role=role if past.paid_at else Attempt.Role.NONE,
            amount_minor=part.amount.minor,
            currency=part.amount.currency,
            title=next(iter(past.title.values()), "")[:200],
            expires_at=intent.expires_at,
            created_at=past.opened_at,
            paid_at=past.paid_at,
            redirect_url="",
            provider_ref="",
            refunded_minor=0,
            asked_count=0,
            trouble="",
        )


def _refunds(past: PastPayment, intent: Intent, attempts: Sequence[Attempt]) -> Iterator[Refund]:
    """Take each order's money out of the attempts in turn: no attempt gives back more than it brought."""
    for refund in past.refunds:
        left = refund.amount.minor
        for attempt in attempts:
            minor = min(left, attempt.amount_minor - attempt.refunded_minor)
            if not minor:
                continue
            attempt.refunded_minor += minor
            left -= minor
            yield Refund(
                id=uuid7(),
                key=f"imported:{refund.order_id}:{attempt.key}",
                intent=intent,
                attempt=attempt,
                order_id=refund.order_id,
                amount_minor=minor,
                currency=refund.amount.currency,
                kind=RefundKind.ORDER,
                because=BECAUSE,
                state=RefundState.SUCCEEDED,
                provider_ref="",
                tries=0,
                trouble="",
                requested_at=refund.at,
                succeeded_at=refund.at,
            )
        assert left == 0, "no more goes back than came in"


def _payments_posted(attempts: Iterable[Attempt]) -> Iterator[ledger.NewSet]:
    for row in attempts:
        if row.paid_at is not None:
            entries = ledger.payment_received(payer_id=row.intent.payer_id, provider=row.origin, amount=row.amount)
            yield ledger.NewSet(
                f"payment:{row.id}", "payment_received", entries, row.paid_at, f"checkout {row.intent.ref}"
            )


def _refunds_posted(refunds: Iterable[Refund]) -> Iterator[ledger.NewSet]:
    for row in refunds:
        assert row.succeeded_at is not None, "what is past has left"
        entries = ledger.payment_refunded(
            payer_id=row.intent.payer_id, provider=row.attempt.origin, amount=row.amount
        )  # fmt: skip
        yield ledger.NewSet(f"refund:{row.id}", row.kind, entries, row.succeeded_at, row.because)
