from io import BytesIO
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from foundation.ids import encode
from market.people.models import Address, Person
from market.people.tests.factories import MOON, MOON_NAMES, make_address, make_map, make_person, phone_of

pytestmark = pytest.mark.django_db
SOMEBODY = UUID(int=1)  # Fixed, since the workers of one run must name the same tests.
JSON = "application/json"
BOOK = "/api/people/me/addresses"
WRITTEN = {"recipient": "林小满", "phone": "13800138000", "region_codes": list(MOON), "line1": "窑前街 22 号"}


def test_i_read_and_change_what_others_see_of_me():
    ana = make_person(email="ana@example.com", nickname="安")
    client = phone_of(ana)

    changed = client.patch(
        "/api/people/me", {"nickname": " 小满 ", "language": "en", "city": "杭州"}, content_type=JSON
    )

    assert changed.json() == client.get("/api/people/me").json() == {
        "person_id": encode("pers", ana.id),
        "nickname": "小满",
        "language": "en",
        "email": "ana@example.com",
        "phone_masked": None,
        "city": "杭州",
        "avatar": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"nickname": " "}, "people.nickname_invalid", "nickname"),
        ({"nickname": "ab" * 20}, "people.nickname_invalid", "nickname"),
        ({"language": "de"}, "people.language_unknown", "language"),
        ({"city": "长" * 61}, "people.text_too_long", "city"),
        ({"is_staff": True}, "market.invalid_input", "is_staff"),
        ({"email": "other@example.com"}, "market.invalid_input", "email"),
        ({"nickname": 5}, "market.invalid_input", "nickname"),
    ],
)
def test_a_profile_that_makes_no_sense_names_the_field(wrong, code, field):
    ana = make_person(nickname="安")

    refusal = phone_of(ana).patch("/api/people/me", wrong, content_type=JSON)

    assert (refusal.status_code, refusal.json()["code"]) == (422, code)
    assert refusal.json()["errors"][0]["field"] == field
    assert Person.objects.get().nickname == "安"


def test_a_name_with_an_unprintable_sign_is_cleaned_and_breaks_nothing():
    changed = phone_of(make_person()).patch("/api/people/me", {"nickname": "a\u0007b"}, content_type=JSON)

    assert (changed.status_code, changed.json()["nickname"]) == (200, "a b")


def test_a_picture_becomes_my_face_and_goes_again():
    client = phone_of(make_person())
    picture = BytesIO()
    Image.new("RGB", (400, 400), "#c0392b").save(picture, "PNG")

    shown = client.post("/api/people/me/avatar", {"file": SimpleUploadedFile("me.png", picture.getvalue())})
    gone = client.delete("/api/people/me/avatar")

    assert shown.status_code == 200, shown.content
    assert set(shown.json()["avatar"]) == {"url_320", "url_640", "url_1280", "width", "height", "colour"}
    assert gone.json()["avatar"] is None


def test_what_is_no_picture_becomes_no_face():
    ana = make_person()

    refusal = phone_of(ana).post("/api/people/me/avatar", {"file": SimpleUploadedFile("me.png", b"<svg/>")})

    assert (refusal.status_code, refusal.json()["code"]) == (422, "media.not_a_picture")
    assert Person.objects.get().avatar_picture_id is None


def test_faces_are_not_changed_as_fast_as_a_program_can():
    """Without the limit: fails, and one person keeps every core busy and fills the disk."""
    client = phone_of(make_person())

    said = [
        client.post("/api/people/me/avatar", {"file": SimpleUploadedFile("me.png", b"<svg/>")}).status_code
        for _ in range(11)
    ]

    assert said == [422] * 10 + [429]


def test_an_address_is_written_read_mended_and_struck_out():
    make_map()
    client = phone_of(make_person())

    written = client.post(BOOK, WRITTEN, content_type=JSON)
    path = f"{BOOK}/{written.json()['address_id']}"
    mended = client.patch(path, {"line2": "三楼", "is_default": True}, content_type=JSON)
    listed = client.get(BOOK)
    gone = client.delete(path)

    assert written.status_code == 201, written.content
    assert written.json()["region_names"] == list(MOON_NAMES)
    assert written.json()["is_default"] is True
    assert listed.json() == {"items": [mended.json()], "next": None}
    assert (gone.status_code, client.get(BOOK).json()["items"]) == (204, [])


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"phone": "123"}, "people.phone_invalid", "phone"),
        ({"region_codes": ["990000"]}, "people.region_incomplete", "region_codes"),
        ({"region_codes": ["a", "b", "c"]}, "places.region_unknown", "region_codes"),
        ({"region_codes": ["a"] * 4}, "market.invalid_input", "region_codes"),
        ({"line1": "\u0007"}, "people.text_missing", "line1"),
        ({"country": "ZZ"}, "people.country_unknown", "country"),
        ({"recipient": None}, "market.invalid_input", "recipient"),
        ({"surprise": 1}, "market.invalid_input", "surprise"),
    ],
)
def test_an_address_that_makes_no_sense_names_the_field(wrong, code, field):
    make_map()

    refusal = phone_of(make_person()).post(BOOK, {**WRITTEN, **wrong}, content_type=JSON)

    assert (refusal.status_code, refusal.json()["code"]) == (422, code)
    assert refusal.json()["errors"][0]["field"] == field
    assert Address.objects.exists() is False


def test_the_book_is_read_in_one_query_beside_the_session(django_assert_num_queries):
    make_map()
    ana = make_person()
    for _ in range(4):
        make_address(ana.id)
    client = phone_of(ana)

    with django_assert_num_queries(3):
        assert len(client.get(BOOK).json()["items"]) == 4


@pytest.mark.parametrize("method", ["patch", "delete"])
def test_somebody_elses_address_is_not_there(method):
    make_map()
    theirs = make_address(make_person().id)
    ben = phone_of(make_person())

    refusal = getattr(ben, method)(f"{BOOK}/{encode('addr', theirs.id)}", {"line1": "mine"}, content_type=JSON)

    assert (refusal.status_code, refusal.json()["code"]) == (404, "people.address_not_found")
    assert Address.objects.get().view() == theirs


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/api/people/me"),
        ("patch", "/api/people/me"),
        ("post", "/api/people/me/avatar"),
        ("delete", "/api/people/me/avatar"),
        ("get", BOOK),
        ("post", BOOK),
        ("patch", f"{BOOK}/{encode('addr', SOMEBODY)}"),
        ("delete", f"{BOOK}/{encode('addr', SOMEBODY)}"),
    ],
)
def test_who_is_not_signed_in_is_asked_to(method, path):
    refusal = getattr(Client(), method)(path)

    assert (refusal.status_code, refusal.json()["code"]) == (401, "auth.sign_in_first")
