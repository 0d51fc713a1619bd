from uuid import uuid4

import pytest

from foundation.money import Money
from foundation.testing import NOON, told, told_all
from market.pricing.errors import PriceNotPositive
from market.pricing.events import PriceChanged
from market.pricing.models import Price, PriceChange
from market.pricing.queries import history, prices
from market.pricing.services.set_first_prices import set_first_prices
from market.pricing.services.set_list_price import set_list_price

pytestmark = pytest.mark.django_db
CHEAP, DEAR = Money("CNY", 490), Money("CNY", 129_900)


def test_many_skus_are_priced_just_as_one_is():
    pen, sofa, twin = uuid4(), uuid4(), uuid4()
    set_list_price(twin, CHEAP, now=NOON, because="imported")

    set_first_prices({pen: CHEAP, sofa: DEAR}, now=NOON, because="imported")

    listed = prices([pen, sofa], now=NOON)
    assert (listed[pen].price, listed[sofa].price, listed[pen].since) == (CHEAP, DEAR, NOON)
    assert told(PriceChanged, key=sofa) == PriceChanged(sofa, DEAR, NOON)

    def lines(sku_id):
        return [(one.price, one.compare_at, one.at, one.because) for one in history(sku_id, after=None, limit=9)[0]]

    assert lines(pen) == lines(twin)


def test_a_price_that_somebody_has_named_since_is_kept():
    pen = uuid4()
    set_first_prices({pen: CHEAP}, now=NOON, because="imported")
    set_list_price(pen, DEAR, now=NOON, because="the shop's own")

    set_first_prices({pen: CHEAP}, now=NOON, because="imported")

    assert prices([pen], now=NOON)[pen].price == DEAR
    assert (PriceChange.objects.count(), len(told_all(PriceChanged))) == (2, 2)


def test_one_price_that_is_none_leaves_all_unpriced():
    with pytest.raises(PriceNotPositive):
        set_first_prices({uuid4(): CHEAP, uuid4(): Money("CNY", 0)}, now=NOON, because="imported")

    assert Price.objects.count() == 0


def test_thousands_take_three_statements(django_assert_num_queries):
    with django_assert_num_queries(5):  # and the savepoint's two
        set_first_prices({uuid4(): CHEAP for _ in range(2_000)}, now=NOON, because="imported")
