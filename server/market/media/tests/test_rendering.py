"""Pictures in, pictures out: every kind of file that a phone, a camera or somebody ill-meaning may send."""

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from foundation.errors import ShopError
from market.media.errors import NotAPicture, PictureTooLarge
from market.media.rendering import LARGEST_BYTES, LARGEST_PIXELS, SIZES, render, sizes_for
from market.media.tests.factories import make_bytes

RED, BLUE = (200, 30, 20), (20, 30, 200)
ORIENTATION = 0x0112  # TIFF 6.0


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def halves(width: int = 80, height: int = 40) -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture


def near(one: Any, other: tuple[int, ...], by: int = 40) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one[:3], other, strict=True))


@given(st.integers(1, 3000), st.integers(1, 40))
@settings(deadline=None, max_examples=30)
def test_sizes_are_the_asked_ones_and_nothing_is_scaled_up(width, height):
    done = render(make_bytes(width, height, colour="#cf2a20"))

    assert (done.width, done.height) == (width, height)
    assert tuple(sorted(done.files)) == sizes_for(width)
    for size, data in done.files.items():
        file = opened(data)
        assert file.format == "WEBP"
        assert file.width == min(size, width)
        assert abs(file.height - max(1, height * file.width / width)) <= 1


@pytest.mark.parametrize(
    ("width", "sizes"),
    [(1, (320,)), (320, (320,)), (321, (320, 640)), (640, (320, 640)), (641, SIZES), (1280, SIZES), (5000, SIZES)],
)
def test_a_size_is_made_when_the_next_smaller_one_would_lose_something(width, sizes):
    assert sizes_for(width) == sizes


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_comes_out_upright_whichever_way_the_phone_was_held(orientation, kind):
    upright = halves()
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    held = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    out = io.BytesIO()
    held.save(out, kind, exif=exif, **({"quality": 95} if kind != "PNG" else {}))

    done = render(out.getvalue())

    file = opened(done.files[320]).convert("RGB")
    assert (done.width, done.height) == file.size == (80, 40)
    assert near(file.getpixel((10, 20)), RED)
    assert near(file.getpixel((70, 20)), BLUE)


def test_a_large_photo_held_sideways_keeps_its_full_width():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    out = io.BytesIO()
    Image.new("RGB", (1000, 3000), RED).save(out, "JPEG", exif=exif)

    done = render(out.getvalue())

    assert (done.width, done.height) == (3000, 1000)
    assert opened(done.files[1280]).size == (1280, 427)


def test_where_when_and_with_what_it_was_taken_is_gone():
    exif = Image.Exif()
    exif[0x010F] = "SecretPhone"
    exif.get_ifd(0x8825)[2] = (30.0, 15.0, 5.0)  # GPS latitude
    out = io.BytesIO()
    halves(2000, 1000).save(out, "JPEG", exif=exif, comment=b"SecretComment", xmp=b"<x>SecretXmp</x>")

    done = render(out.getvalue())

    assert b"Secret" in out.getvalue()
    for data in done.files.values():
        file = opened(data)
        assert b"Secret" not in data
        assert not file.getexif()
        assert set(file.info) <= {"background", "loop", "duration", "timestamp"}


