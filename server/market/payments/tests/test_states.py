import pytest

from foundation.states import IllegalMove, Machine
from market.payments.states import ALERT, ATTEMPT, INTENT, NOTICE, PAYOUT, REFUND, SPLIT

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

LEGAL_AFTERWARDS = {
    "requested sent",
    "sent failing",
    "sent done",
    "sent failed",
    "sent bounced",
    "failing sent",
    "failing done",
    "failing failed",
    "failing bounced",
    "done bounced",
    "open closed",
}


@pytest.mark.parametrize("machine", [SPLIT, PAYOUT, ALERT], ids=lambda machine: type(machine.start).__name__)
def test_exactly_the_moves_of_the_other_pictures_are_legal(machine: Machine):
    check_moves(machine, LEGAL_AFTERWARDS)


@pytest.mark.parametrize("machine", [INTENT, ATTEMPT, REFUND, NOTICE], ids=lambda machine: type(machine.start).__name__)
def test_exactly_the_moves_of_the_picture_are_legal(machine: Machine):
    check_moves(machine, LEGAL)


def check_moves(machine: Machine, legal: set[str]) -> None:
    for before in machine.moves:
        for after in machine.moves:
            if f"{before} {after}" in legal:
                machine.require(before, after)
            else:
                with pytest.raises(IllegalMove):
                    machine.require(before, after)


def test_money_that_has_come_never_leaves_by_a_change_of_mind():
    assert INTENT.final() == {"paid"}
    assert ATTEMPT.final() == {"succeeded"}
    assert REFUND.final() == {"succeeded"}
    assert SPLIT.final() == {"done", "failed"}
    assert PAYOUT.final() == {"failed", "bounced"}  # Done, it may still bounce.
