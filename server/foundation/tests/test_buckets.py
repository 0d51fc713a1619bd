import pytest

from foundation import buckets
from foundation.buckets import Buckets
from foundation.errors import TooMany


def test_a_minutes_worth_at_once_and_then_one_by_one():
    door = Buckets("tests.ask", 60)
    for _ in range(60):
        door.take("ana", at=100)

    with pytest.raises(TooMany) as refusal:
        door.take("ana", at=100)

    assert refusal.value.facts == {"what": "tests.ask", "per_minute": 60, "retry_after_seconds": 1}
    door.take("ben", at=100)
    door.take("ana", at=101)
    with pytest.raises(TooMany):
        door.take("ana", at=101.5)


def test_asking_in_vain_does_not_make_the_wait_longer():
    door = Buckets("tests.ask", 1)
    door.take("ana", at=0)
    for second in range(1, 60):
        with pytest.raises(TooMany) as refusal:
            door.take("ana", at=second)
        assert refusal.value.facts["retry_after_seconds"] == 60 - second

    door.take("ana", at=60)


def test_of_very_many_callers_the_longest_unseen_is_forgotten(monkeypatch):
    """Without it: fails with a thousand remembered, and the memory of a process is whose who has many addresses."""
    monkeypatch.setattr(buckets, "MOST_CALLERS", 10)
    door = Buckets("tests.ask", 1)

    for number in range(1000):
        door.take(f"ip:{number}", at=number / 1000)

    assert len(door._left) == 10
