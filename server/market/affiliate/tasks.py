"""What the clock starts in affiliate: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.affiliate.services.let_credits_settle import let_credits_settle
from market.affiliate.services.make_poster import sweep_posters


@every(seconds=60)
def let_credits_become_own() -> None:
    let_credits_settle(now=timezone.now())


@every(seconds=3600)
def sweep_old_posters() -> None:
    sweep_posters(now=timezone.now())
