"""
open ──operator suspends──▶ suspended
  ◀──operator reopens──────────┘
"""

from enum import StrEnum

from foundation.states import Machine


class ShopState(StrEnum):
    OPEN = "open"
    SUSPENDED = "suspended"  # sells nothing new, and still ships and refunds what it has sold


SHOP = Machine(
    start=ShopState.OPEN,
    moves={
        ShopState.OPEN: frozenset({ShopState.SUSPENDED}),
        ShopState.SUSPENDED: frozenset({ShopState.OPEN}),
    },
)
