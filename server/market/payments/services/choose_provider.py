"""Which account serves a new payment: the first that serves the way and is not ill."""

import time
from datetime import datetime

from market.payments import queries, rules
from market.payments.providers.base import Provider
from market.payments.providers.registry import serving

LOOK_AGAIN_SECONDS = 2  # A process looks no more often: an illness is seen by all within so long.

_looked: tuple[float, frozenset[str]] = (float("-inf"), frozenset())


def choose_provider(way: str, *, now: datetime) -> Provider:
    """
    Return who is asked for a new payment. Should all be ill, the first is: perhaps it has recovered.

    A way that one account serves costs no look at the database. :raises UnknownMethod:
    """
    serve = serving(way)
    if len(serve) == 1:
        return serve[0]
    ill = _ill(now)
    return next((one for one in serve if one.code not in ill), serve[0])


def _ill(now: datetime) -> frozenset[str]:
    global _looked
    if time.monotonic() - _looked[0] >= LOOK_AGAIN_SECONDS:
        health = queries.health(since=now - rules.HEALTH_WINDOW)
        ill = {one.provider for one in health if one.operation == "create" and rules.is_ill(one.answered, one.unclear)}
        _looked = (time.monotonic(), frozenset(ill))
    return _looked[1]


def look_again() -> None:
    """Forget what was seen, so that the next choice looks."""
    global _looked
    _looked = (float("-inf"), frozenset())
