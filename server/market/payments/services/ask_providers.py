"""Who is due gets asked about: attempts, refunds and notices are handed to the queue, each to one worker at a time."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from foundation.tasks import enqueue_many
from market.payments.metrics import alert
from market.payments.models import Attempt, Notice, Refund
from market.payments.states import UNFINISHED, UNSETTLED, NoticeState

LEASE = timedelta(
    seconds=30
)  # Over the longest call to a provider; after it, a killed worker's work is taken up again.
LONGEST_WAIT = timedelta(hours=1)
ALERT_AFTER_TRIES = 3
AT_ONCE = 200


def ask_about(attempts: QuerySet[Attempt], *, now: datetime) -> int:
    """Have these attempts resolved with their providers by tasks, after this transaction. Return how many."""
    ids = list(attempts.values_list("id", flat=True))
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


@transaction.atomic
def process_left_notices(*, now: datetime) -> int:
    """Hand recorded notices that no task has processed to the queue once more. Return how many."""
    left = Notice.objects.filter(state=NoticeState.RECORDED, next_try_at__lte=now).order_by("next_try_at")
    found = list(left.select_for_update(skip_locked=True)[:AT_ONCE])
    for notice in found:
        notice.tries += 1
        notice.next_try_at = now + min(LEASE * 2**notice.tries, LONGEST_WAIT)
        if notice.tries == ALERT_AFTER_TRIES:  # Its task keeps failing, since a notice that is understood is settled.
            alert("notice_unprocessed", provider=notice.provider, notice_id=notice.notice_id)
    Notice.objects.bulk_update(found, ["tries", "next_try_at"])
    enqueue_many("payments.process_notice", [{"notice_id": str(notice.id)} for notice in found])
    return len(found)
