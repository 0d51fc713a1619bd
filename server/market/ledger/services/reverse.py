"""A mistake is mended by its mirror image; the mistake stays readable."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from market.ledger import rules
from market.ledger.errors import AlreadyReversed
from market.ledger.queries import posting_set
from market.ledger.services.post_many import write_sets
from market.ledger.types import NewSet


@transaction.atomic
def reverse(cause: str, new_cause: str, at: datetime, memo: str = "") -> UUID:
    """
    Post the opposite of what was posted for a cause. Return the new set's id. The same again is no second reversal.

    :raises CauseNotFound, CauseReused; AlreadyReversed: under another new cause
    """
    mistake = posting_set(cause)
    mirror = NewSet(new_cause, rules.REVERSAL, rules.reversed_entries(mistake.entries), at, memo or f"reverses {cause}")
    try:
        with transaction.atomic():
            return write_sets([mirror], reverses=mistake.id)[new_cause]
    except IntegrityError as refused:
        if "reverses_id" not in str(refused):
            raise
        raise AlreadyReversed(cause=cause) from None
