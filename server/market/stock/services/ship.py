"""Goods leave the shelf with the carrier."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from market.stock.services.move_holds import Refusals, move_holds
from market.stock.states import HoldState


def ship_many(refs: Collection[UUID], *, now: datetime) -> Refusals:
    """Take what is allocated off the shelf, for each of these orders. Return each ref's refusal, or None."""
    return move_holds(refs, HoldState.SHIPPED, now=now, because="handed to the carrier")


def ship(ref: UUID, now: datetime) -> None:
    """Take what is allocated to one order off the shelf. :raises NothingHeld, HoldHasMovedOn: when not allocated"""
    refusal = ship_many([ref], now=now)[ref]
    if refusal is not None:
        raise refusal
