"""What the lists say of a text, and what a person decides, is what becomes of it."""

from datetime import timedelta

import pytest
from django.db import transaction

from foundation import outbox
from foundation.ids import uuid7
from foundation.testing import NOON, deliver_news, told, told_all
from market.circles.tests.factories import make_person
from market.moderation.errors import TextRefused
from market.moderation.events import SubjectDecided
from market.moderation.models import Item
from market.moderation.tests.factories import make_list
from market.moderation.types import Severity
from market.notes import errors
from market.notes.events import CommentWritten, NotePublished, NoteWithdrawn
from market.notes.models import Note
from market.notes.queries import reading, talk
from market.notes.services.keep_note import rewrite_note
from market.notes.services.publish_note import publish_due, publish_note
from market.notes.states import NoteState
from market.notes.tests.factories import keep_draft, make_draft, make_note, say, tag
from market.orders.tests.factories import make_sku

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    make_list("加微信", severity=Severity.HOLD)
    make_list("假发票", name="worse", severity=Severity.REFUSE)
    make_list("全网最低", name="ad words", pack="advertising", severity=Severity.REFUSE)


def decide(kind: str, thing_id, *, outcome: str, version: int = 1, author_id=None) -> None:
    """Tell what a reviewer decided, as moderation does."""
    with transaction.atomic():
        news = SubjectDecided(
            uuid7(), kind, thing_id, version, author_id or uuid7(), outcome,
            "" if outcome == "publish" else "6.9", "kept" if outcome == "publish" else "removed", NOON,
        )  # fmt: skip
        outbox.publish(news, key=thing_id)
    deliver_news()


def test_a_forbidden_word_is_named_with_its_place_and_nothing_is_published():
    lin = make_person()
    draft = keep_draft(lin.id, body="代开假发票")

    with pytest.raises(TextRefused) as refusal:
        publish_note(note_id=draft.id, author_id=lin.id, now=NOON)

    assert refusal.value.field == "body"
    (hit,) = refusal.value.facts["hits"]
    assert (hit["start"], hit["end"]) == (2, 5)
    assert reading.note(draft.id, viewer_id=lin.id).state == NoteState.DRAFT


def test_a_word_of_advertising_matters_where_something_is_sold():
    lin, cup = make_person(), make_sku()

    make_note(lin.id, body="全网最低的水杯")
    with pytest.raises(TextRefused):
        make_note(lin.id, body="全网最低的水杯", goods=(tag(cup.product_id),))


def test_a_doubtful_note_waits_for_a_person():
    lin, wei = make_person(), make_person()

    note = make_note(lin.id, body="加微信看更多")

    assert note.state == NoteState.HELD
    with pytest.raises(errors.NoteNotFound):
        reading.note(note.id, viewer_id=wei.id)
    item = Item.objects.get()
    assert (item.subject_kind, item.subject_id, item.author_id) == ("note", note.id, lin.id)

    decide("note", note.id, outcome="publish")
    assert reading.note(note.id, viewer_id=wei.id).state == NoteState.PUBLISHED
    assert told(NotePublished, key=note.id).is_first

    decide("note", note.id, outcome="take_down")
    assert reading.note(note.id, viewer_id=lin.id).state == NoteState.HIDDEN
    decide("note", note.id, outcome="publish")
    assert reading.note(note.id, viewer_id=wei.id).published_at == NOON


def test_a_decision_about_what_was_said_before_changes_nothing():
    lin = make_person()
    note = make_note(lin.id, body="加微信看更多")
    rewrite_note(note_id=note.id, author_id=lin.id, draft=make_draft(lin.id), now=NOON)

    decide("note", note.id, outcome="take_down", version=1)

    assert reading.note(note.id, viewer_id=lin.id).state == NoteState.DRAFT
    assert publish_note(note_id=note.id, author_id=lin.id, now=NOON).state == NoteState.PUBLISHED


def test_an_edit_that_is_doubtful_takes_the_note_from_everybodys_sight():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id)

    held = rewrite_note(note_id=note.id, author_id=lin.id, draft=make_draft(lin.id, body="加微信"), now=NOON)
    with pytest.raises(errors.NoteNotFound):
        reading.note(note.id, viewer_id=wei.id)
    with pytest.raises(TextRefused):
        other = make_note(lin.id)
        rewrite_note(note_id=other.id, author_id=lin.id, draft=make_draft(lin.id, title="假发票"), now=NOON)

    assert held.state == NoteState.HELD
    assert told(NoteWithdrawn, key=note.id).is_deleted is False


def test_words_that_were_forbidden_meanwhile_do_not_go_out_at_their_hour():
    lin = make_person()
    draft = keep_draft(lin.id, body="限时秒空")
    publish_note(note_id=draft.id, author_id=lin.id, at=NOON + timedelta(hours=1), now=NOON)
    make_list("秒空", name="new", severity=Severity.REFUSE)

    assert publish_due(now=NOON + timedelta(hours=1)) == 0

    note = Note.objects.get()
    assert (note.state, note.publish_at) == (NoteState.DRAFT, None)
    assert "text_refused" in note.moves.order_by("-at", "-id")[0].because


def test_a_doubtful_comment_is_its_authors_alone_until_somebody_has_looked():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id)
    root = say(note.id, lin.id)

    held = say(note.id, wei.id, "加微信", reply_to_id=root.id)
    with pytest.raises(TextRefused):
        say(note.id, wei.id, "假发票")

    assert held.is_held
    assert talk.replies(root.id, hidden=[], after=None, limit=9) == ([], None)
    assert reading.counts([note.id])[note.id].comments == 1
    assert len(told_all(CommentWritten)) == 1
    decide("comment", held.id, outcome="publish", version=0)
    decide("comment", held.id, outcome="publish", version=0)
    assert [one.id for one in talk.replies(root.id, hidden=[], after=None, limit=9)[0]] == [held.id]
    assert reading.counts([note.id])[note.id].comments == 2
    assert [event.reply_to_author_id for event in told_all(CommentWritten)] == [None, lin.id]

    decide("comment", held.id, outcome="take_down", version=0)
    assert talk.replies(root.id, hidden=[], after=None, limit=9) == ([], None)
    assert reading.counts([note.id])[note.id].comments == 1
