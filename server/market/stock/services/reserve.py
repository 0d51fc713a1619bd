"""One order sets goods aside."""

from datetime import datetime
from uuid import UUID

from market.stock.services.reserve_many import reserve_many
from market.stock.types import Claim


def reserve(ref: UUID, lines: tuple[tuple[UUID, int], ...], *, now: datetime) -> None:
    """Set goods aside for one order, all lines or none. A batch of one. :raises OutOfStock:"""
    refusal = reserve_many([Claim(ref, lines)], now)[ref]
    if refusal is not None:
        raise refusal
