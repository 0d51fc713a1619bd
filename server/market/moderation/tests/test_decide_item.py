"""Reviewers decide, and it is done and told in the same transaction."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from foundation.ids import encode, uuid7
from foundation.models import AuditEntry
from foundation.testing import NOON, at_once, told, told_all
from market.moderation import rules
from market.moderation.errors import AnotherMustDecide, ClaimLost, ItemHasMovedOn, RuleUnknown, SayWhy
from market.moderation.events import SubjectDecided
from market.moderation.models import Gold, Item, Opinion, Strike
from market.moderation.services.claim_item import claim_item
from market.moderation.services.decide_item import decide_item
from market.moderation.services.open_item import open_item
from market.moderation.states import ItemState
from market.moderation.tests.factories import hold, judge
from market.moderation.types import Choice, Subject

pytestmark = pytest.mark.django_db
ROSA, REMY, RUTH = uuid7(), uuid7(), uuid7()
LATER = NOON + timedelta(seconds=42)


def test_what_is_removed_is_told_with_its_rule_and_counts_against_its_author():
    item = hold(is_shown=True, version=5)
    claim_item(reviewer_id=ROSA, now=NOON)

    view = judge(ROSA, rule="6.9", because="淫秽", now=LATER)

    assert (view.state, view.rule, view.is_shown, view.decided_at) == (ItemState.REMOVED, "6.9", False, LATER)
    news = told(SubjectDecided, key=item.subject.id)
    assert (news.outcome, news.rule, news.subject_version, news.state) == ("take_down", "6.9", 5, "removed")
    strike = Strike.objects.get()
    assert (strike.person_id, strike.points, strike.lifted_at) == (item.subject.author_id, 4, None)
    opinion = Opinion.objects.get()
    assert (opinion.reviewer_id, opinion.seconds, opinion.because) == (ROSA, 42, "淫秽")
    line = AuditEntry.objects.get(action="moderation.remove")
    assert (line.actor_id, line.subject, line.because) == (ROSA, encode("moditem", item.id), "淫秽")


def test_what_is_kept_is_shown_and_counts_against_nobody():
    item = hold()

    view = judge(ROSA, Choice.KEEP)

    assert (view.state, view.is_shown, view.rule) == (ItemState.KEPT, True, "")
    assert told(SubjectDecided, key=item.subject.id).outcome == "publish"
    assert not Strike.objects.exists()


def test_two_who_agree_decide_and_nothing_is_told_before():
    hold()

    judge(ROSA, asks_another=True)
    assert Item.objects.get().state == ItemState.SECOND
    assert told_all(SubjectDecided) == []
    assert claim_item(reviewer_id=ROSA, now=NOON) is None

    assert judge(REMY).state == ItemState.REMOVED


def test_of_two_who_differ_a_third_takes_a_side_and_its_reason_is_given():
    hold(needs=2)
    judge(ROSA, Choice.REMOVE, rule="7.4", because="Rosa's")
    judge(REMY, Choice.KEEP, because="Remy's")
    assert Item.objects.get().state == ItemState.SECOND

    view = judge(RUTH, Choice.REMOVE, rule="6.9", because="Ruth's")

    assert (view.state, view.rule) == (ItemState.REMOVED, "6.9")
    assert Item.objects.get().moves.latest("id").because == "Ruth's"


@pytest.mark.parametrize(
    ("choice", "rule", "because", "refusal"),
    [
        (Choice.REMOVE, "", "", RuleUnknown),
        (Choice.REMOVE, "6", "", RuleUnknown),
        (Choice.REMOVE, "6.99", "", RuleUnknown),
        (Choice.KEEP, "6.9", "", RuleUnknown),
        (Choice.KEEP, "", "x" * (rules.LONGEST_REASON + 1), SayWhy),
    ],
)
def test_an_opinion_that_makes_no_sense_changes_nothing(choice: Choice, rule: str, because: str, refusal: type):
    item = hold()
    claim_item(reviewer_id=ROSA, now=NOON)

    with pytest.raises(refusal):
        decide_item(item_id=item.id, reviewer_id=ROSA, revision=1, choice=choice, rule=rule, because=because, now=NOON)

    assert Item.objects.get().state == ItemState.WAITING


def test_who_has_not_claimed_it_or_for_too_long_decides_nothing():
    """Without the look at the claim: fails, what nobody claimed being decided."""
    item = hold()
    keep = {"item_id": item.id, "revision": 1, "choice": Choice.KEEP}

    with pytest.raises(ClaimLost):
        decide_item(**keep, reviewer_id=ROSA, now=NOON)
    claim_item(reviewer_id=ROSA, now=NOON)
    with pytest.raises(ClaimLost):
        decide_item(**keep, reviewer_id=REMY, now=NOON)
    with pytest.raises(ClaimLost):
        decide_item(**keep, reviewer_id=ROSA, now=NOON + rules.CLAIM)


def test_what_its_author_changed_meanwhile_is_not_decided():
    item = hold()
    claim_item(reviewer_id=ROSA, now=NOON)
    open_item(subject=Subject("note", item.subject.id, item.subject.author_id, 2), text="另一个", now=NOON)

    with pytest.raises(ItemHasMovedOn):
        decide_item(item_id=item.id, reviewer_id=ROSA, revision=1, choice=Choice.KEEP, now=NOON)

    assert told_all(SubjectDecided) == []


def test_the_row_itself_refuses_a_second_opinion_of_one_and_a_judge_in_their_own_cause():
    item = hold(needs=2)
    judge(ROSA)
    row = {"item_id": item.id, "revision": 1, "choice": "keep", "seconds": 1, "at": NOON}

    for who, author in ((ROSA, item.subject.author_id), (REMY, REMY)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Opinion.objects.create(**row, reviewer_id=who, author_id=author)


def test_who_gave_an_opinion_gives_no_other_even_with_a_claim_that_was_forced():
    item = hold(needs=2)
    judge(ROSA)
    Item.objects.update(claimed_by=ROSA, claimed_at=NOON, claimed_until=NOON + rules.CLAIM)

    with pytest.raises(AnotherMustDecide):
        decide_item(item_id=item.id, reviewer_id=ROSA, revision=1, choice=Choice.KEEP, now=NOON)


def test_one_of_known_answer_touches_nobody():
    gold = Gold.objects.create(text="色情", choice="remove", rule="6.9")
    item = Item.objects.create(
        subject_kind="gold", subject_id=uuid7(), author_id=uuid7(), gold=gold, opened_at=NOON,
        claimed_by=ROSA, claimed_at=NOON, claimed_until=NOON + rules.CLAIM,
    )  # fmt: skip

    decide_item(item_id=item.id, reviewer_id=ROSA, revision=1, choice=Choice.REMOVE, rule="6.9", now=NOON)

    assert told_all(SubjectDecided) == []
    assert not Strike.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_who_presses_twice_at_once_takes_down_once():
    """Without the lock on the item: fails, the unique opinion refusing the second with an error that nobody foresaw."""
    item = hold()
    claim_item(reviewer_id=ROSA, now=NOON)

    done = at_once(
        [lambda: decide_item(item_id=item.id, reviewer_id=ROSA, revision=1, choice=Choice.REMOVE, rule="6.9", now=NOON)]
        * 6
    )

    assert sorted(done) == ["done"] + ["moderation.claim_lost"] * 5
    assert len(told_all(SubjectDecided)) == 1 == Strike.objects.count()
