"""Two friends write to each other, each in a browser of their own, and a shopper turns to a shop."""

import re
import secrets
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from journeys.browsers import DESKTOP
from journeys.demo_goods import title_of
from journeys.person import SETTLE_MS, Person
from journeys.shelves import hire, let_in, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import until
from market.merchants.facade import Role

OPEN = """async (body) => {
  const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] ?? ''
  const answer = await fetch('/api/messages/conversations', {
    method: 'POST', headers: {'content-type': 'application/json', 'X-CSRFToken': token}, body: JSON.stringify(body) })
  return [answer.status, (await answer.json()).conversation_id]
}"""


def come_in(person: Person, nickname: str, *, then: str = "/me") -> None:
    person.go(f"/sign-in?next={then}")
    person.sign_up(nickname)
    person.page.wait_for_url(lambda url: urlsplit(url).path == then)


def page_of(person: Person) -> str:
    person.go("/me/circle")
    person.press(person.t("notes.myPage"))
    person.page.wait_for_url("**/people/**")
    return person.path()


def say(person: Person, text: str) -> None:
    person.page.locator("textarea[name=message]").fill(text)
    person.press(person.t("messages.send"))


def test_two_friends_see_what_the_other_writes_while_they_look(arrive):
    ana, ben = arrive(), arrive(device=DESKTOP, language="en")
    come_in(ana, "安娜")
    anas_page = page_of(ana)
    come_in(ben, "Ben Tan", then=anas_page)
    ben.press(ben.t("notes.follow"))
    bens_page = page_of(ben)
    ana.go(bens_page)
    ana.press(ana.t("notes.followBack"))
    expect(ana.button(ana.t("notes.followBack"))).to_have_count(0)

    status, conversation = ana.page.evaluate(OPEN, {"person_id": bens_page.rsplit("/", 1)[1]})
    assert status == 201
    ana.go(f"/messages/{conversation}")
    say(ana, "周末去爬山吗？")
    ana.see("周末去爬山吗？")
    ana.check_reading()

    ben.go("/messages")
    ben.press(re.compile("安娜"))
    ben.see("周末去爬山吗？")
    say(ben, "好啊，几点？")
    expect(ana.page.get_by_text("好啊，几点？")).to_be_visible(timeout=SETTLE_MS)
    ana.see(ana.t("messages.read"))
    say(ana, "八点")
    expect(ben.page.get_by_text("八点", exact=True)).to_be_visible(timeout=SETTLE_MS)
    ben.check_reading()
    ben.go("/messages")
    ben.check_reading()


def test_a_shopper_finds_the_way_from_a_shop_to_a_conversation(arrive):
    lin = arrive()
    come_in(lin, "林")
    lin.go("/search?q=" + title_of("hand-thrown-mug", lin.language))
    lin.press(re.compile(re.escape(title_of("hand-thrown-mug", lin.language))))
    lin.page.wait_for_url("**/p/**")
    lin.page.locator("a[href^='/s/']").first.click()
    lin.page.wait_for_url("**/s/shop_**")
    lin.check_reading()
    lin.press(lin.t("messages.askShop"))
    lin.page.wait_for_url("**/messages/conv_**")
    say(lin, "杯子能进洗碗机吗？")
    lin.see("杯子能进洗碗机吗？")
    lin.go("/messages?of=shop")
    expect(lin.page.get_by_text("杯子能进洗碗机吗？")).to_be_visible()


def before_a_browser(arrive, stack, session: str, **look: object) -> Person:
    person = arrive(**look)
    person.context.add_cookies([{"name": "sessionid", "value": session, "url": stack.url}])
    return person


@pytest.mark.usefixtures("demo_shelves")
def test_a_shop_sees_the_order_that_it_is_asked_about_and_answers(arrive, stack):
    """The clerk finds the question by the badge of the shop, and sends goods as a card; the shopper reads both."""
    good = put_on_shelf(count=5)
    ana, olga = let_in("小安"), hire(good.shop_id, "Olga", role=Role.MANAGER)
    api = Shopper(stack.url).be(ana)
    checkout = api.ask("POST", "/api/orders/checkouts", key=secrets.token_hex(8), json=api.order_of((good.sku, 1)))
    api.pay_for(checkout.json())
    (order,) = checkout.json()["order_ids"]
    until(lambda: api.ask("GET", f"/api/orders/{order}").json()["state"] == "to_ship", 60)
    phone = before_a_browser(arrive, stack, ana.session)
    desk = before_a_browser(arrive, stack, olga.session, device=DESKTOP, language="en")

    phone.go(f"/orders/{order}")
    phone.press(phone.t("messages.askShop"))
    phone.page.wait_for_url("**/messages/conv_**")
    say(phone, "什么时候发货？")
    phone.see("什么时候发货？")
    phone.check_reading()

    desk.go("/me")
    badge = desk.page.get_by_role("link", name=re.compile("^" + re.escape(desk.t("messages.title")))).filter(
        has_text=desk.t("messages.unread", count=1)
    )
    badge.click()
    desk.press(re.compile("小安"))
    desk.see("什么时候发货？")
    desk.see(desk.t("messages.cardName.order"))
    desk.press(desk.t("messages.showCard"))
    desk.sheet.locator("input[name=card]").fill(title_of("hand-thrown-mug", "en"))
    desk.press(re.compile(re.escape(title_of("hand-thrown-mug", "en"))), within=desk.sheet)
    say(desk, "Today. This mug goes well with it.")
    desk.check_reading()

    expect(phone.page.get_by_text("Today. This mug goes well with it.")).to_be_visible(timeout=SETTLE_MS)
    phone.see(title_of("hand-thrown-mug", phone.language))
    phone.check_reading()
