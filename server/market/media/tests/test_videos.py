"""Giving a video in parts, having it made, showing it, and sweeping what is left."""

import hashlib
import io
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from foundation import sql
from foundation.testing import NOON
from market.media import facade
from market.media.errors import (
    NoSuchCover,
    NoSuchPart,
    PartHasWrongLength,
    PartsAreMissing,
    TooManyVideos,
    UploadIsOver,
    VideoNotFound,
    VideoTooLarge,
    VideoTypeUnknown,
)  # fmt: skip
from market.media.models import Picture, Video
from market.media.queries import upload
from market.media.services.begin_video import begin_video
from market.media.services.choose_cover import choose_cover
from market.media.services.complete_video import complete_video
from market.media.services.make_video import LEASE, make_video
from market.media.services.sweep_videos import abandon_uploads, sweep_videos, take_up_lost_videos
from market.media.services.take_part import take_part
from market.media.states import VideoState
from market.media.tests.clips import make_clip

ana, ben = uuid4(), uuid4()
PART = 16 * 1024
CLIP = make_clip()
LATER = NOON + timedelta(days=3)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings):
    """Each test has a storage of its own, so that it can count files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VIDEO_WORKSHOP = tmp_path / "workshop"
    settings.VIDEO_PART_BYTES = PART
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def announce(data: bytes = CLIP, *, owner_id: UUID = ana, sha256: str = "") -> UUID:
    view = begin_video(owner_id=owner_id, size_bytes=len(data), content_type="video/mp4", sha256=sha256, now=NOON)
    return view.id


def give(video_id: UUID, number: int, data: bytes = CLIP, *, owner_id: UUID = ana) -> None:
    body = io.BytesIO(data[number * PART : (number + 1) * PART])
    take_part(video_id=video_id, owner_id=owner_id, number=number, body=body, now=NOON)


def given(data: bytes = CLIP, **more) -> UUID:
    """A video all of whose parts have come, the last first."""
    video_id = announce(data, **more)
    for number in reversed(range(-(-len(data) // PART))):
        give(video_id, number, data)
    complete_video(video_id=video_id, owner_id=ana, now=NOON)
    return video_id


def made(data: bytes = CLIP, **more) -> UUID:
    video_id = given(data, **more)
    make_video(video_id, clock=lambda: NOON)
    return video_id


@pytest.mark.django_db
def test_parts_in_any_order_and_repeated_become_a_video(own_folder, django_assert_num_queries):
    """Without reading parts by number: fails with media.video_digest_differs."""
    video_id = announce(sha256=hashlib.sha256(CLIP).hexdigest())
    numbers = list(range(-(-len(CLIP) // PART)))
    for number in [*reversed(numbers), 0, 0]:
        give(video_id, number)
    assert (upload(video_id, ana).parts, upload(video_id, ana).progress) == (numbers, 100)
    complete_video(video_id=video_id, owner_id=ana, now=NOON)
    complete_video(video_id=video_id, owner_id=ana, now=NOON)
    make_video(video_id, clock=lambda: NOON)

    view = upload(video_id, ana)
    assert (view.state, view.progress, view.refused_because) == ("ready", 100, "")
    with django_assert_num_queries(2):
        shown = facade.videos([video_id, uuid4()])[video_id]
    assert (shown.width, shown.height, shown.seconds) == (320, 240, 2.0)
    assert shown.cover is not None and shown.blurhash == shown.cover.blurhash != ""
    assert shown.ai_evidence == facade.AiEvidence.NONE
    moves = Video.objects.get().moves.values_list("before", "after")
    assert list(moves) == [("uploading", "checking"), ("checking", "transcoding"), ("transcoding", "ready")]
    assert [name for name in files(own_folder) if "pictures" not in name] == [
        f"media/{Video.objects.get().film_name()}"
    ]


@pytest.mark.django_db
def test_what_is_anothers_is_not_there(own_folder):
    video_id = announce()
    give(video_id, 0)
    before = files(own_folder)

    for act in (
        lambda: upload(video_id, ben),
        lambda: give(video_id, 1, owner_id=ben),
        lambda: complete_video(video_id=video_id, owner_id=ben, now=NOON),
        lambda: choose_cover(video_id=video_id, owner_id=ben, picture_id=uuid4()),
        lambda: facade.check_videos_owner([video_id], ana),  # Not ready.
    ):
        with pytest.raises(VideoNotFound):
            act()
    assert (files(own_folder), upload(video_id, ana).parts) == (before, [0])


@pytest.mark.django_db
def test_parts_that_are_short_long_or_not_there_are_refused_and_leave_nothing(own_folder):
    """Without the check of the length: fails, since no PartHasWrongLength is raised."""
    video_id = announce()
    for body in (CLIP[: PART - 1], CLIP[: PART + 1], b""):
        with pytest.raises(PartHasWrongLength):
            take_part(video_id=video_id, owner_id=ana, number=0, body=io.BytesIO(body), now=NOON)
    for number in (-1, 999):
        with pytest.raises(NoSuchPart):
            take_part(video_id=video_id, owner_id=ana, number=number, body=io.BytesIO(b"x"), now=NOON)
    with pytest.raises(PartsAreMissing) as refusal:
        complete_video(video_id=video_id, owner_id=ana, now=NOON)

    assert refusal.value.facts["missing"][0] == 0
    assert files(own_folder) == []


@pytest.mark.django_db
def test_what_is_too_much_is_refused_before_a_byte_comes(settings):
    settings.VIDEO_UPLOADS_AT_ONCE = 1

    with pytest.raises(VideoTooLarge):
        begin_video(owner_id=ana, size_bytes=10**10, content_type="video/mp4", sha256="", now=NOON)
    with pytest.raises(VideoTypeUnknown):
        begin_video(owner_id=ana, size_bytes=10, content_type="application/x-mpegurl", sha256="", now=NOON)
    announce()
    with pytest.raises(TooManyVideos):
        announce()
    announce(owner_id=ben)


@pytest.mark.django_db(transaction=True)
def test_eight_give_the_same_part_at_once_and_one_stays(own_folder):
    """Without the second look under the lock: fails with IntegrityError of media_each_part_once."""
    video_id, gun = announce(), Barrier(8)

    def run(_: int) -> None:
        try:
            gun.wait()
            give(video_id, 0)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(run, range(8)))

    assert len(files(own_folder)) == 1
    assert upload(video_id, ana).parts == [0]


@pytest.mark.django_db(transaction=True)
def test_ten_announce_at_once_and_no_more_than_the_limit_are_let_in():
    """Without the advisory lock: fails with more than 3 uploads."""
    gun = Barrier(10)

    def run(_: int) -> bool:
        try:
            gun.wait()
            announce()
        except TooManyVideos:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(run, range(10))) == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "more", "why"),
    [
        (make_clip(luma=0), {}, "media.video_is_dark"),
        (CLIP[:30_000], {}, "media.video_is_broken"),
        (CLIP, {"sha256": "0" * 64}, "media.video_digest_differs"),
    ],
    ids="dark cut other".split(),
)
def test_a_refused_video_says_why_and_leaves_no_file(own_folder, data, more, why):
    view = upload(made(data, **more), ana)

    assert (view.state, view.refused_because, view.video) == ("refused", why, None)
    assert files(own_folder) == []


WORKER = """
import django, sys
django.setup()
from django.conf import settings
from pathlib import Path
from uuid import UUID
root = Path(sys.argv[2])
settings.MEDIA_ROOT, settings.VIDEO_WORKSHOP = root / "media", root / "workshop"
from django.utils import timezone
from market.media.services.make_video import make_video
make_video(UUID(sys.argv[1]), clock=timezone.now)
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_is_replaced_and_nothing_is_left_lying(own_folder):
    """Without counting attempts and deleting what they left: fails with a second film in the storage."""
    from django.utils import timezone

    video_id = given(make_clip(width=1280, height=720, seconds=6))
    base = {name: connection.settings_dict[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")}
    address = "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**base)
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(video_id), str(own_folder)],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "DATABASE_URL": address, "JISHI_ENV": "test", "DJANGO_SETTINGS_MODULE": "config.settings"},
    )
    while Video.objects.get().state != VideoState.TRANSCODING and worker.poll() is None:
        time.sleep(0.02)  # Until the child is in the middle of its work.
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    left = Video.objects.get()
    assert (left.state, left.attempt) == (VideoState.TRANSCODING, 1)
    (own_folder / "media" / "videos" / left.stem.split("/")[0]).mkdir(parents=True)
    (own_folder / "media" / left.film_name()).write_bytes(b"half a film")

    make_video(video_id, clock=timezone.now)  # The lease of the dead still holds.
    assert Video.objects.get().attempt == 1
    later = timezone.now() + LEASE * 3
    assert take_up_lost_videos(now=later) == 1
    make_video(video_id, clock=lambda: later)

    done = Video.objects.get()
    assert (done.state, done.attempt) == (VideoState.READY, 2)
    films = [name for name in files(own_folder / "media") if "pictures" not in name]
    assert films == [done.film_name()]


