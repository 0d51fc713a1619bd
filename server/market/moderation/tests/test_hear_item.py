"""What sounds like a word of a list gets a score, which orders the queue and is shown; nothing is held by it."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from foundation.ids import uuid7
from market.moderation.models import Item
from market.moderation.services.check_texts import check_texts
from market.moderation.services.claim_item import claim_item
from market.moderation.services.hear_item import hear_item
from market.moderation.tests.factories import hold, make_list
from market.moderation.types import ItemView, Kind, Outcome, Severity, TextToCheck

pytestmark = pytest.mark.django_db
SOUNDS = ("请加薇芯详聊", "嘉威信哦", "要jiaweixin吗", "jia wei xin")
INNOCENT = ("这家卫星真好", "今天天气好，喝茶", "加油", "A taxi, we said in English")


@pytest.fixture(autouse=True)
def lists():
    make_list("加微信", "代开发票")


def heard(text: str) -> Item:
    return hear(hold(text=text))


def hear(item: ItemView) -> Item:
    hear_item(item_id=item.id, revision=item.revision)
    return Item.objects.get(pk=item.id)


@pytest.mark.parametrize("text", SOUNDS)
def test_what_is_typed_as_a_listed_word_sounds_scores(text):
    item = heard(text)

    assert item.sound_bp == 6000
    assert item.sounds_like == ["加微信"]


@pytest.mark.parametrize("text", [*INNOCENT, "加微信"])
def test_what_sounds_otherwise_or_is_the_word_itself_does_not(text):
    item = heard(text)

    assert (item.sound_bp, item.sounds_like) == (0, [])


def test_an_ordinary_word_that_sounds_alike_scores_little_and_is_not_told():
    assert 0 < (heard("我家威信很高").sound_bp or 0) < 3000


@pytest.mark.parametrize("text", [*SOUNDS, *INNOCENT])
def test_nothing_is_held_by_its_sound(text):
    make_list("嘉微信", severity=Severity.REFUSE, name="another")
    (verdict,) = check_texts([TextToCheck(Kind.NOTE, text)])

    assert verdict.outcome == Outcome.PUBLISH


def test_what_sounds_bad_comes_before_what_came_first():
    first, later = hold(text="好看"), hold(text="代開發漂")
    assert ProcrastinateJob.objects.filter(queue_name="moderation").count() == 2
    hear(first)
    hear(later)
    hear(later)  # A worker that was killed does it again.

    assert Item.objects.get(pk=later.id).priority == Item.objects.get(pk=first.id).priority + 4
    taken = claim_item(reviewer_id=uuid7(), now=later.opened_at)
    assert taken is not None and taken.id == later.id


def test_what_was_changed_is_listened_to_anew_and_a_late_worker_does_no_harm():
    old = hold(text="代開發漂")
    hear(old)
    new = hold(text="好看", subject_id=old.subject.id, author_id=old.subject.author_id, version=2)
    assert Item.objects.get().sound_bp is None

    assert hear(old).sound_bp is None
    assert hear(new).sound_bp == 0


def test_a_changed_list_is_heeded():
    assert heard("嘉蔚星").sound_bp == 0
    make_list("嘉玮欣")
    assert heard("嘉蔚星").sound_bp == 0
    make_list("佳伟星")
    assert heard("嘉蔚星").sound_bp == 6000
