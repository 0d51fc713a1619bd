"""Making films anew, in the real child process and without a database."""

from pathlib import Path

import av
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from market.media.film import limits, loudness
from market.media.film.parent import Outcome, run_child
from market.media.tests.clips import boxes, make_clip, turned


def made_from(data: bytes, folder: Path) -> Outcome:
    source = folder / "given"
    source.write_bytes(data)
    return run_child(source, folder, on_progress=lambda stage, share: None)


def heard(path: Path) -> float | None:
    with av.open(str(path)) as container:
        return loudness.measure(container, container.streams.audio[0])


def test_a_film_becomes_h264_and_aac_that_plays_from_its_first_bytes(tmp_path):
    """Without `+faststart`: fails with mdat before moov."""
    done = made_from(make_clip(width=1920, height=1080, seconds=1.2, tags={"title": "SecretTitle"}), tmp_path)

    names = boxes(tmp_path / "film.mp4")
    assert names.index(b"moov") < names.index(b"mdat")
    with av.open(str(tmp_path / "film.mp4")) as film:
        picture, sound = film.streams.video[0], film.streams.audio[0]
        assert (picture.codec.name, picture.profile, picture.pix_fmt) == ("h264", "High", "yuv420p")
        assert (picture.width, picture.height) == (1280, 720)
        assert (sound.codec.name, sound.rate, sound.layout.name) == ("aac", 48_000, "stereo")
        assert abs(film.duration / 1e6 - 1.2) < 0.1
    assert b"Secret" not in (tmp_path / "film.mp4").read_bytes()
    assert (done.made["width"], done.made["height"], done.made["has_sound"]) == (1280, 720, True)
    assert len(list(tmp_path.glob("cover-*.png"))) == len(limits.COVERS_AT)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(level=st.floats(-42, 0))
def test_a_tone_of_any_level_is_as_loud_as_all_others_afterwards(tmp_path, level):
    """Without the gain: fails at most levels, the first by 23 LU."""
    assert not made_from(make_clip(seconds=1.6, level_db=level), tmp_path).refused

    loud = heard(tmp_path / "film.mp4")
    assert loud is not None and abs(loud - limits.LOUDNESS_LUFS) <= 1.0
    names = boxes(tmp_path / "film.mp4")
    assert names.index(b"moov") < names.index(b"mdat")


@pytest.mark.parametrize("level", [None, -120.0])
def test_silence_stays_silent(tmp_path, level):
    done = made_from(make_clip(level_db=level), tmp_path)

    assert (done.refused, done.made["loudness_lufs"], done.made["has_sound"]) == ("", None, level is not None)


def test_what_a_phone_filmed_upright_stands_upright(tmp_path):
    """Without the turn: fails with 320x240."""
    done = made_from(turned(make_clip()), tmp_path)

    assert (done.made["width"], done.made["height"]) == (240, 320)


@pytest.mark.parametrize(
    ("codec", "pixels", "kind"),
    [("libx265", "yuv420p10le", "mp4"), ("libvpx-vp9", "yuv420p", "webm"), ("libx264", "yuv420p", "matroska")],
)
def test_what_phones_and_browsers_film_is_understood(tmp_path, codec, pixels, kind):
    done = made_from(make_clip(codec=codec, pixels=pixels, kind=kind, seconds=1.2), tmp_path)

    assert (done.refused, done.made["width"]) == ("", 320)


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (make_clip(seconds=0.5), "video_too_short"),
        (make_clip(luma=0), "video_is_dark"),
        (make_clip(luma=128), "video_is_still"),
        (make_clip(width=640, height=160), "video_shape_is_odd"),
        (make_clip(picture=False), "no_picture_in_video"),
        (make_clip()[:4000], "video_is_broken"),
        (PLAYLIST, "not_a_video"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "not_a_video"),
        (b"\0\0\0\x18ftypmp42" + b"\0" * 12 + PLAYLIST, "video_is_broken"),
        (b"", "not_a_video"),
    ],
    ids="short dark still flat sound cut playlist concat disguised empty".split(),
)
def test_what_cannot_be_shown_is_refused_with_its_reason(tmp_path, data, why):
    assert made_from(data, tmp_path).refused == why


def test_a_film_that_is_too_long_is_refused_by_its_packets(tmp_path):
    clip = make_clip(seconds=limits.LONGEST_SECONDS + 2, width=32, height=32, rate=1, level_db=None)

    done = made_from(clip, tmp_path)

    assert (done.refused, done.facts) == ("video_too_long", {"most_seconds": limits.LONGEST_SECONDS})
