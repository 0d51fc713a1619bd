"""An operator takes down what nobody reported; its author is told why, and another may give it back."""

from uuid import UUID

import pytest
from django.test import Client

from foundation.ids import encode
from foundation.models import AuditEntry
from foundation.testing import NOON, deliver_news, told
from market.moderation.errors import AnotherMustDecide, ClaimLost, ItemHasMovedOn, RuleUnknown, SubjectNotFound
from market.moderation.events import SubjectDecided
from market.moderation.models import Item, Strike
from market.moderation.services.appeal import appeal
from market.moderation.services.claim_item import claim_item
from market.moderation.services.decide_item import decide_item
from market.moderation.services.report_subject import report_subject
from market.moderation.services.take_down import take_down
from market.moderation.tests.factories import judge, judge_alone
from market.moderation.types import Choice
from market.notes.events import NoteWithdrawn
from market.notes.models import Comment, Note
from market.notes.services.withdraw_note import delete_note
from market.notes.tests.factories import keep_draft, make_note, say
from market.people.models import Person
from market.people.tests.factories import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> UUID:
    return make_person().id


@pytest.fixture
def olga() -> UUID:
    return make_person().id


def down(note_id: UUID, by: UUID, kind: str = "note", rule: str = "7.4"):
    return take_down(kind=kind, subject_id=note_id, actor_id=by, rule=rule, because="Too much", now=NOON)


def state(note_id: UUID) -> str:
    return Note.objects.get(pk=note_id).state


def test_a_note_that_nobody_reported_is_down_with_its_rule_and_comes_back_by_another(ana, olga):
    note = make_note(ana)

    item = down(note.id, olga)
    deliver_news()

    assert (state(note.id), item.state, item.rule) == ("hidden", "removed", "7.4")
    assert told(NoteWithdrawn, key=note.id).is_deleted is False
    assert told(SubjectDecided, key=note.id).author_id == ana
    assert Strike.objects.get().person_id == ana
    assert AuditEntry.objects.get(action="moderation.remove").actor_id == olga

    appeal(item_id=item.id, person_id=ana, text="It is a cup", now=NOON)
    assert claim_item(reviewer_id=olga, now=NOON) is None
    judge(make_person().id, Choice.KEEP)
    deliver_news()
    assert state(note.id) == "published"


def test_a_comment_is_taken_down_likewise(ana, olga):
    comment = say(make_note(ana).id, make_person().id)

    down(comment.id, olga, "comment")
    deliver_news()

    assert Comment.objects.get(pk=comment.id).is_held


def test_what_waits_before_another_is_taken_from_them(ana, olga):
    note, rosa = make_note(ana), make_person().id
    report_subject(person_id=make_person().id, kind="note", subject_id=note.id, rule="7.4", text="", now=NOON)
    before = claim_item(reviewer_id=rosa, now=NOON)
    assert before is not None

    item = down(note.id, olga)

    assert (item.id, item.revision, item.state) == (before.id, 1, "removed")
    with pytest.raises(ClaimLost):
        decide_item(item_id=item.id, reviewer_id=rosa, revision=1, choice=Choice.KEEP, now=NOON)


def test_what_was_kept_can_still_be_taken_down(ana, olga):
    note = make_note(ana)
    report_subject(person_id=make_person().id, kind="note", subject_id=note.id, rule="7.4", text="", now=NOON)
    judge_alone(make_person().id, Choice.KEEP)

    assert down(note.id, olga).revision == 2


def test_what_is_refused_changes_nothing(ana, olga):
    note, draft, gone = make_note(ana), keep_draft(ana), make_note(ana)
    delete_note(note_id=gone.id, author_id=ana, now=NOON)

    for one, by, refusal in (
        (note.id, ana, AnotherMustDecide), (draft.id, olga, SubjectNotFound), (gone.id, olga, SubjectNotFound),
    ):  # fmt: skip
        with pytest.raises(refusal):
            down(one, by)
    with pytest.raises(RuleUnknown):
        down(note.id, olga, rule="7")
    assert not Item.objects.exists() and not Strike.objects.exists()

    down(note.id, olga)
    with pytest.raises((ItemHasMovedOn, SubjectNotFound)):
        down(note.id, make_person().id)
    assert Strike.objects.count() == 1


def test_an_operator_goes_from_the_notes_page_to_the_desk_and_takes_it_down(ana):
    note = make_note(ana, title="一只杯子")
    client = Client()
    client.force_login(Person.objects.create_superuser(email="olga@example.com", password="!"))
    way = client.get(f"/admin/notes/note/{note.id}/take-down/")
    assert way.status_code == 302

    page = client.get(way.url).content.decode()
    assert "一只杯子" in page and encode("note", note.id) in page
    client.post(way.url, {"subject": encode("note", note.id), "rule": "7.4", "because": ""})
    deliver_news()

    assert state(note.id) == "hidden"
    again = client.post(way.url, {"subject": "note_nonsense", "rule": "7.4"}, follow=True).content.decode()
    assert "moderation.subject_not_found" in again


def test_who_may_only_look_takes_nothing_down(ana):
    client = Client()
    client.force_login(Person.objects.create(nickname="lena", is_staff=True))
    data = {"subject": encode("note", make_note(ana).id), "rule": "7.4"}

    assert client.post("/admin/moderation/item/takedown/", data).status_code == 403
