"""Many hands on one note. Real threads, real PostgreSQL, real commits."""

from collections import Counter
from functools import partial

import pytest

from foundation.errors import ShopError
from foundation.testing import NOON, at_once, told_all
from market.circles.tests.factories import make_person
from market.notes.events import NotePublished, NoteWithdrawn
from market.notes.models import Comment
from market.notes.queries import reading
from market.notes.services.like_notes import like_many, unlike_many
from market.notes.services.mind_comments import like_comment, pin_comment, remove_comment
from market.notes.services.publish_note import publish_due, publish_note
from market.notes.services.save_note import save_note
from market.notes.services.withdraw_note import delete_note
from market.notes.tests.factories import keep_draft, make_note, say
from market.notes.types import CountsView, Deed

pytestmark = pytest.mark.django_db(transaction=True)


def raising(act, *words, **more):
    for answer in act(*words, **more):
        if isinstance(answer, ShopError):
            raise answer


def test_twenty_like_save_and_comment_and_all_count():
    lin, fans = make_person(), [make_person() for _ in range(7)]
    note = make_note(lin.id)
    acts = [partial(raising, like_many, [Deed(one.id, note.id)], now=NOON) for one in fans]
    acts += [partial(save_note, person_id=one.id, note_id=note.id, now=NOON) for one in fans]
    acts += [partial(say, note.id, one.id) for one in fans]

    assert Counter(at_once(acts)) == {"done": 21}

    assert reading.counts([note.id])[note.id] == CountsView(likes=7, saves=7, comments=7)


def test_one_thumb_twenty_times_is_one_like():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id)

    at_once([partial(raising, like_many, [Deed(wei.id, note.id)], now=NOON)] * 10)
    assert reading.counts([note.id])[note.id].likes == 1
    at_once([partial(raising, unlike_many, [Deed(wei.id, note.id)])] * 10)
    assert reading.counts([note.id])[note.id].likes == 0


def test_a_note_is_published_once_by_whoever_comes_first():
    """Without the lock on the note: fails with several pieces of news."""
    lin = make_person()
    draft = keep_draft(lin.id)
    publish = partial(publish_note, note_id=draft.id, author_id=lin.id, now=NOON)
    publish_note(note_id=draft.id, author_id=lin.id, at=NOON.replace(hour=13), now=NOON)

    answers = at_once([publish, partial(publish_due, now=NOON.replace(hour=13))] * 5)

    assert Counter(answers) == {"done": 10}
    assert len(told_all(NotePublished)) == 1


def test_who_deletes_while_others_publish_has_deleted():
    lin = make_person()
    draft = keep_draft(lin.id)
    publish = partial(publish_note, note_id=draft.id, author_id=lin.id, now=NOON)

    answers = at_once([partial(delete_note, note_id=draft.id, author_id=lin.id, now=NOON), *[publish] * 5])

    assert set(answers) <= {"done", "notes.note_not_found"}
    assert reading.notes([draft.id]) == {}
    assert len(told_all(NoteWithdrawn)) == 1


def test_answers_and_removals_of_one_comment_leave_every_count_right():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id)
    root = say(note.id, wei.id)
    answers = [say(note.id, lin.id, reply_to_id=root.id) for _ in range(4)]
    acts = [partial(say, note.id, wei.id, reply_to_id=root.id) for _ in range(6)]
    acts += [partial(remove_comment, comment_id=one.id, person_id=lin.id, now=NOON) for one in answers * 2]
    acts += [partial(like_comment, comment_id=root.id, person_id=wei.id, now=NOON)] * 4

    at_once(acts)

    kept = Comment.objects.get(pk=root.id)
    assert (kept.reply_count, kept.like_count) == (6, 1)
    assert reading.counts([note.id])[note.id].comments == 7


def test_two_pins_at_once_leave_one():
    """Without the lock on the note: fails with the unique index's refusal."""
    lin = make_person()
    note = make_note(lin.id)
    comments = [say(note.id, lin.id) for _ in range(8)]

    answers = at_once(
        [partial(pin_comment, comment_id=one.id, author_id=lin.id, is_pinned=True) for one in comments]
    )  # fmt: skip

    assert Counter(answers) == {"done": 8}
    assert Comment.objects.filter(is_pinned=True).count() == 1
