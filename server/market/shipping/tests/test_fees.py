from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.money import Money
from market.shipping.errors import BadRule
from market.shipping.queries import fees, rules_of, tariff
from market.shipping.services.set_rule import set_rule
from market.shipping.types import ShopGoods

pytestmark = pytest.mark.django_db
KILN, MILL, LOOM = uuid4(), uuid4(), uuid4()


def yuan(amount: int) -> Money:
    return Money("CNY", amount * 100)


def test_below_the_bound_the_flat_fee_from_it_on_nothing():
    set_rule(KILN, yuan(8), yuan(50))

    assert fees([ShopGoods(KILN, Money("CNY", 4999))], "CN") == {KILN: yuan(8)}
    assert fees([ShopGoods(KILN, yuan(50))], "CN") == {KILN: yuan(0)}


def test_without_a_bound_always_the_flat_fee_and_without_a_rule_nothing():
    set_rule(KILN, yuan(8), None)
    assert fees([ShopGoods(KILN, yuan(9999)), ShopGoods(MILL, yuan(1))], "CN") == {KILN: yuan(8), MILL: yuan(0)}


def test_a_country_may_have_its_own_rule():
    set_rule(KILN, yuan(8), yuan(50))
    set_rule(KILN, yuan(60), None, country="DE")

    goods = [ShopGoods(KILN, yuan(99))]

    assert (fees(goods, "DE"), fees(goods, "FR")) == ({KILN: yuan(60)}, {KILN: yuan(0)})
    assert [rule.country for rule in rules_of([KILN])[KILN]] == ["", "DE"]


def test_a_new_rule_takes_the_place_of_the_old():
    set_rule(KILN, yuan(8), None)
    set_rule(KILN, yuan(6), yuan(30))
    assert fees([ShopGoods(KILN, yuan(1))], "CN") == {KILN: yuan(6)}


@pytest.mark.parametrize(
    ("flat", "free_over", "field"),
    [(yuan(-1), None, "flat"), (Money("EUR", 1), None, "flat"), (yuan(1), yuan(-1), "free_over")],
)
def test_a_fee_is_nothing_or_more_in_the_markets_currency(flat, free_over, field):
    with pytest.raises(BadRule) as refused:
        set_rule(KILN, flat, free_over)
    assert refused.value.field == field


def test_one_read_prices_any_number_of_orders():
    set_rule(KILN, yuan(8), yuan(50))
    with CaptureQueriesContext(connection) as asked:
        read = tariff([KILN, MILL, LOOM])
        priced = [read.fees([ShopGoods(shop, yuan(10)) for shop in (KILN, MILL, LOOM)], "CN") for _ in range(9)]
    assert len(asked) == 1
    assert all(fee == {KILN: yuan(8), MILL: yuan(0), LOOM: yuan(0)} for fee in priced)
