"""What crowds are made of, and how their figures are told."""

import pytest

from bench.gathering import publish
from bench.gathering.sizes import MOST_KNOWN, NAMED, TAIL, crowd


@pytest.mark.parametrize("name", sorted(NAMED))
def test_the_first_of_the_power_law_is_followed_by_about_as_many_as_it_may_be(name):
    """Without the shift the first of ten thousand would be followed by three in four."""
    one = crowd(name)
    head = (one.shift / one.people) ** (1 / TAIL)
    first = (one.shift / one.people + 1 / one.people) ** (1 / TAIL) - head

    assert 0.5 * MOST_KNOWN < 50 * first / (1 - head) < 1.2 * MOST_KNOWN


def test_an_unknown_size_is_refused_by_name():
    with pytest.raises(ValueError, match="5k: one of 10k, 100k, 1m"):
        crowd("5k")


def test_the_tables_have_a_column_for_each_size_and_a_dash_for_what_was_not_measured():
    told = publish.told({"10k": measured(10_000, "following"), "1m": measured(1_000_000, "discover")})

    assert "| following | 1.0 / 2.0 / 0.50 / 0.25 / 89 | – |" in told
    assert "| discover | – | 1.0 / 2.0 / 0.50 / 0.25 / 89 |" in told
    assert "| 5,000 | 7 | 1.5 | 0.4 | 20.0 | 4.1 |" in told
    assert publish.draw({"10k": measured(10_000, "following")}).startswith("<svg")


def measured(people: int, name: str) -> dict:
    read = {"p50_ms": 1.0, "p99_ms": 2.0, "app_cpu_ms": 0.5, "db_cpu_ms": 0.25, "count": 9, "blocks": 88.6}
    row = {"from": 5_000, "popular": 7, "followed_per_reader": 1.5, "read_ms": 0.4, "pushes_a_day": 20.0, "day_ms": 4.1}
    return {
        "people": people,
        "made_seconds": 9,
        "machine": {"at": "now", "load_average_before": 1, "quick": True},
        "pages": [{"name": name, **read}],
        "published": [],
        "storm": [],
        "thresholds": {"push_us": 20, "reads_a_day": 10, "rows": [row]},
        "moderation": {"texts_per_cpu_second": 1},
        "statements": [],
        "sizes": {"database_mib": 1},
    }
