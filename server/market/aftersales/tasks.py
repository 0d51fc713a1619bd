"""What the clock starts in aftersales: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.aftersales.services.act_for_late import act_for_late


@every(seconds=30)
def go_on_with_late_cases() -> None:
    act_for_late(now=timezone.now())
