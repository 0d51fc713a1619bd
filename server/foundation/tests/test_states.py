from enum import StrEnum

import pytest

from foundation.states import IllegalMove, Machine


class Lamp(StrEnum):
    OFF = "off"
    ON = "on"
    BROKEN = "broken"


LAMP = Machine(
    start=Lamp.OFF,
    moves={Lamp.OFF: frozenset({Lamp.ON}), Lamp.ON: frozenset({Lamp.OFF, Lamp.BROKEN}), Lamp.BROKEN: frozenset()},
)


@pytest.mark.parametrize("before", Lamp)
@pytest.mark.parametrize("after", Lamp)
def test_only_moves_of_the_table_are_made(before, after):
    legal = (before, after) in {("off", "on"), ("on", "off"), ("on", "broken")}

    assert LAMP.can(before, after) is legal
    if not legal:
        with pytest.raises(IllegalMove) as refusal:
            LAMP.require(before, after)
        assert refusal.value.facts == {"before": before, "after": after}


def test_the_table_is_checked_when_it_is_written_down():
    with pytest.raises(AssertionError, match="needs a row"):
        Machine(start=Lamp.OFF, moves={Lamp.OFF: frozenset({Lamp.ON}), Lamp.ON: frozenset()})
    with pytest.raises(AssertionError, match="reachable"):
        Machine(start=Lamp.OFF, moves={state: frozenset() for state in Lamp})


def test_final_states_are_those_that_nothing_leaves():
    assert LAMP.final() == {Lamp.BROKEN}
