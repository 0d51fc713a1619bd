"""
The life of a credit: what one order's line brings to whoever shared.

credit   estimated ──received──▶ pending ──return window over, settled, no open case, not held──▶ settleable
             │                      │                                                               │      ▲
             └── all went back, or refused at the desk: void ◀──────────────────────────────────────┤      │
                                                                             settled (in a statement) ──▶ paid
"""

from enum import StrEnum

from foundation.states import Machine


class CreditState(StrEnum):
    ESTIMATED = "estimated"
    PENDING = "pending"
    SETTLEABLE = "settleable"
    SETTLED = "settled"
    PAID = "paid"
    VOID = "void"


_S = CreditState
CREDIT = Machine(
    start=_S.ESTIMATED,
    moves={
        _S.ESTIMATED: frozenset({_S.PENDING, _S.VOID}),
        _S.PENDING: frozenset({_S.SETTLEABLE, _S.VOID}),
        _S.SETTLEABLE: frozenset({_S.SETTLED, _S.VOID}),
        _S.SETTLED: frozenset({_S.PAID, _S.VOID}),
        _S.PAID: frozenset({_S.VOID}),
        _S.VOID: frozenset(),
    },
)
