"""What a picture looks like stays through what people do to pictures. How often: docs/moderation.md."""

import io

import pytest
from PIL import Image, ImageOps

from foundation.ids import uuid7
from market.media import facade as media
from market.media.likeness import MIRROR, Likeness, likeness
from market.media.services.store_picture import store_picture
from market.media.tests.drawn import draw, written


def test_what_is_kept_is_what_was_seen():
    looks = likeness(draw(1))

    kept = Likeness.unpack(looks.pack())

    assert (kept.whole, kept.mirrored, kept.width) == (looks.whole, looks.mirrored, looks.width)
    assert [(one.key, one.weak) for one in kept.points] == [(one.key, one.weak) for one in looks.points]
    assert kept.pack() == looks.pack()


def test_the_mirrored_hash_is_the_hash_of_the_mirror_image():
    picture = draw(2).resize((320, 320))

    assert likeness(picture).mirrored == likeness(ImageOps.mirror(picture)).whole


def test_keys_of_the_mirror_image_have_their_signs_turned():
    picture = draw(3).resize((320, 320))

    here = {one.key for one in likeness(picture).points}
    there = {one.key ^ MIRROR for one in likeness(ImageOps.mirror(picture)).points}

    assert len(here & there) > len(here) / 3


@pytest.mark.parametrize("size", [(1, 1), (3, 500), (500, 3), (16, 16), (2000, 17)])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_picture_with_nothing_in_it_is_like_none(size, mode):
    looks = likeness(Image.new(mode, size))

    assert (looks.whole, looks.points) == (b"", ())


def test_a_stored_picture_says_what_it_looks_like(db):
    stored = store_picture(written(draw(4)), uuid7(), "note")

    (looks,) = media.likenesses([stored.id]).values()

    assert len(looks.points) >= 10
    with Image.open(io.BytesIO(media.picture_bytes(stored.id, 320) or b"")) as shown:
        near = likeness(shown.convert("RGB"))
    assert len({one.key for one in near.points} & {one.key for one in looks.points}) >= 5
