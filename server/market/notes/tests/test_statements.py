"""How many statements the doors of notes take: as many for a loved note or a popular author as for others."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation.ids import encode
from foundation.testing import NOON
from market.circles.facade import follow
from market.notes.tests.factories import keep_draft, make_note, say, tag
from market.orders.tests.factories import make_sku
from market.people.models import Person
from market.people.tests.factories import make_person

pytestmark = pytest.mark.django_db


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def statements(client: Client, method: str, path: str, said: dict[str, str] | None = None) -> int:
    """Return how many statements an answer takes, the ends of its transactions aside."""
    headers = {"Idempotency-Key": "k-1"}
    with CaptureQueriesContext(connection) as seen:
        answer = client.generic(method, path, "" if said is None else str(said).replace("'", '"'), "application/json",
                                headers=headers)  # fmt: skip
    assert answer.status_code < 300, answer.content
    return sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE")) for one in seen.captured_queries)


@pytest.fixture
def author() -> Person:
    return make_person()


@pytest.fixture
def note_id(author: Person) -> UUID:
    return make_note(author.id, goods=(tag(make_sku().product_id),)).id


def test_the_talk_beneath_a_note_takes_as_many_with_thirty_voices_as_with_two(note_id):
    path, reader = f"/api/notes/{encode('note', note_id)}/comments?limit=50", client_of(make_person())
    for _ in range(2):
        say(note_id, make_person().id)
    few = statements(reader, "GET", path)
    for _ in range(30):
        say(note_id, make_person().id)

    assert statements(reader, "GET", path) == few <= 10


def test_a_notes_page_takes_twelve_at_most(note_id):
    assert statements(client_of(make_person()), "GET", f"/api/notes/{encode('note', note_id)}") <= 12


def test_a_comment_takes_fifteen_at_most_however_much_was_said(note_id):
    for _ in range(20):
        say(note_id, make_person().id)
    where = f"/api/notes/{encode('note', note_id)}/comments"

    assert statements(client_of(make_person()), "POST", where, {"text": "真好看"}) <= 15


def test_publishing_takes_as_many_for_a_popular_author_as_for_nobody(author):
    drafts = [encode("note", keep_draft(author.id).id) for _ in range(2)]
    alone = statements(client_of(author), "POST", f"/api/notes/{drafts[0]}/publish", {})
    for _ in range(40):
        follow(follower_id=make_person().id, followee_id=author.id, now=NOON)

    assert statements(client_of(author), "POST", f"/api/notes/{drafts[1]}/publish", {}) == alone <= 18
