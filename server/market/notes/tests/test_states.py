"""Every pair of states: the table's moves are legal and no others."""

from itertools import product

import pytest

from foundation.states import IllegalMove
from market.notes.states import NOTE, NoteState


@pytest.mark.parametrize(("before", "after"), list(product(NoteState, NoteState)))
def test_a_note_moves_as_the_table_says(before, after):
    if after in NOTE.moves[before]:
        NOTE.require(before, after)
    else:
        with pytest.raises(IllegalMove):
            NOTE.require(before, after)


def test_an_author_can_always_delete_and_nothing_comes_back_from_that():
    assert all(NoteState.DELETED in NOTE.moves[one] for one in NoteState if one != NoteState.DELETED)
    assert NOTE.final() == {NoteState.DELETED}
