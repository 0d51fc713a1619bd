"""What the clock starts in groupbuy: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.groupbuy.services.close_overdue_teams import close_overdue_teams, release_lapsed_seats


@every(seconds=5)
def close_overdue() -> None:
    close_overdue_teams(now=timezone.now())


@every(seconds=15)
def release_lapsed() -> None:
    release_lapsed_seats(now=timezone.now())
