"""Codes that nobody can use any more are forgotten."""

from datetime import datetime, timedelta

from market.people.models import PhoneCode

KEPT = timedelta(days=2)  # A day longer than the count of codes a day looks back.


def forget_old_codes(*, now: datetime) -> int:
    """Return how many."""
    return PhoneCode.objects.filter(sent_at__lt=now - KEPT).delete()[0]
