"""Clock and queue entrances: read the clock, call one service."""

from uuid import UUID

from django.utils import timezone

from foundation.clockwork import every
from foundation.tasks import RetryStrategy, task
from market.notices.services import mail_notices as letters
from market.notices.services.watch_notes import forget_watched, tell_counts


# Nine tries with doubling waits: about half an hour, longer than most outages of a mail server.
@task(queue="letters", retry=RetryStrategy(max_attempts=9, exponential_wait=2))
def mail_notices(*, notice_ids: list[str]) -> None:
    letters.mail_notices(notice_ids=[UUID(notice_id) for notice_id in notice_ids], now=timezone.now())


@every(seconds=0.4)  # So a storm on one note is two or three messages a second.
def tell_note_counts() -> None:
    tell_counts()


@every(seconds=60)
def forget_watched_notes() -> None:
    forget_watched(now=timezone.now())
