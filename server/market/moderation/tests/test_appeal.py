"""An author appeals, and another reviewer decides."""

from datetime import timedelta

import pytest

from foundation.ids import uuid7
from foundation.testing import NOON, at_once, told_all
from market.moderation import rules
from market.moderation.errors import ItemHasMovedOn, ItemNotFound, SayWhy, TooLate
from market.moderation.events import SubjectDecided
from market.moderation.models import Item, Strike
from market.moderation.queries import judged_of_person, may_publish
from market.moderation.services.appeal import appeal
from market.moderation.services.claim_item import claim_item
from market.moderation.states import ItemState
from market.moderation.tests.factories import hold, judge
from market.moderation.types import Choice, ItemView

pytestmark = pytest.mark.django_db
ANA, ROSA, REMY = uuid7(), uuid7(), uuid7()


def removed() -> ItemView:
    hold(author_id=ANA)
    return judge(ROSA, because="看起来是广告")


def test_another_reviewer_gives_back_what_was_removed_and_the_strike_goes():
    item = removed()
    assert not may_publish(ANA, now=NOON)

    assert appeal(item_id=item.id, person_id=ANA, text="这是菜谱", now=NOON).state == ItemState.APPEALED
    assert claim_item(reviewer_id=ROSA, now=NOON) is None
    view = judge(REMY, Choice.KEEP, because="确实是菜谱")

    assert (view.state, view.is_shown) == (ItemState.RESTORED, True)
    assert [news.outcome for news in told_all(SubjectDecided)] == ["take_down", "publish"]
    assert Strike.objects.get().lifted_at == NOON
    assert may_publish(ANA, now=NOON)


def test_what_is_upheld_stays_down_and_is_not_appealed_again():
    item = removed()
    appeal(item_id=item.id, person_id=ANA, text="这是菜谱", now=NOON)

    assert judge(REMY).state == ItemState.UPHELD
    with pytest.raises(ItemHasMovedOn):
        appeal(item_id=item.id, person_id=ANA, text="再看看", now=NOON)

    assert Strike.objects.get().lifted_at is None


@pytest.mark.parametrize(
    ("who", "text", "after", "refusal"),
    [
        (ROSA, "不是我的", timedelta(), ItemNotFound),
        (ANA, " ", timedelta(), SayWhy),
        (ANA, "x" * 501, timedelta(), SayWhy),
        (ANA, "太晚了", rules.APPEAL_WITHIN, TooLate),
    ],
)
def test_an_appeal_that_cannot_be_changes_nothing(who, text, after, refusal):
    item = removed()

    with pytest.raises(refusal):
        appeal(item_id=item.id, person_id=who, text=text, now=NOON + after)

    assert Item.objects.get().state == ItemState.REMOVED


def test_an_author_sees_what_was_decided_and_why(django_assert_num_queries):
    for _ in range(3):
        removed()
    hold(author_id=ANA)

    with django_assert_num_queries(3):
        page, cursor = judged_of_person(ANA, after=None, limit=2, now=NOON)

    assert [(one.text, one.because, one.appeal_until) for one in page] == [
        ("加我微信", "看起来是广告", NOON + rules.APPEAL_WITHIN)
    ] * 2
    rest, end = judged_of_person(ANA, after=cursor, limit=2, now=NOON)
    assert (len(rest), end) == (1, None)


@pytest.mark.django_db(transaction=True)
def test_an_appeal_sent_twice_at_once_is_one():
    """Without the lock on the item: fails, the second with an error of the unique appeal."""
    item = removed()

    done = at_once([lambda: appeal(item_id=item.id, person_id=ANA, text="这是菜谱", now=NOON)] * 4)

    assert sorted(done) == ["done"] + ["moderation.item_has_moved_on"] * 3
