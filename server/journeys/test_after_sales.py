"""What was bought is mended: a part of the money, another piece, and an operator's word between two who disagree."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from foundation.ids import decode, encode
from journeys.browsers import DESKTOP, PHONE
from journeys.person import SETTLE_MS, Person
from journeys.shelves import Good, let_in, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import Stack, until
from journeys.test_admin import enter, look_up
from market.aftersales.models import Case
from market.merchants.facade import Role, add_staff

pytestmark = pytest.mark.usefixtures("demo_shelves")
SF, ANOTHER = "SF1399000000011", "SF1399000000022"


@dataclass(frozen=True)
class Scene:
    """Two pieces that Ana has bought in Olga's shop and that are on their way; both sit before their browsers."""

    good: Good
    order: str
    line: str
    ana: Person
    olga: Person
    api: Shopper  # Ana's

    def case(self) -> str:
        """Return the case whose page Ana looks at."""
        self.ana.page.wait_for_url("**/after-sales/case_**")
        return self.ana.path().rsplit("/", 1)[1]


@pytest.fixture
def scene(arrive, stack: Stack) -> Scene:
    good = put_on_shelf(count=5)
    ana, olga = let_in("小安"), let_in("Olga")
    add_staff(shop_id=good.shop_id, person_id=olga.person_id, role=Role.MANAGER, now=timezone.now())
    api, shop = Shopper(stack.url).be(ana), Shopper(stack.url).be(olga)
    checkout = api.ask("POST", "/api/orders/checkouts", key=secrets.token_hex(8), json=api.order_of((good.sku, 2)))
    api.pay_for(checkout.json())
    (order,) = checkout.json()["order_ids"]
    until(lambda: api.ask("GET", f"/api/orders/{order}").json()["state"] == "to_ship", 60)
    sent = shop.ask("POST", f"/api/orders/{order}/shipment", json={"carrier": "sf", "tracking_no": SF})
    assert sent.status_code == 200, sent.text
    line = sent.json()["lines"][0]["line_id"]

    def before_a_browser(session: str, **look: object) -> Person:
        person = arrive(**look)
        person.context.add_cookies([{"name": "sessionid", "value": session, "url": stack.url}])
        return person

    return Scene(
        good, order, line,
        before_a_browser(ana.session, device=PHONE, language="zh-CN", dark=True),
        before_a_browser(olga.session, device=DESKTOP, language="en"),
        api,
    )  # fmt: skip


def apply(scene: Scene, kind: str, reason: str, *, amount: str = "") -> str:
    """Ask for after-sales of one piece from the order's page, and return the case."""
    ana = scene.ana
    ana.go(f"/orders/{scene.order}")
    ana.page.get_by_role("link", name=ana.t("aftersales.apply")).click()
    ana.page.locator("label", has_text=ana.t(f"aftersales.kindHints.{kind}")).click()
    ana.page.locator("select[name=reason]").select_option(reason)
    ana.press(ana.t("ui.less"))
    if amount:
        ana.page.locator("input[name=amount]").fill(amount)
    ana.page.locator("textarea[name=text]").fill("杯口有一道裂纹")
    expect(ana.button(ana.t("aftersales.send"))).to_be_enabled()
    ana.check_reading()
    ana.press(ana.t("aftersales.send"))
    case = scene.case()
    ana.see(ana.t("aftersales.states.seller_review"))
    ana.check_reading()
    return case


def do(person: Person, act: str, **said: str) -> None:
    """Press what may be done in a case, fill in what it asks for, and press again."""
    name = person.t(f"aftersales.acts.{act}")
    person.press(name)
    for field, text in said.items():
        control = person.sheet.locator(f"[name={field}]")
        if field == "carrier":
            control.select_option(text)
        else:
            control.fill(text)
    person.press(name, within=person.sheet)
    expect(person.sheet).to_be_hidden()


def test_a_part_of_the_money_comes_back(scene):
    ana, olga = scene.ana, scene.olga
    case = apply(scene, "compensation", "damaged", amount="5.5")
    olga.go(f"/after-sales/shops/{encode('shop', scene.good.shop_id)}")
    olga.check_reading()
    olga.page.locator(f"a[href='/after-sales/{case}']").click()
    olga.see(olga.t("aftersales.told.shop.seller_review"))
    olga.check_reading()

    do(olga, "agree")

    ana.see(ana.t("aftersales.states.completed"), timeout=SETTLE_MS)
    order = scene.api.ask("GET", f"/api/orders/{scene.order}").json()
    assert (order["state"], order["refunded"]["minor"]) == ("shipped", 550)
    ana.go("/after-sales")
    ana.see("¥5.50")
    ana.check_reading()


def test_a_bad_piece_is_exchanged_for_another(scene):
    ana, olga = scene.ana, scene.olga
    case = apply(scene, "exchange", "quality")
    olga.go(f"/after-sales/{case}")

    do(olga, "agree", recipient="Olga", phone="+8613800000000", place="8 Kiln Lane")
    ana.see("8 Kiln Lane")
    do(ana, "ship_back", carrier="sf", tracking_no=ANOTHER)
    olga.see(olga.t("aftersales.states.seller_receive"))
    do(olga, "accept_goods")
    do(olga, "reship", carrier="sf", tracking_no=SF)
    ana.see(ana.t("aftersales.told.buyer.reship_sent"))
    ana.check_reading()
    do(ana, "confirm")

    ana.see(ana.t("aftersales.states.completed"))
    told = scene.api.ask("GET", f"/api/aftersales/cases/{case}").json()
    assert (told["refunded"], told["grade"], told["sent"]["tracking_no"]) == (None, "A", SF)


def test_an_operator_decides_and_the_decision_is_carried_out(scene, arrive):
    ana, olga = scene.ana, scene.olga
    case = apply(scene, "refund_only", "not_as_described")
    olga.go(f"/after-sales/{case}")
    do(olga, "refuse", said="It is as in the pictures")
    ana.see(ana.t("aftersales.states.buyer_decide"))
    ana.check_reading()
    do(ana, "escalate", said="图片里没有裂纹")
    olga.see(olga.t("aftersales.states.arbitration"))
    do(olga, "state", said="We pack with care")
    desk = arrive(device=DESKTOP, language="en", allow_complaints=True)
    enter(desk.page)

    look_up(desk.page, "aftersales/case", case)
    desk.page.get_by_role("link", name="Decide", exact=True).first.click()
    desk.page.locator("[name=refund_percent]").fill("50")
    desk.page.locator("[name=because]").fill("Both have a point")
    desk.page.locator("form [type=submit]").last.click()
    desk.page.wait_for_url("**/change/**")
    ana.see(ana.t("aftersales.states.decided"))
    ana.see("Both have a point")
    ana.check_reading()
    past = timezone.now() - timedelta(seconds=1)
    Case.objects.filter(pk=decode("case", case)).update(due_at=past)  # Three days have gone by.

    ana.see(ana.t("aftersales.states.completed"), timeout=2 * SETTLE_MS)
    order = scene.api.ask("GET", f"/api/orders/{scene.order}").json()
    assert (order["state"], order["refunded"]["minor"]) == ("shipped", scene.good.price_minor // 2)
