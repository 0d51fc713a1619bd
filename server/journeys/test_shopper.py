"""One person shops alone: finds something, gathers a basket as a guest, signs in, pays, looks, changes their mind."""

import re

import pytest
from playwright.sync_api import expect

from journeys.browsers import DESKTOP, PHONE
from journeys.demo_goods import title_of
from journeys.person import SETTLE_MS

DEVICES = pytest.mark.parametrize(
    ("device", "language", "dark"),
    [(PHONE, "zh-CN", True), (DESKTOP, "en", False)],
    ids=["phone in Chinese, dark", "desktop in English"],
)


@pytest.mark.parametrize(
    ("language", "asked", "found"),
    [
        ("zh-CN", "陶瓷杯", "hand-thrown-mug"),
        ("zh-CN", "chahu", "persimmon-teapot"),
        ("zh-CN", "露赢灯", "camp-lantern"),
        ("en", "wooden train", "wooden-train"),
        ("en", "lantren", "camp-lantern"),
    ],
    ids=["Chinese", "pinyin", "Chinese, one character wrong", "English", "English, mistyped"],
)
def test_what_is_meant_is_found(arrive, language, asked, found):
    cai = arrive(language=language)
    cai.go("/search")

    field = cai.page.get_by_role("combobox", name=cai.t("search.field"))
    field.fill(asked)
    field.press("Enter")

    expect(cai.page.locator("a[href^='/p/']", has_text=title_of(found, language)).first).to_be_visible()


@DEVICES
def test_a_guests_basket_is_bought_after_signing_in(arrive, device, language, dark):
    cai = arrive(device=device, language=language, dark=dark)
    goods = [title_of(slug, language) for slug in ("persimmon-teapot", "rubber-duck")]  # Of two shops.

    cai.put_in_basket("persimmon-teapot")
    cai.put_in_basket("rubber-duck")
    cai.go("/basket")
    for title in goods:
        cai.see(title)
    cai.check_reading()
    cai.press(cai.t("orders.settleCount", count=2))
    cai.page.wait_for_url("**/sign-in**")
    cai.check_reading()
    cai.sign_up("小蔡" if language == "zh-CN" else "Cai")
    cai.page.wait_for_url("**/checkout**")
    for title in goods:
        cai.see(title)
    cai.write_address("小蔡", abroad=language == "en")
    cai.check_reading()
    cai.place_order()
    cai.check_reading()
    cai.pay()

    cai.page.wait_for_url("**/orders", timeout=SETTLE_MS)
    for title in goods:
        cai.see(title)
    expect(cai.page.get_by_text(cai.t("orders.states.to_ship"), exact=True).filter(visible=True).first).to_be_visible()
    cai.check_reading()
    cai.page.locator("a[href^='/orders/ord_']", has_text=goods[0]).first.click()
    cai.see(re.compile("^ord_"))
    cai.check_reading()
    cai.go("/basket")
    cai.see(cai.t("orders.basketEmptyTitle"))


@DEVICES
def test_an_unpaid_order_is_cancelled(arrive, device, language, dark):
    dan = arrive(device=device, language=language, dark=dark)
    dan.find("rubber-duck")
    dan.press(dan.t("product.buyNow"))
    if dan.is_phone:
        dan.press(dan.t("product.buyNow"), within=dan.sheet)
    dan.page.wait_for_url("**/sign-in**")
    dan.sign_in_by_phone()
    dan.page.wait_for_url("**/checkout**")
    dan.write_address("小丹")
    dan.place_order()

    dan.press(dan.t("payments.toOrder"))
    dan.page.wait_for_url("**/orders/ord_**")
    dan.see(dan.t("orders.states.pending_payment"))
    dan.press(dan.t("orders.acts.cancel"))
    dan.press(dan.t("orders.acts.cancel"), within=dan.sheet)

    dan.see(dan.t("orders.states.cancelled"))
    expect(dan.button(dan.t("orders.acts.pay"))).to_have_count(0)


def test_a_declined_payment_is_tried_again(arrive, bank):
    eva = arrive()
    eva.find("rubber-duck")
    eva.press(eva.t("product.buyNow"))
    eva.press(eva.t("product.buyNow"), within=eva.sheet)
    eva.page.wait_for_url("**/sign-in**")
    eva.sign_in_by_phone()
    eva.page.wait_for_url("**/checkout**")
    eva.write_address("小夏")
    eva.place_order()
    bank.err_next(declined=1)
    eva.pay()
    eva.see(eva.t("payments.stages.declined.title"))
    eva.check_reading()

    eva.press(eva.like("payments.payAgain"))
    eva.page.locator("button[value=pay]").wait_for()
    eva.pay_at_bank()

    eva.page.wait_for_url("**/orders/ord_**", timeout=SETTLE_MS)
    eva.see(eva.t("orders.states.to_ship"))
