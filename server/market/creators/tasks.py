"""Clock entrances: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.creators.services.fold_sightings import AT_ONCE, fold_sightings, forget_sightings


@every(seconds=10)
def fold() -> None:
    while fold_sightings() == AT_ONCE:
        pass


@every(seconds=600)
def forget() -> None:
    while forget_sightings(now=timezone.now()) == AT_ONCE:
        pass
