"""
The life of an order line on its way to the shop's bank, and of the statement that it is in.

line   pending ──▶ delivered ──T+N, no open case──▶ settleable ──day, week──▶ in_statement ──▶ confirmed
          │            │                                                       ▲     │            │ ▲
          │            │                                                       └ disputed         ▼ │ refused
          └────────────┴─── all of it went back: void ◀── from every state        split_requested ──▶ split_done
                                                                                                        │ ▲ bounced
                                                                                                        ▼ │
                                                                                                     payout_done
statement   open ──three days, or the shop──▶ confirmed
"""

from enum import StrEnum

from foundation.states import Machine


class LineState(StrEnum):
    PENDING = "pending"
    DELIVERED = "delivered"
    SETTLEABLE = "settleable"
    IN_STATEMENT = "in_statement"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"
    SPLIT_REQUESTED = "split_requested"
    SPLIT_DONE = "split_done"
    PAYOUT_DONE = "payout_done"
    VOID = "void"


_S = LineState
LINE = Machine(
    start=_S.PENDING,
    moves={
        _S.PENDING: frozenset({_S.DELIVERED, _S.VOID}),
        _S.DELIVERED: frozenset({_S.SETTLEABLE, _S.VOID}),
        _S.SETTLEABLE: frozenset({_S.IN_STATEMENT, _S.VOID}),
        _S.IN_STATEMENT: frozenset({_S.DISPUTED, _S.CONFIRMED, _S.VOID}),
        _S.DISPUTED: frozenset({_S.IN_STATEMENT, _S.VOID}),
        # Straight to done when all of it pays what the shop owes: there is nothing left to split.
        _S.CONFIRMED: frozenset({_S.SPLIT_REQUESTED, _S.SPLIT_DONE, _S.VOID}),
        _S.SPLIT_REQUESTED: frozenset({_S.SPLIT_DONE, _S.CONFIRMED, _S.VOID}),
        _S.SPLIT_DONE: frozenset({_S.PAYOUT_DONE, _S.VOID}),
        _S.PAYOUT_DONE: frozenset({_S.SPLIT_DONE, _S.VOID}),
        _S.VOID: frozenset(),
    },
)
UNSETTLED = frozenset({_S.PENDING, _S.DELIVERED})  # Nothing of it is posted yet.


class StatementState(StrEnum):
    OPEN = "open"
    CONFIRMED = "confirmed"


STATEMENT = Machine(
    start=StatementState.OPEN,
    moves={
        StatementState.OPEN: frozenset({StatementState.CONFIRMED}),
        StatementState.CONFIRMED: frozenset(),
    },
)


class ShareState(StrEnum):
    """Of one order's part of a statement, on its way out of the payment it came from."""

    WAITING = "waiting"
    REQUESTED = "requested"
    DONE = "done"
    NOTHING = "nothing"  # All of it paid what the shop owed.


SHARE = Machine(
    start=ShareState.WAITING,
    moves={
        ShareState.WAITING: frozenset({ShareState.REQUESTED, ShareState.NOTHING}),
        ShareState.REQUESTED: frozenset({ShareState.DONE, ShareState.WAITING}),
        ShareState.DONE: frozenset(),
        ShareState.NOTHING: frozenset(),
    },
)


class RestState(StrEnum):
    """Of what is left of a payment when its shops have theirs."""

    WAITING = "waiting"
    REQUESTED = "requested"
    DONE = "done"  # The provider holds nothing of it any more.


REST = Machine(
    start=RestState.WAITING,
    moves={
        RestState.WAITING: frozenset({RestState.REQUESTED, RestState.DONE}),
        RestState.REQUESTED: frozenset({RestState.DONE, RestState.WAITING}),
        RestState.DONE: frozenset(),
    },
)
