"""A person has read what they were told."""

from datetime import datetime
from uuid import UUID

from market.notices.models import Notice


def read_notices(*, person_id: UUID, up_to: UUID, now: datetime) -> int:
    """Mark a person's notices up to this one as read, and return how many were not. What came later stays unread."""
    return Notice.objects.filter(person_id=person_id, read_at=None, id__lte=up_to).update(read_at=now)
