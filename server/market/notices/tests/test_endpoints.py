from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.test import Client

from foundation.ids import encode
from foundation.live import read_ticket
from market.notices.models import Notice
from market.notices.tests.factories import make_notice
from market.people.models import Person
from market.people.tests.factories import make_person, phone_of

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def ana() -> Person:
    return make_person()


def test_i_read_what_i_was_told_in_the_language_i_ask_for(ana: Person):
    notice = make_notice(ana.id)
    make_notice(uuid4())

    body = phone_of(ana, "en").get("/api/notices").json()

    assert body == {
        "items": [
            {
                "notice_id": encode("ntc", notice.id),
                "kind": "paid",
                "title": "Payment received",
                "text": "You paid ¥49.90 for “Handmade mug”. The shop is getting it ready.",
                "link": f"/orders/{notice.facts['order_id']}",
                "face": None,
                "cover": None,
                "is_read": False,
                "created_at": "2026-03-01T12:00:00Z",
            }
        ],
        "next": None,
    }
    assert phone_of(ana).get("/api/notices").json()["items"][0]["title"] == "支付成功"


def test_pages_show_everything_once_newest_first(ana: Person):
    ids = [encode("ntc", make_notice(ana.id).id) for _ in range(5)]
    client = phone_of(ana)

    pages = [client.get("/api/notices?limit=2").json()]
    while pages[-1]["next"]:
        pages.append(client.get(f"/api/notices?limit=2&after={pages[-1]['next']}").json())

    assert [len(page["items"]) for page in pages] == [2, 2, 1]
    assert [one["notice_id"] for page in pages for one in page["items"]] == ids[::-1]


def test_reading_a_page_takes_one_query_beside_the_session(ana: Person, django_assert_num_queries):
    for _ in range(5):
        make_notice(ana.id)
    client = phone_of(ana)

    with django_assert_num_queries(3):
        client.get("/api/notices")


def test_a_cursor_of_another_list_is_refused_by_name(ana: Person):
    refusal = phone_of(ana).get("/api/notices?after=nonsense")

    assert (refusal.status_code, refusal.json()["code"]) == (422, "market.bad_cursor")
    assert refusal.json()["errors"][0]["field"] == "after"


def test_i_mark_mine_as_read_and_nobody_elses(ana: Person):
    first, second = make_notice(ana.id), make_notice(ana.id)
    theirs = make_notice(uuid4())
    client = phone_of(ana)

    one_left = client.post("/api/notices/read", {"up_to": encode("ntc", first.id)}, content_type=JSON)
    none_left = client.post("/api/notices/read", {"up_to": encode("ntc", theirs.id)}, content_type=JSON)

    assert (one_left.json(), none_left.json()) == ({"unread_count": 1}, {"unread_count": 0})
    assert Notice.objects.get(pk=second.id).read_at is not None
    assert Notice.objects.get(pk=theirs.id).read_at is None


def test_a_ticket_lets_me_listen_to_what_i_named(ana: Person):
    topics = [f"person:{encode('pers', ana.id)}", f"team:{encode('team', uuid4())}"]

    answer = phone_of(ana).post("/api/live/tickets", {"topics": topics}, content_type=JSON)

    assert answer.status_code == 201, answer.content
    url = urlsplit(answer.json()["url"])
    assert (url.hostname, url.port, url.path) == ("testserver", 8001, "/live")
    assert read_ticket(parse_qs(url.query)["ticket"][0])[0] == topics


def test_the_hub_is_where_the_settings_say(ana: Person, settings):
    settings.LIVE_URL = "https://live.example.com"

    answer = phone_of(ana).post(
        "/api/live/tickets", {"topics": [f"person:{encode('pers', ana.id)}"]}, content_type=JSON
    )

    assert answer.json()["url"].startswith("https://live.example.com/live?ticket=")


def test_nobody_listens_to_somebody_else(ana: Person):
    theirs = f"person:{encode('pers', uuid4())}"

    refusal = phone_of(ana).post("/api/live/tickets", {"topics": [theirs]}, content_type=JSON)

    assert (refusal.status_code, refusal.json()["code"]) == (404, "notices.topic_not_found")


@pytest.mark.parametrize(
    ("method", "path"), [("get", "/api/notices"), ("post", "/api/notices/read"), ("post", "/api/live/tickets")]
)
def test_who_is_not_signed_in_is_asked_to(method, path):
    refusal = getattr(Client(), method)(path)

    assert (refusal.status_code, refusal.json()["code"]) == (401, "auth.sign_in_first")
