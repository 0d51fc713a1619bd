"""Accounts: reported, hidden and given back by a reviewer; what is doubtful of them comes up by itself."""

from uuid import UUID

import pytest

from foundation.testing import NOON, deliver_news
from market.circles import facade as circles
from market.media.services.store_picture import store_picture
from market.media.tests.factories import make_bytes
from market.moderation.errors import NotYoursToReport, SubjectNotFound
from market.moderation.models import Item
from market.moderation.services.appeal import appeal
from market.moderation.services.report_subject import report_subject
from market.moderation.services.take_down import take_down
from market.moderation.subjects import outside_id, read_outside_id
from market.moderation.tests.factories import judge, judge_alone, make_list
from market.moderation.types import Choice
from market.people import facade as people
from market.people.models import Person
from market.people.services.change_avatar import change_avatar
from market.people.services.change_profile import change_profile
from market.people.tests.factories import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> UUID:
    ana = make_person(nickname="微商安娜").id
    face = store_picture(make_bytes(), ana, "avatar", now=NOON).id
    change_avatar(person_id=ana, picture_id=face)
    circles.change_account(person_id=ana, bio="天天上新", now=NOON)
    deliver_news()
    return ana


@pytest.fixture
def rosa() -> UUID:
    return make_person().id


def seen(person_id: UUID) -> tuple[str, bool, str]:
    """Return what others see: the name, whether there is a face, and what it says of itself."""
    person = people.people([person_id])[person_id]
    return person.nickname, person.avatar_picture_id is not None, circles.circles([person_id])[person_id].bio


def report(person_id: UUID, by: UUID) -> None:
    kind, subject_id = read_outside_id(outside_id("person", person_id))
    report_subject(person_id=by, kind=kind, subject_id=subject_id, rule="p.5", text="", now=NOON)


def test_a_reported_account_is_hidden_by_a_rule_and_comes_back_upon_appeal(ana, rosa):
    report(ana, make_person().id)
    assert Item.objects.get().snapshots.get().text == "微商安娜\n天天上新"

    judge_alone(rosa, rule="p.5")
    deliver_news()
    deliver_news()
    name, has_face, bio = seen(ana)
    assert (name != "微商安娜", has_face, bio) == (True, False, "")
    assert Item.objects.get().state == "removed"

    appeal(item_id=Item.objects.get().pk, person_id=ana, text="So I am called", now=NOON)
    judge(make_person().id, Choice.KEEP)
    deliver_news()
    assert seen(ana) == ("微商安娜", True, "天天上新")
    assert Person.objects.get(pk=ana).hidden_profile is None


def test_what_its_owner_chose_since_stays_when_it_is_given_back(ana, rosa):
    report(ana, make_person().id)
    judge_alone(rosa, rule="p.5")
    deliver_news()
    change_profile(person_id=ana, nickname="安安")
    circles.change_account(person_id=ana, bio="早安", now=NOON)

    appeal(item_id=Item.objects.get().pk, person_id=ana, text="So I was called", now=NOON)
    judge(make_person().id, Choice.KEEP)
    deliver_news()

    assert seen(ana) == ("安安", True, "早安")


def test_an_operator_takes_an_account_down_by_its_id(ana, rosa):
    take_down(kind="person", subject_id=ana, actor_id=rosa, rule="p.5", now=NOON)
    deliver_news()

    assert seen(ana)[2] == ""


def test_oneself_and_who_blocked_one_cannot_be_reported(ana):
    ben = make_person().id
    circles.block(person_id=ana, other_id=ben, now=NOON)

    with pytest.raises(NotYoursToReport):
        report(ana, ana)
    with pytest.raises(SubjectNotFound):
        report(ana, ben)


def test_a_doubtful_name_comes_before_a_reviewer_once_and_is_seen_meanwhile(ana, rosa):
    make_list("代开发票")
    assert not Item.objects.exists()

    change_profile(person_id=ana, nickname="代开发票找我")
    deliver_news()
    item = Item.objects.get()
    assert (item.state, item.is_shown, item.revision) == ("waiting", True, 1)
    assert seen(ana)[0] == "代开发票找我"

    circles.change_account(person_id=ana, bio="天天上新", now=NOON)  # The same again.
    deliver_news()
    assert Item.objects.get().revision == 1

    judge_alone(rosa, Choice.KEEP)
    deliver_news()
    assert Item.objects.get().state == "kept"


def test_an_ordinary_name_comes_before_nobody(ana):
    change_profile(person_id=ana, nickname="安安")
    deliver_news()

    assert not Item.objects.exists()
