"""What the clock starts in notes: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.notes.services.publish_note import publish_due
from market.notes.services.withdraw_note import forget_deleted


@every(seconds=5)
def publish_what_is_due() -> None:
    publish_due(now=timezone.now())


@every(seconds=60 * 60)
def forget_what_was_deleted() -> None:
    forget_deleted(now=timezone.now())
