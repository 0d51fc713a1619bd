"""Reviewers at their desk, over HTTP."""

from typing import Any

import pytest
from django.test import Client

from foundation.ids import uuid7
from foundation.models import AuditEntry
from foundation.testing import NOON
from market.media.services.store_picture import store_picture
from market.media.tests.drawn import draw, written
from market.moderation import figures
from market.moderation.models import Gold, Item, Look, Opinion
from market.moderation.services.check_pictures import check_pictures
from market.moderation.services.check_texts import check_texts
from market.moderation.services.open_item import open_item
from market.moderation.services.remember_pictures import remember_pictures
from market.moderation.tests.factories import hold, judge, make_list
from market.moderation.types import Choice, ItemView, Kind, Subject, TextToCheck
from market.people.models import Person
from market.people.tests.factories import make_person

pytestmark = pytest.mark.django_db
DESK = "/admin/moderation/item/review/"


@pytest.fixture
def rosa() -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email="rosa@example.com", password="!"))
    return client


def say(client: Client, item: ItemView, act: str, **more: str) -> Any:
    said = {"item_id": str(item.id), "revision": str(item.revision), "act": act, "rule": "", "because": "", **more}
    return client.post(DESK, said, follow=True)


def test_a_reviewer_reads_decides_and_is_shown_the_next(rosa: Client):
    first, _second = hold(text="第一个"), hold(text="第二个")
    assert "第一个" in rosa.get(DESK).content.decode()

    page = say(rosa, first, "remove", rule="6.9", because="淫秽").content.decode()

    assert "第二个" in page and "第一个" not in page
    assert Item.objects.get(pk=first.id).state == "removed"


def test_words_of_lists_are_marked_in_the_text(rosa: Client):
    make_list("加微信")
    verdicts = check_texts([TextToCheck(Kind.NOTE, "好看<b>"), TextToCheck(Kind.NOTE, "请加★微★信")])
    open_item(subject=Subject("note", uuid7(), uuid7()), text="好看<b>\n请加★微★信", verdicts=verdicts, now=NOON)

    page = rosa.get(DESK).content.decode()

    assert "data-hit>加★微★信</mark>" in page
    assert "好看&lt;b&gt;" in page


def test_a_removal_without_a_rule_says_what_is_missing(rosa: Client):
    item = hold()
    rosa.get(DESK)

    assert "moderation.rule_unknown" in say(rosa, item, "remove").content.decode()
    assert Item.objects.get().state == "waiting"


def test_who_is_not_sure_has_another_look_too_or_puts_it_back(rosa: Client):
    one = hold()
    rosa.get(DESK)
    say(rosa, one, "another", rule="7.4")
    assert Item.objects.get().state == "second"
    assert Opinion.objects.get().choice == "remove"

    other = hold()
    rosa.get(DESK)
    say(rosa, other, "release")
    # It is the next again, and before the same reviewer: nothing else waits.
    assert Item.objects.get(pk=other.id).state == "waiting"


def test_who_may_only_look_reviews_nothing():
    looker = Person.objects.create(nickname="lena", is_staff=True)
    client = Client()
    client.force_login(looker)
    hold()

    assert [client.get(DESK).status_code, client.post(DESK).status_code] == [403, 403]
    assert Item.objects.get().claimed_by is None


def test_figures_say_how_much_reviewers_agree_and_how_often_they_are_right(rosa: Client):
    ana, ben = uuid7(), uuid7()
    for first, second in ((Choice.KEEP, Choice.KEEP), (Choice.REMOVE, Choice.REMOVE), (Choice.KEEP, Choice.REMOVE)):
        hold(needs=2)
        judge(ana, first)
        judge(ben, second)
        judge(uuid7(), Choice.KEEP) if first != second else None
    gold = Gold.objects.create(text="色情", choice="remove", rule="6.9")
    known = Item.objects.create(subject_kind="gold", subject_id=uuid7(), author_id=uuid7(), gold=gold, opened_at=NOON)
    known.opinions.create(
        revision=1, author_id=known.author_id, reviewer_id=ana, choice="remove", rule="6.9", seconds=5, at=NOON
    )

    count, kappa = figures.agreement(since=NOON)
    assert (count, round(kappa or 0, 2)) == (3, 0.4)
    anas = next(one for one in figures.reviewers(since=NOON) if one.reviewer_id == ana)
    assert (anas.opinion_count, anas.gold_count, anas.gold_right_count) == (4, 1, 1)
    assert rosa.get("/admin/moderation/item/figures/").status_code == 200


def test_a_reviewer_sees_whose_picture_it_is_like_and_knows_it_again(rosa: Client):
    ana, ben = make_person(nickname="anna").id, make_person().id
    first, copy = (store_picture(written(draw(1)), one, "note", now=NOON).id for one in (ana, ben))
    remember_pictures(subject=Subject("note", uuid7(), ana), picture_ids=[first], now=NOON)
    verdict = check_pictures([copy], author_id=ben)
    item = open_item(
        subject=Subject("note", uuid7(), ben), text="", picture_ids=[copy], verdicts=[verdict], now=NOON
    )  # fmt: skip

    page = rosa.get(DESK).content.decode()
    assert page.count("data-resemblance") == 1 and "anna" in page

    Item.objects.update(opinions_needed=1)  # Of every tenth two are needed, by its id.
    say(rosa, item, "remove", rule="7.4")
    path = f"/admin/moderation/item/{item.id}/know-pictures/"
    assert "severity" in rosa.get(path).content.decode()
    rosa.post(path, {"severity": "refuse"})
    look = Look.objects.get(rule="7.4")
    assert (look.severity, look.picture_id) == ("refuse", copy)

    act = {"action": "let_through", "_selected_action": [str(look.pk)]}
    rosa.post("/admin/moderation/look/", act)
    assert not Look.objects.exclude(rule="").exists()
    assert [one.action for one in AuditEntry.objects.filter(action__endswith="picture")] == [
        "moderation.unknow_picture"
    ]