@pytest.mark.django_db
def test_its_owner_chooses_the_cover_among_its_own():
    video_id = made()
    first, *_, last = upload(video_id, ana).covers

    choose_cover(video_id=video_id, owner_id=ana, picture_id=last.id)

    assert facade.videos([video_id])[video_id].cover == last
    with pytest.raises(NoSuchCover):
        choose_cover(video_id=video_id, owner_id=ana, picture_id=uuid4())
    assert first != last


@pytest.mark.django_db
def test_what_is_shown_stays_with_its_covers_and_all_else_is_swept(own_folder):
    kept, unused = made(), made(make_clip(height=200))
    facade.keep_videos([kept], NOON)

    assert sweep_videos(now=NOON + timedelta(days=2)) == 0
    assert sweep_videos(now=LATER) == 1

    assert set(facade.videos([kept, unused])) == {kept}
    assert [name for name in files(own_folder) if name.endswith(".mp4")] == [
        f"media/{Video.objects.get(pk=kept).film_name()}"
    ]
    assert Picture.objects.filter(kept_at__isnull=False).count() == len(Video.objects.get(pk=kept).cover_ids)


@pytest.mark.django_db
def test_an_upload_nobody_goes_on_with_ends_and_its_parts_go(own_folder):
    video_id = announce()
    give(video_id, 0)

    assert abandon_uploads(now=NOON + timedelta(hours=23)) == 0
    assert abandon_uploads(now=NOON + timedelta(hours=25)) == 1
    with pytest.raises(UploadIsOver):
        give(video_id, 1)
    with pytest.raises(UploadIsOver):
        complete_video(video_id=video_id, owner_id=ana, now=NOON)
    assert sweep_videos(now=LATER) == 1

    assert (files(own_folder), upload(video_id, ana).state) == ([], "swept")
    assert sweep_videos(now=LATER) == 0


