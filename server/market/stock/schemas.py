"""Shapes on the wire. Only endpoints import this."""

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from market.catalogue.facade import SkuId
from market.stock.states import MovementKind
from market.stock.types import LevelView, MovementView, OrderId

MOST_PIECES = 10_000_000  # More than any warehouse holds of one thing; a count above it is a slip of the finger.


class LevelOut(Schema):
    sku_id: SkuId
    on_hand: int
    reserved: int
    allocated: int
    available: int

    @classmethod
    def of(cls, sku_id: UUID, level: LevelView) -> "LevelOut":
        return cls(
            sku_id=sku_id,
            on_hand=level.on_hand,
            reserved=level.reserved,
            allocated=level.allocated,
            available=level.available,
        )


class AdjustmentIn(Schema):
    change: int = Field(ge=-MOST_PIECES, le=MOST_PIECES)  # pieces found (above zero) or missing (below)
    because: str = Field(min_length=1, max_length=200)


class MovementOut(Schema):
    kind: MovementKind
    order_id: OrderId | None
    on_hand: int  # this and the next two: the change
    reserved: int
    allocated: int
    at: datetime
    because: str

    @classmethod
    def of(cls, movement: MovementView) -> "MovementOut":
        return cls(
            kind=movement.kind,
            order_id=movement.ref,
            on_hand=movement.effect.on_hand,
            reserved=movement.effect.reserved,
            allocated=movement.effect.allocated,
            at=movement.at,
            because=movement.because,
        )
