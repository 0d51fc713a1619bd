"""What buyers say: a review that appears as a note, found helpful and replied to; and a question that buyers answer."""

import io
import re
import secrets
from dataclasses import dataclass
from uuid import uuid4

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from foundation.ids import encode
from journeys.browsers import DESKTOP
from journeys.person import Person
from journeys.shelves import Good, Member, hire, let_in, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import Stack, until
from journeys.test_people_gather import look_again_until
from market.merchants.facade import Role

pytestmark = pytest.mark.usefixtures("demo_shelves")
SAID = "茶汤很亮，握着不烫手"


@dataclass(frozen=True)
class Scene:
    """Ana holds in her hands what she bought in Olga's shop; Ben, a stranger to both, looks on."""

    good: Good
    order: str
    ana: Person
    ben: Person
    olga: Person
    anas_page: str
    api: Shopper  # Ana's
    shop: Shopper  # Olga's

    @property
    def product(self) -> str:
        return encode("prod", self.good.product_id)


@pytest.fixture
def scene(arrive, stack: Stack) -> Scene:
    good = put_on_shelf(count=5)
    ana, ben = let_in("小安"), let_in("Ben")
    olga = hire(good.shop_id, "Olga", role=Role.MANAGER)
    api, shop = Shopper(stack.url).be(ana), Shopper(stack.url).be(olga)
    checkout = api.ask("POST", "/api/orders/checkouts", key=secrets.token_hex(8), json=api.order_of((good.sku, 1)))
    api.pay_for(checkout.json())
    (order,) = checkout.json()["order_ids"]
    until(lambda: api.ask("GET", f"/api/orders/{order}").json()["state"] == "to_ship", 60)
    parcel = {"carrier": "sf", "tracking_no": "SF1399000000077"}
    sent = shop.ask("POST", f"/api/orders/{order}/shipment", json=parcel)
    assert sent.status_code == 200, sent.text
    done = api.ask("POST", f"/api/orders/{order}/confirm")
    assert done.json()["state"] == "completed", done.text

    def before_a_browser(member: Member, **look: object) -> Person:
        person: Person = arrive(**look)
        person.context.add_cookies([{"name": "sessionid", "value": member.session, "url": stack.url}])
        return person

    return Scene(
        good, order, before_a_browser(ana), before_a_browser(ben, device=DESKTOP, language="en"),
        before_a_browser(olga),
        f"/people/{encode('pers', ana.person_id)}", api, shop,
    )  # fmt: skip


def own_picture() -> FilePayload:
    """A picture like nobody else's: what is like another person's waits for a reviewer."""
    tiles = Image.frombytes("RGB", (9, 12), secrets.token_bytes(9 * 12 * 3))
    out = io.BytesIO()
    tiles.resize((600, 800)).save(out, "JPEG")
    return FilePayload(name="cup.jpg", mimeType="image/jpeg", buffer=out.getvalue())


