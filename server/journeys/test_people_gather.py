"""People publish, follow, talk and buy from one another's notes, each in a browser of their own."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import FilePayload, Locator, expect

from demo import texts
from journeys.browsers import DESKTOP
from journeys.demo_goods import title_of
from journeys.person import SETTLE_MS, Person
from market.media.tests.clips import make_clip

PICTURES: Path = texts.PICTURES  # None that the demo's people show: a copy of theirs is held.
MUG = "hand-thrown-mug"


def come_in(person: Person, nickname: str, *, then: str = "/me") -> None:
    person.go(f"/sign-in?next={then}")
    person.sign_up(nickname)
    person.page.wait_for_url(lambda url: urlsplit(url).path == then)


def page_of(person: Person) -> str:
    """The person's own page, as others know it."""
    person.go("/me/circle")
    person.press(person.t("notes.myPage"))
    person.page.wait_for_url("**/people/**")
    return person.path()


def fill_note(person: Person, title: str, body: str) -> None:
    person.page.locator("input[name=title]").fill(title)
    person.page.locator("textarea[name=body]").fill(body)


def look_again_until(person: Person, place: Locator) -> None:
    """What is put before people and what is counted comes from behind the scenes: look again until it is there."""
    for _ in range(SETTLE_MS // 3_000):
        person.page.reload()
        person.page.wait_for_timeout(3_000)
        if place.is_visible():
            return
    expect(place).to_be_visible()


def test_a_follower_finds_a_note_talks_about_it_and_buys_what_it_shows(arrive):
    ana, ben = arrive(), arrive(device=DESKTOP, language="en")
    come_in(ana, "安娜")
    anas_page = page_of(ana)
    come_in(ben, "Ben Tan", then=anas_page)
    ben.press(ben.t("notes.follow"))
    ben.see(ben.t("notes.isFollowed"))

    # Ana takes two pictures, and marks what the second one shows.
    ana.go("/discover")
    ana.press(ana.t("notes.write"))
    ana.page.wait_for_url("**/notes/new")
    pictures = [PICTURES / "brass-desk-tray-1.webp", PICTURES / "brass-desk-tray-2.webp"]
    ana.page.get_by_label(ana.t("community.addPictures")).set_input_files(pictures)
    fill_note(ana, "一只杯子的早晨", "釉色很温润 #早晨的杯子")
    ana.press(ana.t("notes.addGoods"))
    ana.sheet.locator("input[name=goods]").fill(title_of(MUG, ana.language))
    ana.press(re.compile(re.escape(title_of(MUG, ana.language))), within=ana.sheet)
    ana.press(ana.t("notes.showPicture", number=2))
    ana.page.get_by_alt_text(ana.t("notes.pictureNo", number=2)).last.click(position={"x": 100, "y": 120})
    ana.check_reading()
    ana.press(ana.t("notes.publish"))
    ana.page.wait_for_url("**/notes/note_**")
    ana.see(ana.t("notes.ad"))
    ana.check_reading()
    note = ana.path()

    # Ben finds it among what those publish whom he follows, likes it, keeps it, and asks.
    ben.go("/discover?tab=following")
    look_again_until(ben, ben.button("一只杯子的早晨"))
    ben.press("一只杯子的早晨")
    ben.page.wait_for_url(f"**{note}")
    ben.check_reading()
    ben.press(f"{ben.t('notes.like')} 0")
    expect(ben.button(f"{ben.t('notes.like')} 1")).to_have_attribute("aria-pressed", "true")
    ben.press(f"{ben.t('notes.keep')} 0")
    ben.sheet.locator("input[name=board]").fill("Kitchen")
    ben.press(ben.t("notes.keepHere"), within=ben.sheet)
    ben.see(ben.t("notes.isKept"))
    ben.page.locator("textarea[name=comment]").fill("Does it keep tea warm?")
    ben.page.get_by_text(ben.t("notes.askBuyers")).click()
    ben.press(ben.t("notes.say"))
    ben.see("Does it keep tea warm?")
    ben.see(ben.t("notes.question"))

    # Ana answers and puts the question first.
    ana.page.reload()
    ana.see("Does it keep tea warm?")
    ana.press(ana.t("notes.pin"))
    ana.see(ana.t("notes.pinned"))
    ana.press(ana.t("notes.answer"))
    ana.page.locator("textarea[name=comment]").fill("半小时还是温的")
    ana.press(ana.t("notes.say"))
    ana.press(ana.t("notes.showAnswers", count=1))
    ana.see("半小时还是温的")

    # Ben's page says that something was said, without a reload, and shows it when he wants.
    ben.press(ben.t("notes.unread", count=1))
    ben.press(ben.t("notes.showAnswers", count=1))
    ben.see("半小时还是温的")

    # Ben goes to what the note shows, and buys it.
    ben.page.get_by_role("region", name=ben.t("notes.goods")).get_by_role("link").click()
    ben.page.wait_for_url("**/p/prod_**")
    ben.press(ben.like("product.buyAlone"))
    ben.page.wait_for_url("**/checkout**")
    ben.write_address("Ben Tan", abroad=True)
    ben.place_order()
    ben.pay()
    ben.page.wait_for_url("**/orders/ord_**", timeout=SETTLE_MS)
    ben.see(ben.t("orders.states.to_ship"))
    ben.go("/me/kept")
    ben.see("一只杯子的早晨")

    # And Ana sees what her note brought, not to whom.
    ana.go(note)
    ana.press(ana.t("notes.more"))
    ana.press(ana.t("creators.numbers"), within=ana.sheet)
    ana.page.wait_for_url("**/me/numbers/note_**")
    ordered = ana.page.get_by_role("region", name=ana.t("creators.funnel")).get_by_role("listitem").last
    look_again_until(ana, ordered.get_by_text(re.compile(r"\b1$")).last)
    expect(ana.main).not_to_contain_text("Ben Tan")


def test_a_short_film_is_given_checked_and_shown(arrive):
    ana, ben = arrive(), arrive(device=DESKTOP)
    come_in(ana, "会动的安娜", then="/notes/new")
    ana.page.get_by_role("tab", name=ana.t("notes.video")).click()
    film = FilePayload(name="walk.mp4", mimeType="video/mp4", buffer=make_clip(seconds=3))
    ana.page.get_by_label(ana.t("media.addVideo")).set_input_files(film)
    ana.see(ana.t("media.videoReady"))
    fill_note(ana, "三秒钟的散步", "")
    ana.check_reading()
    ana.press(ana.t("notes.publish"))
    ana.page.wait_for_url("**/notes/note_**")

    ben.go(ana.path())
    ben.see("三秒钟的散步")
    shown = ben.page.locator("video")
    expect(shown).to_have_js_property("readyState", 4)
    assert shown.evaluate("film => Math.round(film.duration)") == 3
    ben.check_reading()


def test_who_is_blocked_finds_nothing_and_a_private_account_lets_in_whom_it_wants(arrive):
    ana, ben, eve = arrive(), arrive(), arrive(allow_complaints=True)
    come_in(ana, "安静的安娜", then="/notes/new")
    ana.page.get_by_label(ana.t("community.addPictures")).set_input_files(PICTURES / "pencil-cup-1.webp")
    fill_note(ana, "窗边的一枝", "#只给朋友")
    ana.press(ana.t("notes.publish"))
    ana.page.wait_for_url("**/notes/note_**")
    note = ana.path()
    anas_page = page_of(ana)

    # Everybody sees it, until the account is private.
    come_in(ben, "本", then=anas_page)
    come_in(eve, "伊芙", then=anas_page)
    for person in (ben, eve):
        person.see("窗边的一枝")
    ana.go("/me/circle")
    ana.page.get_by_role("switch", name=ana.t("notes.private")).check(force=True)
    ana.press(ana.t("notes.keepAccount"))
    ana.see(ana.t("notes.accountKept"))
    for person in (ben, eve):
        person.page.reload()
        person.see(person.t("notes.privateTitle"))
        person.press(person.t("notes.follow"))
        person.see(person.t("notes.asked"))

    # Ben is welcome, and Eve is blocked.
    ana.page.reload()
    asking = ana.page.get_by_role("region", name=ana.t("notes.asking"))
    ana.press(ana.t("notes.welcome"), within=asking.get_by_role("listitem").filter(has_text="本"))
    expect(asking.get_by_role("listitem")).to_have_count(1)
    asking.get_by_role("link", name="伊芙").click()
    ana.page.wait_for_url("**/people/**")
    ana.press(ana.t("notes.morePerson", name="伊芙"))
    ana.press(re.compile(f"^{ana.t('notes.block')}"), within=ana.sheet)
    ana.see(ana.t("notes.youBlockedTitle"))

    ben.page.reload()
    ben.see("窗边的一枝")
    for gone in (anas_page, note):
        answer = eve.page.goto(gone)
        assert answer is not None and answer.status == 404
        assert "窗边" not in answer.text()
        eve.see(eve.t("lost.title"))
    eve.go("/topics/只给朋友")
    eve.see(eve.t("notes.noTopicTitle"))
