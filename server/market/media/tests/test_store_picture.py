"""Giving a picture, keeping it, and sweeping away what nobody shows."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction

from foundation import sql
from foundation.testing import NOON, deliver_news
from market.catalogue import facade as catalogue
from market.catalogue.tests.factories import make_product
from market.media import facade
from market.media.errors import NotAPicture, PictureNotFound
from market.media.models import Picture
from market.media.services.store_picture import store_picture
from market.media.services.sweep_pictures import sweep_lost_files, sweep_pictures
from market.media.tests.factories import make_bytes, make_picture

ana, ben = uuid4(), uuid4()
LATER = NOON + timedelta(days=3)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings):
    """Each test has a storage of its own, so that it can count files."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


@pytest.mark.django_db
def test_a_picture_is_kept_in_its_sizes_under_names_nobody_can_guess(own_folder):
    view = store_picture(make_bytes(1000, 500, colour="#cf2a20"), ana, "review", now=NOON)

    names = files(own_folder)
    assert (view.width, view.height) == (1000, 500)
    assert [re.sub(r"/[A-Za-z0-9_-]{32}-", "/*-", name) for name in names] == [
        f"pictures/20260301/*-{size}.webp" for size in (1280, 320, 640)
    ]
    assert sorted(view.urls.values()) == [f"/media/{name}" for name in names]
    assert facade.pictures([view.id, uuid4()]) == {view.id: view}


@pytest.mark.django_db
def test_a_small_picture_has_one_file_for_every_size(own_folder):
    view = store_picture(make_bytes(200, 100), ana, "review", now=NOON)

    assert len(files(own_folder)) == 1
    assert set(view.urls) == {"320", "640", "1280"}
    assert len(set(view.urls.values())) == 1


@pytest.mark.django_db
def test_the_same_bytes_of_one_owner_are_one_picture_and_of_two_are_two(own_folder):
    data = make_bytes()

    first, again = store_picture(data, ana, "review", now=NOON), store_picture(data, ana, "other", now=LATER)
    bens, ours = store_picture(data, ben, "review", now=NOON), store_picture(data, None, "seed", now=NOON)

    assert first == again
    assert store_picture(data, None, "seed", now=NOON) == ours
    assert len({first.id, bens.id, ours.id}) == Picture.objects.count() == 3
    assert len(files(own_folder)) == 3 * 2


@pytest.mark.django_db
def test_what_is_refused_leaves_nothing_behind(own_folder):
    with pytest.raises(NotAPicture):
        store_picture(b"no picture", ana, "review", now=NOON)

    assert (files(own_folder), Picture.objects.count()) == ([], 0)


@pytest.mark.django_db(transaction=True)
def test_twenty_give_the_same_bytes_and_one_picture_stays_with_its_files_alone(own_folder):
    """Without the constraint `media_same_bytes_once_per_owner`: fails with 20 pictures."""
    data, runners = make_bytes(), 20
    gun = Barrier(runners)

    def run(_: int):
        try:
            gun.wait()
            return store_picture(data, ana, "review", now=NOON).id
        finally:
            connection.close()

    with ThreadPoolExecutor(runners) as pool:
        ids = list(pool.map(run, range(runners)))

    assert len(set(ids)) == 1
    assert files(own_folder) == sorted(Picture.objects.get().file_names())


@pytest.mark.django_db
def test_what_nobody_shows_for_two_days_is_swept_away_with_its_files(own_folder):
    kept = make_picture(owner_id=ana)
    unused = make_picture(owner_id=ana, keep=False)

    assert sweep_pictures(now=NOON + timedelta(days=2)) == 0
    assert sweep_pictures(now=LATER) == 1

    assert facade.pictures([kept.id, unused.id]) == {kept.id: kept}
    assert files(own_folder) == sorted(Picture.objects.get().file_names())


@pytest.mark.django_db
def test_what_is_shown_or_given_again_stays(own_folder):
    shown = make_picture(owner_id=ana, keep=False)
    data = make_bytes()
    again = store_picture(data, ana, "review", keep=False, now=NOON)

    facade.keep_pictures([shown.id, uuid4()], NOON)
    store_picture(data, ana, "review", keep=False, now=LATER)

    assert sweep_pictures(now=LATER) == 0
    assert set(facade.pictures([shown.id, again.id])) == {shown.id, again.id}


@pytest.mark.django_db
def test_a_picture_that_a_product_shows_is_kept_when_the_news_arrives(own_folder):
    given = [make_picture(owner_id=ana, keep=False) for _ in range(2)]
    make_product(pictures=0, source_key="x:1")
    product = make_product(pictures=0, source_key="x:2")
    catalogue.update_product(product.id, {"picture_ids": [given[0].id]}, NOON)
    deliver_news()

    assert sweep_pictures(now=LATER) == 1
    assert set(facade.pictures([one.id for one in given])) == {given[0].id}


@pytest.mark.django_db
def test_files_that_lost_their_row_are_found_by_their_day(own_folder):
    kept = make_picture(owner_id=ana)
    default_storage.save("pictures/20260301/" + "x" * 32 + "-320.webp", ContentFile(b"lost"))

    assert sweep_lost_files(now=NOON + timedelta(days=1)) == 0
    assert sweep_lost_files(now=LATER) == 1

    assert files(own_folder) == sorted(Picture.objects.get(pk=kept.id).file_names())


@pytest.mark.django_db
def test_a_person_uses_only_their_own_pictures(django_assert_num_queries):
    mine, theirs, ours = make_picture(owner_id=ana), make_picture(owner_id=ben), make_picture()

    facade.check_owner([mine.id, mine.id], ana)
    for picture_id in (theirs.id, ours.id, uuid4()):
        with pytest.raises(PictureNotFound):
            facade.check_owner([mine.id, picture_id], ana)
    with django_assert_num_queries(0):
        facade.check_owner([], ana)
        facade.pictures([])
    with django_assert_num_queries(1):
        assert len(facade.pictures([mine.id, theirs.id, ours.id])) == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("media_same_bytes_once_per_owner", "digest = 'same'"),
        ("media_pictures_have_an_area", "width = 0"),
        ("media_pictures_have_a_file", "sizes = '{}'"),
    ],
)
def test_what_the_database_refuses_whatever_python_says(constraint, change):
    make_picture(), make_picture()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        sql.run(f"UPDATE media_picture SET {change}")
    assert sql.broken_guard(refusal.value) == constraint
