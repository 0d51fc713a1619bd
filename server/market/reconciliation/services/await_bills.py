"""Days have ended: their bills are awaited from now on."""

from datetime import datetime

from market.payments import facade as payments
from market.reconciliation import rules
from market.reconciliation.models import Bill


def await_bills(*, now: datetime) -> int:
    """Make a row for each day that is over at a provider that writes bills. Return how many; again: none."""
    made = 0
    for code, account in payments.billing().items():
        zone = account.bill_zone
        last = Bill.objects.filter(provider=code).order_by("-day").values_list("day", flat=True).first()
        for day in rules.days_due(last=last, today=now.astimezone(zone).date()):
            starts_at, ends_at = rules.span(day, zone)
            due = rules.first_try(day, zone)
            facts = {"starts_at": starts_at, "ends_at": ends_at, "next_try_at": due}
            made += Bill.objects.get_or_create(provider=code, day=day, defaults=facts)[1]
    return made
