from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.errors import ShopError
from foundation.money import Money
from foundation.testing import NOON
from market.groupbuy import rules
from market.groupbuy.errors import (
    ActivityNotOn,
    AlreadyInTeam,
    BadActivity,
    NoTimeToPay,
    OpenLimitReached,
    OrderLimitReached,
    QuantityNotAllowed,
    SkuNotInOffer,
    TeamHasClosed,
    TeamHasSucceeded,
    TeamIsFull,
    TeamNotFound,
    TooLateToLeave,
)
from market.groupbuy.states import ActivityState, TeamState
from market.groupbuy.types import ActivityView, Audience, TeamView, Terms

ana, ben = uuid4(), uuid4()
mug = uuid4()
SECOND = timedelta(seconds=1)
ACTIVITY = ActivityView(
    id=uuid4(),
    product_id=uuid4(),
    shop_id=uuid4(),
    state=ActivityState.RUNNING,
    starts_at=NOON,
    ends_at=NOON + timedelta(days=7),
    team_size=3,
    team_ttl_seconds=86_400,
    pay_ttl_seconds=900,
    min_quantity=2,
    max_quantity=4,
    per_person=2,
    opens_per_day=1,
    one_open_team=False,
    audience=Audience.ALL,
    prices={mug: Money("CNY", 4990)},
    leader_prices={},
    quota_left={mug: 10},
)
TEAM = TeamView(
    id=uuid4(),
    activity_id=ACTIVITY.id,
    product_id=ACTIVITY.product_id,
    shop_id=ACTIVITY.shop_id,
    leader_id=ana,
    state=TeamState.OPEN,
    size=3,
    paid_count=1,
    held_count=1,
    opened_at=NOON,
    closes_at=NOON + timedelta(days=1),
    prices={mug: Money("CNY", 4990)},
)


@pytest.mark.parametrize(
    ("now", "state", "refusal"),
    [
        (NOON - SECOND, ActivityState.RUNNING, ActivityNotOn),
        (NOON, ActivityState.RUNNING, None),
        (ACTIVITY.ends_at - SECOND, ActivityState.RUNNING, None),
        (ACTIVITY.ends_at, ActivityState.RUNNING, ActivityNotOn),
        (NOON, ActivityState.STOPPED, ActivityNotOn),
        (NOON, ActivityState.DRAFT, ActivityNotOn),
    ],
)
def test_teams_open_inside_the_window_only(now, state, refusal):
    assert refused(lambda: rules.check_can_open(replace(ACTIVITY, state=state), now)) == refusal


@pytest.mark.parametrize(
    ("state", "before_closing", "refusal"),
    [
        (TeamState.OPEN, timedelta(seconds=61), None),
        (TeamState.OPEN, timedelta(seconds=60), NoTimeToPay),
        (TeamState.OPEN, timedelta(0), TeamHasClosed),
        (TeamState.SUCCEEDED, timedelta(hours=1), TeamIsFull),
        (TeamState.FAILED, timedelta(hours=1), TeamHasClosed),
        (TeamState.DISSOLVED, timedelta(hours=1), TeamHasClosed),
        (TeamState.PENDING_LEADER_PAY, timedelta(hours=1), TeamNotFound),
        (TeamState.ABANDONED, timedelta(hours=1), TeamNotFound),
    ],
)
def test_the_door_of_a_team(state, before_closing, refusal):
    team = replace(TEAM, state=state)
    assert refused(lambda: rules.check_can_join(team, {ana}, ben, TEAM.closes_at - before_closing)) == refusal


def test_one_person_has_one_seat():
    assert refused(lambda: rules.check_can_join(TEAM, {ana}, ana, NOON)) == AlreadyInTeam


@pytest.mark.parametrize(
    ("quantity", "refusal"), [(1, QuantityNotAllowed), (2, None), (4, None), (5, QuantityNotAllowed)]
)
def test_quantities_are_the_activitys(quantity, refusal):
    assert refused(lambda: rules.check_choice(ACTIVITY, {mug}, mug, quantity)) == refusal
    assert refused(lambda: rules.check_choice(ACTIVITY, {mug}, uuid4(), 2)) == SkuNotInOffer


