"""Notes that show a film, and what files say of their own making."""

import io
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from PIL import Image, PngImagePlugin

from foundation import sql
from foundation.ids import encode
from foundation.testing import NOON
from market.circles.tests.factories import make_person
from market.media import facade as media
from market.media.queries import upload
from market.media.services.begin_video import begin_video
from market.media.services.choose_cover import choose_cover
from market.media.services.complete_video import complete_video
from market.media.services.make_video import make_video
from market.media.services.store_picture import store_picture
from market.media.services.take_part import take_part
from market.media.tests.clips import make_clip
from market.moderation.models import Item
from market.notes import errors
from market.notes.services.keep_note import rewrite_note
from market.notes.tests.factories import keep_draft, make_draft, make_note, make_picture

pytestmark = pytest.mark.django_db
CLIP = make_clip()


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VIDEO_WORKSHOP = tmp_path / "workshop"


def announce(owner_id):
    return begin_video(owner_id=owner_id, size_bytes=len(CLIP), content_type="video/mp4", sha256="", now=NOON).id


def make_film(owner_id):
    video_id = announce(owner_id)
    take_part(video_id=video_id, owner_id=owner_id, number=0, body=io.BytesIO(CLIP), now=NOON)
    complete_video(video_id=video_id, owner_id=owner_id, now=NOON)
    make_video(video_id, clock=lambda: NOON)
    return video_id


def made_by_a_machine(owner_id):
    said, made = PngImagePlugin.PngInfo(), io.BytesIO()
    said.add_text("parameters", "a cup of tea\nNegative prompt: blur\nSteps: 20, Sampler: Euler a")
    Image.new("RGB", (30, 40), (9, 9, 9)).save(made, "PNG", pnginfo=said)
    return store_picture(made.getvalue(), owner_id, "note", keep=False, now=NOON).id


def test_a_film_is_shown_with_the_cover_chosen_for_it(client):
    lin = make_person()
    film = make_film(lin.id)
    chosen = upload(film, lin.id).covers[-1]
    choose_cover(video_id=film, owner_id=lin.id, picture_id=chosen.id)

    note = make_note(lin.id, picture_ids=(), video_id=film)

    said = client.get(f"/api/notes/{encode('note', note.id)}").json()
    assert (said["is_video"], said["pictures"]) == (True, [])
    assert said["video"]["seconds"] > 0
    assert said["cover"]["url_640"] == chosen.urls["640"]


def test_another_persons_film_and_one_that_is_not_ready_are_not_found():
    lin, wei = make_person(), make_person()
    for film in (make_film(wei.id), announce(lin.id)):
        with pytest.raises(media.VideoNotFound):
            keep_draft(lin.id, picture_ids=(), video_id=film)


def test_a_note_shows_pictures_or_a_film():
    lin = make_person()
    film = make_film(lin.id)
    with pytest.raises(errors.PicturesOrFilm):
        keep_draft(lin.id, video_id=film)
    note = keep_draft(lin.id, picture_ids=(), video_id=film)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        sql.run("UPDATE notes_note SET picture_ids = %s WHERE id = %s", [[make_picture(lin.id)], note.id])
    assert sql.broken_guard(refusal.value) == "notes_pictures_or_film"


def test_what_a_machine_made_says_so_as_long_as_it_is_shown():
    lin = make_person()
    note = keep_draft(lin.id, picture_ids=(make_picture(lin.id), made_by_a_machine(lin.id)), is_ai_declared=False)
    assert note.is_ai

    kept = rewrite_note(
        note_id=note.id, author_id=lin.id, draft=make_draft(lin.id, picture_ids=note.draft.picture_ids), now=NOON
    )
    assert kept.is_ai
    other = rewrite_note(note_id=note.id, author_id=lin.id, draft=make_draft(lin.id), now=NOON)
    assert not other.is_ai


def test_a_film_with_the_cover_of_somebody_elses_is_held():
    lin, ben = make_person(), make_person()
    first = make_note(lin.id, picture_ids=(), video_id=make_film(lin.id))

    copy = make_note(ben.id, picture_ids=(), video_id=make_film(ben.id))

    assert (first.state, copy.state) == ("published", "held")
    (like,) = Item.objects.get(subject_id=copy.id).snapshots.get().resemblances
    assert like["subject_id"] == str(first.id)
