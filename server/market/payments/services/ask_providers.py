"""Who is due gets asked about: whatever waits for a provider is handed to the queue, each to one worker at a time."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from foundation.tasks import enqueue_many
from market.payments.models import Attempt, Payout, Refund, Split, SplitReturn
from market.payments.states import UNFINISHED, UNSETTLED

LEASE = timedelta(
    seconds=30
)  # Over the longest call to a provider; after it, a killed worker's work is taken up again.
AT_ONCE = 200


def ask_about(attempts: QuerySet[Attempt], *, now: datetime) -> int:
    """Have these attempts resolved with their providers by tasks, after this transaction. Return how many."""
    ids = list(attempts.values_list("id", flat=True))
    if not ids:
        return 0
    Attempt.objects.filter(id__in=ids).update(next_query_at=now + LEASE)
    enqueue_many("payments.resolve_attempt", [{"attempt_id": str(attempt_id)} for attempt_id in ids])
    return len(ids)


@transaction.atomic
def ask_about_due_attempts(*, now: datetime) -> int:
    """Hand the attempts whose time to be asked about has come to the queue. Return how many."""
    due = Attempt.objects.filter(state__in=UNSETTLED, next_query_at__lte=now).order_by("next_query_at")
    return ask_about(due.select_for_update(skip_locked=True)[:AT_ONCE], now=now)


@transaction.atomic
def send_due_refunds(*, now: datetime) -> int:
    """Hand the refunds whose next try has come to the queue. Return how many."""
    due = Refund.objects.filter(state__in=UNFINISHED, next_try_at__lte=now).order_by("next_try_at")
    ids = list(due.select_for_update(skip_locked=True).values_list("id", flat=True)[:AT_ONCE])
    Refund.objects.filter(id__in=ids).update(next_try_at=now + LEASE)
    enqueue_many("payments.send_refund", [{"refund_id": str(refund_id)} for refund_id in ids])
    return len(ids)


ERRANDS = (
    (Split, "payments.send_split", "split_id"),
    (SplitReturn, "payments.send_return", "return_id"),
    (Payout, "payments.send_payout", "payout_id"),
)


@transaction.atomic
def send_due_errands(*, now: datetime) -> int:
    """Hand the splits, returns and payouts whose next try has come to the queue. Return how many."""
    count = 0
    for model, task, argument in ERRANDS:
        due = model.objects.filter(next_try_at__lte=now).order_by("next_try_at")
        ids = list(due.select_for_update(skip_locked=True).values_list("id", flat=True)[:AT_ONCE])
        if ids:
            model.objects.filter(id__in=ids).update(next_try_at=now + LEASE)
            enqueue_many(task, [{argument: str(one)} for one in ids])
        count += len(ids)
    return count
