"""What a case is, and what it has at hand."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bench.figures import Result
from bench.stack import Stack
from foundation.ids import encode

QUICK = 8  # How many times fewer requests a quick run makes.


@dataclass(slots=True)
class Setting:
    """The open market, what is known about it, and how thorough we are."""

    stack: Stack
    facts: dict[str, Any]
    is_quick: bool
    chance: random.Random = field(default_factory=lambda: random.Random(8))  # noqa: S311 (the same visits every time)
    next_buyer: int = 0
    plain_payments: set[str] = field(default_factory=set)  # The baseline's, by the bank's name for them.

    def times(self, count: int) -> int:
        return max(1, count // QUICK) if self.is_quick else count

    def buyers(self, count: int) -> list[tuple[str, str]]:
        """Return so many different people, each with a session and an address; who came longest ago comes again."""
        people = self.facts["buyers"]
        assert count <= len(people), f"only {len(people)} people live in this market"
        places = [(self.next_buyer + step) % len(people) for step in range(count)]
        self.next_buyer += count
        return [(people[place]["session"], people[place]["address"]) for place in places]

    def skus_in_stock(self) -> list[str]:
        """Return SKUs of which a crowd may buy."""
        found = self.stack.db.execute(
            """
            SELECT s.id FROM catalogue_sku s JOIN stock_item i ON i.sku_id = s.id
            JOIN catalogue_product p ON p.id = s.product_id AND p.state = 'published'
            WHERE s.is_active AND i.on_hand - i.reserved - i.allocated BETWEEN 100 AND 1000 ORDER BY s.id LIMIT 5000
            """
        ).fetchall()
        return [encode("sku", sku_id) for (sku_id,) in found]


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    what: str  # one of them, for the table
    baseline: str  # what it is compared with
    run: Callable[[Setting], Result]
