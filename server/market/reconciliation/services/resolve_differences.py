"""Differences explain themselves: the counterpart came, or certainly did not."""

from datetime import datetime

from django.db.models import Q

from market.ledger import facade as ledger
from market.reconciliation.models import Bill, Difference, Fix
from market.reconciliation.states import BillState, DifferenceState, Finding

MISSING = (Finding.OURS_ONLY, Finding.CROSS_DAY, Finding.THEIRS_ONLY, Finding.STATUS_DIFFERS)


def resolve_differences(provider: str, *, now: datetime) -> int:
    """
    Resolve what has a partner now, taking back what was booked of it; open what waited in vain. Return how many.

    Locks the differences, by id.
    """
    unsettled = Difference.objects.select_for_update(of=("self",)).filter(provider=provider).order_by("id")
    came = Q(line__isnull=True, entry__pair__isnull=False) | Q(entry__isnull=True, line__pair__isnull=False)
    resolved = list(
        unsettled.filter(came, finding__in=MISSING, state__in=("waiting", "open", "suspended")).select_related("bill")
    )
    for row in resolved:
        for fix in Fix.objects.filter(difference=row, step=Fix.Step.BOOK):
            ledger.reverse(fix.cause, f"{fix.cause}:explained", at=now, memo="its counterpart came")
        row.move_to(DifferenceState.RESOLVED, now=now, because="its counterpart came")
    in_vain = [
        row
        for row in unsettled.filter(state=DifferenceState.WAITING, entry__pair__isnull=True)
        if not _may_still_come(row)
    ]
    for row in in_vain:
        row.finding = Finding.OURS_ONLY
        row.move_to(DifferenceState.OPEN, now=now, because="the neighbouring day's bill has not got it")
    return len(resolved) + len(in_vain)


def _may_still_come(row: Difference) -> bool:
    """Say whether a neighbouring bill is still to come: of the next day always, of the day before if it is awaited."""
    neighbours = Bill.objects.filter(provider=row.provider)
    is_next_in = neighbours.filter(day__gt=row.day, state=BillState.MATCHED).exists()
    is_last_out = neighbours.filter(day__lt=row.day).exclude(state=BillState.MATCHED).exists()
    return not is_next_in or is_last_out
