from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.models import OutboxEvent
from foundation.testing import NOON, told
from market.stock.errors import HoldHasMovedOn, NothingHeld
from market.stock.events import BackInStock
from market.stock.models import Hold, Movement
from market.stock.queries import differences, held_for, levels, movements
from market.stock.services.allocate import allocate, allocate_many
from market.stock.services.release import release, release_many
from market.stock.services.reserve import reserve
from market.stock.services.reserve_many import reserve_many
from market.stock.services.ship import ship, ship_many
from market.stock.states import HoldState
from market.stock.tests.factories import stocked
from market.stock.types import Claim, LevelView

pytestmark = pytest.mark.django_db
ana, ben = uuid4(), uuid4()  # their orders


def test_a_whole_life_reserved_allocated_shipped():
    cup = stocked(10)
    reserve(ana, ((cup, 3),), now=NOON)
    allocate(ana, NOON)
    assert levels([cup])[cup] == LevelView(on_hand=10, reserved=0, allocated=3)

    ship(ana, NOON)

    assert levels([cup])[cup] == LevelView(on_hand=7, reserved=0, allocated=0)
    assert held_for([ana, ben]) == {ana: {cup: (3, HoldState.SHIPPED)}, ben: {}}
    page, after = movements(cup, after=None, limit=10)
    assert [m.kind for m in page] == ["shipped", "allocated", "reserved", "received"]
    assert after is None
    assert differences() == []


@pytest.mark.parametrize("was_allocated", [False, True])
def test_what_came_to_nothing_can_be_bought_again(was_allocated):
    cup = stocked(3)
    reserve(ana, ((cup, 3),), now=NOON)
    if was_allocated:
        allocate(ana, NOON)

    release(ana, now=NOON, because="expired")

    assert levels([cup])[cup] == LevelView(on_hand=3, reserved=0, allocated=0)
    assert Movement.objects.get(kind="released").because == "expired"
    assert differences() == []


def test_each_step_twice_is_each_step_once():
    cup = stocked(10)
    reserve(ana, ((cup, 3),), now=NOON)
    for step in (allocate, ship):
        step(ana, NOON)
        step(ana, NOON)
    reserve(ben, ((cup, 1),), now=NOON)
    release(ben, now=NOON, because="")
    release(ben, now=NOON, because="")

    assert levels([cup])[cup] == LevelView(on_hand=7, reserved=0, allocated=0)
    assert Movement.objects.exclude(kind="received").count() == 5


def test_what_has_gone_another_way_is_refused_and_nothing_changes():
    cup = stocked(10)
    reserve(ana, ((cup, 3),), now=NOON)
    with pytest.raises(HoldHasMovedOn):
        ship(ana, NOON)  # not allocated
    allocate(ana, NOON)
    ship(ana, NOON)
    with pytest.raises(HoldHasMovedOn):
        release(ana, now=NOON, because="too late")
    with pytest.raises(NothingHeld):
        allocate(ben, NOON)

    assert levels([cup])[cup] == LevelView(on_hand=7, reserved=0, allocated=0)


def test_in_a_batch_each_order_has_its_own_answer():
    cup, pot = stocked(10), stocked(10)
    reserve_many([Claim(ana, ((cup, 1), (pot, 2))), Claim(ben, ((pot, 3),))], NOON)
    release(ben, now=NOON, because="")

    outcome = allocate_many([ana, ben], now=NOON)

    assert outcome[ana] is None
    assert isinstance(outcome[ben], HoldHasMovedOn)
    assert [level.allocated for level in levels([cup, pot]).values()] == [1, 2]


def test_it_is_told_once_that_goods_can_be_bought_again():
    cup = stocked(2)
    reserve_many([Claim(ana, ((cup, 1),)), Claim(ben, ((cup, 1),))], NOON)
    OutboxEvent.objects.all().delete()

    release_many([ana], now=NOON, because="")
    release_many([ben], now=NOON, because="")

    assert told(BackInStock, key=cup) == BackInStock(cup, NOON)


@pytest.mark.parametrize("orders", [1, 64])
def test_a_batch_costs_the_same_few_statements_whatever_its_size(orders):
    skus = [stocked(100) for _ in range(4)]
    refs = [uuid4() for _ in range(orders)]
    reserve_many([Claim(ref, tuple((sku, 1) for sku in skus)) for ref in refs], NOON)

    for act in (allocate_many, ship_many):
        with CaptureQueriesContext(connection) as asked:
            act(refs, now=NOON)
        assert len([q for q in asked if "stock_" in q["sql"]]) == 4  # lock, look, count, write down

    assert Hold.objects.filter(state=HoldState.SHIPPED).count() == 4 * orders
    assert differences() == []
