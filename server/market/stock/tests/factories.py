"""Makers of plausible rows. Every argument has a default; a test names only what it is about."""

from uuid import UUID, uuid4

from foundation.testing import NOON
from market.stock.services.receive import receive


def stocked(on_hand: int = 10, *, sku_id: UUID | None = None) -> UUID:
    """Put pieces of a SKU on the shelf and return its id."""
    sku_id = sku_id or uuid4()
    receive(sku_id, on_hand, because="first delivery", now=NOON)
    return sku_id
