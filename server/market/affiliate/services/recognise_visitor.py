"""A visitor turns out to be somebody."""

from datetime import datetime
from uuid import UUID

from market.affiliate import queries
from market.affiliate.models import Consent, KnownVisitor


def recognise_visitor(*, visitor_id: UUID, person_id: UUID, now: datetime) -> None:
    """
    Join what a visitor touched to who they are, if the visitor had agreed to be recognised; the answer is then the
    person's own, unless they have given one. Repeating is harmless.
    """
    if queries.consent(None, visitor_id) is not True:
        return
    KnownVisitor.objects.bulk_create(
        [KnownVisitor(visitor_id=visitor_id, person_id=person_id, at=now)], ignore_conflicts=True
    )
    if queries.consent(person_id, None) is None:
        Consent.objects.create(at=now, person_id=person_id, is_given=True)