@pytest.mark.django_db
def test_a_film_that_says_it_was_generated_is_known_by_it_although_its_words_are_gone(own_folder):
    source = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    said = CLIP + (len(source) + 8).to_bytes(4, "big") + b"uuid" + source

    video_id = made(said)

    assert facade.videos([video_id])[video_id].ai_evidence == facade.AiEvidence.SOURCE
    film = own_folder / "media" / Video.objects.get().film_name()
    assert source not in film.read_bytes()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("media_videos_have_bytes", "size_bytes = 0"),
        ("media_progress_is_percent", "progress = 101"),
        ("media_ready_videos_can_be_shown", "state = 'ready'"),
        ("media_refusals_say_why", "state = 'refused'"),
        ("media_cover_is_a_candidate", "cover_id = '7d0c2a52-6a4e-4b0f-9f5e-2f2d1c3b4a59'"),
    ],
)
def test_what_the_database_refuses_whatever_python_says(constraint, change):
    announce()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        sql.run(f"UPDATE media_video SET {change}")
    assert sql.broken_guard(refusal.value) == constraint


@pytest.mark.django_db
def test_a_video_that_is_here_already_is_made_on_the_spot():
    video_id = facade.store_video(CLIP, ana, clock=lambda: NOON)

    assert facade.videos([video_id])[video_id].seconds > 0
    with pytest.raises(VideoNotFound):
        facade.store_video(b"no film at all", ana, clock=lambda: NOON)
