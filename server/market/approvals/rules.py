"""How much one may do alone, and what a reason is. Pure."""

from datetime import timedelta

from django.conf import settings

from foundation.money import Money
from market.approvals.errors import SayWhy

LONGEST_REASON = 200
WAITS = timedelta(days=7)
LIMIT_COVERS = timedelta(days=1)  # All that one person has done alone in so long counts: many small are one large.


def limit(act: str, currency: str) -> Money:
    """Return up to how much of this one person may do alone. What settings do not name needs two, however little."""
    limits: dict[str, int] = settings.APPROVAL_LIMITS.get(act, {})
    return Money(currency, limits.get(currency, -1))


def check_reason(because: str) -> str:
    """Return a reason without spaces around it. :raises SayWhy:"""
    because = because.strip()
    if not 1 <= len(because) <= LONGEST_REASON:
        raise SayWhy(field="because", longest=LONGEST_REASON)
    return because
