"""Many who earn, spend and give back at once. Real threads and real processes, real PostgreSQL, real commits."""

import subprocess
import sys
from uuid import uuid4

import pytest

from foundation.testing import NOON, at_once
from market.points.queries import differences
from market.points.services.earn_points import earn_points
from market.points.services.take_back import take_back
from market.points.tests.test_points import FOR_SHARING, earn, give_back, has, spend
from market.points.types import Earning, TakingBack


@pytest.mark.django_db(transaction=True)
def test_everything_at_once_and_the_book_adds_up():
    people = [uuid4() for _ in range(3)]
    causes = [earn(one, 100) for one in people]

    def act(turn: int) -> None:
        one, other = people[turn % 3], people[(turn + 1) % 3]
        earn_points([Earning(who, 5, f"{turn}:{who}", FOR_SHARING) for who in (one, other)], now=NOON)
        coupon = spend(one, 30)
        if turn % 2:
            give_back(coupon)
        take_back([TakingBack(cause, 1, f"{turn}:{cause}", {"en": "x"}) for cause in reversed(causes)], now=NOON)

    said = at_once([lambda turn=turn: act(turn) for turn in range(24)])

    assert set(said) <= {"done", "points.not_enough"}
    assert said.count("done") >= 12
    assert differences() == []


def test_sixty_who_spend_in_four_processes_and_ten_can(durable_database):
    """Without the account's lock: fails, the deferred trigger refuses what the second of two took from one lot."""
    ana = uuid4()
    earn(ana, 60)
    earn(ana, 45)
    command = [sys.executable, "-m", "market.points.tests.spender", str(ana), "15"]
    spenders = [
        subprocess.Popen(
            command, env=durable_database.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        for _ in range(4)
    ]
    for one in spenders:
        assert one.stdin is not None and one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in spenders:
        assert one.stdin is not None
        one.stdin.write("go\n")

    assert sum(int(one.communicate(timeout=300)[0]) for one in spenders) == 10
    assert has(ana) == (5, 0)
    assert differences() == []
