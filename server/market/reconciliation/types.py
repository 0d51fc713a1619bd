"""What queries answer: frozen, framework-free."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from foundation.ids import typed_id
from foundation.money import Money

BillId = typed_id("bill")
DifferenceId = typed_id("diff")


@dataclass(frozen=True, slots=True)
class ProofView:
    """What moved a provider's money on one day, in one currency."""

    bill_id: UUID
    provider: str
    day: date
    ledger: Money
    bill: Money
    parts: tuple[tuple[str, Money], ...]
    unexplained: Money


@dataclass(frozen=True, slots=True)
class UnsettledView:
    """Differences that nobody has settled, of one provider, currency, finding and state."""

    provider: str
    finding: str
    state: str
    amount: Money  # Σ of how much they are off, whatever the direction.
    count: int
    oldest: date
