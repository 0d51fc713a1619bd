"""People report what they see."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from foundation.errors import TooMany
from foundation.ids import uuid7
from foundation.testing import NOON, at_once
from market.moderation import rules, subjects
from market.moderation.errors import AlreadyReported, NotYoursToReport, RuleUnknown, SayWhy, SubjectNotFound
from market.moderation.models import Item, Report
from market.moderation.services.report_subject import report_subject
from market.moderation.states import ItemState
from market.moderation.tests.factories import judge_alone
from market.moderation.types import Choice, Sight, Subject

pytestmark = pytest.mark.django_db
ANA, BEN, ROSA = uuid7(), uuid7(), uuid7()
NOTE = uuid7()


@pytest.fixture(autouse=True)
def notes(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[UUID, Sight]]:
    """Notes as their room would show them: Ana's, which Ben may see."""
    shown = {NOTE: Sight(Subject("note", NOTE, ANA, 1), "加我微信")}
    monkeypatch.setitem(subjects._looks, "note", lambda note_id, viewer: shown.get(note_id))
    yield shown


def report(who: UUID = BEN, *, note: UUID = NOTE, rule: str = "p.1", text: str = "") -> None:
    report_subject(person_id=who, kind="note", subject_id=note, rule=rule, text=text, now=NOON)


def test_what_is_reported_waits_for_a_reviewer_and_is_still_shown():
    report(rule="p.1", text="发广告")

    item = Item.objects.get()
    assert (item.state, item.is_shown, item.rule, item.priority) == (ItemState.WAITING, True, "p.1", 1)
    assert item.snapshots.get().text == "加我微信"
    assert Report.objects.get().text == "发广告"


def test_each_report_brings_it_forward_and_one_person_makes_one():
    report()
    report(uuid7())

    with pytest.raises(AlreadyReported):
        report()

    assert (Item.objects.get().priority, Report.objects.count()) == (2, 2)


@pytest.mark.parametrize(
    ("who", "note", "rule", "text", "refusal"),
    [
        (ANA, NOTE, "p.1", "", NotYoursToReport),
        (BEN, BEN, "p.1", "", SubjectNotFound),
        (BEN, NOTE, "p", "", RuleUnknown),
        (BEN, NOTE, "p.1", "x" * 501, SayWhy),
    ],
)
def test_a_report_that_makes_no_sense_changes_nothing(who, note, rule, text, refusal):
    with pytest.raises(refusal):
        report(who, note=note, rule=rule, text=text)

    assert not Item.objects.exists()


def test_a_kind_that_no_room_shows_is_not_found():
    with pytest.raises(SubjectNotFound):
        report_subject(person_id=BEN, kind="parcel", subject_id=NOTE, rule="p.1", text="", now=NOON)


def test_what_was_kept_is_looked_at_again_when_several_report_it_since():
    report()
    judge_alone(ROSA, Choice.KEEP)

    for _ in range(rules.REPORTS_TO_LOOK_AGAIN - 2):  # Ben's own was at the same instant.
        report(uuid7())
    assert Item.objects.get().state == ItemState.KEPT

    report(uuid7())
    item = Item.objects.get()
    assert (item.state, item.revision, item.is_shown) == (ItemState.WAITING, 2, True)


def test_what_was_changed_since_is_looked_at_again_at_once(notes):
    report()
    judge_alone(ROSA, Choice.KEEP)
    notes[NOTE] = Sight(Subject("note", NOTE, ANA, 2), "改过了")

    report(uuid7())

    assert Item.objects.get().snapshots.latest("revision").text == "改过了"


def test_one_person_reports_so_much_in_a_day():
    """Without the count of a day: fails, the 51st being taken."""
    item = _reported_often(BEN)

    with pytest.raises(TooMany):
        report()

    assert item.reports.count() == 1


def _reported_often(person_id: UUID) -> Item:
    for _ in range(rules.MOST_REPORTS_A_DAY):
        item = Item.objects.create(subject_kind="note", subject_id=uuid7(), author_id=ANA, opened_at=NOON)
        item.reports.create(person_id=person_id, rule="p.1", subject_version=1, at=NOON)
    return item


@pytest.mark.django_db(transaction=True)
def test_many_who_report_at_once_make_one_item_and_one_who_does_makes_one_report():
    """Without the lock on the item: fails, two snapshots of one revision being refused."""
    others = [uuid7() for _ in range(4)]

    done = at_once([lambda who=who: report(who) for who in [*others, BEN, BEN, BEN]])

    assert sorted(done) == ["done"] * 5 + ["moderation.already_reported"] * 2
    assert Item.objects.count() == 1
    assert Report.objects.count() == 5
