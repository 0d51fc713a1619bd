"""Orders that came to nothing give their goods back."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from market.stock.services.move_holds import Refusals, move_holds
from market.stock.states import HoldState


def release_many(refs: Collection[UUID], *, now: datetime, because: str) -> Refusals:
    """Give back what is set aside, for each of these orders. Return each ref's refusal; who held nothing has none."""
    return move_holds(refs, HoldState.RELEASED, now=now, because=because)


def release(ref: UUID, *, now: datetime, because: str) -> None:
    """Give back what is set aside for one order. :raises HoldHasMovedOn: when it was shipped"""
    refusal = release_many([ref], now=now, because=because)[ref]
    if refusal is not None:
        raise refusal
