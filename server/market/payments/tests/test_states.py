import pytest

from foundation.states import IllegalMove, Machine
from market.payments.states import ATTEMPT, INTENT, NOTICE, REFUND

LEGAL = {
    "open paid",
    "open closed",
    "closed paid",
    "created pending",
    "created unknown",
    "created succeeded",
    "created declined",
    "created closed",
    "pending succeeded",
    "pending declined",
    "pending closed",
    "unknown pending",
    "unknown succeeded",
    "unknown declined",
    "unknown closed",
    "declined succeeded",
    "closed succeeded",
    "requested sent",
    "sent succeeded",
    "sent failing",
    "failing sent",
    "failing succeeded",
    "recorded processed",
    "recorded quarantined",
    "quarantined recorded",
}


@pytest.mark.parametrize("machine", [INTENT, ATTEMPT, REFUND, NOTICE], ids=lambda machine: type(machine.start).__name__)
def test_exactly_the_moves_of_the_picture_are_legal(machine: Machine):
    for before in machine.moves:
        for after in machine.moves:
            if f"{before} {after}" in LEGAL:
                machine.require(before, after)
            else:
                with pytest.raises(IllegalMove):
                    machine.require(before, after)


def test_money_that_has_come_never_leaves_by_a_change_of_mind():
    assert INTENT.final() == {"paid"}
    assert ATTEMPT.final() == {"succeeded"}
    assert REFUND.final() == {"succeeded"}
