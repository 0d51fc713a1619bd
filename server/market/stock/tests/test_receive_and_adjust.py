from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from foundation import sql
from foundation.models import AuditEntry, OutboxEvent
from foundation.testing import NOON, told
from market.stock.errors import BelowPromised, StockNotFound
from market.stock.events import BackInStock, SoldOut
from market.stock.models import Item, Movement
from market.stock.queries import differences, levels
from market.stock.services.adjust import adjust
from market.stock.services.receive import receive
from market.stock.services.reserve import reserve
from market.stock.tests.factories import stocked
from market.stock.types import Effect

pytestmark = pytest.mark.django_db
clerk, shop = uuid4(), uuid4()


def change(sku_id, by: int):
    return adjust(sku_id=sku_id, change=by, because="counted", actor_id=clerk, holder_id=shop, now=NOON)


def test_the_first_delivery_and_the_next():
    cup = stocked(5)
    assert told(BackInStock, key=cup) == BackInStock(cup, NOON)
    receive(cup, 3, because="second delivery", now=NOON)
    assert levels([cup])[cup].on_hand == 8
    assert OutboxEvent.objects.count() == 1


def test_a_delivery_with_a_name_arrives_once():
    cup = uuid4()
    assert receive(cup, 5, because="import", now=NOON, cause="zh_litemall:product:14") is True
    assert receive(cup, 5, because="import", now=NOON, cause="zh_litemall:product:14") is False
    assert levels([cup])[cup].on_hand == 5
    assert differences() == []


def test_a_count_is_put_right_and_the_trail_says_by_whom():
    cup = stocked(5)

    assert change(cup, -2).on_hand == 3
    assert change(cup, +1).on_hand == 4

    first = AuditEntry.objects.order_by("id")[0]
    assert (first.action, first.actor_id, first.holder_id) == ("stock.adjust", clerk, shop)
    assert (first.before, first.after, first.because) == ({"on_hand": 5}, {"on_hand": 3}, "counted")
    assert differences() == []


def test_what_is_promised_stays():
    cup = stocked(5)
    reserve(uuid4(), ((cup, 4),), now=NOON)

    with pytest.raises(BelowPromised) as refused:
        change(cup, -2)

    assert (refused.value.field, refused.value.facts) == ("change", {"on_hand": 5, "promised": 4})
    assert levels([cup])[cup].on_hand == 5
    assert change(cup, -1).available == 0


def test_an_adjustment_across_zero_is_told():
    cup = stocked(2)
    OutboxEvent.objects.all().delete()
    change(cup, -2)
    assert told(SoldOut, key=cup)
    change(cup, +1)
    assert told(BackInStock, key=cup)


def test_goods_nobody_knows_can_be_added_but_not_taken():
    with pytest.raises(StockNotFound):
        change(uuid4(), -1)
    assert change(uuid4(), 3).on_hand == 3
    assert differences() == []


@pytest.mark.parametrize(
    "lie", ["on_hand = -1", "reserved = -1", "allocated = -1", "reserved = 6", "reserved = 3, allocated = 3"]
)
def test_the_row_itself_refuses_counts_that_cannot_be(lie):
    stocked(5)
    with pytest.raises(IntegrityError, match="stock_item_"), transaction.atomic():
        sql.run(f"UPDATE stock_item SET {lie}")


@pytest.mark.parametrize("act", [lambda rows: rows.update(on_hand=9), lambda rows: rows.delete()])
def test_the_journal_cannot_be_rewritten(act):
    stocked(5)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        act(Movement.objects.all())


def test_a_counter_moved_behind_the_journals_back_is_found():
    cup = stocked(5)
    stocked(7)
    Item.objects.filter(pk=cup).update(on_hand=6, reserved=1)

    (found,) = differences()

    assert (found.sku_id, found.counters, found.journal) == (cup, Effect(6, 1, 0), Effect(5, 0, 0))
    assert found.held == Effect(6, 0, 0)
