"""Things come before a reviewer, change, and go."""

from datetime import timedelta

import pytest

from foundation.ids import uuid7
from foundation.testing import NOON, at_once
from market.moderation.models import Item, Snapshot
from market.moderation.services.check_texts import check_texts
from market.moderation.services.open_item import open_item
from market.moderation.services.withdraw_item import withdraw_item
from market.moderation.states import ItemState
from market.moderation.tests.factories import hold, make_list
from market.moderation.types import Kind, Subject, TextToCheck

LATER = NOON + timedelta(minutes=1)
pytestmark = pytest.mark.django_db


def test_an_item_keeps_what_was_held_and_why():
    make_list("坏词", rule="6.9")
    verdicts = check_texts([TextToCheck(Kind.NOTE, "有坏词")])
    subject = Subject("note", uuid7(), uuid7(), 3)
    picture = uuid7()

    view = open_item(subject=subject, text="有坏词", picture_ids=[picture], verdicts=verdicts, now=NOON)

    assert (view.subject, view.state, view.rule, view.revision) == (subject, ItemState.WAITING, "6.9", 1)
    snapshot = Snapshot.objects.get(item_id=view.id)
    assert (snapshot.text, snapshot.picture_ids, snapshot.list_version) == ("有坏词", [picture], verdicts[0].version)
    assert [(hit["term"], hit["start"], hit["end"]) for hit in snapshot.hits] == [("坏词", 1, 3)]


def test_what_its_author_changes_is_the_same_item_with_another_snapshot():
    first = hold(text="一")
    subject = first.subject

    view = open_item(subject=Subject(subject.kind, subject.id, subject.author_id, 2), text="二", now=LATER)

    assert (view.id, view.revision, view.subject.version) == (first.id, 2, 2)
    assert list(Snapshot.objects.order_by("revision").values_list("text", flat=True)) == ["一", "二"]


def test_what_its_author_deletes_leaves_the_queue_and_may_do_so_twice():
    view = hold(is_shown=True)

    for _ in range(2):
        withdraw_item(kind=view.subject.kind, subject_id=view.subject.id, now=LATER)
    withdraw_item(kind="note", subject_id=uuid7(), now=LATER)

    item = Item.objects.get()
    assert (item.state, item.is_shown, item.decided_at) == (ItemState.WITHDRAWN, False, LATER)
    assert item.moves.count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_subject_held_by_many_at_once_is_one_item():
    """Without `moderation_one_item_per_subject`: fails, there being eight."""
    subject_id, author_id = uuid7(), uuid7()

    done = at_once([lambda: hold(subject_id=subject_id, author_id=author_id)] * 8)

    assert done == ["done"] * 8
    item = Item.objects.get()
    assert item.revision == 8 == item.snapshots.count()
