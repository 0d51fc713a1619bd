"""Orders that are to be shipped keep their goods for good."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from market.stock.services.move_holds import Refusals, move_holds
from market.stock.states import HoldState


def allocate_many(refs: Collection[UUID], *, now: datetime) -> Refusals:
    """Promise for good what is set aside, for each of these orders. Return each ref's refusal, or None."""
    return move_holds(refs, HoldState.ALLOCATED, now=now, because="to be shipped")


def allocate(ref: UUID, now: datetime) -> None:
    """Promise for good what is set aside for one order. :raises NothingHeld, HoldHasMovedOn: released, or shipped"""
    refusal = allocate_many([ref], now=now)[ref]
    if refusal is not None:
        raise refusal
