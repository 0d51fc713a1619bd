from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.ids import encode
from foundation.models import OutboxEvent
from foundation.testing import NOON, told
from market.stock.errors import OutOfStock
from market.stock.events import SoldOut
from market.stock.models import Hold, Movement
from market.stock.queries import differences, levels
from market.stock.services.release import release
from market.stock.services.reserve import reserve
from market.stock.services.reserve_many import reserve_many
from market.stock.states import HoldState
from market.stock.tests.factories import stocked
from market.stock.types import Claim, LevelView

pytestmark = pytest.mark.django_db
ana, ben, cai = uuid4(), uuid4(), uuid4()  # their orders


def test_sets_goods_aside_and_writes_down_why():
    cup = stocked(10)

    assert reserve_many([Claim(ana, ((cup, 3),))], NOON) == {ana: None}

    assert levels([cup])[cup] == LevelView(on_hand=10, reserved=3, allocated=0)
    assert levels([cup])[cup].available == 7
    assert Hold.objects.get().state == HoldState.RESERVED
    assert [(m.kind, m.ref, m.reserved) for m in Movement.objects.filter(ref=ana)] == [("reserved", ana, 3)]
    assert differences() == []


def test_who_comes_first_is_served_first_and_a_smaller_wish_may_still_fit():
    cup = stocked(5)

    outcome = reserve_many([Claim(ana, ((cup, 3),)), Claim(ben, ((cup, 3),)), Claim(cai, ((cup, 2),))], NOON)

    assert (outcome[ana], outcome[cai]) == (None, None)
    refusal = outcome[ben]
    assert isinstance(refusal, OutOfStock)
    assert refusal.facts == {"short": [{"sku_id": encode("sku", cup), "wanted": 3, "available": 2}]}
    assert levels([cup])[cup].available == 0
    assert not Hold.objects.filter(ref=ben).exists()


def test_a_claim_is_served_whole_or_not_at_all():
    cup, pot = stocked(5), stocked(1)

    outcome = reserve_many([Claim(ana, ((cup, 2), (pot, 2)))], NOON)

    assert isinstance(outcome[ana], OutOfStock)
    assert levels([cup])[cup].reserved == levels([pot])[pot].reserved == 0
    assert Hold.objects.count() == 0


def test_the_same_order_twice_holds_its_goods_once():
    cup = stocked(5)
    claim = Claim(ana, ((cup, 2),))
    reserve_many([claim], NOON)

    assert reserve_many([claim, claim], NOON) == {ana: None}
    assert levels([cup])[cup].reserved == 2


def test_two_lines_of_one_thing_are_one_hold():
    cup = stocked(5)
    reserve(ana, ((cup, 2), (cup, 2)), now=NOON)
    assert Hold.objects.get().quantity == 4

    with pytest.raises(OutOfStock):
        reserve(ben, ((cup, 1), (cup, 1)), now=NOON)


def test_goods_that_nobody_ever_received_are_out_of_stock():
    cup = uuid4()
    with pytest.raises(OutOfStock) as refused:
        reserve(ana, ((cup, 1),), now=NOON)
    assert refused.value.facts == {"short": [{"sku_id": encode("sku", cup), "wanted": 1, "available": 0}]}


def test_an_order_that_gave_its_goods_back_may_claim_them_anew():
    cup = stocked(2)
    reserve(ana, ((cup, 2),), now=NOON)
    release(ana, now=NOON, because="expired")

    reserve(ana, ((cup, 2),), now=NOON)

    assert Hold.objects.get().state == HoldState.RESERVED
    assert [m.kind for m in Movement.objects.filter(ref=ana).order_by("id")] == ["reserved", "released", "reserved"]
    assert differences() == []


def test_the_last_piece_tells_once_that_nothing_is_left():
    cup = stocked(2)
    OutboxEvent.objects.all().delete()
    reserve(ana, ((cup, 1),), now=NOON)
    assert not OutboxEvent.objects.exists()

    reserve(ben, ((cup, 1),), now=NOON)

    assert told(SoldOut, key=cup) == SoldOut(cup, NOON)


def test_a_ref_that_holds_something_else_is_a_programmers_mistake():
    cup = stocked(5)
    reserve(ana, ((cup, 2),), now=NOON)
    with pytest.raises(AssertionError, match="already holds something else"):
        reserve(ana, ((cup, 3),), now=NOON)


def test_an_empty_batch_is_no_work():
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert reserve_many([], NOON) == {}
    assert [q["sql"] for q in asked if "stock_" in q["sql"]] == []


@pytest.mark.parametrize("orders", [1, 64])
def test_a_batch_costs_the_same_few_statements_whatever_its_size(orders):
    skus = [stocked(100) for _ in range(4)]
    claims = [Claim(uuid4(), tuple((sku, 1) for sku in skus)) for _ in range(orders)]

    with CaptureQueriesContext(connection) as asked:
        reserve_many(claims, NOON)

    assert len([q for q in asked if "stock_" in q["sql"]]) == 3  # lock, look, take
    assert all(level.reserved == orders for level in levels(skus).values())
