"""What the clock starts in points: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.points.services.expire_lots import expire_lots


@every(seconds=3600)
def end_points() -> None:
    expire_lots(now=timezone.now())
