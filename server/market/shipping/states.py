"""sent ──the buyer has it──▶ delivered"""

from enum import StrEnum

from foundation.states import Machine


class ParcelState(StrEnum):
    SENT = "sent"
    DELIVERED = "delivered"


PARCEL = Machine(
    start=ParcelState.SENT,
    moves={ParcelState.SENT: frozenset({ParcelState.DELIVERED}), ParcelState.DELIVERED: frozenset()},
)
