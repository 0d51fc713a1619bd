"""Clock entrances: call one service."""

from foundation.clockwork import every
from market.community.services.counting import reconcile_summaries


@every(seconds=60 * 60)
def check_summaries() -> None:
    reconcile_summaries()
