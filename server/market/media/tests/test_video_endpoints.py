"""Giving and getting videos over HTTP."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from foundation.ids import decode
from market.media.models import Video
from market.media.pages import Limited
from market.media.services.make_video import make_video
from market.media.tests.clips import make_clip
from market.people.models import Person

pytestmark = pytest.mark.django_db
CLIP = make_clip()


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    settings.MEDIA_ROOT, settings.VIDEO_WORKSHOP = tmp_path / "media", tmp_path / "workshop"
    settings.VIDEO_PART_BYTES = 20_000


@pytest.fixture
def anas() -> Client:
    client = Client()
    client.force_login(Person.objects.create_user(nickname="小安", email=f"{uuid4().hex}@example.com"))
    return client


def announce(client: Client, **changes):
    body = {"size_bytes": len(CLIP), "content_type": "video/mp4", **changes}
    return client.post("/api/media/videos", body, "application/json")


def put(client: Client, video_id: str, number: int, data: bytes):
    return client.put(f"/api/media/videos/{video_id}/parts/{number}", data, "application/octet-stream")


def test_a_video_is_given_in_parts_made_and_played_from_any_byte(anas):
    answer = announce(anas)
    body = answer.json()
    assert (answer.status_code, body["state"], body["parts"], body["part_bytes"]) == (201, "uploading", [], 20_000)
    address = f"/api/media/videos/{body['video_id']}"
    for number in range(-(-len(CLIP) // 20_000)):
        assert put(anas, body["video_id"], number, CLIP[number * 20_000 : (number + 1) * 20_000]).status_code == 204
    assert anas.get(address).json()["progress"] == 100
    assert anas.post(f"{address}/complete").json()["state"] == "checking"
    make_video(decode("vid", body["video_id"]), clock=timezone.now)

    shown = anas.get(address).json()
    cover = shown["covers"][0]["picture_id"]
    assert (shown["state"], shown["video"]["width"], len(shown["covers"])) == ("ready", 320, 5)
    assert anas.put(f"{address}/cover", {"picture_id": cover}, "application/json").status_code == 200

    url = shown["video"]["url"]
    whole = Client().get(url).getvalue()
    size = len(whole)
    end = size - 1
    for asked, first, last in (("0-99", 0, 99), ("100-", 100, end), ("-10", size - 10, end), ("5-999999", 5, end)):
        part = Client().get(url, headers={"Range": f"bytes={asked}"})
        assert (part.status_code, part["Content-Range"]) == (206, f"bytes {first}-{last}/{size}")
        assert part.getvalue() == whole[first : last + 1]
    assert Client().get(url, headers={"Range": f"bytes={size}-"}).status_code == 416
    changed = Client().get(url, headers={"Range": "bytes=0-9", "If-Range": '"other"'})
    assert (changed.status_code, len(changed.getvalue())) == (200, size)
    assert Client().get(url, headers={"If-None-Match": part["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"size_bytes": 10**10}, "size_bytes", "media.video_too_large"),
        ({"content_type": "text/html"}, "content_type", "media.video_type_unknown"),
    ],
)
def test_what_is_no_video_of_ours_is_refused_by_its_field(anas, changes, field, code):
    answer = announce(anas, **changes)

    assert answer.status_code == 422
    assert [(one["field"], one["code"]) for one in answer.json()["errors"]] == [(field, code)]
    assert Video.objects.count() == 0


def test_another_person_and_guests_find_nothing(anas):
    video_id = announce(anas).json()["video_id"]
    bens = Client()
    bens.force_login(Person.objects.create_user(nickname="Ben", email=f"{uuid4().hex}@example.com"))

    assert put(bens, video_id, 0, CLIP[:20_000]).json()["code"] == "media.video_not_found"
    assert bens.get(f"/api/media/videos/{video_id}").status_code == 404
    assert bens.post(f"/api/media/videos/{video_id}/complete").status_code == 404
    assert put(Client(), video_id, 0, CLIP[:20_000]).status_code == 401
    assert Video.objects.get().parts.count() == 0


def test_a_part_of_another_length_is_refused(anas):
    video_id = announce(anas).json()["video_id"]

    assert put(anas, video_id, 0, CLIP[:19_999]).json()["errors"][0]["code"] == "media.part_has_wrong_length"


def test_a_file_that_ends_early_is_read_to_its_end_only():
    import io

    file = Limited(io.BytesIO(b"0123456789"), 4)

    assert (file.read(3), file.read(3), file.read(3)) == (b"012", b"3", b"")
