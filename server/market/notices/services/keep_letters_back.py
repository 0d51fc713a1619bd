"""A seed or an import has made news that nobody waits for a letter about."""

from datetime import datetime

from market.notices.models import Notice


def keep_letters_back(*, now: datetime) -> int:
    """Count every letter that has not left as sent. Return how many; the notices themselves stay to be read."""
    return Notice.objects.filter(mailed_at=None).update(mailed_at=now)
