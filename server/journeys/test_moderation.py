"""What somebody reports goes down by a rule, its author is told why and appeals, and another gives it back."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from demo import texts
from demo.open_market import PASSWORD as DEMO_PASSWORD
from journeys.browsers import DESKTOP
from journeys.person import SETTLE_MS, Person
from journeys.test_people_gather import come_in, fill_note, look_again_until, page_of
from market.people import facade as people

DESK = "/admin/moderation/item/review/"
TITLE = "一只会说谎的杯子"
REPORTED, CITED, CITED_BY_KEY = "p.1", "6.8", "8"  # The eighth rule of the policy that can be cited.
MOST_BEFORE = 20  # Items of other journeys, put back in passing.


def publish(person: Person, picture: str) -> str:
    person.go("/notes/new")
    person.page.get_by_label(person.t("community.addPictures")).set_input_files(texts.PICTURES / picture)
    fill_note(person, TITLE, "它说自己从来不漏水")
    person.press(person.t("notes.publish"))
    person.page.wait_for_url("**/notes/note_**")
    return person.path()


def take_seat(page: Page, email: str) -> None:
    """Come to the review desk, and have before one what this journey is about: whatever else waits is kept."""
    page.goto("/admin/")
    page.locator("input[name=username]").fill(email)
    page.locator("input[name=password]").fill(DEMO_PASSWORD)
    page.locator("form [type=submit]").first.click()
    page.wait_for_url("**/admin/")
    page.goto(DESK)
    for _ in range(MOST_BEFORE):
        if page.get_by_text(TITLE).count():
            return
        page.keyboard.press("k")
        page.wait_for_load_state()
    raise AssertionError("it is not at the desk")


def decide(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    expect(page.get_by_text(TITLE)).to_have_count(0)


@pytest.fixture
def second_operator(demo_shelves: None) -> str:
    email = f"rosa-{secrets.token_hex(4)}@example.com"
    people.make_operator(email=email, nickname="Rosa", password=DEMO_PASSWORD)
    return email


def test_a_reported_note_is_taken_down_appealed_and_given_back(arrive, stack, second_operator):
    ana, ben = arrive(), arrive(device=DESKTOP, language="en")
    come_in(ana, "爱说笑的安娜")
    anas_page = page_of(ana)
    come_in(ben, "Ben Lim", then=anas_page)
    ben.press(ben.t("notes.follow"))
    ben.see(ben.t("notes.isFollowed"))
    note = publish(ana, "rubber-duck-1.webp")

    # Ben sees it among what those publish whom he follows, and reports it.
    ben.go("/discover?tab=following")
    look_again_until(ben, ben.button(TITLE))
    ben.go(note)
    ben.press(ben.t("moderation.report"))
    ben.sheet.get_by_text("Spam").click()
    ben.check_reading()
    ben.press(ben.t("moderation.send"), within=ben.sheet)
    ben.see(ben.t("moderation.reported"))
    ben.page.reload()
    ben.see(TITLE)  # Nobody has decided.

    # A reviewer reads it, and takes it down by keys alone: a rule, and R.
    with stack.connect() as db:  # Of every tenth two are needed, by its id, which is chance.
        db.execute("UPDATE moderation_item SET opinions_needed = 1")
    olga = arrive(device=DESKTOP, language="en", allow_complaints=True)
    take_seat(olga.page, "operator@example.com")
    expect(olga.page.locator("select[name=rule]")).to_have_value(REPORTED)
    olga.page.keyboard.press(CITED_BY_KEY)
    expect(olga.page.locator("select[name=rule]")).to_have_value(CITED)
    decide(olga.page, "r")

    # It is gone from the note's page and from the feed.
    gone = ben.page.get_by_text(ben.t("lost.title"))
    ben.go(note)
    look_again_until(ben, gone)
    ben.go("/discover?tab=following")
    expect(ben.button(TITLE)).to_have_count(0)

    # Ana sees by which rule, and appeals.
    ana.go("/me/decisions")
    ana.see(re.compile(re.escape(CITED)))
    ana.check_reading()
    ana.press(ana.t("moderation.appeal"))
    ana.page.locator("textarea[name=appeal]").fill("杯子不会说谎，这是一句玩笑。")
    ana.press(ana.t("moderation.appealSend"))
    ana.see(ana.t("moderation.states.appealed"))

    # Who took it down does not get it again; another does, reads what Ana says, and gives it back.
    olga.page.goto(DESK)
    expect(olga.page.get_by_text(TITLE)).to_have_count(0)
    rosa = arrive(device=DESKTOP, language="en", allow_complaints=True)
    take_seat(rosa.page, second_operator)
    expect(rosa.page.get_by_text("杯子不会说谎")).to_be_visible()
    decide(rosa.page, "k")

    ben.go(note)
    look_again_until(ben, ben.page.get_by_text(TITLE).first)
    ben.go("/discover?tab=following")
    look_again_until(ben, ben.button(TITLE))
    ana.page.reload()
    expect(ana.page.get_by_text(ana.t("moderation.states.restored"))).to_be_visible(timeout=SETTLE_MS)
