"""Clock and queue entrances: read the clock, call one service. Repeating any of it is harmless."""

from uuid import UUID

from django.utils import timezone

from foundation.clockwork import every
from foundation.tasks import task
from market.reconciliation.services import await_bills as awaiting
from market.reconciliation.services import fetch_bill as fetching
from market.reconciliation.services import match_bill as matching
from market.reconciliation.services import report_stuck as reporting


@task(queue="reconciliation")
def fetch_bill(*, bill_id: str) -> None:
    fetching.fetch_bill(UUID(bill_id), now=timezone.now())


@task(queue="reconciliation")
def match_bill(*, bill_id: str) -> None:
    matching.match_bill(UUID(bill_id), now=timezone.now())


@every(seconds=60)
def ask_for_bills() -> None:
    now = timezone.now()
    awaiting.await_bills(now=now)
    fetching.enqueue_due_bills(now=now)


@every(seconds=300)
def report_stuck() -> None:
    reporting.report_stuck(now=timezone.now())
