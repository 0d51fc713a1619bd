"""Credits past returning become the sharer's own."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from market.affiliate.models import Credit, move_credits
from market.affiliate.services.give_rewards import give_rewards
from market.affiliate.states import CreditState
from market.aftersales import facade as aftersales
from market.ledger import facade as ledger
from market.settlement import facade as settlement

BATCH = 500  # To a transaction: what is lost when we are killed, and all that is in memory at once.


def let_credits_settle(*, now: datetime, batch: int = BATCH) -> int:
    """
    Make every credit settleable that is received, past its return window, in no open case, not held, and whose line
    has settled, so that its part lies ready. Points and coupons are given in the same transaction. Return how many.

    A transaction per batch. Two at once pass each other by, and those that wait are stepped over.
    """
    moved, after = 0, None
    while True:
        with transaction.atomic():
            rows = _due(now, after, batch)
            if not rows:
                return moved
            assert rows[-1].due_at is not None, "only those that are due were chosen"
            after = (rows[-1].due_at, rows[-1].pk)
            lines = {row.line_id for row in rows}
            waiting = aftersales.open_lines(lines)
            settled = settlement.settled_lines(lines)
            ready = [
                row for row in rows if row.line_id not in waiting and (row.line_id in settled or not row.amount_minor)
            ]
            ledger.post_many([_set(row, now) for row in ready if row.amount_minor])
            move_credits(ready, CreditState.SETTLEABLE, now=now, because="past returning, and in no case")
            give_rewards(ready, now=now)
            moved += len(ready)


def _due(now: datetime, after: tuple[datetime, UUID] | None, batch: int) -> list[Credit]:
    rows = Credit.objects.select_for_update(skip_locked=True).filter(
        state=CreditState.PENDING, due_at__lte=now, is_held=False
    )
    if after is not None:
        rows = rows.filter(Q(due_at__gt=after[0]) | Q(due_at=after[0], pk__gt=after[1]))
    return list(rows.order_by("due_at", "pk")[:batch])


def _set(row: Credit, now: datetime) -> ledger.NewSet:
    entries = ledger.entries("commission_settleable", {"promoter": row.sharer_id}, {"amount": row.amount})
    return ledger.NewSet(f"commission_settleable:{row.pk}", "commission_settleable", entries, now)
