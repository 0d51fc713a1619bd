"""
No text that PostgreSQL cannot hold reaches it, whatever the endpoint: it is refused by name at the door. Nor does any
that would turn the letters of a page around.
"""

import json

import pytest
from django.test import Client

from market.orders.tests.factories import make_buyer
from market.people.models import Person

pytestmark = pytest.mark.django_db
NUL, HALF = "a\0b", "a\ud800b"


@pytest.fixture
def ana() -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=make_buyer("安娜").id))
    return client


@pytest.mark.parametrize("text", [NUL, HALF])
def test_a_body_is_refused_by_the_name_of_its_field(ana, text):
    """Without `FairTexts`: fails with DataError, PostgreSQL text fields cannot contain NUL (0x00) bytes."""
    body = {
        "recipient": "安娜",
        "phone": "+6581234567",
        "country": "CN",
        "line1": "x",
        "region_codes": ["11", text, "x"],
    }

    refusal = ana.post("/api/people/me/addresses", json.dumps(body), content_type="application/json")

    assert refusal.status_code == 422
    assert refusal.json()["code"] == "market.text_unkeepable"
    assert refusal.json()["errors"][0]["field"] == "region_codes.1"


@pytest.mark.parametrize("address", ["/api/storefront/suggest?q=%00a", "/api/places/regions?parent=%00"])
def test_a_query_is_refused_by_the_name_of_its_field(address):
    """Without `FairTexts`: fails with DataError."""
    refusal = Client().get(address)

    assert (refusal.status_code, refusal.json()["code"]) == (422, "market.text_unkeepable")
    assert refusal.json()["errors"][0]["field"] in ("q", "parent")


def test_letters_written_as_escapes_are_letters(ana):
    told = ana.patch("/api/people/me", '{"nickname": "\\u5b89\\u5a1c \\ud83d\\ude00"}', content_type="application/json")

    assert (told.status_code, told.json()["nickname"]) == (200, "安娜 😀")


@pytest.mark.parametrize("mark", ["\u202e", "\\u202e", "\u2067", "\\u2067"])
def test_marks_that_turn_letters_around_are_left_out(ana, mark):
    """Without `without_turns`: fails, the title is kept as it was sent, and what stands after it reads backwards."""
    said = ana.post("/api/notes", f'{{"title": "泡{mark}茶gnp.exe"}}', content_type="application/json",
                    headers={"Idempotency-Key": "k-1"})  # fmt: skip

    assert (said.status_code, said.json()["title"]) == (201, "泡茶gnp.exe")


def test_a_body_that_is_no_json_is_refused(ana):
    for body in (b"{", b"\xff\xfe{\x00", b"[" * 100_000):
        refusal = ana.patch("/api/people/me", body, content_type="application/json")
        assert (refusal.status_code, refusal.json()["code"]) == (400, "market.bad_request")
