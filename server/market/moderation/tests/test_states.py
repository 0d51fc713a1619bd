"""The table of an item's life, pair by pair."""

import pytest

from foundation.states import IllegalMove
from market.moderation.states import ITEM, QUEUED, ItemState

LEGAL = {
    ("waiting", "second"), ("waiting", "kept"), ("waiting", "removed"), ("waiting", "withdrawn"),
    ("second", "waiting"), ("second", "kept"), ("second", "removed"), ("second", "withdrawn"),
    ("kept", "waiting"), ("kept", "withdrawn"),
    ("removed", "waiting"), ("removed", "appealed"), ("removed", "withdrawn"),
    ("appealed", "waiting"), ("appealed", "restored"), ("appealed", "upheld"), ("appealed", "withdrawn"),
    ("restored", "waiting"), ("restored", "withdrawn"),
    ("upheld", "waiting"), ("upheld", "withdrawn"),
}  # fmt: skip


@pytest.mark.parametrize("before", ItemState)
@pytest.mark.parametrize("after", ItemState)
def test_every_pair(before: ItemState, after: ItemState):
    if (before, after) in LEGAL:
        ITEM.require(before, after)
    else:
        with pytest.raises(IllegalMove):
            ITEM.require(before, after)


def test_what_waits_for_somebody():
    assert {ItemState.WAITING, ItemState.SECOND, ItemState.APPEALED} == QUEUED
    assert ITEM.final() == {ItemState.WITHDRAWN}
