from itertools import product

import pytest

from foundation.states import IllegalMove
from market.moving.states import IMPORT, ImportState

LEGAL = {
    ("checking", "checked"), ("checking", "dropped"), ("checking", "failed"), ("checked", "running"),
    ("checked", "dropped"), ("running", "done"), ("running", "failed"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), list(product(ImportState, ImportState)))
def test_every_pair_of_states_is_either_in_the_table_or_refused(before, after):
    if (before, after) in LEGAL:
        IMPORT.require(before, after)
    else:
        with pytest.raises(IllegalMove):
            IMPORT.require(before, after)
