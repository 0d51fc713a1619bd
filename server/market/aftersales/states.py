"""
A case's life, and who may do what in each state of it.

            ┌── refund ─────────────────────────────────────────────────────────────▶ refunding ──▶ completed
  seller_review ── return, exchange ─▶ buyer_ship_back ─▶ seller_receive ─ return ──────▲  │ ▲        ▲
     │  ▲   └── reship ─────────────────────────────────────────┴ exchange ▶ seller_reship─┼─┼────────┘
     │  └ changed                                                                        ▼ │
     └ refused ▶ buyer_decide ◀─ goods refused ─ seller_receive                     refund_error
                                                                         ┌ nothing ▶ closed
  any of these ── either asks ▶ arbitration ─ an operator ▶ decided ─────┼ a return ▶ buyer_ship_back
                                     ▲───────── appeal ────────┘         └ money ───▶ refunding
  until the money is on its way the buyer may withdraw ▶ cancelled; a buyer who does not act in time ▶ closed
"""

from collections.abc import Mapping
from enum import StrEnum

from foundation.states import Machine


class CaseState(StrEnum):
    SELLER_REVIEW = "seller_review"
    BUYER_DECIDE = "buyer_decide"
    BUYER_SHIP_BACK = "buyer_ship_back"
    SELLER_RECEIVE = "seller_receive"
    SELLER_RESHIP = "seller_reship"
    ARBITRATION = "arbitration"
    DECIDED = "decided"
    REFUNDING = "refunding"
    REFUND_ERROR = "refund_error"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    CLOSED = "closed"


_S = CaseState
_UNTIL_MONEY_MOVES = frozenset({_S.ARBITRATION, _S.CANCELLED, _S.CLOSED})

CASE = Machine(
    start=_S.SELLER_REVIEW,
    moves={
        _S.SELLER_REVIEW: _UNTIL_MONEY_MOVES | {_S.REFUNDING, _S.BUYER_SHIP_BACK, _S.SELLER_RESHIP, _S.BUYER_DECIDE},
        _S.BUYER_DECIDE: _UNTIL_MONEY_MOVES | {_S.SELLER_REVIEW},
        _S.BUYER_SHIP_BACK: _UNTIL_MONEY_MOVES | {_S.SELLER_RECEIVE},
        _S.SELLER_RECEIVE: _UNTIL_MONEY_MOVES | {_S.REFUNDING, _S.SELLER_RESHIP, _S.BUYER_DECIDE},
        _S.SELLER_RESHIP: frozenset({_S.ARBITRATION, _S.CLOSED, _S.COMPLETED}),
        _S.ARBITRATION: frozenset({_S.DECIDED, _S.REFUNDING, _S.BUYER_SHIP_BACK, _S.CANCELLED, _S.CLOSED}),
        _S.DECIDED: _UNTIL_MONEY_MOVES | {_S.REFUNDING, _S.BUYER_SHIP_BACK},
        _S.REFUNDING: frozenset({_S.COMPLETED, _S.REFUND_ERROR}),
        _S.REFUND_ERROR: frozenset({_S.COMPLETED}),
        _S.COMPLETED: frozenset(),
        _S.CANCELLED: frozenset(),
        _S.CLOSED: frozenset(),
    },
)
OPEN = frozenset(CaseState) - CASE.final()


class Actor(StrEnum):
    BUYER = "buyer"
    SHOP = "shop"
    OPERATOR = "operator"
    CLOCK = "clock"
    HOUSE = "house"  # What follows from others' news: money has left, the order was taken back.


class Event(StrEnum):
    APPLY = "apply"
    STATE = "state"  # Say something, with pictures.
    AGREE = "agree"
    REFUSE = "refuse"
    MODIFY = "modify"
    WITHDRAW = "withdraw"
    ESCALATE = "escalate"
    SHIP_BACK = "ship_back"
    EXTEND = "extend"
    NOTE_SIGNED = "note_signed"  # The carrier has handed the returned goods over.
    ACCEPT_GOODS = "accept_goods"
    REFUSE_GOODS = "refuse_goods"
    GRADE_GOODS = "grade_goods"
    RESHIP = "reship"
    CONFIRM = "confirm"
    DECIDE = "decide"
    APPEAL = "appeal"
    EXECUTE = "execute"
    LAPSE = "lapse"
    MONEY_LEFT = "money_left"
    MONEY_STUCK = "money_stuck"
    ORDER_TAKEN_BACK = "order_taken_back"


_BUYER, _SHOP, _CLOCK = frozenset({Actor.BUYER}), frozenset({Actor.SHOP}), frozenset({Actor.CLOCK})
_EITHER = _BUYER | _SHOP
_HOUSE = frozenset({Actor.HOUSE})
_TALK = {Event.STATE: _EITHER, Event.ESCALATE: _EITHER, Event.WITHDRAW: _BUYER, Event.ORDER_TAKEN_BACK: _HOUSE}

# Who may do what. What a row does not name is refused: as too late or too early to whoever may do it in another state,
# as not theirs to whoever may never.
MAY: Mapping[CaseState, Mapping[Event, frozenset[Actor]]] = {
    _S.SELLER_REVIEW: {**_TALK, Event.AGREE: _SHOP | _CLOCK, Event.REFUSE: _SHOP},
    _S.BUYER_DECIDE: {**_TALK, Event.MODIFY: _BUYER, Event.LAPSE: _CLOCK},
    _S.BUYER_SHIP_BACK: {**_TALK, Event.SHIP_BACK: _BUYER, Event.EXTEND: _BUYER, Event.LAPSE: _CLOCK},
    _S.SELLER_RECEIVE: {
        **_TALK,
        Event.NOTE_SIGNED: frozenset({Actor.SHOP, Actor.OPERATOR}),
        Event.ACCEPT_GOODS: _SHOP | _CLOCK,
        Event.REFUSE_GOODS: _SHOP,
    },
    # The shop has the buyer's goods, or has sent others: it is too late to take the wish back.
    _S.SELLER_RESHIP: {
        Event.STATE: _EITHER,
        Event.ESCALATE: _EITHER | _CLOCK,
        Event.RESHIP: _SHOP,
        Event.CONFIRM: _BUYER | _CLOCK,
        Event.GRADE_GOODS: _SHOP,
        Event.ORDER_TAKEN_BACK: _HOUSE,
    },
    _S.ARBITRATION: {
        Event.STATE: _EITHER,
        Event.WITHDRAW: _BUYER,
        Event.DECIDE: frozenset({Actor.OPERATOR}),
        Event.ORDER_TAKEN_BACK: _HOUSE,
    },
    _S.DECIDED: {
        Event.WITHDRAW: _BUYER,
        Event.APPEAL: _EITHER,
        Event.EXECUTE: _CLOCK,
        Event.ORDER_TAKEN_BACK: _HOUSE,
    },
    _S.REFUNDING: {Event.MONEY_LEFT: _HOUSE, Event.MONEY_STUCK: _HOUSE, Event.GRADE_GOODS: _SHOP},
    _S.REFUND_ERROR: {Event.MONEY_LEFT: _HOUSE, Event.GRADE_GOODS: _SHOP},
    _S.COMPLETED: {Event.GRADE_GOODS: _SHOP},
    _S.CANCELLED: {},
    _S.CLOSED: {},
}


def actors_of(event: Event) -> frozenset[Actor]:
    """Return who may do this in some state."""
    return frozenset(actor for row in MAY.values() for actor in row.get(event, ()))
