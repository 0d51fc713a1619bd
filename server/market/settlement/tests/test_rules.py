"""What is taken from a line, and what comes back of it, to the last fen."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from market.settlement import rules
from market.settlement.types import Parts, Rates, Rhythm

ZONE = ZoneInfo("Asia/Shanghai")
NOTHING = Parts(gross=0)


@st.composite
def rates(draw):
    left, found = 10_000, []
    for most in (10_000, 10_000, 10_000, 3_000, 10_000):
        found.append(draw(st.integers(0, min(most, left))))
        left -= found[-1]
    return Rates(*found)


def test_a_line_is_shared_by_its_rates():
    """¥100.00, ¥10.00 of it by the platform: 5 % and 0.6 % of all, 0.6 % of what was paid, a tenth kept back."""
    parts = rules.parts_of(Rates(500, 60, 60, 0, 1_000), paid=90_00, funded=10_00)

    assert parts == Parts(gross=100_00, commission=5_00, technical=60, payment=54, reserve=10_00, net=83_86)


@given(
    rates(), st.integers(0, 10**6), st.integers(0, 10**6), st.lists(st.integers(1, 10**5), max_size=8), st.booleans()
)
def test_however_a_line_comes_back_nothing_is_below_zero_and_at_the_end_nothing_is_held(
    by, paid, funded, returns, is_released
):
    """Without `min(left, …)` in `taken_back`: fails for the example, with a part below zero."""
    held = rules.parts_of(by, paid, funded)
    if is_released:
        held = rules.reserve_free(held)
    for back in [*returns, paid]:
        paid -= min(back, paid)
        given_back = rules.taken_back(held, by, paid, funded)
        held = rules.less(held, given_back)
        assert held.gross == paid + funded
    held = rules.less(held, rules.taken_back(held, by, 0, 0))

    assert held == NOTHING


@pytest.mark.parametrize(
    ("now", "rhythm", "cut"),
    [
        (datetime(2026, 3, 4, 16, 0, tzinfo=UTC), Rhythm.DAILY, datetime(2026, 3, 4, 16, 0, tzinfo=UTC)),
        (datetime(2026, 3, 4, 15, 59, tzinfo=UTC), Rhythm.DAILY, datetime(2026, 3, 3, 16, 0, tzinfo=UTC)),
        (datetime(2026, 3, 4, 15, 59, tzinfo=UTC), Rhythm.WEEKLY, datetime(2026, 3, 1, 16, 0, tzinfo=UTC)),
    ],
    ids=["at midnight", "before midnight", "the week's"],
)
def test_days_and_weeks_end_by_the_markets_own_clock(now, rhythm, cut):
    assert rules.cut_at(now, ZONE, rhythm) == cut


@pytest.mark.parametrize(("window", "day"), [(30, 25), (180, 170)])
def test_the_alarm_rings_before_the_window_closes(window, day):
    paid = datetime(2026, 3, 1, tzinfo=UTC)

    assert rules.alarm_at(paid, paid + timedelta(days=window)) == paid + timedelta(days=day)
