"""What the database refuses, whatever Python does. Each was seen to fail with its constraint dropped."""

import pytest
from django.db import IntegrityError, transaction

from foundation.ids import uuid7
from foundation.sql import broken_guard
from foundation.testing import NOON
from market.moderation.models import Item, Opinion
from market.moderation.tests.factories import hold
from market.moderation.types import ItemView

pytestmark = pytest.mark.django_db


def think(item: ItemView, reviewer_id, *, choice: str = "keep", rule: str = "") -> Opinion:
    return Opinion.objects.create(
        item_id=item.id, revision=item.revision, author_id=item.subject.author_id, reviewer_id=reviewer_id,
        choice=choice, rule=rule, seconds=1, at=NOON,
    )  # fmt: skip


def refused_by(act) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act()
    return broken_guard(refusal.value)


def test_a_subject_has_no_second_item():
    """Without `moderation_one_item_per_subject`: fails, the second being kept."""
    item = hold()
    again = {"subject_kind": item.subject.kind, "subject_id": item.subject.id, "author_id": uuid7(), "opened_at": NOON}

    assert refused_by(lambda: Item.objects.create(**again)) == "moderation_one_item_per_subject"


def test_nobody_judges_in_their_own_cause():
    """Without `moderation_no_judge_in_own_cause`: fails, the opinion being kept."""
    item = hold()

    assert refused_by(lambda: think(item, item.subject.author_id)) == "moderation_no_judge_in_own_cause"
    assert think(item, uuid7()).choice == "keep"


def test_a_reviewer_thinks_once_of_one_revision_and_removes_by_a_rule():
    """Without `moderation_another_must_decide`, and without `moderation_removal_cites_a_rule`: fails."""
    item, rosa = hold(), uuid7()
    think(item, rosa)

    assert refused_by(lambda: think(item, rosa)) == "moderation_another_must_decide"
    assert refused_by(lambda: think(item, uuid7(), choice="remove")) == "moderation_removal_cites_a_rule"
