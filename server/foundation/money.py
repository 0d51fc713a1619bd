"""Money: an integer count of minor units in one currency. Floats never enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

# ISO 4217 minor-unit exponents that differ from 2 (list one, 2026). Everything else that we name has two digits.
EXPONENTS = {
    **dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(),
        0,
    ),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
}


def exponent(currency: str) -> int:
    """Return how many decimal digits the currency's minor unit has: 2 for CNY, 0 for JPY, 3 for KWD."""
    return EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    currency: str  # ISO 4217, upper case.
    minor: int  # Signed minor units: 1999 is CNY 19.99.

    def __post_init__(self) -> None:
        assert len(self.currency) == 3 and self.currency.isupper(), f"not an ISO 4217 code: {self.currency!r}"
        assert isinstance(self.minor, int) and not isinstance(self.minor, bool), "minor units are whole"

    @classmethod
    def zero(cls, currency: str) -> Self:
        return cls(currency, 0)

    @classmethod
    def total(cls, amounts: Sequence["Money"], currency: str) -> "Money":
        """Add up any number of amounts, none included."""
        return sum(amounts, start=cls.zero(currency))

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.currency, self.minor + other.minor)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.currency, self.minor - other.minor)

    def __mul__(self, count: int) -> "Money":
        return Money(self.currency, self.minor * count)

    def __neg__(self) -> "Money":
        return Money(self.currency, -self.minor)

    def __lt__(self, other: "Money") -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: "Money") -> bool:
        self._same(other)
        return self.minor <= other.minor

    def share_bps(self, bps: int) -> "Money":
        """Return this many basis points of the amount, rounded half up (away from zero for negatives)."""
        part = abs(self.minor) * bps
        rounded = (part + 5_000) // 10_000
        return Money(self.currency, rounded if self.minor >= 0 else -rounded)

    def split(self, weights: Sequence[int]) -> list["Money"]:
        """
        Share the amount by weight, losing nothing.

        Largest remainder (Hamilton) method; ties go to the earlier share.
        Shape: len(result) == len(weights); sum(result) == self.
        """
        total = sum(weights)
        assert total > 0 and min(weights) >= 0, "weights are non-negative and not all zero"
        shares = [self.minor * weight // total for weight in weights]
        remainders = [self.minor * weight % total for weight in weights]
        short = self.minor - sum(shares)
        for index in sorted(range(len(weights)), key=lambda i: -remainders[i])[:short]:
            shares[index] += 1
        assert sum(shares) == self.minor, "parts sum to the whole"
        return [Money(self.currency, share) for share in shares]

    def _same(self, other: "Money") -> None:
        assert self.currency == other.currency, f"{self.currency} is not {other.currency}; convert first"


def split_capped(amount: Money, bases: Sequence[int], caps: Sequence[int]) -> list[Money]:
    """
    Share a discount over lines by their bases, no line getting more than its cap.

    Largest remainder in rounds: what a full line cannot take goes to the others. Ties go to the earlier line.
    In: bases, caps >= 0 in minor units, (lines,). Out: (lines,), 0 <= share <= cap, summing to min(amount, Σ caps of
    the lines that have a base).
    """
    assert amount.minor >= 0 and len(bases) == len(caps)
    shares = [0] * len(bases)
    left = amount.minor
    while left > 0:
        live = [i for i in range(len(bases)) if bases[i] > 0 and shares[i] < caps[i]]
        if not live:
            break
        parts = Money(amount.currency, left).split([bases[i] for i in live])
        for i, part in zip(live, parts, strict=True):
            taken = min(part.minor, caps[i] - shares[i])
            shares[i] += taken
            left -= taken
    return [Money(amount.currency, share) for share in shares]
