"""
A bill (a provider's statement of a day):  awaited ──it came──▶ importing ──every row──▶ imported ──▶ matched
    It is matched again as often as asked: nothing of it changes, differences may resolve themselves.

A difference:   waiting ──the next day's bill has not got it──▶ open ──in suspense──▶ suspended ──▶ settled
                   └────────── its counterpart came ───────────▶ resolved ◀──────────────┘
"""

from enum import StrEnum

from foundation.states import Machine


class BillState(StrEnum):
    AWAITED = "awaited"
    IMPORTING = "importing"
    IMPORTED = "imported"
    MATCHED = "matched"


BILL = Machine(
    start=BillState.AWAITED,
    moves={
        BillState.AWAITED: frozenset({BillState.IMPORTING}),
        BillState.IMPORTING: frozenset({BillState.IMPORTED}),
        BillState.IMPORTED: frozenset({BillState.MATCHED}),
        BillState.MATCHED: frozenset(),
    },
)


class DifferenceState(StrEnum):
    WAITING = "waiting"  # For the neighbouring day's bill.
    OPEN = "open"
    SUSPENDED = "suspended"  # Booked, and not explained yet.
    RESOLVED = "resolved"  # Its counterpart came.
    SETTLED = "settled"  # A person has fixed it.


DIFFERENCE = Machine(
    start=DifferenceState.WAITING,
    moves={
        DifferenceState.WAITING: frozenset({DifferenceState.OPEN, DifferenceState.RESOLVED}),
        DifferenceState.OPEN: frozenset({DifferenceState.SUSPENDED, DifferenceState.RESOLVED, DifferenceState.SETTLED}),
        DifferenceState.SUSPENDED: frozenset({DifferenceState.RESOLVED, DifferenceState.SETTLED}),
        DifferenceState.RESOLVED: frozenset(),
        DifferenceState.SETTLED: frozenset(),
    },
)
UNSETTLED = (DifferenceState.WAITING, DifferenceState.OPEN, DifferenceState.SUSPENDED)


class Finding(StrEnum):
    """What is wrong between a bill and us. What matches has no finding."""

    OURS_ONLY = "ours_only"
    THEIRS_ONLY = "theirs_only"
    AMOUNT_DIFFERS = "amount_differs"
    CURRENCY_DIFFERS = "currency_differs"
    STATUS_DIFFERS = "status_differs"  # It is ours, and we do not know that it happened.
    FEE_DIFFERS = "fee_differs"
    CROSS_DAY = "cross_day"  # Near midnight: the neighbouring day's bill may have it.


class Remedy(StrEnum):
    """What can be done about a difference."""

    ASK_AGAIN = "ask_again"  # The provider, what became of it.
    SUSPEND = "suspend"  # Book what the provider holds; explain it later.
    CORRECT_FEE = "correct_fee"
    BOOK_RATE = "book_rate"
    WRITE_OFF = "write_off"
