"""A note's counts move before the eyes of who has its page open, and of nobody else."""

import pytest
from django.test import Client
from django.utils import timezone

from foundation.ids import encode
from foundation.live import read_ticket
from foundation.models import LiveMessage
from foundation.testing import NOON, deliver_news
from market.circles.services.keep_away import block
from market.circles.tests.factories import make_private
from market.notes.services.like_notes import like_many
from market.notes.tests.factories import make_note, say
from market.notes.types import Deed
from market.notices.models import WatchedNote
from market.notices.services.watch_notes import forget_watched, tell_counts, watch_note
from market.people.tests.factories import make_person, phone_of

pytestmark = pytest.mark.django_db


def messages(note) -> list[dict[str, int]]:
    return [one.data for one in LiveMessage.objects.filter(topic=f"note:{encode('note', note.id)}").order_by("id")]


def path(note) -> str:
    return f"/api/live/notes/{encode('note', note.id)}/tickets"


def test_a_storm_on_a_note_is_one_message_each_time_it_is_told():
    ana, fans = make_person(), [make_person() for _ in range(5)]
    note = make_note(ana.id)
    watch_note(note_id=note.id, viewer_id=None, now=NOON)

    for fan in fans:
        like_many([Deed(fan.id, note.id)], now=NOON)
        say(note.id, fan.id)
    deliver_news()

    assert [tell_counts(), tell_counts()] == [1, 0]
    assert messages(note) == [{"like_count": 5, "save_count": 0, "comment_count": 5, "share_count": 0}]


def test_a_note_that_nobody_watches_is_not_told_of():
    ana, ben = make_person(), make_person()
    note = make_note(ana.id)
    watch_note(note_id=note.id, viewer_id=ben.id, now=NOON)
    forget_watched(now=timezone.now())
    like_many([Deed(ben.id, note.id)], now=NOON)
    deliver_news()

    assert (tell_counts(), WatchedNote.objects.count()) == (0, 0)


def test_anybody_listens_to_a_public_note_for_five_minutes():
    note = make_note(make_person().id)

    answer = Client().post(path(note))

    assert (answer.status_code, answer.json()["expires_in"]) == (201, 300)
    topics, until = read_ticket(answer.json()["ticket"])
    assert topics == [f"note:{encode('note', note.id)}"]
    assert until <= timezone.now().timestamp() + 300


def test_who_may_not_see_the_note_gets_no_ticket():
    ana, ben, lin = make_person(), make_person(), make_private(make_person())
    blocked, private = make_note(ana.id), make_note(lin.id)
    block(person_id=ana.id, other_id=ben.id, now=NOON)

    answers = [phone_of(ben).post(path(note)) for note in (blocked, private)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert phone_of(lin).post(path(private)).status_code == 201
