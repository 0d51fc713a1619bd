"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from foundation.ids import typed_id
from market.stock.states import MovementKind

OrderId = typed_id("ord")  # Of orders; to us it is the `ref`.


@dataclass(frozen=True, slots=True)
class Claim:
    """What one order wants set aside: all of it or nothing."""

    ref: UUID  # the order's id
    lines: tuple[tuple[UUID, int], ...]  # (sku_id, quantity > 0)
    together: UUID | None = None  # claims that name the same, such as their checkout, are served all or none


@dataclass(frozen=True, slots=True)
class Delivery:
    """So many pieces of a SKU come, once for each cause."""

    sku_id: UUID
    quantity: int  # more than none
    cause: str  # names the delivery for ever, such as "zh_litemall:product:14"


@dataclass(frozen=True, slots=True)
class PastHold:
    """What an order of another market took from the shelf there, or is still to take: then `shipped_at` is None."""

    ref: UUID  # the order's id
    lines: tuple[tuple[UUID, int], ...]  # (sku_id, quantity > 0), each SKU once
    cause: str  # names the delivery that must have come before, such as "olist:order:1"
    reserved_at: datetime
    allocated_at: datetime
    shipped_at: datetime | None


@dataclass(frozen=True, slots=True)
class LevelView:
    on_hand: int  # pieces on the shelf, promised ones included
    reserved: int  # promised to orders that may still be cancelled or expire
    allocated: int  # promised to orders that are to be shipped

    @property
    def available(self) -> int:
        return self.on_hand - self.reserved - self.allocated


class Effect(NamedTuple):
    """What one movement does to the three counters."""

    on_hand: int
    reserved: int
    allocated: int


@dataclass(frozen=True, slots=True)
class MovementView:
    id: int
    sku_id: UUID
    kind: MovementKind
    ref: UUID | None
    effect: Effect
    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A SKU whose counters say something else than its journal, or than the holds of its orders."""

    sku_id: UUID
    counters: Effect
    journal: Effect
    held: Effect  # `on_hand` repeats the counter: holds say nothing about it
