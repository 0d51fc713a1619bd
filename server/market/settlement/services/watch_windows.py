"""Payments that were not shared out yet, and soon cannot be any more: a person is called in time."""

from datetime import datetime, timedelta

from market.payments import facade as payments
from market.settlement import rules
from market.settlement.metrics import CLOSING, alert
from market.settlement.models import Line
from market.settlement.states import LineState

UNSPLIT = (
    LineState.PENDING, LineState.DELIVERED, LineState.SETTLEABLE, LineState.IN_STATEMENT, LineState.DISPUTED,
    LineState.CONFIRMED,
)  # fmt: skip
YOUNGEST = timedelta(days=20)  # No provider's window is so short that its alarm rings earlier.
BATCH = 500


def watch_windows(*, now: datetime) -> int:
    """Count the payments whose window is about to close, or has closed, with something unsplit. Return how many."""
    late = Line.objects.filter(state__in=UNSPLIT, paid_at__lte=now - YOUNGEST).order_by("checkout_id")
    paid_at = dict(late.values_list("checkout_id", "paid_at"))
    refs, closing = sorted(paid_at), 0
    for start in range(0, len(refs), BATCH):
        for ref, view in payments.splittable(refs[start : start + BATCH]).items():
            if now >= rules.alarm_at(paid_at[ref], view.closes_at):
                closing += 1
                alert("window_closing", checkout_id=ref, closes_at=view.closes_at)
    CLOSING.set(closing)
    return closing
