"""One order paid by each way that the market offers, on a phone and at a desk; an operator finds transferred money."""

import io
import secrets
from decimal import Decimal
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from foundation.ids import decode
from journeys.browsers import DESKTOP, PHONE
from journeys.person import SETTLE_MS, Person
from journeys.shelves import let_in, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import Stack, until
from journeys.test_admin import enter
from market.payments.models import Attempt, Intent, Slip

pytestmark = pytest.mark.usefixtures("demo_shelves")
# What a browser says of itself decides which ways fit; ours says "desktop" whatever its size.
IPHONE = "Object.defineProperty(navigator, 'userAgent', {get: () => 'Mozilla/5.0 (iPhone) Mobile Safari'})"
ALIPAY_CODE, WECHAT_CODE = "281234567890123456", "130000000000000001"  # Their first digits say whose they are.
ANYWHERE = {"sandbox", "card", "bank_transfer"}


@pytest.mark.parametrize(
    ("device", "language", "here"),
    [(PHONE, "zh-CN", {"wechat_h5", "alipay_wap"}), (DESKTOP, "en", {"wechat_qr", "alipay_page", "alipay_qr"})],
    ids=["phone in Chinese", "desktop in English"],
)
def test_each_way_to_pay_pays(arrive, stack: Stack, device, language, here):
    """Without the way back from WeChat's page: fails, the payer is left there."""
    good, member = put_on_shelf(count=20), let_in("小安")
    api = Shopper(stack.url).be(member)
    ana: Person = arrive(device=device, language=language)
    ana.context.add_cookies([{"name": "sessionid", "value": member.session, "url": stack.url}])
    if device is PHONE:
        ana.context.add_init_script(IPHONE)

    paid: dict[str, str] = {}
    for way in _ways(ana, api, good.sku):
        checkout = _order(api, good.sku)
        ana.go(f"/pay/{checkout['checkout_id']}")
        ana.page.locator(f"input[type=radio][value={way}]").check(force=True)
        ana.press(ana.like("payments.pay"))
        _pay(ana, stack, arrive)
        ana.page.wait_for_url("**/orders/ord_*", timeout=2 * SETTLE_MS)
        paid[way] = api.ask("GET", f"/api/orders/{checkout['order_ids'][0]}").json()["state"]

    assert paid == dict.fromkeys(ANYWHERE | here, "to_ship")


def test_a_cashier_charges_the_code_that_a_phone_shows(arrive, stack: Stack):
    good, member = put_on_shelf(count=2), let_in("小安")
    api = Shopper(stack.url).be(member)
    desk = arrive(device=DESKTOP, language="en", allow_complaints=True)
    enter(desk.page)

    for code in (ALIPAY_CODE, WECHAT_CODE):
        checkout = _order(api, good.sku)
        intent = Intent.objects.get(ref=decode("chk", checkout["checkout_id"]))
        desk.page.goto(f"/admin/payments/intent/{intent.pk}/change/")
        desk.page.get_by_role("link", name="Scan a payment code").first.click()
        desk.page.locator("[name=code]").fill(code)
        desk.page.locator("form [type=submit]").last.click()
        desk.page.wait_for_url("**/change/**")
        _wait_until_paid(api, checkout["order_ids"][0])


def _ways(ana: Person, api: Shopper, sku: str) -> list[str]:
    """Return what the page offers on this device."""
    ana.go(f"/pay/{_order(api, sku)['checkout_id']}")
    expect(ana.page.locator("input[type=radio]").first).to_be_attached()
    ana.check_reading()
    return [str(one.get_attribute("value")) for one in ana.page.locator("input[type=radio]").all()]


def _wait_until_paid(api: Shopper, order: str) -> None:
    until(lambda: api.ask("GET", f"/api/orders/{order}").json()["state"] == "to_ship", 60)


def _order(api: Shopper, sku: str) -> dict[str, Any]:
    answer = api.ask("POST", "/api/orders/checkouts", key=secrets.token_hex(8), json=api.order_of((sku, 1)))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def _pay(ana: Person, stack: Stack, arrive) -> None:
    """Do what this way asks for: press the provider's button, scan a code, or transfer the money and show the slip."""
    theirs = ana.page.locator("button[value=pay]")
    code = ana.page.locator("img[src*='/code.svg']")
    slip = ana.page.locator("input[type=file]")
    expect(theirs.or_(code).or_(ana.page.get_by_text(ana.t("payments.transfer.title")))).to_be_visible(
        timeout=SETTLE_MS
    )
    if theirs.is_visible():
        theirs.click()
    elif code.is_visible():
        ana.check_reading()
        bank, attempt = stack.bank(), Attempt.objects.latest("created_at")
        (one,) = [one for one in bank.book()["payments"] if one["merchant_ref"].replace("-", "") == attempt.id.hex]
        bank.press(bank.page_of(one["id"]), "pay")  # What the payer's phone was led to by the code.
    else:
        ana.check_reading()
        ana.page.get_by_label(ana.t("payments.transfer.payer")).fill("小安")
        slip.set_input_files({"name": "slip.png", "mimeType": "image/png", "buffer": _picture()})
        ana.press(ana.t("payments.transfer.show"))
        ana.see(ana.t("payments.transfer.waiting"))
        _find_the_money(arrive(device=DESKTOP, language="en", allow_complaints=True).page)


def _find_the_money(page: Page) -> None:
    """An operator sees the transfer on the market's account, and says so."""
    shown = Slip.objects.latest("submitted_at")
    enter(page)
    page.goto(f"/admin/payments/slip/{shown.pk}/accept")
    page.locator("[name=amount]").fill(f"{Decimal(shown.attempt.amount_minor) / 100:.2f}")
    page.locator("[name=bank_ref]").fill(secrets.token_hex(8))
    page.locator("form [type=submit]").last.click()
    page.wait_for_url("**/change/**")


def _picture() -> bytes:
    words = io.BytesIO()
    Image.effect_noise((320, 320), 80).save(words, "PNG")
    return words.getvalue()
