"""What the clock starts in approvals: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.approvals.services.let_lapse import let_lapse


@every(seconds=300)
def end_what_nobody_decided() -> None:
    let_lapse(now=timezone.now())
