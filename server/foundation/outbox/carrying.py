"""The carrier that every market has: due deliveries are handled by whichever worker finds them. It polls."""

from datetime import datetime

from django.utils import timezone

from foundation.clockwork import constantly
from foundation.outbox import deliveries

MOST_AT_ONCE = 500  # Past this a list gains nothing more from sharing its statements, and holds its locks for longer.


def relay(*, now: datetime, limit: int = MOST_AT_ONCE) -> int:
    """Fan out fresh news and attempt due deliveries once. Return how many rows moved."""
    moved = deliveries.fan_out(limit)
    return moved + deliveries.deliver_lots(deliveries.due(now, limit), now=now)


@constantly
def relay_news() -> int:
    """Deliver what is due. Polls, because a NOTIFY in every order's commit would serialise the commits."""
    return relay(now=timezone.now())
