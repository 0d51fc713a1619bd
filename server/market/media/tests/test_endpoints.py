"""Giving and getting pictures over HTTP."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.utils import timezone

from foundation.ids import decode, encode
from market.media.endpoints import UPLOADS_PER_MINUTE
from market.media.models import Picture
from market.media.rendering import LARGEST_BYTES
from market.media.services.sweep_pictures import sweep_pictures
from market.media.tests.factories import make_bytes, make_picture
from market.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    return Person.objects.create_user(nickname="小安", email=f"{uuid4().hex}@example.com")


@pytest.fixture
def anas(ana) -> Client:
    client = Client()
    client.force_login(ana)
    return client


def give(client: Client, data: bytes, name: str = "photo.jpg"):
    return client.post("/api/media/pictures", {"file": SimpleUploadedFile(name, data), "purpose": "review"})


def test_a_person_gives_a_picture_and_gets_it_back_in_sizes(anas, ana):
    answer = give(anas, make_bytes(1500, 1000, colour="#cf2a20"))

    assert answer.status_code == 201, answer.content
    body = answer.json()
    row = Picture.objects.get()
    assert body == {
        "picture_id": encode("pic", row.id),
        "url_320": f"/media/{row.stem}-320.webp",
        "url_640": f"/media/{row.stem}-640.webp",
        "url_1280": f"/media/{row.stem}-1280.webp",
        "width": 1500,
        "height": 1000,
        "colour": row.colour,
        "blurhash": row.blurhash,
        "ai_evidence": "none",
    }
    assert len(row.blurhash) == 28
    assert (row.owner_id, row.purpose, row.kept_at) == (ana.id, "review", None)
    assert isinstance(decode("pic", body["picture_id"]), UUID)


def test_giving_the_same_again_gives_the_same(anas):
    data = make_bytes()
    assert give(anas, data).json() == give(anas, data).json()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"hello", "media.not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "media.not_a_picture"),
        (b"\xff" * (LARGEST_BYTES + 1), "media.picture_too_large"),
        (make_bytes(7000, 7000, kind="PNG", mode="1", colour=1), "media.picture_too_large"),
    ],
    ids="text svg heavy huge".split(),
)
def test_what_is_no_picture_or_too_large_is_refused_by_its_field(anas, data, code):
    answer = give(anas, data)

    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert [(error["field"], error["code"]) for error in problem["errors"]] == [("file", code)]
    assert Picture.objects.count() == 0


def test_a_file_far_too_large_is_refused_before_it_is_read(anas):
    answer = give(anas, b"\0" * (LARGEST_BYTES + 200_000))

    assert (answer.status_code, answer.json()["code"]) == (422, "media.picture_too_large")


def test_a_missing_file_is_named(anas):
    answer = anas.post("/api/media/pictures", {"purpose": "review"})

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "file")


def test_guests_and_forged_forms_give_nothing(ana):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ana)

    assert give(Client(), make_bytes()).status_code == 401
    assert give(strict, make_bytes()).json()["code"] == "auth.csrf_failed"
    assert Picture.objects.count() == 0


def test_a_program_that_gives_too_fast_is_told_to_wait(anas):
    data = make_bytes(10, 10)

    answers = [give(anas, data) for _ in range(UPLOADS_PER_MINUTE + 1)]

    assert {answer.status_code for answer in answers[:-1]} == {201}
    assert answers[-1].json()["code"] == "market.too_many_requests"


def test_a_file_is_sent_to_be_kept_for_ever_and_never_twice():
    address = make_picture().urls["640"]

    answer = Client().get(address)
    again = Client().get(address, headers={"If-None-Match": answer["ETag"]})

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer.getvalue()[8:12] == b"WEBP"
    assert answer["Cache-Control"] == again["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"]) == ("nosniff", "default-src 'none'")
    assert (again.status_code, again.content) == (304, b"")
    assert Client().head(address).status_code == 200
    assert Client().post(address).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/media/pictures/20260301/../../../config/env.py",
        "/media/pictures/20260301/" + "a" * 32 + "-320.webp",
        "/media/pictures/20260301/",
        "/media/pictures/20260301/" + "a" * 32 + "-999.webp",
        "/media/notes.txt",
    ],
)
def test_nothing_else_in_the_storage_is_reachable(address):
    if not default_storage.exists("notes.txt"):
        default_storage.save("notes.txt", ContentFile(b"private"))

    answer = Client().get(address)

    assert answer.status_code == 404 or b"private" not in answer.content
    assert "immutable" not in answer.headers.get("Cache-Control", "")
    assert answer.headers.get("Content-Type") != "image/webp"


def test_a_picture_given_and_never_used_is_gone_after_days(anas):
    address = give(anas, make_bytes()).json()["url_320"]

    sweep_pictures(now=timezone.now() + timedelta(days=3))

    assert Client().get(address).status_code == 404


def test_the_gate_looks_at_the_announced_length_only():
    from market.media.uploads import RefuseHugeUploads, UploadTooLarge

    gate = RefuseHugeUploads(RequestFactory().post("/"))
    gate.handle_raw_input(None, {}, LARGEST_BYTES, b"", None)
    with pytest.raises(UploadTooLarge):
        gate.handle_raw_input(None, {}, LARGEST_BYTES * 2, b"", None)


def test_an_operator_looks_and_changes_nothing():
    operator = Person.objects.create_superuser(email="operator@example.com", password="a long one for tests")
    client = Client()
    client.force_login(operator)
    picture = make_picture(owner_id=operator.id)

    listed = client.get("/admin/media/picture/", {"q": encode("pic", picture.id)}).content.decode()

    assert picture.urls["320"] in listed
    assert client.get(f"/admin/media/picture/{picture.id}/change/").status_code == 200
    assert client.post(f"/admin/media/picture/{picture.id}/delete/", {"post": "yes"}).status_code == 403
    assert Picture.objects.count() == 1
