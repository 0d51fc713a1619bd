"""
One hold: so many pieces of one SKU, set aside for one order.

reserved ──team complete, or paid──▶ allocated ──handed to the carrier──▶ shipped
   │                                    │
   └──expired, cancelled──▶ released ◀──┘ refunded
                               └──paid late──▶ reserved
"""

from enum import StrEnum

from foundation.states import Machine


class HoldState(StrEnum):
    RESERVED = "reserved"
    ALLOCATED = "allocated"
    SHIPPED = "shipped"
    RELEASED = "released"


HOLD = Machine(
    start=HoldState.RESERVED,
    moves={
        HoldState.RESERVED: frozenset({HoldState.ALLOCATED, HoldState.RELEASED}),
        HoldState.ALLOCATED: frozenset({HoldState.SHIPPED, HoldState.RELEASED}),
        HoldState.SHIPPED: frozenset(),
        HoldState.RELEASED: frozenset({HoldState.RESERVED}),
    },
)


class MovementKind(StrEnum):
    RECEIVED = "received"
    ADJUSTED = "adjusted"
    RESERVED = "reserved"
    ALLOCATED = "allocated"
    SHIPPED = "shipped"
    RELEASED = "released"
