"""Points end, a year after they were earned."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.points.models import Account, Lot, keep, move
from market.points.types import Kind

BATCH = 200  # People to a transaction.
ENDED = {"zh-CN": "积分到期", "en": "Points ended"}


def expire_lots(*, now: datetime, batch: int = BATCH) -> int:
    """End what is due. Return how many lots. A transaction per batch; two at once do it once."""
    ended = 0
    while True:
        due = Lot.objects.filter(left__gt=0, expires_at__lte=now)
        people = list(due.order_by("expires_at").values_list("person_id", flat=True)[:batch])
        if not people:
            return ended
        with transaction.atomic():
            ended += end_due(Account.objects.lock(people), now=now)


def end_due(accounts: Mapping[UUID, Account], *, now: datetime) -> int:
    """
    End what is due of locked accounts. Return how many lots.

    Whoever moves an account begins with this: what comes of it does not hang on whether the clock came by before.
    """
    due = list(Lot.objects.held_by(accounts).filter(expires_at__lte=now))
    moves = []
    for lot in due:
        left, lot.left = lot.left, 0
        # A lot to which something came back can end again.
        cause = f"{lot.pk}:{lot.expires_at.isoformat()}"
        moves.append(move(accounts[lot.person_id], Kind.EXPIRED, -left, cause=cause, title=ENDED, now=now))
    if due:
        Lot.objects.bulk_update(due, ["left"])
        keep([accounts[one] for one in {lot.person_id for lot in due}], moves)
    return len(due)