def swapped_profile() -> bytes:
    """A colour profile in which red means green: sRGB with two of its primaries exchanged."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")


def test_colours_are_brought_from_their_own_profile_to_what_every_screen_knows():
    out = io.BytesIO()
    halves().save(out, "PNG", icc_profile=swapped_profile())

    file = opened(render(out.getvalue()).files[320])

    assert "icc_profile" not in file.info
    assert near(file.convert("RGB").getpixel((10, 20)), (30, 200, 20))


def test_a_broken_colour_profile_is_ignored():
    assert render(make_bytes(icc_profile=b"no profile at all", colour="#cf2a20")).colour.startswith("#c")


@pytest.mark.parametrize(
    ("mode", "kind", "colour"),
    [
        ("L", "JPEG", 128),
        ("CMYK", "JPEG", (0, 200, 200, 20)),
        ("1", "PNG", 1),
        ("LA", "PNG", (128, 100)),
        ("RGBA", "PNG", (200, 30, 20, 100)),
        ("RGBA", "WEBP", (200, 30, 20, 100)),
        ("P", "PNG", 3),
        ("P", "GIF", 3),
        ("I;16", "PNG", 40_000),
    ],
)
def test_every_way_to_write_colours_can_be_shown(mode, kind, colour):
    done = render(make_bytes(50, 40, mode=mode, kind=kind, colour=colour))

    file = opened(done.files[320])
    assert (file.size, file.mode) == ((50, 40), "RGBA" if mode in ("LA", "RGBA") else "RGB")
    assert len(done.colour) == 7


def test_sixteen_bits_of_grey_become_eight_without_losing_light_and_dark():
    picture = Image.new("I;16", (40, 20), 1000)
    picture.paste(60_000, (20, 0, 40, 20))
    out = io.BytesIO()
    picture.save(out, "PNG")

    file = opened(render(out.getvalue()).files[320]).convert("L")

    extremes: list[Any] = [file.crop((left, 5, left + 10, 15)).getextrema() for left in (0, 30)]
    dark, light = extremes
    assert dark[1] < 30
    assert light[0] > 225


def test_what_is_see_through_stays_so_and_counts_as_white_paper():
    done = render(make_bytes(60, 60, mode="RGBA", kind="PNG", colour=(0, 0, 0, 0)))

    assert opened(done.files[320]).convert("RGBA").getchannel("A").getextrema() == (0, 0)
    assert done.colour == "#ffffff"


def test_the_colour_is_the_one_that_fills_most():
    picture = Image.new("RGB", (100, 100), RED)
    picture.paste(BLUE, (0, 0, 100, 30))
    out = io.BytesIO()
    picture.save(out, "PNG")

    colour = render(out.getvalue()).colour

    assert near(tuple(bytes.fromhex(colour[1:])), RED, by=12)


def animated(kind: str) -> bytes:
    out = io.BytesIO()
    first, second = Image.new("RGB", (20, 20), RED), Image.new("RGB", (20, 20), BLUE)
    first.save(out, kind, save_all=True, append_images=[second], duration=100)
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "data",
    [
        b"", b"hello", SVG, b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", make_bytes()[:-200], make_bytes(kind="PNG")[:60],
        animated("GIF"), animated("WEBP"), animated("PNG"), make_bytes(kind="BMP"), make_bytes(kind="TIFF"),
        b"\x00\x00\x00\x18ftypheic" + b"\x00" * 100,
    ],
    ids="empty text svg pdf png-head cut-jpeg cut-png gif webp apng bmp tiff heic".split(),
)  # fmt: skip
def test_what_is_no_still_picture_is_refused(data):
    with pytest.raises(NotAPicture) as refusal:
        render(data)
    assert refusal.value.field == "file"


def test_a_phones_photo_with_extras_is_shown_by_its_main_picture():
    out = io.BytesIO()
    halves().save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (20, 20), BLUE)])

    assert render(out.getvalue()).width == 80


def a_png_that_says(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is this large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(6_325, 6_325), (30_000, 30_000), (2_000_000_000, 1), (65_535, 65_535)])
def test_a_bomb_is_refused_before_it_is_unpacked(width, height):
    assert width * height > LARGEST_PIXELS
    with pytest.raises(PictureTooLarge) as refusal:
        render(a_png_that_says(width, height))
    assert refusal.value.facts == {"most_pixels": LARGEST_PIXELS}


def test_more_bytes_than_we_take_are_refused_unread():
    with pytest.raises(PictureTooLarge) as refusal:
        render(b"\xff" * (LARGEST_BYTES + 1))
    assert refusal.value.facts == {"most_bytes": LARGEST_BYTES}


def test_a_picture_as_long_as_a_street_is_fitted_into_what_webp_can_say():
    done = render(make_bytes(600, 40_000, kind="PNG", colour="#cf2a20"))

    assert (done.width, done.height) == (600, 40_000)
    assert max(opened(data).height for data in done.files.values()) == 16_383


whole = st.sampled_from(
    [
        make_bytes(30, 20, colour="#cf2a20"),
        make_bytes(30, 20, kind="PNG", colour="#cf2a20"),
        make_bytes(30, 20, kind="WEBP", colour="#cf2a20"),
        make_bytes(30, 20, kind="GIF", mode="P", colour=3),
        make_bytes(30, 20, kind="PNG", mode="P", colour=3, transparency=b"\x00\x80"),
    ]
)
wounds = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12)


@given(st.one_of(st.binary(max_size=400), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF"])))
@settings(deadline=None, max_examples=200)
@example(SVG)
def test_random_bytes_are_refused_and_never_crash(data):
    with pytest.raises(ShopError):
        render(data)


@given(whole, wounds, st.integers(0, 60))
@settings(deadline=None, max_examples=300)
def test_a_wounded_picture_is_shown_or_refused_and_never_crashes(data, hurt, lost):
    wounded = bytearray(data)
    for place, value in hurt:
        wounded[int(place * len(wounded))] = value

    try:
        done = render(bytes(wounded[: len(wounded) - lost]))
    except (NotAPicture, PictureTooLarge):
        return
    assert all(opened(file).format == "WEBP" for file in done.files.values())
