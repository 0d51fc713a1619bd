"""What the clock starts in insight: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.insight.services.take_standings import take_standings as taking


@every(seconds=120)
def take_standings() -> None:
    taking(now=timezone.now())