def test_limits_per_person():
    assert refused(lambda: rules.check_orders(ACTIVITY, 1)) is None
    assert refused(lambda: rules.check_orders(ACTIVITY, 2)) == OrderLimitReached
    assert refused(lambda: rules.check_opens(ACTIVITY, 0)) is None
    assert refused(lambda: rules.check_opens(ACTIVITY, 1)) == OpenLimitReached
    assert refused(lambda: rules.check_opens(replace(ACTIVITY, opens_per_day=None), 99)) is None


@pytest.mark.parametrize(
    ("state", "minutes_before", "refusal"),
    [
        (TeamState.OPEN, 10, None),
        (TeamState.OPEN, 9, TooLateToLeave),
        (TeamState.SUCCEEDED, 60, TeamHasSucceeded),
        (TeamState.FAILED, 60, TeamHasClosed),
    ],
)
def test_leaving_is_until_ten_minutes_before_the_deadline(state, minutes_before, refusal):
    now = TEAM.closes_at - timedelta(minutes=minutes_before)
    assert refused(lambda: rules.check_can_leave(replace(TEAM, state=state), now)) == refusal


def test_a_late_payer_sits_down_again_only_where_there_is_room_and_time():
    assert rules.can_take_late(TEAM, {ana}, ben, NOON)
    assert not rules.can_take_late(TEAM, {ana, ben}, ben, NOON)
    assert not rules.can_take_late(replace(TEAM, held_count=2), {ana}, ben, NOON)
    assert not rules.can_take_late(TEAM, {ana}, ben, TEAM.closes_at)
    assert not rules.can_take_late(replace(TEAM, state=TeamState.FAILED), {ana}, ben, NOON)


def test_the_activitys_end_stops_new_teams_and_not_open_ones():
    ttl, ends_at = 3600, NOON
    assert rules.deadline(NOON - timedelta(minutes=5), ttl, ends_at) == NOON + timedelta(minutes=55)
    assert rules.deadline(NOON + timedelta(minutes=5), ttl, ends_at) == NOON + timedelta(hours=1)


def test_the_day_of_the_market_begins_at_midnight_in_china():
    assert rules.market_day(datetime(2026, 3, 1, 15, 59, tzinfo=UTC)).isoformat() == "2026-03-01"
    assert rules.market_day(datetime(2026, 3, 1, 16, 0, tzinfo=UTC)).isoformat() == "2026-03-02"


@given(st.integers(2, 100), st.data())
def test_a_free_seat_is_the_lowest_one(size, data):
    taken = data.draw(st.sets(st.integers(1, size), max_size=size - 1))

    free = rules.free_seat_no(taken, size)

    assert free not in taken
    assert set(range(1, free)) <= taken


@given(st.integers(0, 10**6), st.integers(120, 10**5), st.integers(1, 10**6))
def test_an_unpaid_seat_is_never_held_past_the_deadline(now, pay_ttl, closes):
    at, closes_at = NOON + now * SECOND, NOON + (now + closes) * SECOND
    assert at < rules.hold_until(at, pay_ttl, closes_at) <= closes_at


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ends_at": NOON}, "ends_at"),
        ({"team_size": 1}, "team_size"),
        ({"team_size": 101}, "team_size"),
        ({"pay_ttl_seconds": 119}, "pay_ttl_seconds"),
        ({"team_ttl_seconds": 600}, "team_ttl_seconds"),
        ({"min_quantity": 0}, "min_quantity"),
        ({"max_quantity": 1}, "max_quantity"),
        ({"per_person": 0}, "per_person"),
        ({"opens_per_day": 0}, "opens_per_day"),
    ],
)
def test_terms_that_make_no_sense_name_their_field(change, field):
    with pytest.raises(BadActivity) as caught:
        rules.check_terms(replace(Terms.of(ACTIVITY), **change))
    assert caught.value.field == field


def refused(act):
    try:
        act()
    except ShopError as refusal:
        return type(refusal)
    return None
