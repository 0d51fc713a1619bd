"""Many buyers, few pieces. Real threads and real processes, real PostgreSQL, real commits."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import IO
from uuid import UUID, uuid4

import pytest
from django.db import connection

from foundation.testing import NOON
from market.stock.models import Hold
from market.stock.queries import differences, levels
from market.stock.services.release import release
from market.stock.services.reserve_many import reserve_many
from market.stock.tests.factories import stocked
from market.stock.types import Claim, LevelView


def at_once(work, items) -> list:
    gun = Barrier(len(items))

    def run(item):
        try:
            gun.wait()
            return work(item)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(items)) as pool:
        return list(pool.map(run, items))


def pipe(end: IO[str] | None) -> IO[str]:
    assert end is not None
    return end


@pytest.mark.django_db(transaction=True)
def test_twenty_buyers_race_for_three_pieces_and_exactly_three_get_one():
    """
    Without FOR UPDATE: fails, the guarded update finds less than was granted. Without its guard too: fails, the row's
    CHECK refuses. Without the CHECK as well: fails with 20 sold.
    """
    cup = stocked(3)

    def buy(ref: UUID) -> bool:
        return reserve_many([Claim(ref, ((cup, 1),))], NOON)[ref] is None

    outcomes = at_once(buy, [uuid4() for _ in range(20)])

    assert sum(outcomes) == 3
    assert levels([cup])[cup] == LevelView(on_hand=3, reserved=3, allocated=0)
    assert differences() == []


@pytest.mark.django_db(transaction=True)
def test_one_order_told_by_twenty_threads_holds_its_goods_once():
    """With the holds read before the lock instead of after: fails, a hold is not born once."""
    cup = stocked(100)
    claim = Claim(uuid4(), ((cup, 2),))

    outcomes = at_once(lambda _: reserve_many([claim], NOON), range(20))

    assert outcomes == [{claim.ref: None}] * 20
    assert levels([cup])[cup].reserved == Hold.objects.get().quantity == 2
    assert differences() == []


@pytest.mark.django_db(transaction=True)
def test_batches_that_want_the_same_goods_in_opposite_orders_do_not_lock_each_other_out():
    """Without the lock in the order of ids: fails, PostgreSQL detects a deadlock between the updates."""
    skus = [stocked(1000) for _ in range(12)]

    def buy(turn: int) -> None:
        for _ in range(5):
            lines = tuple((sku, 1) for sku in (skus if turn % 2 else reversed(skus)))
            claims = [Claim(uuid4(), lines) for _ in range(4)]
            reserve_many(claims, NOON)
            release(claims[0].ref, now=NOON, because="changed their mind")

    at_once(buy, range(16))

    assert all(level.reserved == 16 * 5 * 3 for level in levels(skus).values())
    assert differences() == []


def test_three_hundred_buyers_in_four_processes_and_exactly_fifty_get_one(durable_database):
    """Without FOR UPDATE: fails, an assertion turns buyers away. Without guard and CHECK too: fails with 65 sold."""
    cup = stocked(50)
    command = [sys.executable, "-m", "market.stock.tests.buyer", str(cup), "75"]
    buyers = [
        subprocess.Popen(
            command, env=durable_database.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        for _ in range(4)
    ]
    assert [pipe(buyer.stdout).readline() for buyer in buyers] == ["ready\n"] * 4
    for buyer in buyers:
        pipe(buyer.stdin).write("go\n")
    bought = [int(buyer.communicate(timeout=300)[0]) for buyer in buyers]

    assert sum(bought) == 50
    assert levels([cup])[cup] == LevelView(on_hand=50, reserved=50, allocated=0)
    assert Hold.objects.count() == 50
    assert differences() == []
