"""
An order's life. Being paid is an instant (`paid_at`), not a state: a solo order goes on to the shop at once, a group
order waits for its team.

                     ┌──────── paid ───────▶ to_ship ──▶ shipped ──▶ delivered ──▶ completed
  pending_payment ───┤                          ▲            └───── confirmed ────────▲
    │        │       └─ paid ▶ awaiting_team ───┘ team filled
    │        │                    │  ▲
    ▼        ▼                    │  └─ paid late, seat still free (revived)
 cancelled  expired ── paid late ─┴──▶ refunding ──▶ refunded      (and from to_ship onward, by an operator)
"""

from enum import StrEnum

from foundation.states import Machine


class OrderState(StrEnum):
    PENDING_PAYMENT = "pending_payment"
    AWAITING_TEAM = "awaiting_team"
    TO_SHIP = "to_ship"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


_S = OrderState

ORDER = Machine(
    start=_S.PENDING_PAYMENT,
    moves={
        _S.PENDING_PAYMENT: frozenset({_S.AWAITING_TEAM, _S.TO_SHIP, _S.CANCELLED, _S.EXPIRED}),
        _S.AWAITING_TEAM: frozenset({_S.TO_SHIP, _S.REFUNDING}),
        _S.TO_SHIP: frozenset({_S.SHIPPED, _S.REFUNDING}),
        _S.SHIPPED: frozenset({_S.DELIVERED, _S.COMPLETED, _S.REFUNDING}),
        _S.DELIVERED: frozenset({_S.COMPLETED, _S.REFUNDING}),
        _S.COMPLETED: frozenset({_S.REFUNDING}),
        _S.CANCELLED: frozenset({_S.REFUNDING}),
        _S.EXPIRED: frozenset({_S.AWAITING_TEAM, _S.REFUNDING}),
        _S.REFUNDING: frozenset({_S.REFUNDED}),
        _S.REFUNDED: frozenset(),
    },
)


class CheckoutState(StrEnum):
    OPEN = "open"
    PAID = "paid"
    CLOSED = "closed"  # Cancelled or expired: what was held has been given back.


CHECKOUT = Machine(
    start=CheckoutState.OPEN,
    moves={
        CheckoutState.OPEN: frozenset({CheckoutState.PAID, CheckoutState.CLOSED}),
        CheckoutState.PAID: frozenset(),
        CheckoutState.CLOSED: frozenset({CheckoutState.PAID}),  # Late money that is put to its purpose after all.
    },
)
