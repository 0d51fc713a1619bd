"""What one run of an import knows on its way into the market."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

BECAUSE = "imported"


class RowRefused(Exception):
    """A record does not fit what is in the market, in the column named."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


@dataclass
class Run:
    now: datetime
    revive_offers: bool = False
    pieces: int = 0  # of each SKU that the source does not count
    shelves: dict[str, UUID] = field(default_factory=dict)  # Shops, categories and brands by key: few, named by many.

    def shelf(self, key: str, column: str) -> UUID:
        """:raises RowRefused:"""
        if key not in self.shelves:
            raise RowRefused(column, f"names {key}, which was not brought in")
        return self.shelves[key]
