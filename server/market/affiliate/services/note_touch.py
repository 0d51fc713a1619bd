"""Somebody comes by a share."""

from datetime import datetime
from uuid import UUID

from market.affiliate import queries
from market.affiliate.models import Touch


def note_touch(
    share_id: UUID, *, person_id: UUID | None, visitor_id: UUID | None, is_click: bool = True, now: datetime
) -> None:
    """Write down a touch. It names who came only if they have agreed to it; otherwise it is a bare count."""
    is_known = queries.consent(person_id, visitor_id) is True
    Touch.objects.create(
        at=now,
        share_id=share_id,
        person_id=person_id if is_known else None,
        visitor_id=visitor_id if is_known and person_id is None else None,
        is_click=is_click,
    )
