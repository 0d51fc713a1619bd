"""Reviewers take what is next."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from foundation import sql
from foundation.ids import uuid7
from foundation.testing import NOON, at_once
from market.moderation import rules
from market.moderation.errors import ClaimLost
from market.moderation.models import Gold, Item
from market.moderation.services.claim_item import claim_item, release_item
from market.moderation.tests.factories import hold, judge
from market.moderation.types import Choice

pytestmark = pytest.mark.django_db
ROSA, REMY = uuid7(), uuid7()


def test_the_gravest_comes_first_and_then_the_oldest():
    first, second, grave = hold(), hold(), hold()
    Item.objects.filter(pk=grave.id).update(priority=99)

    taken = [claim_item(reviewer_id=uuid7(), now=NOON) for _ in range(4)]

    assert [one.id if one else None for one in taken] == [grave.id, first.id, second.id, None]


def test_who_has_one_is_given_it_again_until_the_time_is_up():
    hold()
    one = claim_item(reviewer_id=ROSA, now=NOON)
    assert one is not None

    assert claim_item(reviewer_id=ROSA, now=NOON + rules.CLAIM - timedelta(seconds=1)) == one
    assert claim_item(reviewer_id=REMY, now=NOON) is None
    assert claim_item(reviewer_id=REMY, now=NOON + rules.CLAIM) == one


def test_what_is_put_back_is_the_next_ones():
    item = hold()
    claim_item(reviewer_id=ROSA, now=NOON)

    with pytest.raises(ClaimLost):
        release_item(item_id=item.id, reviewer_id=REMY)
    release_item(item_id=item.id, reviewer_id=ROSA)

    taken = claim_item(reviewer_id=REMY, now=NOON)
    assert taken is not None and taken.id == item.id


def test_nobody_is_given_their_own():
    hold(author_id=ROSA)

    assert claim_item(reviewer_id=ROSA, now=NOON) is None
    assert claim_item(reviewer_id=REMY, now=NOON) is not None


def test_one_of_known_answer_comes_once_among_the_others():
    gold = Gold.objects.create(text="色情", choice="remove", rule="6.9")
    for _ in range(2 * rules.GOLD_ONE_IN):
        hold()

    kinds = [judge(ROSA, Choice.KEEP).subject.kind for _ in range(2 * rules.GOLD_ONE_IN)]

    assert [place for place, kind in enumerate(kinds) if kind == "gold"] == [rules.GOLD_ONE_IN - 1]
    assert Item.objects.get(gold=gold).state == "kept"


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_what_another_is_just_taking():
    """Without SKIP LOCKED: fails, the lock not being had in time."""
    first, second = hold(), hold()
    taking, taken = Event(), Event()

    def take_slowly() -> None:
        with transaction.atomic():
            claim_item(reviewer_id=ROSA, now=NOON)
            taking.set()
            taken.wait(10)
        connection.close()

    rosa = Thread(target=take_slowly)
    rosa.start()
    taking.wait(10)
    try:
        with transaction.atomic():
            sql.run("SET LOCAL lock_timeout = '1s'")
            remys = claim_item(reviewer_id=REMY, now=NOON)
    finally:
        taken.set()
        rosa.join()

    assert remys is not None and remys.id == second.id
    assert Item.objects.get(pk=first.id).claimed_by == ROSA


@pytest.mark.django_db(transaction=True)
def test_reviewers_who_ask_at_once_each_have_another():
    for _ in range(6):
        hold()

    done = at_once([lambda: claim_item(reviewer_id=uuid7(), now=NOON)] * 6)

    assert done == ["done"] * 6
    assert Item.objects.exclude(claimed_by=None).values("claimed_by").distinct().count() == 6


@pytest.mark.django_db(transaction=True)
def test_one_item_is_claimed_by_one():
    hold()

    at_once([lambda: claim_item(reviewer_id=uuid7(), now=NOON)] * 8)

    assert Item.objects.get().claimed_by is not None
    assert Item.objects.filter(claimed_by__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_windows_of_one_reviewer_show_one_item():
    """Without the lock per reviewer: fails, the unique claim refusing the second window."""
    for _ in range(4):
        hold()

    assert at_once([lambda: claim_item(reviewer_id=ROSA, now=NOON)] * 4) == ["done"] * 4
    assert Item.objects.filter(claimed_by=ROSA).count() == 1
