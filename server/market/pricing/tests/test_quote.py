from collections.abc import Sequence
from dataclasses import fields
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from foundation.money import Money
from foundation.testing import NOON
from market.pricing import rules
from market.pricing.errors import PriceMissing
from market.pricing.queries import quote, quote_many
from market.pricing.services.set_list_price import set_list_price
from market.pricing.types import Offer, PromoLine, Quote, QuoteLine, ShopDiscount, ShopGoods

CUP, POT, TRAY = uuid4(), uuid4(), uuid4()
KILN, MILL = uuid4(), uuid4()  # two shops
TEAM = uuid4()


def yuan(text: str) -> Money:
    return Money("CNY", round(float(text) * 100))


def no_freight(goods):
    return {one.shop_id: Money.zero("CNY") for one in goods}


def eight_below_fifty(goods):
    return {one.shop_id: yuan("8") if one.payable < yuan("50") else yuan("0") for one in goods}


def test_a_worked_example_to_the_last_fen():
    lines = [
        QuoteLine("a", CUP, KILN, 3, Offer("groupbuy", TEAM, yuan("13.99"))),
        QuoteLine("b", POT, KILN, 1),
        QuoteLine("c", TRAY, MILL, 2),
    ]

    made = rules.price_quote(lines, {CUP: yuan("19.99"), POT: yuan("5.00"), TRAY: yuan("40.00")}, eight_below_fifty)

    cups, pot, trays = made.lines
    assert (cups.goods, cups.payable) == (yuan("59.97"), yuan("41.97"))
    assert cups.promos == (PromoLine("groupbuy", TEAM, "SELLER", yuan("18.00")),)
    assert (pot.payable, pot.promos, trays.payable) == (yuan("5.00"), (), yuan("80.00"))
    assert made.freight == {KILN: yuan("8"), MILL: yuan("0")}  # KILN: 41.97 + 5.00 is below 50
    assert (made.goods_total, made.discount_total) == (yuan("144.97"), yuan("18.00"))
    assert (made.freight_total, made.total) == (yuan("8.00"), yuan("134.97"))


amounts = st.integers(1, 10**9).map(lambda minor: Money("CNY", minor))
offers = st.none() | st.builds(
    Offer, source=st.just("groupbuy"), ref=st.uuids(), unit_price=st.integers(0, 10**9).map(lambda m: Money("CNY", m))
)


@st.composite
def discounts(draw, sku_ids: Sequence[UUID]):
    """Draw at most one discount of each shop, by amount or by part, of all its goods or of some."""
    drawn = []
    for shop_id in draw(st.sets(st.sampled_from([KILN, MILL]))):
        meant = draw(st.none() | st.frozensets(st.sampled_from(sku_ids)))
        threshold = Money("CNY", draw(st.integers(0, 10**10)))
        off, bps, most = draw(
            st.tuples(amounts, st.just(0), st.none()) | st.tuples(st.none(), st.integers(1, 9_000), amounts)
        )
        drawn.append(ShopDiscount("coupons", draw(st.uuids()), shop_id, threshold, off, bps, most, meant))
    return drawn


@st.composite
def baskets(draw):
    """Draw a basket of lines over few SKUs and shops, the list prices of those SKUs, and what the shops take off."""
    skus = draw(st.dictionaries(st.uuids(), st.tuples(amounts, st.sampled_from([KILN, MILL])), min_size=1, max_size=5))
    lines = [
        QuoteLine(str(place), sku_id, skus[sku_id][1], draw(st.integers(1, 999)), draw(offers), draw(st.integers(0, 9)))
        for place, sku_id in enumerate(draw(st.lists(st.sampled_from(sorted(skus)), min_size=1, max_size=8)))
    ]
    return lines, {sku_id: price for sku_id, (price, _) in skus.items()}, draw(discounts(sorted(skus)))


def some_freight(goods: Sequence[ShopGoods]) -> dict[UUID, Money]:
    return {one.shop_id: Money("CNY", one.payable.minor % 997 + one.weight_grams) for one in goods}


@given(baskets())
def test_whatever_is_in_the_basket_the_parts_sum_to_the_total(basket):
    lines, listed, less = basket

    made = rules.price_quote(lines, listed, some_freight, less)

    payable = sum(line.payable.minor for line in made.lines)
    assert payable + sum(fee.minor for fee in made.freight.values()) == made.total.minor
    assert made.goods_total - made.discount_total + made.freight_total == made.total
    for line in made.lines:
        assert line.goods == line.unit_list * line.quantity
        assert line.goods.minor - sum(promo.amount.minor for promo in line.promos) == line.payable.minor
        assert 0 <= line.payable.minor <= line.goods.minor
        assert all(promo.amount.minor > 0 for promo in line.promos)
    assert [line.key for line in made.lines] == [line.key for line in lines]


