"""What a posting template is made of: roles, lines, and the words to write them with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from market.ledger.chart import CHART
from market.ledger.types import Party, Purpose

# Whom a caller names. A buyer and a promoter are both people, and need not be the same one.
ROLES: Mapping[str, Party] = MappingProxyType(
    {
        "provider": Party.PROVIDER,
        "buyer": Party.PERSON,
        "shop": Party.SHOP,
        "brand": Party.SHOP,  # who pays for a discount in another's shop
        "promoter": Party.PERSON,
        "platform": Party.PLATFORM,
        "tax": Party.TAX_AUTHORITY,
    }
)


class Chapter(StrEnum):
    """Which part of the business tells the book."""

    PAYING = "paying"
    SELLING = "selling"
    SETTLING = "settling"
    PAYING_OUT = "paying out"
    RECONCILING = "reconciling"


@dataclass(frozen=True, slots=True)
class Line:
    side: Literal[1, -1]  # 1: debit; -1: credit
    role: str
    purpose: Purpose
    amount: str  # its name

    def __str__(self) -> str:
        return f"{'Dr' if self.side == 1 else 'Cr'} {self.role} {self.purpose}: {self.amount.replace('_', ' ')}"

    @property
    def key(self) -> tuple[int, str, str]:
        """Return what a posting made from this line looks like: (side, kind of party, purpose)."""
        return self.side, ROLES[self.role], self.purpose


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    chapter: Chapter
    zh: str
    en: str
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        for line in self.lines:
            assert (ROLES[line.role], line.purpose) in CHART, (
                f"{self.name}: the chart has no {line.role} {line.purpose}"
            )
        assert {line.side for line in self.lines} == {1, -1}, f"{self.name} has one side only"

    @property
    def is_for_settlement(self) -> bool:
        return self.chapter in (Chapter.SETTLING, Chapter.PAYING_OUT)


def dr(role: str, purpose: Purpose, amount: str = "amount") -> Line:
    return Line(1, role, purpose, amount)


def cr(role: str, purpose: Purpose, amount: str = "amount") -> Line:
    return Line(-1, role, purpose, amount)


def opposite(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines that undo these, for a part of what they did or for all of it."""
    undone = tuple(Line(1 if line.side == -1 else -1, line.role, line.purpose, line.amount) for line in lines)
    return tuple(sorted(undone, key=lambda line: -line.side))