def test_a_review_appears_as_a_note_and_its_author_alone_takes_it_back(scene):
    ana, ben = scene.ana, scene.ben
    ben.go(scene.anas_page)
    ben.press(ben.t("notes.follow"))
    ben.see(ben.t("notes.isFollowed"))

    # Ana says what she thinks, with a picture, and lets it appear as a note.
    ana.go(f"/orders/{scene.order}/review")
    ana.page.get_by_label(ana.t("community.starWords.5")).check(force=True)
    ana.page.locator("textarea[name=text]").fill(SAID)
    ana.page.get_by_label(ana.t("community.addPictures")).set_input_files(own_picture())
    as_note = ana.page.get_by_role("switch", name=re.compile(ana.t("community.asNote")))
    expect(as_note).to_be_enabled()  # The picture has arrived.
    as_note.check(force=True)
    ana.check_reading()
    ana.press(ana.t("community.send"))
    ana.see(ana.t("community.thanks"))
    ana.press(ana.t("community.toNote"))
    ana.page.wait_for_url("**/notes/note_**")
    ana.see(ana.t("notes.ad"))
    ana.check_reading()
    note = ana.path()

    # Ben finds it among what those publish whom he follows, and finds the review helpful.
    ben.go("/discover?tab=following")
    look_again_until(ben, ben.page.locator(f"a[href='{note}']").first)
    ben.page.locator(f"a[href='{note}']").first.click()
    ben.page.wait_for_url(f"**{note}")
    ben.see(SAID)
    ben.go(f"/p/{scene.product}/reviews")
    ben.see(SAID)
    helpful = ben.page.get_by_role("button", name=re.compile(ben.t("product.helpful")))
    helpful.click()
    expect(helpful).to_have_attribute("aria-pressed", "true")
    ben.check_reading()

    # The shop replies, and can delete nothing; neither can Ben.
    (mine,) = scene.api.ask("GET", "/api/community/mine").json()["items"]
    address = f"/api/community/reviews/{mine['review_id']}"
    replied = scene.shop.ask("POST", f"{address}/reply", key=uuid4().hex, json={"text": "谢谢，配了杯垫再来看看"})
    assert replied.status_code == 201, replied.text
    assert scene.shop.ask("DELETE", address).status_code == 404
    ben.page.reload()
    ben.see("谢谢，配了杯垫再来看看")
    expect(ben.page.get_by_role("button", name=ben.t("community.remove"))).to_have_count(0)

    # Ana takes it back: the review is gone, and the note with it.
    ana.go("/me/reviews")
    ana.see("谢谢，配了杯垫再来看看")
    ana.check_reading()
    ana.press(ana.t("community.remove"))
    ana.press(ana.t("community.remove"), within=ana.sheet)
    ana.see(ana.t("community.mineEmptyTitle"))
    ben.page.reload()
    ben.see(ben.t("product.noReviews"))
    answer = ben.page.goto(note)
    assert answer is not None
    assert answer.status == 404


def test_who_bought_it_is_told_of_a_question_and_answers_and_so_does_the_shop(scene):
    ana, ben = scene.ana, scene.ben
    ben.go(f"/p/{scene.product}")
    ben.press(ben.t("questions.ask"))
    ben.page.wait_for_url("**/questions")
    ben.page.get_by_label(ben.t("questions.askLabel")).fill("Does it get too hot to hold?")
    ben.check_reading()
    ben.press(ben.t("questions.send"))
    ben.see("Does it get too hot to hold?")

    ana.go("/me/notices")
    told = ana.button(re.compile("有人想问问买过的你"))
    look_again_until(ana, told)
    told.click()
    ana.page.wait_for_url("**/questions/ques_**")
    ana.page.get_by_label(ana.t("questions.answerLabel")).fill("不烫，杯壁厚")
    ana.check_reading()
    ana.press(ana.t("questions.send"))
    ana.see(ana.t("questions.bought"))
    question = ana.path().rsplit("/", 1)[1]
    desk = scene.olga
    desk.go("/me")
    desk.press(desk.t("questions.ofShop"))
    desk.page.wait_for_url("**/questions/shops/shop_**")
    desk.check_reading()
    desk.page.locator(f"a[href='/questions/{question}']").first.click()
    desk.page.wait_for_url(f"**/{question}")
    desk.page.get_by_label(desk.t("questions.answerAsShop")).fill("We glaze it twice.")
    desk.press(desk.t("questions.send"))
    desk.see(desk.t("questions.byShop"))
    desk.go(f"/questions/shops/{encode('shop', scene.good.shop_id)}")
    desk.see(desk.t("questions.ofShopNothing"))

    ben.go(f"/p/{scene.product}")
    ben.see("不烫，杯壁厚")
    ben.see(ben.t("questions.bought"))
    ben.see("We glaze it twice.")
    ben.see(ben.t("questions.byShop"))
    ben.check_reading()
    assert "小安" not in ben.main.inner_text()
    ben.go("/me/notices")
    ben.see("Your question was answered")
