"""Somebody says whether they may be recognised when they come by a friend's link."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.affiliate import queries
from market.affiliate.models import Consent
from market.affiliate.services.note_touch import note_touch


@transaction.atomic
def keep_consent(
    *, person_id: UUID | None, visitor_id: UUID | None, is_given: bool, share_code: str | None, now: datetime
) -> None:
    """
    Write an answer down. Who says yes on the page that a link led to has come by that link: the click was counted
    without a name before.

    :raises ShareNotFound:
    """
    Consent.objects.create(at=now, person_id=person_id, visitor_id=None if person_id else visitor_id, is_given=is_given)
    if is_given and share_code:
        note_touch(queries.share(share_code).id, person_id=person_id, visitor_id=visitor_id, is_click=False, now=now)
