"""
Every state in which the bank can speak, as the rooms' own tables name them, and what must come of it. A new state or a
new fault without a line here fails the tests: `test_bank_errs_in_every_state.py` compares the keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from market.orders.states import OrderState
from market.payments.states import AttemptState, IntentState, RefundState

# What the bank does wrong, and how much of it. `out_of_order` ends once the payer has paid, as a bank's night does; all
# the others last for as long as the payment lives.
FAULTS: Mapping[str, float] = {
    "duplicate": 3,
    "late": 3,
    "lost": 1,
    "reordered": 1,
    "wrong_amount": 100,
    "wrong_currency": 1,
    "unknown_reference": 1,
    "wrong_signature": 1,
    "slow": 2,
    "stale": 2,
    "declined": 1,
    "refund_fails": 2,
    "cut": 1,
    "out_of_order": 1,
}
BEYOND_TIME_OUT = 7  # Seconds; our client waits six. Tried in a few scenes alone: it holds a worker's hand as long.


@dataclass(frozen=True)
class Scene:
    """One state of an intent and of the attempt of which the bank speaks, and what comes of the payer's money."""

    intent: IntentState
    attempt: AttemptState
    given_up: str = ""  # How the order was closed before: "cancel" or "expire".
    is_second: bool = False  # Another attempt has paid already.
    can_charge: bool = True  # Whether the bank can still take the money.


class Unreachable(str):
    """Why the bank cannot speak in this state."""

    __slots__ = ()


_I, _A = IntentState, AttemptState
PAYMENTS: Mapping[tuple[IntentState, AttemptState], Scene | Unreachable] = {
    (_I.OPEN, _A.CREATED): Scene(_I.OPEN, _A.CREATED),
    (_I.OPEN, _A.UNKNOWN): Scene(_I.OPEN, _A.UNKNOWN),
    (_I.OPEN, _A.PENDING): Scene(_I.OPEN, _A.PENDING),
    (_I.OPEN, _A.DECLINED): Scene(_I.OPEN, _A.DECLINED, can_charge=False),
    (_I.OPEN, _A.CLOSED): Unreachable("the bank's page outlives the intent by PROVIDER_GRACE, and we close it after"),
    (_I.OPEN, _A.SUCCEEDED): Unreachable("money makes the intent paid in the same transaction"),
    (_I.CLOSED, _A.CREATED): Scene(_I.CLOSED, _A.CREATED, given_up="cancel"),
    (_I.CLOSED, _A.UNKNOWN): Scene(_I.CLOSED, _A.UNKNOWN, given_up="expire"),
    (_I.CLOSED, _A.PENDING): Scene(_I.CLOSED, _A.PENDING, given_up="expire"),
    (_I.CLOSED, _A.DECLINED): Scene(_I.CLOSED, _A.DECLINED, given_up="cancel", can_charge=False),
    (_I.CLOSED, _A.CLOSED): Scene(_I.CLOSED, _A.CLOSED, given_up="cancel", can_charge=False),
    (_I.CLOSED, _A.SUCCEEDED): Unreachable("late money makes the intent paid in the same transaction"),
    (_I.PAID, _A.CREATED): Scene(_I.PAID, _A.CREATED, is_second=True),
    (_I.PAID, _A.UNKNOWN): Scene(_I.PAID, _A.UNKNOWN, is_second=True),
    (_I.PAID, _A.PENDING): Scene(_I.PAID, _A.PENDING, is_second=True),
    (_I.PAID, _A.DECLINED): Scene(_I.PAID, _A.DECLINED, is_second=True, can_charge=False),
    (_I.PAID, _A.CLOSED): Scene(_I.PAID, _A.CLOSED, is_second=True, can_charge=False),
    (_I.PAID, _A.SUCCEEDED): Unreachable("the bank has said all of a payment; what it gives back is REFUNDS' matter"),
}

# In which state of a refund the fault befalls it; the text says how it is brought there.
REFUNDS: Mapping[RefundState, str] = {
    RefundState.REQUESTED: "asked for just now",
    RefundState.SENT: "sent, and the bank did not answer",
    RefundState.FAILING: "refused once",
    RefundState.SUCCEEDED: "given back, and told again",
}

# Where an order is when the bank speaks of it. A parcel's way is not the bank's: a refund of what was shipped is asked
# for by the same call and takes the same way.
ORDERS: Mapping[OrderState, str] = {
    OrderState.PENDING_PAYMENT: "intent open",
    OrderState.AWAITING_TEAM: "intent paid, of a group order; refunds of those who leave",
    OrderState.TO_SHIP: "intent paid, of a solo order; refunds by an operator",
    OrderState.CANCELLED: "intent closed, given up by the buyer",
    OrderState.EXPIRED: "intent closed, given up by the clock",
    OrderState.REFUNDING: "refunds requested, sent and failing; late money on its way back",
    OrderState.REFUNDED: "refunds succeeded, and told again",
    OrderState.SHIPPED: "as to_ship",
    OrderState.DELIVERED: "as to_ship",
    OrderState.COMPLETED: "as to_ship",
}


@dataclass(frozen=True)
class End:
    """How it must end: the order, the goods it holds, the seat of a group order, and whether its money was kept."""

    order: str
    hold: str
    seat: str | None
    is_kept: bool
    charges: int  # How many payments the bank took, whether or not they went back.


def end_of(scene: Scene, fault: str, kind: str) -> End:
    """Say how a payment ends that is made in this scene with this fault on."""
    is_group = kind == "group"
    bought = (
        End("awaiting_team", "reserved", "paid", True, 1) if is_group else End("to_ship", "allocated", None, True, 1)
    )
    is_charged = scene.can_charge and fault != "declined"
    if scene.is_second:
        return End(bought.order, bought.hold, bought.seat, True, 2 if is_charged else 1)
    seat = "released" if is_group else None
    if not is_charged:
        never = {"cancel": "cancelled", "expire": "expired", "": "expired"}[scene.given_up]
        return End(never, "released", seat, False, 0)
    if not scene.given_up:
        return bought
    if is_group and scene.given_up == "expire":
        return bought  # The seat was kept a minute for money on its way, or is still free: they sit down again.
    return End("refunded", "released", seat, False, 1)


def end_of_refund(kind: str) -> End:
    return End("refunded", "released", "refunded" if kind == "group" else None, False, 1)
