"""One coupon goes to one order. Real threads and real processes, real PostgreSQL, real commits."""

import random
import subprocess
import sys
from itertools import pairwise
from uuid import uuid4

import pytest

from foundation.testing import NOON, at_once
from market.coupons.models import Coupon, CouponMove
from market.coupons.services.hold_coupons import bring_back, hold_coupons, let_go, use_coupons
from market.coupons.tests.factories import give, make
from market.coupons.types import Holding


def test_two_hundred_orders_in_four_processes_and_each_of_five_coupons_goes_to_one(durable_database):
    """Without looking at the state once more after the lock it fails: one coupon stands in several orders in turn."""
    ana, template = uuid4(), make()
    mine = [give(ana, template=template).id for _ in range(5)]
    command = [sys.executable, "-m", "market.coupons.tests.taker", str(ana), *map(str, mine)]
    takers = [
        subprocess.Popen(
            command, env=durable_database.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        for _ in range(4)
    ]
    for one in takers:
        assert one.stdin is not None and one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in takers:
        assert one.stdin is not None
        one.stdin.write("go\n")
    taken = [int(one.communicate(timeout=300)[0]) for one in takers]

    assert sum(taken) == 5
    assert CouponMove.objects.filter(after="held").count() == 5
    assert set(Coupon.objects.values_list("state", flat=True)) == {"held"}


@pytest.mark.django_db(transaction=True)
def test_orders_that_take_use_and_let_go_of_the_same_coupons_at_once_lose_none():
    ana, template = uuid4(), make()
    mine = [give(ana, template=template).id for _ in range(6)]
    shuffle = random.Random(5)

    def one_day(picked):
        orders = [uuid4() for _ in picked]
        hold_coupons([Holding(one, ana, order) for one, order in zip(picked, orders, strict=True)], now=NOON)
        use_coupons(orders[:2], now=NOON)
        let_go(orders[2:], now=NOON, because="given up")
        bring_back(orders, now=NOON, because="gave it all back")

    days = [shuffle.sample(mine, 4) for _ in range(24)]
    said = at_once([lambda picked=picked: one_day(picked) for picked in days])

    assert set(said) == {"done"}
    assert set(Coupon.objects.values_list("state", "order_id")) == {("issued", None)}
    moves = CouponMove.objects.order_by("pk")
    for coupon_id in mine:  # Each history is one path through the states.
        path = list(moves.filter(coupon_id=coupon_id).values_list("before", "after"))
        assert path[0] == ("", "issued")
        assert all(left[1] == right[0] for left, right in pairwise(path))


@pytest.mark.django_db
def test_only_its_owner_takes_a_coupon_and_only_in_time():
    ana, ben = uuid4(), uuid4()
    coupon = give(ana)

    assert hold_coupons([Holding(coupon.id, ben, uuid4())], now=NOON) == set()
    assert hold_coupons([Holding(coupon.id, ana, uuid4())], now=coupon.expires_at) == set()
    order_id = uuid4()
    assert hold_coupons([Holding(coupon.id, ana, order_id)], now=NOON) == {order_id}
