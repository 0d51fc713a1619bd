"""Clock and queue entrances: read the clock, call one service. The work is written so that repeating it is harmless."""

from uuid import UUID

from django.utils import timezone

from foundation.clockwork import every
from foundation.tasks import task
from market.payments.services import ask_providers
from market.payments.services import process_notice as processing
from market.payments.services import resolve_attempt as resolving
from market.payments.services import send_refund as sending


@task(queue="payments")
def resolve_attempt(*, attempt_id: str, is_operator: int = 0) -> None:
    resolving.resolve_attempt(UUID(attempt_id), now=timezone.now(), is_operator=bool(is_operator))


@task(queue="payments")
def send_refund(*, refund_id: str) -> None:
    sending.send_refund(UUID(refund_id), now=timezone.now())


@task(queue="payments")
def process_notice(*, notice_id: str) -> None:
    processing.process_notice(UUID(notice_id), now=timezone.now())


@every(seconds=2)
def ask_about_due_attempts() -> None:
    ask_providers.ask_about_due_attempts(now=timezone.now())


@every(seconds=5)
def send_due_refunds() -> None:
    ask_providers.send_due_refunds(now=timezone.now())


@every(seconds=5)
def process_left_notices() -> None:
    ask_providers.process_left_notices(now=timezone.now())
