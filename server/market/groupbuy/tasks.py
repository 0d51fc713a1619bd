"""What the clock starts in groupbuy: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.groupbuy.services.close_overdue_teams import close_overdue_teams, release_lapsed_seats
from market.groupbuy.services.make_poster import sweep_posters


@every(seconds=5)
def close_overdue() -> None:
    close_overdue_teams(now=timezone.now())


@every(seconds=15)
def release_lapsed() -> None:
    release_lapsed_seats(now=timezone.now())


@every(seconds=3600)
def sweep_old_posters() -> None:
    sweep_posters(now=timezone.now())
