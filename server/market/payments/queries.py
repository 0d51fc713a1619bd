"""The questions payments answers. Nothing here writes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Sum

from foundation import sql
from foundation.money import Money
from market.payments import rules
from market.payments.errors import AttemptNotFound, IntentNotFound
from market.payments.models import Attempt, Chargeback, Intent, Payout, Refund, Slip, Split
from market.payments.providers.base import ShownKind, Splitting
from market.payments.providers.registry import providers
from market.payments.states import UNSETTLED, ChargebackState, IntentState
from market.payments.types import (
    AttemptView,
    HealthView,
    IntentView,
    PaidView,
    PayoutView,
    RefundView,
    SplittableView,
    SplitView,
)


def intents(refs: Collection[UUID]) -> dict[UUID, IntentView]:
    """Return the intents of these checkouts, by checkout. One query."""
    return {row.ref: row.view() for row in Intent.objects.filter(ref__in=refs)}


def paid(refs: Collection[UUID]) -> dict[UUID, PaidView]:
    """Return how these checkouts were paid, added up from attempts and refunds, by checkout. One query."""
    return {
        ref: PaidView(IntentState(state), Money(currency, amount), Money(currency, paid), Money(currency, refunded))
        for ref, state, currency, amount, paid, refunded in sql.rows(
            """
            SELECT i.ref, i.state, i.currency, i.amount_minor,
                   (SELECT coalesce(sum(a.amount_minor), 0)::bigint FROM payments_attempt a
                    WHERE a.intent_id = i.id AND a.state = 'succeeded'),
                   (SELECT coalesce(sum(r.amount_minor), 0)::bigint FROM payments_refund r
                    WHERE r.intent_id = i.id AND r.state = 'succeeded')
            FROM payments_intent i WHERE i.ref = ANY(%s::uuid[])
            """,
            [list(refs)],
        )
    }


def in_flight(refs: Collection[UUID]) -> set[UUID]:
    """Return the checkouts for which money may be on its way: a provider has not said yes or no. One query."""
    asked = Attempt.objects.filter(intent__ref__in=refs, state__in=UNSETTLED)
    return set(asked.values_list("intent__ref", flat=True).distinct())


def intent_of(intent_id: UUID, *, viewer: UUID) -> tuple[IntentView, AttemptView | None]:
    """Return a person's own intent and its newest attempt. :raises IntentNotFound: also when it is another person's"""
    row = Intent.objects.filter(pk=intent_id, payer_id=viewer).first()
    if row is None:
        raise IntentNotFound
    newest = Attempt.objects.filter(intent=row).order_by("-created_at", "-id").first()
    if newest is None:
        return row.view(), None
    slip = None
    if newest.shown_kind == ShownKind.TRANSFER:
        slips = Slip.objects.filter(attempt=newest).order_by("-submitted_at", "-id")
        slip = slips.values_list("state", flat=True).first()
    return row.view(), replace(newest.view(), slip=slip)


def code_of(attempt_id: UUID, *, viewer: UUID) -> str:
    """Return what a person's own attempt gave them to scan. :raises AttemptNotFound: also when it gave nothing"""
    found = Attempt.objects.filter(pk=attempt_id, intent__payer_id=viewer, shown_kind=ShownKind.SCAN)
    text = found.values_list("shown_text", flat=True).first()
    if text is None:
        raise AttemptNotFound
    return text


def health(*, since: datetime) -> list[HealthView]:
    """Return how each kind of call to each provider has gone since then, by provider and operation. One query."""
    return [
        HealthView(*row)
        for row in sql.rows(
            """
            SELECT provider, operation, sum(answered)::int, sum(unclear)::int,
                   (sum(busy_ms) / sum(answered + unclear))::int, max(slowest_ms)::int
            FROM payments_providerminute WHERE minute >= date_trunc('minute', %s::timestamptz)
            GROUP BY provider, operation ORDER BY provider, operation
            """,
            [since],
        )
    ]


def refunds(order_ids: Collection[UUID]) -> dict[UUID, list[RefundView]]:
    """Return the refunds of each of these orders, oldest first. One query."""
    answer: dict[UUID, list[RefundView]] = {order_id: [] for order_id in order_ids}
    for row in Refund.objects.filter(order_id__in=order_ids).select_related("intent").order_by("requested_at", "id"):
        assert row.order_id is not None, "it was found by its order"
        answer[row.order_id].append(row.view())
    return answer


def charged_back(attempt_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return what payers' banks have taken of these attempts and not given again, in minor units. One query."""
    standing = Chargeback.objects.filter(attempt_id__in=attempt_ids).exclude(state=ChargebackState.WON)
    return dict(standing.values_list("attempt_id").annotate(sum=Sum("amount_minor")))


def splittable(refs: Collection[UUID]) -> dict[UUID, SplittableView]:
    """
    Return what may be shared out of the payments of these checkouts, by checkout. Two queries.

    Left out are those that nobody has paid here, or whose provider shares nothing out.
    """
    chosen = Attempt.objects.filter(intent__ref__in=refs, role=Attempt.Role.PAYMENT, origin="")
    found = list(chosen.select_related("intent"))
    taken = charged_back([row.id for row in found])
    answer: dict[UUID, SplittableView] = {}
    for row in found:
        account = _splitting(row.method)
        if account is None or row.paid_at is None:
            continue
        left = rules.most_to_share(
            amount=row.amount_minor,
            refunded=row.refunded_minor + taken.get(row.id, 0),
            fee=row.fee_minor,
            cap=row.amount_minor * account.most_bps // 10_000,
            split=row.split_minor,
        )
        limits = account.split_limits
        answer[row.intent.ref] = SplittableView(
            ref=row.intent.ref,
            provider=row.method,
            left=Money(row.currency, left),
            opens_at=row.paid_at + limits.wait,
            closes_at=row.paid_at + limits.window,
        )
    return answer


def _splitting(code: str) -> Splitting | None:
    found = providers().get(code)
    return found if isinstance(found, Splitting) else None


def splits(refs: Collection[UUID]) -> dict[UUID, list[SplitView]]:
    """Return the splits of the payments of these checkouts, oldest first. A query, and one more for each split."""
    answer: dict[UUID, list[SplitView]] = {ref: [] for ref in refs}
    found = Split.objects.filter(attempt__intent__ref__in=refs).select_related("attempt__intent")
    for row in found.order_by("requested_at", "id"):
        answer[row.attempt.intent.ref].append(row.view())
    return answer


def payouts(keys: Collection[str]) -> dict[str, PayoutView]:
    """Return payouts by their keys. One query."""
    return {row.key: row.view() for row in Payout.objects.filter(key__in=keys)}
