"""Clock entrances: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.media.services.sweep_pictures import sweep_lost_files, sweep_pictures


@every(seconds=600)
def sweep_unused_pictures() -> None:
    sweep_pictures(now=timezone.now())


@every(seconds=6 * 60 * 60)
def sweep_files_without_a_row() -> None:
    sweep_lost_files(now=timezone.now())
