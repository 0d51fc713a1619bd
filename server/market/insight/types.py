"""What the pages are made of: frozen, framework-free."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from foundation.money import Money


class Pile(StrEnum):
    """Where the money is, as finance asks for it."""

    IN_FLIGHT = "in_flight"  # Providers hold it.
    HELD = "held"  # Paid, and the goods can still come back: buyers' and shops'.
    SETTLEABLE = "settleable"  # Shops' own, ready for the next statement.
    RESERVE = "reserve"  # Shops' own, kept back; and their deposits.
    IN_PAYOUT = "in_payout"  # On its way to shops' banks.
    DIFFERENCES = "differences"  # In suspense: nobody has explained it yet.


@dataclass(frozen=True, slots=True)
class PileView:
    """One pile in one currency, day by day."""

    pile: Pile
    currency: str
    days: Sequence[tuple[date, int]]  # Oldest first, minor units; a day nobody looked has none.

    @property
    def now(self) -> Money:
        return Money(self.currency, self.days[-1][1])


@dataclass(frozen=True, slots=True)
class ProviderView:
    """One account at a provider: what it holds, and how it has answered lately."""

    code: str
    holds: Sequence[Money]
    calls: int
    answered: int
    average_ms: int
    slowest_ms: int


@dataclass(frozen=True, slots=True)
class BoardView:
    piles: Sequence[PileView]
    providers: Sequence[ProviderView]
    taken_at: datetime | None  # None: nobody has looked yet.
