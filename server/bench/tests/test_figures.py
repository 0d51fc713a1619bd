"""Figures are counted exactly: no interpolation, no averages of percentiles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import Figures, Result, figures, percentile


@pytest.mark.parametrize(
    ("percent", "expected"), [(50, 50), (99, 99), (100, 100), (1, 1)], ids=["half", "nearly all", "all", "the first"]
)
def test_of_a_hundred_times_each_percentile_is_one_of_them(percent, expected):
    assert percentile([float(value) for value in range(100, 0, -1)], percent) == expected


def test_of_a_single_time_every_percentile_is_that_time():
    assert {percentile([7.0], percent) for percent in (1, 50, 99)} == {7.0}


@given(st.lists(st.floats(min_value=0, max_value=1e6), min_size=1, max_size=300), st.integers(1, 100))
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(values, percent):
    found = percentile(values, percent)

    assert found in values
    assert sum(value <= found for value in values) * 100 >= percent * len(values)
    assert sum(value < found for value in values) * 100 < percent * len(values)


def test_cpu_is_shared_among_requests_and_the_rate_is_over_the_whole_time():
    found = figures(times_ms=[1.0, 2.0, 3.0, 10.0], seconds=2, app_seconds=0.4, db_seconds=0.08)

    assert found == Figures(4, 2, 2.0, 2.0, 10.0, 100.0, 20.0)


def test_a_result_has_the_public_names_and_its_rate_over_the_baselines():
    ours, plain = Figures(4, 2, 200.0, 2.0, 10.0, 0.25, 0.1), Figures(4, 2, 40.0, 8.0, 40.0, 5.0, 1.0)

    told = Result("list", ours, plain, {"connections": 8}).as_json()

    public = {"name", "requests_per_s", "p50_ms", "p99_ms", "app_cpu_ms", "db_cpu_ms", "baseline_ratio"}
    assert public <= set(told)
    assert (told["name"], told["requests_per_s"], told["baseline_ratio"]) == ("list", 200.0, 5.0)
    assert told["baseline"]["requests_per_s"] == 40.0
    assert told["connections"] == 8