@given(baskets(), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_no_price(basket, random):
    lines, listed, less = basket
    shuffled = random.sample(lines, len(lines))

    one, other = (rules.price_quote(some, listed, some_freight, less) for some in (lines, shuffled))

    assert {line.key: line for line in one.lines} == {line.key: line for line in other.lines}
    assert (one.total, one.freight, one.discount_total) == (other.total, other.freight, other.discount_total)


@given(baskets())
def test_a_shops_discount_is_of_its_own_goods_once_they_cost_enough_and_never_the_last_fen(basket):
    lines, listed, less = basket
    before = rules.price_quote(lines, listed, some_freight)

    made = rules.price_quote(lines, listed, some_freight, less)

    for one in less:
        base = rules.counted(before.lines, one)
        taken = [(line, p.amount.minor) for line in made.lines for p in line.promos if p.ref == one.ref]
        assert all(rules.is_counted(line, one) for line in before.lines if line.key in {ln.key for ln, _ in taken})
        wanted = one.off.minor if one.off else min(base.share_bps(one.off_bps), one.most).minor
        is_reached = one.threshold <= base and base.minor > 1
        assert sum(minor for _, minor in taken) == (min(wanted, base.minor - 1) if is_reached else 0)


def test_a_worked_example_of_a_coupon():
    """Twenty off one hundred, over 70.00, 30.01 and goods at a group's price, which it is not about."""
    lines = [
        QuoteLine("a", CUP, KILN, 1, Offer("groupbuy", TEAM, yuan("13.99"))),
        QuoteLine("b", POT, KILN, 1),
        QuoteLine("c", TRAY, KILN, 1),
    ]
    listed = {CUP: yuan("19.99"), POT: yuan("70.00"), TRAY: yuan("30.01")}
    coupon = ShopDiscount("coupons", uuid4(), KILN, yuan("100"), off=yuan("20"))

    made = rules.price_quote(lines, listed, no_freight, [coupon])

    assert [line.payable for line in made.lines] == [yuan("13.99"), yuan("56.00"), yuan("24.01")]
    assert made.lines[1].promos == (PromoLine("coupons", coupon.ref, "SELLER", yuan("14.00")),)
    assert (made.discount_total, made.total) == (yuan("26.00"), yuan("94.00"))


@given(amounts, st.integers(0, 10**9), st.integers(1, 99))
def test_an_offer_above_the_list_price_costs_nobody_anything(price, more, quantity):
    line = QuoteLine("a", CUP, KILN, quantity, Offer("groupbuy", TEAM, price + Money("CNY", more)))
    made = rules.price_quote([line], {CUP: price}, no_freight)
    assert (made.lines[0].promos, made.total) == ((), price * quantity)


def test_nothing_that_prices_a_basket_tells_who_buys():
    """A4: the types that a quote is asked with are listed here whole; a person's trait cannot slip in unseen."""
    assert {field.name for field in fields(QuoteLine)} == {
        *("key", "sku_id", "shop_id", "quantity", "offer", "weight_grams")
    }
    assert {field.name for field in fields(Offer)} == {"source", "ref", "unit_price", "funder"}
    assert {field.name for field in fields(ShopDiscount)} == {
        *("source", "ref", "shop_id", "threshold", "off", "off_bps", "most", "sku_ids", "funder")
    }
    assert {field.name for field in fields(ShopGoods)} == {"shop_id", "payable", "weight_grams"}


@pytest.mark.django_db
def test_many_baskets_cost_one_query_and_one_without_a_price_spoils_no_other():
    set_list_price(CUP, yuan("19.99"), now=NOON, because="first price")
    good, bad = [QuoteLine("a", CUP, KILN, 2)], [QuoteLine("a", CUP, KILN, 1), QuoteLine("b", POT, KILN, 1)]

    with CaptureQueriesContext(connection) as asked:
        first, second, third = quote_many([good, bad, good], freights=[no_freight] * 3)

    assert len(asked) == 1
    assert isinstance(first, Quote)
    assert first == third
    assert first.total == yuan("39.98")
    assert isinstance(second, PriceMissing)


@pytest.mark.django_db
def test_goods_without_a_price_cannot_be_quoted():
    with pytest.raises(PriceMissing):
        quote([QuoteLine("a", uuid4(), KILN, 1)], freight=no_freight)
