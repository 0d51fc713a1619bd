"""Payments that have come in are written: attempts that succeeded and intents that are paid, many in one statement."""

from collections.abc import Sequence
from datetime import datetime

from foundation import sql
from market.payments.models import Attempt, Intent
from market.payments.states import ATTEMPT, INTENT, AttemptState, IntentState


def succeed_attempts(paid: Sequence[tuple[Attempt, str]], *, now: datetime) -> None:
    """
    Move locked attempts on to succeeded, each for its reason; what else was set on them goes along.

    :raises IllegalMove:
    """
    for attempt, _ in paid:
        ATTEMPT.require(AttemptState(attempt.state), AttemptState.SUCCEEDED)
    written = sql.run(
        """
        WITH moved AS (
          UPDATE payments_attempt a SET state = %s, role = n.role, paid_at = n.paid_at, provider_ref = n.provider_ref,
                 trade_ref = n.trade_ref, redirect_url = n.redirect_url, fee_minor = n.fee_minor, trouble = '',
                 next_query_at = NULL
          FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::timestamptz[], %s::text[], %s::text[], %s::text[],
                      %s::bigint[], %s::text[])
            AS n (id, before, role, paid_at, provider_ref, trade_ref, redirect_url, fee_minor, because)
          WHERE a.id = n.id AND a.state = n.before RETURNING a.id, n.before, n.because)
        INSERT INTO payments_attemptmove (attempt_id, before, after, at, because)
        SELECT id, before, %s, %s, because FROM moved
        """,
        [
            AttemptState.SUCCEEDED.value,
            [attempt.id for attempt, _ in paid],
            [str(attempt.state) for attempt, _ in paid],
            [str(attempt.role) for attempt, _ in paid],
            [attempt.paid_at for attempt, _ in paid],
            [attempt.provider_ref for attempt, _ in paid],
            [attempt.trade_ref for attempt, _ in paid],
            [attempt.redirect_url for attempt, _ in paid],
            [attempt.fee_minor for attempt, _ in paid],
            [because[:200] for _, because in paid],
            AttemptState.SUCCEEDED.value,
            now,
        ],
    )
    assert written == len(paid), "the attempts are locked, so they are as we read them"
    for attempt, _ in paid:
        attempt.state = AttemptState.SUCCEEDED
        attempt.next_query_at = None


def pay_intents(paid: Sequence[tuple[Intent, Attempt]], *, now: datetime) -> None:
    """Move locked intents on to paid, each by its attempt, with what was paid, when and how. :raises IllegalMove:"""
    for intent, _ in paid:
        INTENT.require(IntentState(intent.state), IntentState.PAID)
    written = sql.run(
        """
        WITH moved AS (
          UPDATE payments_intent i SET state = %s, paid_at = n.paid_at, paid_minor = n.minor, method = n.method
          FROM unnest(%s::uuid[], %s::text[], %s::timestamptz[], %s::bigint[], %s::text[], %s::text[])
            AS n (id, before, paid_at, minor, method, because)
          WHERE i.id = n.id AND i.state = n.before RETURNING i.id, n.before, n.because)
        INSERT INTO payments_intentmove (intent_id, before, after, at, because)
        SELECT id, before, %s, %s, because FROM moved
        """,
        [
            IntentState.PAID.value,
            [intent.id for intent, _ in paid],
            [str(intent.state) for intent, _ in paid],
            [intent.paid_at for intent, _ in paid],
            [attempt.amount_minor for _, attempt in paid],
            [intent.method for intent, _ in paid],
            [f"attempt {attempt.id}" for _, attempt in paid],
            IntentState.PAID.value,
            now,
        ],
    )
    assert written == len(paid), "the intents are locked, so they are as we read them"
    for intent, _ in paid:
        intent.state = IntentState.PAID
