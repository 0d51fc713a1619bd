from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from foundation.models import OutboxEvent
from foundation.money import Money
from foundation.testing import NOON, told
from foundation.words import WordsMissing
from market.pricing.errors import ComparePriceNotHigher, ComparePriceUnfounded, PriceNotPositive, WrongCurrency
from market.pricing.events import PriceChanged
from market.pricing.models import DayLow, PriceChange
from market.pricing.queries import history, prices
from market.pricing.services.note_deals import note_deal, note_deals
from market.pricing.services.set_list_price import set_list_price

pytestmark = pytest.mark.django_db
CUP = uuid4()
DAY = timedelta(days=1)
MAKERS_PRICE = {"zh-CN": "厂商指导价", "en": "Maker's price"}


def yuan(amount: int) -> Money:
    return Money("CNY", amount * 100)


def test_lists_a_price_keeps_its_history_and_tells():
    view = set_list_price(CUP, yuan(20), now=NOON, because="first price")

    assert (view.price, view.compare_at, view.since) == (yuan(20), None, NOON)
    assert told(PriceChanged, key=CUP) == PriceChanged(CUP, yuan(20), NOON)
    set_list_price(CUP, yuan(18), now=NOON + DAY, because="spring")
    page, after = history(CUP, after=None, limit=10)
    assert [(change.price, change.because) for change in page] == [(yuan(18), "spring"), (yuan(20), "first price")]
    assert after is None


def test_the_same_price_again_is_no_change():
    set_list_price(CUP, yuan(20), now=NOON, because="import")
    view = set_list_price(CUP, yuan(20), now=NOON + DAY, because="import, once more")

    assert view.since == NOON
    assert PriceChange.objects.count() == OutboxEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("price", "refusal"),
    [(yuan(0), PriceNotPositive), (yuan(-1), PriceNotPositive), (Money("EUR", 100), WrongCurrency)],
)
def test_a_price_is_more_than_nothing_in_the_markets_currency(price, refusal):
    with pytest.raises(refusal):
        set_list_price(CUP, price, now=NOON, because="")
    assert prices([CUP]) == {}


def test_a_comparison_may_rest_on_the_price_listed_until_now():
    set_list_price(CUP, yuan(20), now=NOON, because="first price")
    view = set_list_price(CUP, yuan(15), now=NOON + 9 * DAY, because="spring", compare_at=yuan(20))
    assert (view.price, view.compare_at, view.lowest_7_days) == (yuan(15), yuan(20), yuan(15))


def test_a_comparison_must_not_exceed_the_lowest_deal_of_seven_days():
    set_list_price(CUP, yuan(20), now=NOON, because="first price")
    note_deal(CUP, yuan(12), NOON + DAY)

    with pytest.raises(ComparePriceUnfounded) as refused:
        set_list_price(CUP, yuan(10), now=NOON + 8 * DAY, because="spring", compare_at=yuan(20))
    assert (refused.value.field, refused.value.facts["lowest_7_days"]) == ("compare_at", yuan(12))
    assert prices([CUP])[CUP].price == yuan(20)

    nine_days_on = set_list_price(CUP, yuan(10), now=NOON + 9 * DAY, because="spring", compare_at=yuan(20))
    assert nine_days_on.compare_at == yuan(20)


def test_a_price_raised_yesterday_is_nothing_to_compare_with():
    set_list_price(CUP, yuan(20), now=NOON, because="first price")
    set_list_price(CUP, yuan(99), now=NOON + 10 * DAY, because="up")
    with pytest.raises(ComparePriceUnfounded):
        set_list_price(CUP, yuan(19), now=NOON + 11 * DAY, because="and down", compare_at=yuan(99))


def test_goods_never_sold_compare_with_nothing_but_a_named_source():
    with pytest.raises(ComparePriceUnfounded):
        set_list_price(CUP, yuan(20), now=NOON, because="first price", compare_at=yuan(30))
    view = set_list_price(
        CUP, yuan(20), now=NOON, because="first price", compare_at=yuan(30), compare_source=MAKERS_PRICE
    )
    assert (view.compare_at, view.compare_source) == (yuan(30), MAKERS_PRICE)


def test_a_source_of_blanks_is_none():
    with pytest.raises(WordsMissing):
        set_list_price(CUP, yuan(20), now=NOON, because="", compare_at=yuan(30), compare_source={"en": " "})


def test_a_comparison_is_with_a_higher_price():
    with pytest.raises(ComparePriceNotHigher):
        set_list_price(CUP, yuan(20), now=NOON, because="", compare_at=yuan(20), compare_source=MAKERS_PRICE)


def test_only_the_lowest_deal_of_a_day_is_kept():
    note_deals([(CUP, yuan(12), NOON), (CUP, yuan(11), NOON), (CUP, yuan(13), NOON + DAY)])
    note_deal(CUP, yuan(14), NOON)
    assert sorted(DayLow.objects.values_list("lowest_minor", flat=True)) == [1100, 1300]


@pytest.mark.parametrize("act", [lambda rows: rows.update(price_minor=1), lambda rows: rows.delete()])
def test_the_history_cannot_be_rewritten(act):
    set_list_price(CUP, yuan(20), now=NOON, because="first price")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        act(PriceChange.objects.all())
