"""Clock and queue entrances: read the clock, call one service."""

from uuid import UUID

from django.utils import timezone

from foundation.tasks import RetryStrategy, task
from market.notices.services import mail_notices as letters


# Nine tries with doubling waits: about half an hour, longer than most outages of a mail server.
@task(queue="letters", retry=RetryStrategy(max_attempts=9, exponential_wait=2))
def mail_notices(*, notice_ids: list[str]) -> None:
    letters.mail_notices(notice_ids=[UUID(notice_id) for notice_id in notice_ids], now=timezone.now())
