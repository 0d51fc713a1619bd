"""What sharing brought is spent: points for a coupon, the coupon on an order, and back with it."""

import re

import pytest
from playwright.sync_api import expect

from foundation.ids import encode
from journeys.person import Person
from journeys.shelves import Good, give_points, let_in, offer_for_points, put_on_shelf
from journeys.stack import Stack

pytestmark = pytest.mark.usefixtures("demo_shelves")
PRICE_MINOR = 49_00


def total(person: Person) -> str:
    """What is to be paid, as the page says it."""
    details = person.page.get_by_role("region", name=person.t("orders.priceDetails"))
    expect(details).to_have_attribute("aria-busy", "false")
    return details.inner_text().replace("\n", "")


def buy(person: Person, good: Good, quantity: int) -> None:
    person.go(f"/checkout?product={encode('prod', good.product_id)}&sku={good.sku}&quantity={quantity}")


def test_points_become_a_coupon_and_the_coupon_lowers_an_order(arrive, stack: Stack):
    good, member = put_on_shelf(count=9, price_minor=PRICE_MINOR), let_in("小安")
    give_points(member.person_id, 500)
    title = offer_for_points(good.shop_id, points_price=300, off_minor=10_00, threshold_minor=60_00)
    ana = arrive()
    ana.context.add_cookies([{"name": "sessionid", "value": member.session, "url": stack.url}])

    # She has points, and has a coupon for them; the points are gone then.
    ana.go("/me/points")
    offer = ana.page.get_by_role("region", name=ana.t("coupons.forPoints")).get_by_role("listitem")
    offer = offer.filter(has_text=title["zh-CN"])
    ana.press(ana.t("coupons.exchange"), within=offer)
    ana.check_reading()
    ana.press(ana.t("coupons.exchange"), within=ana.sheet)
    ana.see(ana.t("coupons.exchanged"))
    expect(ana.page.get_by_role("region", name=ana.t("points.balance"))).to_contain_text("200")
    expect(offer).to_contain_text(ana.t("coupons.short", points=100))
    ana.go("/me/coupons")
    ana.see(title["zh-CN"])
    ana.check_reading()

    # One cup is too little for it; two are enough, and it is taken unless she wants none.
    buy(ana, good, 1)
    ana.see(ana.t("coupons.fitsNone"))
    buy(ana, good, 2)
    ana.see(re.compile(r"^−¥10$"))
    assert "¥88" in total(ana)
    ana.press(re.compile(rf"^{ana.t('coupons.pick')}"), within=ana.main)
    ana.check_reading()
    ana.press(ana.t("coupons.none"), within=ana.sheet)
    ana.see(ana.t("coupons.chosenNone"))
    expect(ana.page.get_by_role("region", name=ana.t("orders.priceDetails"))).to_contain_text("¥98")
    ana.press(re.compile(rf"^{ana.t('coupons.pick')}"), within=ana.main)
    ana.press(re.compile(re.escape(title["zh-CN"])), within=ana.sheet)
    expect(ana.page.get_by_role("region", name=ana.t("orders.priceDetails"))).to_contain_text("¥88")
    ana.place_order()

    # Given up, the order gives it back; paid, it is used.
    ana.page.wait_for_url("**/pay/**")
    ana.go("/me/coupons")
    ana.see(ana.t("coupons.emptyTitle.usable"))
    ana.page.get_by_role("tab", name=ana.t("coupons.shelves.used")).click()
    ana.see(ana.t("coupons.inOrder"))
    ana.go("/orders?tab=to_pay")
    ana.press(ana.t("orders.acts.cancel"), within=ana.main)
    ana.press(ana.t("orders.acts.cancel"), within=ana.sheet)
    ana.see(ana.t("orders.cancelled"))

    buy(ana, good, 2)
    ana.see(re.compile(r"^−¥10$"))
    ana.place_order()
    ana.pay()
    ana.page.wait_for_url("**/orders/ord_**")
    ana.see(ana.t("orders.promos.coupons"))
    ana.go("/me/coupons")
    ana.page.get_by_role("tab", name=ana.t("coupons.shelves.used")).click()
    ana.see(re.compile(rf"^{ana.t('coupons.used')}$"))
    assert ana.complaints == []
