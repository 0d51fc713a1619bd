"""Clock and queue entrances: read the clock, call one service. The work is written so that repeating it is harmless."""

from uuid import UUID

from django.utils import timezone

from foundation.clockwork import constantly, every
from foundation.tasks import task
from market.payments.services import ask_providers
from market.payments.services import process_notices as processing
from market.payments.services import refresh_keys as refreshing
from market.payments.services import resolve_attempt as resolving
from market.payments.services import send_refund as sending


@task(queue="payments")
def resolve_attempt(*, attempt_id: str, is_operator: int = 0) -> None:
    resolving.resolve_attempt(UUID(attempt_id), now=timezone.now(), is_operator=bool(is_operator))


@task(queue="payments")
def send_refund(*, refund_id: str) -> None:
    sending.send_refund(UUID(refund_id), now=timezone.now())


@task(queue="payments")
def refresh_keys(*, provider: str) -> None:
    refreshing.refresh_keys(provider)


@every(seconds=2)
def ask_about_due_attempts() -> None:
    ask_providers.ask_about_due_attempts(now=timezone.now())


@every(seconds=5)
def send_due_refunds() -> None:
    ask_providers.send_due_refunds(now=timezone.now())


@constantly
def process_notices() -> int:
    return processing.process_due_notices(now=timezone.now())
