from uuid import uuid4

import pytest
from django.test import Client

from foundation.ids import encode
from foundation.testing import NOON, deliver_news
from market.circles.tests.factories import make_person
from market.notes.facade import counts
from market.notes.services.count_shares import count_shares
from market.notes.services.withdraw_note import delete_note
from market.notes.tests.factories import make_note

pytestmark = pytest.mark.django_db


def test_each_way_of_passing_a_note_on_counts_once():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id)
    client = Client()
    client.force_login(wei)
    body = {"subject_kind": "note", "subject_id": encode("note", note.id)}
    for channel in ("link", "poster", "link"):
        opened = client.post("/api/affiliate/shares", {**body, "channel": channel}, "application/json")
        assert opened.status_code in (200, 201), opened.content
    deliver_news()

    assert counts([note.id])[note.id].shares == 2


def test_what_is_told_twice_counts_once_and_what_is_gone_does_not():
    note, gone = make_note(make_person().id), make_note((author := make_person()).id)
    delete_note(note_id=gone.id, author_id=author.id, now=NOON)
    told = [(uuid4(), note.id), (uuid4(), gone.id), (uuid4(), uuid4())]

    count_shares(told)
    count_shares(told + told[:1])

    assert counts([note.id])[note.id].shares == 1
