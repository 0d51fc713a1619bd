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
from market.payments.models import Attempt, Chargeback, Intent, PayerAccount, Payout, Refund, Slip, Split
from market.payments.providers.base import Billing, BillKind, ShownKind, Splitting
from market.payments.providers.registry import providers
from market.payments.states import UNSETTLED, ChargebackState, IntentState
from market.payments.types import (
    AttemptView,
    HealthView,
    IntentView,
    MovedView,
    PaidView,
    PayoutView,
    RefundView,
    SplittableView,
    SplitView,
    StuckView,
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


def have_shared_an_account(one_id: UUID, other_id: UUID) -> bool:
    """Answer whether two people have paid from one account, as far as providers say whose it was. One query."""
    theirs = PayerAccount.objects.filter(person_id=other_id).values("digest")
    return PayerAccount.objects.filter(person_id=one_id, digest__in=theirs).exists()


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


MOVED = {  # By kind: what its posting's cause begins with, its column of time, and its rows as columns of MovedView.
    BillKind.PAYMENT: (
        "payment:", "a.paid_at",
        """a.id, a.id::text, a.trade_ref, a.currency, a.amount_minor, a.fee_minor FROM payments_attempt a
           WHERE a.method = %(provider)s AND a.state = 'succeeded' AND a.origin = ''""",
    ),
    BillKind.REFUND: (  # Of its fee, a provider gives back a part at most: as large as the part of the payment.
        "refund:", "r.succeeded_at",
        """r.id, r.id::text, a.trade_ref, r.currency, r.amount_minor,
           -((a.fee_minor * r.amount_minor + a.amount_minor - 1) / a.amount_minor)
           FROM payments_refund r JOIN payments_attempt a ON a.id = r.attempt_id
           WHERE a.method = %(provider)s AND r.state = 'succeeded' AND a.origin = ''""",
    ),
    BillKind.CHARGEBACK: (
        "chargeback:", "c.opened_at",
        """c.id, c.provider_ref, a.trade_ref, c.currency, c.amount_minor, 0
           FROM payments_chargeback c JOIN payments_attempt a ON a.id = c.attempt_id WHERE c.provider = %(provider)s""",
    ),
    BillKind.CHARGEBACK_WON: (
        "chargeback-won:", "c.closed_at",
        """c.id, c.provider_ref, a.trade_ref, c.currency, c.amount_minor, 0
           FROM payments_chargeback c JOIN payments_attempt a ON a.id = c.attempt_id
           WHERE c.provider = %(provider)s AND c.state = 'won'""",
    ),
}  # fmt: skip


def money_moved(
    provider: str, kind: BillKind, *, since: datetime, until: datetime, after: MovedView | None = None, limit: int
) -> list[MovedView]:
    """
    Return what payers' money did at a provider's account in [since, until), as we know it, oldest first.

    A page of so many; the next begins after the last of this one. One query.
    """
    cause, at, rows = MOVED[kind]
    found = sql.rows(
        f"""
        SELECT * FROM (SELECT {at} AS at, {rows} AND {at} >= %(since)s AND {at} < %(until)s)
          AS moved (at, id, ref, trade_ref, currency, minor, fee_minor)
        WHERE (at, id) > (%(at)s, %(id)s) ORDER BY at, id LIMIT %(limit)s
        """,
        {
            "provider": provider,
            "since": since,
            "until": until,
            "at": since if after is None else after.at,
            "id": UUID(int=0) if after is None else after.id,
            "limit": limit,
        },
    )
    return [
        MovedView(
            kind, row_id, ref, trade_ref, Money(currency, minor), Money(currency, fee), row_at, f"{cause}{row_id}"
        )
        for row_at, row_id, ref, trade_ref, currency, minor, fee in found
    ]


def standing(kind: BillKind, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return in which state we have these attempts or refunds, of those that are ours. One query."""
    if kind == BillKind.PAYMENT:
        return dict(Attempt.objects.filter(pk__in=ids).values_list("id", "state"))
    if kind == BillKind.REFUND:
        return dict(Refund.objects.filter(pk__in=ids).values_list("id", "state"))
    return {}


def billing() -> dict[str, Billing]:
    """Return the accounts whose provider writes bills, by code."""
    return {code: one for code, one in providers().items() if isinstance(one, Billing)}


def accounts() -> set[str]:
    """Return the codes of the accounts that we have at providers."""
    return set(providers())


def stuck(*, now: datetime) -> list[StuckView]:
    """Return what waits for a provider, by kind, provider, currency and state: how much, since when. One query."""
    return [
        StuckView(kind, provider, state, Money(currency, minor), count, oldest_at, called)
        for kind, provider, state, currency, minor, count, oldest_at, called in sql.rows(
            """
            SELECT kind, provider, state, currency, sum(minor)::bigint, count(*)::int, min(since), count(alerted)::int
            FROM (
              SELECT 'payment' AS kind, method AS provider, state, currency, amount_minor AS minor, created_at AS since,
                     NULL::timestamptz AS alerted
              FROM payments_attempt WHERE state IN ('created', 'pending', 'unknown') AND expires_at < %(now)s
              UNION ALL
              SELECT 'refund', a.method, r.state, r.currency, r.amount_minor, r.requested_at, r.alerted_at
              FROM payments_refund r JOIN payments_attempt a ON a.id = r.attempt_id
              WHERE r.state IN ('requested', 'sent', 'failing')
              UNION ALL
              SELECT 'split', s.provider, s.state, s.currency,
                     (SELECT coalesce(sum(h.amount_minor), 0) FROM payments_share h WHERE h.split_id = s.id),
                     s.requested_at, s.alerted_at
              FROM payments_split s WHERE s.next_try_at IS NOT NULL AND s.state IN ('requested', 'sent', 'failing')
              UNION ALL
              SELECT 'split return', r.provider, r.state, r.currency, r.amount_minor, r.requested_at, r.alerted_at
              FROM payments_splitreturn r
              WHERE r.next_try_at IS NOT NULL AND r.state IN ('requested', 'sent', 'failing')
              UNION ALL
              SELECT 'payout', p.provider, p.state, p.currency, p.amount_minor, p.requested_at, p.alerted_at
              FROM payments_payout p WHERE p.next_try_at IS NOT NULL AND p.state IN ('requested', 'sent', 'failing')
            ) AS waiting GROUP BY kind, provider, state, currency ORDER BY min(since)
            """,
            {"now": now},
        )
    ]
