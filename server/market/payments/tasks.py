"""Clock and queue entrances: read the clock, call one service. The work is written so that repeating it is harmless."""

from uuid import UUID

from django.utils import timezone

from foundation.clockwork import constantly, every
from foundation.tasks import task
from market.payments.services import ask_providers
from market.payments.services import process_notices as processing
from market.payments.services import refresh_keys as refreshing
from market.payments.services import resolve_attempt as resolving
from market.payments.services import send_payout as paying_out
from market.payments.services import send_refund as sending
from market.payments.services import send_return as taking_back
from market.payments.services import send_split as splitting


@task(queue="payments")
def resolve_attempt(*, attempt_id: str, is_operator: int = 0) -> None:
    resolving.resolve_attempt(UUID(attempt_id), now=timezone.now(), is_operator=bool(is_operator))


@task(queue="payments")
def send_refund(*, refund_id: str) -> None:
    sending.send_refund(UUID(refund_id), now=timezone.now())


@task(queue="payments")
def send_split(*, split_id: str) -> None:
    splitting.send_split(UUID(split_id), now=timezone.now())


@task(queue="payments")
def send_return(*, return_id: str) -> None:
    taking_back.send_return(UUID(return_id), now=timezone.now())


@task(queue="payments")
def send_payout(*, payout_id: str) -> None:
    paying_out.send_payout(UUID(payout_id), now=timezone.now())


@task(queue="payments")
def refresh_keys(*, provider: str) -> None:
    refreshing.refresh_keys(provider)


@every(seconds=2)
def ask_about_due_attempts() -> None:
    ask_providers.ask_about_due_attempts(now=timezone.now())


@every(seconds=5)
def send_due_refunds() -> None:
    ask_providers.send_due_refunds(now=timezone.now())


@every(seconds=5)
def send_due_errands() -> None:
    ask_providers.send_due_errands(now=timezone.now())


@constantly
def process_notices() -> int:
    return processing.process_due_notices(now=timezone.now())
