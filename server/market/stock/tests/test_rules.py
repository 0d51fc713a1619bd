from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from market.stock import rules
from market.stock.errors import HoldHasMovedOn, NothingHeld, OutOfStock
from market.stock.states import HOLD, HoldState
from market.stock.types import Claim

SKUS = [UUID(int=n) for n in (1, 2, 3)]
CHECKOUTS = [UUID(int=n) for n in (101, 102)]
ORDER = UUID(int=900)
lines = st.lists(st.tuples(st.sampled_from(SKUS), st.integers(1, 5)), min_size=1, max_size=4).map(tuple)


@st.composite
def queues(draw):
    """Draw claims in the order they came, some of which go together."""
    wishes = draw(st.lists(st.tuples(lines, st.none() | st.sampled_from(CHECKOUTS)), max_size=10))
    return [Claim(UUID(int=1000 + place), wish, together) for place, (wish, together) in enumerate(wishes)]


@given(queues(), st.dictionaries(st.sampled_from(SKUS), st.integers(0, 12)))
def test_whoever_claims_whatever_nothing_is_promised_twice(claims, available):
    outcome = rules.grant(claims, available)

    assert set(outcome) == {claim.ref for claim in claims}
    promised: Counter[UUID] = Counter()
    for claim in claims:
        if outcome[claim.ref] is None:
            promised.update(rules.wanted_by(claim))
    assert all(count <= available.get(sku_id, 0) for sku_id, count in promised.items())
    for checkout in CHECKOUTS:
        assert len({outcome[claim.ref] is None for claim in claims if claim.together == checkout}) <= 1


@given(queues(), st.dictionaries(st.sampled_from(SKUS), st.integers(0, 12)))
def test_nobody_is_refused_who_would_have_fitted_after_those_before(claims, available):
    claims = [Claim(claim.ref, claim.lines) for claim in claims]
    outcome = rules.grant(claims, available)

    taken: Counter[UUID] = Counter()
    for claim in claims:
        wanted = rules.wanted_by(claim)
        fits = all(taken[sku_id] + count <= available.get(sku_id, 0) for sku_id, count in wanted.items())
        assert (outcome[claim.ref] is None) == fits
        if fits:
            taken.update(wanted)


def test_claims_that_go_together_are_refused_together():
    cup, pot, _ = SKUS
    claims = [Claim(UUID(int=1), ((cup, 1),), CHECKOUTS[0]), Claim(UUID(int=2), ((pot, 1),), CHECKOUTS[0])]
    outcome = rules.grant(claims, {cup: 5, pot: 0})
    assert all(isinstance(refusal, OutOfStock) for refusal in outcome.values())
    assert rules.grant([Claim(UUID(int=3), ((cup, 5),))], {cup: 5})[UUID(int=3)] is None


@pytest.mark.parametrize("before", HoldState)
@pytest.mark.parametrize("after", HoldState)
def test_every_pair_of_states_moves_the_counters_or_is_refused(before, after):
    hold = rules.Hold(1, ORDER, SKUS[0], 2, before)

    decided = rules.moves_of(ORDER, [hold], after)

    if before == after:
        assert decided == []
    elif HOLD.can(before, after):
        assert decided == [hold]
        assert (before, after) in rules.EFFECTS
    else:
        assert isinstance(decided, HoldHasMovedOn)
        assert (before, after) not in rules.EFFECTS


def test_who_holds_nothing_may_give_it_back_but_not_ship_it():
    assert rules.moves_of(ORDER, [], HoldState.RELEASED) == []
    assert isinstance(rules.moves_of(ORDER, [], HoldState.SHIPPED), NothingHeld)
