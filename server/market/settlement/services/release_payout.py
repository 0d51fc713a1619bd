"""A payout that was held for its size may go to the shop's bank."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.settlement.errors import PayoutIsNotHeld
from market.settlement.models import Payout


@transaction.atomic
def release_payout(*, payout_id: UUID, now: datetime) -> None:
    """Let the clock ask for it. Whoever calls writes the audit trail. Locks the payout. :raises PayoutIsNotHeld:"""
    payout = Payout.objects.select_for_update().filter(pk=payout_id).first()
    if payout is None or payout.held_at is None:
        raise PayoutIsNotHeld
    payout.held_at, payout.next_try_at = None, now
    payout.save(update_fields=["held_at", "next_try_at"])
