from enum import StrEnum

import pytest

from foundation.states import IllegalMove, Machine
from market.groupbuy.states import ACTIVITY, SEAT, TEAM, ActivityState, SeatState, TeamState

ACTIVITY_MOVES = {
    (ActivityState.DRAFT, ActivityState.RUNNING),
    (ActivityState.RUNNING, ActivityState.STOPPED),
    (ActivityState.STOPPED, ActivityState.RUNNING),
}
TEAM_MOVES = {
    (TeamState.PENDING_LEADER_PAY, TeamState.OPEN),
    (TeamState.PENDING_LEADER_PAY, TeamState.ABANDONED),
    (TeamState.OPEN, TeamState.SUCCEEDED),
    (TeamState.OPEN, TeamState.FAILED),
    (TeamState.OPEN, TeamState.DISSOLVED),
}
SEAT_MOVES = {
    (SeatState.HELD, SeatState.PAID),
    (SeatState.HELD, SeatState.RELEASED),
    (SeatState.PAID, SeatState.CONFIRMED),
    (SeatState.PAID, SeatState.REFUNDING),
    (SeatState.REFUNDING, SeatState.REFUNDED),
}


@pytest.mark.parametrize(("machine", "moves"), [(ACTIVITY, ACTIVITY_MOVES), (TEAM, TEAM_MOVES), (SEAT, SEAT_MOVES)])
def test_every_pair_of_states_is_either_in_the_table_or_refused(machine: Machine, moves: set[tuple[StrEnum, StrEnum]]):
    for before in machine.moves:
        for after in machine.moves:
            if (before, after) in moves:
                machine.require(before, after)
            else:
                with pytest.raises(IllegalMove):
                    machine.require(before, after)
