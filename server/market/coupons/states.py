"""
The life of a coupon. That it came too late is an instant (`expires_at`), not a state.

issued ──an order takes it──▶ held ──it is paid──▶ used
   │  ▲                        │                    │
   │  └──the order is given up─┘                    │
   │  └──────────all of the order goes back─────────┘
   └──what it was given for did not last──▶ void
"""

from enum import StrEnum

from foundation.states import Machine


class CouponState(StrEnum):
    ISSUED = "issued"
    HELD = "held"
    USED = "used"
    VOID = "void"


_S = CouponState
COUPON = Machine(
    start=_S.ISSUED,
    moves={
        _S.ISSUED: frozenset({_S.HELD, _S.VOID}),
        _S.HELD: frozenset({_S.USED, _S.ISSUED}),
        _S.USED: frozenset({_S.ISSUED}),
        _S.VOID: frozenset(),
    },
)
