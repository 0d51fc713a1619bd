from uuid import uuid4

import pytest

from foundation.testing import NOON, told, told_all
from market.stock.events import BackInStock
from market.stock.models import Movement
from market.stock.queries import differences, levels
from market.stock.services.receive_many import receive_many
from market.stock.services.reserve import reserve
from market.stock.tests.factories import stocked
from market.stock.types import Delivery

pytestmark = pytest.mark.django_db


def came(*deliveries: Delivery) -> int:
    return receive_many(deliveries, because="import", now=NOON)


def test_many_deliveries_arrive_once_however_often_they_are_named():
    cup, pot = uuid4(), uuid4()

    assert came(Delivery(cup, 5, "elsewhere:1"), Delivery(pot, 2, "elsewhere:2"), Delivery(cup, 1, "elsewhere:3")) == 3
    assert came(Delivery(cup, 5, "elsewhere:1"), Delivery(pot, 4, "elsewhere:4")) == 1

    found = levels([cup, pot])
    assert (found[cup].on_hand, found[pot].on_hand) == (6, 6)
    assert (differences(), Movement.objects.count()) == ([], 4)
    assert told(BackInStock, key=cup) == BackInStock(cup, NOON)


def test_the_same_cause_twice_in_one_go_counts_once():
    cup = uuid4()

    assert came(Delivery(cup, 5, "elsewhere:1"), Delivery(cup, 5, "elsewhere:1")) == 1

    assert (levels([cup])[cup].on_hand, differences()) == (5, [])


def test_news_is_told_only_of_what_could_not_be_bought():
    full, promised = stocked(5), stocked(5)
    reserve(uuid4(), ((promised, 5),), now=NOON)
    before = len(told_all(BackInStock))

    came(Delivery(full, 1, "elsewhere:1"), Delivery(promised, 1, "elsewhere:2"))

    assert [one.sku_id for one in told_all(BackInStock)[before:]] == [promised]


def test_thousands_take_three_statements(django_assert_num_queries):
    with django_assert_num_queries(5):  # and the savepoint's two
        came(*(Delivery(uuid4(), 1, f"elsewhere:{number}") for number in range(2_000)))
    assert came() == 0
