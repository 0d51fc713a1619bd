"""What the clock starts in invoices: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.invoices.services import issue_due as issuing


@every(seconds=5)
def issue_due() -> None:
    issuing.issue_due(now=timezone.now())
