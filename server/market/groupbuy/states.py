"""
The states of an activity, a team and a seat, as pictures and as data.

activity   draft ──start──▶ running ◀──start──▶ stopped

team       pending_leader_pay ──leader pays──▶ open ──paid seats reach the size──▶ succeeded
                └──leader does not──▶ abandoned  ├──time is up, or an operator closes it──▶ failed
                                                 └──nobody who paid is left──▶ dissolved

seat       held ──order paid──▶ paid ──team succeeded──▶ confirmed
             └──not paid──▶ released  └──team failed, or left──▶ refunding ──▶ refunded
"""

from enum import StrEnum

from foundation.states import Machine


class ActivityState(StrEnum):
    DRAFT = "draft"
    RUNNING = "running"
    STOPPED = "stopped"


ACTIVITY = Machine(
    start=ActivityState.DRAFT,
    moves={
        ActivityState.DRAFT: frozenset({ActivityState.RUNNING}),
        ActivityState.RUNNING: frozenset({ActivityState.STOPPED}),
        ActivityState.STOPPED: frozenset({ActivityState.RUNNING}),
    },
)


class TeamState(StrEnum):
    PENDING_LEADER_PAY = "pending_leader_pay"
    OPEN = "open"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    DISSOLVED = "dissolved"
    ABANDONED = "abandoned"


TEAM = Machine(
    start=TeamState.PENDING_LEADER_PAY,
    moves={
        TeamState.PENDING_LEADER_PAY: frozenset({TeamState.OPEN, TeamState.ABANDONED}),
        TeamState.OPEN: frozenset({TeamState.SUCCEEDED, TeamState.FAILED, TeamState.DISSOLVED}),
        TeamState.SUCCEEDED: frozenset(),
        TeamState.FAILED: frozenset(),
        TeamState.DISSOLVED: frozenset(),
        TeamState.ABANDONED: frozenset(),
    },
)
ALIVE = (TeamState.PENDING_LEADER_PAY, TeamState.OPEN)  # Teams that the clock still has to look after.


class SeatState(StrEnum):
    HELD = "held"
    PAID = "paid"
    CONFIRMED = "confirmed"
    RELEASED = "released"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


SEAT = Machine(
    start=SeatState.HELD,
    moves={
        SeatState.HELD: frozenset({SeatState.PAID, SeatState.RELEASED}),
        SeatState.PAID: frozenset({SeatState.CONFIRMED, SeatState.REFUNDING}),
        SeatState.REFUNDING: frozenset({SeatState.REFUNDED}),
        SeatState.CONFIRMED: frozenset(),
        SeatState.RELEASED: frozenset(),
        SeatState.REFUNDED: frozenset(),
    },
)
SITTING = (SeatState.HELD, SeatState.PAID, SeatState.CONFIRMED)  # Seats that nobody else can have.
