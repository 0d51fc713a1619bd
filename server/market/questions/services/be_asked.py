"""Somebody says whether they want to be asked about what they bought."""

from datetime import datetime
from uuid import UUID

from market.questions.models import Unasked


def be_asked(*, person_id: UUID, is_wanted: bool, now: datetime) -> None:
    """From now on; a second time changes nothing. What they were told of stays with them."""
    if is_wanted:
        Unasked.objects.filter(pk=person_id).delete()
    else:
        Unasked.objects.get_or_create(person_id=person_id, defaults={"at": now})
