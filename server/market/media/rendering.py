"""How a picture is made anew: bytes in, bytes out. No database, no clock, no Django."""

import io
import math
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from market.media.blurhash import blurhash
from market.media.errors import NotAPicture, PictureTooLarge
from market.media.likeness import likeness
from market.media.provenance import evidence_in_picture
from market.media.types import AiEvidence

LARGEST_BYTES = 12 * 1024 * 1024  # What a good phone's camera makes, with room to spare.
LARGEST_PIXELS = 40_000_000  # A 40-megapixel photo unpacks to 120 MB; more than that is a bomb or a mistake.
SIZES = (320, 640, 1280)  # Widths: a card on a phone, the same at twice the density, a whole phone's page.
LONGEST_SIDE = 16_383  # WebP can say no larger number.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
QUALITY = 82  # By eye: above it files grow and nothing is seen.
LARGEST_PROFILE = 4 * 1024 * 1024  # Colour profiles of printers reach 2 MB.
UNPACKED_AT_ONCE = 2  # Per process: twenty people with 40-megapixel photos must not take the memory of all others.

# How Pillow's readers fail on bytes that are not what they say. Anything else is our own mistake and must surface.
UNREADABLE = (
    OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, KeyError, TypeError,
    OverflowError, AttributeError,
)  # fmt: skip

_unpacking = threading.BoundedSemaphore(UNPACKED_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A picture made anew: nothing of the given bytes is left but what the eye sees."""

    width: int  # as it was given, upright
    height: int
    colour: str  # "#rrggbb"
    files: dict[int, bytes]  # WebP, by the size it serves
    blurhash: str
    ai_evidence: AiEvidence
    likeness: bytes  # as it is packed


def render(data: bytes) -> Rendered:
    """
    Make a picture anew in our sizes: upright, in sRGB, without metadata, never scaled up.

    A size is made when the next smaller one is narrower than the picture. Waits for its turn, and takes some 250 MB
    for the largest pictures.

    :raises PictureTooLarge: more bytes or pixels than we take; NotAPicture: what we cannot or will not show
    """
    if len(data) > LARGEST_BYTES:
        raise PictureTooLarge(field="file", most_bytes=LARGEST_BYTES)
    with _unpacking:
        with _readable():
            picture, width, height = _unpack(data)
            evidence = evidence_in_picture(data)
        picture = _plain(picture)
        files: dict[int, bytes] = {}
        for size in reversed(sizes_for(width)):
            picture = _fit(picture, size)
            files[size] = _webp(picture)
        looks = likeness(picture).pack()
        return Rendered(width, height, _dominant_colour(picture), files, blurhash(picture), evidence, looks)


def sizes_for(width: int) -> tuple[int, ...]:
    """Return the sizes worth making of a picture this wide: in (0, 320] one, in (320, 640] two, above three."""
    return tuple(size for size, smaller in zip(SIZES, (0, *SIZES), strict=False) if width > smaller)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except Image.DecompressionBombError:
        raise PictureTooLarge(field="file", most_pixels=LARGEST_PIXELS) from None
    except UNREADABLE:
        raise NotAPicture(field="file") from None


def _unpack(data: bytes) -> tuple[Image.Image, int, int]:
    """Return the upright picture, perhaps smaller than given but as large as we need, and its true width and height."""
    given = Image.open(io.BytesIO(data), formats=FORMATS)
    if given.width * given.height > LARGEST_PIXELS:
        raise PictureTooLarge(field="file", most_pixels=LARGEST_PIXELS)
    if getattr(given, "is_animated", False) and given.format != "MPO":  # An MPO is a phone's photo with extras.
        raise NotAPicture(field="file", why="animated")
    lies = given.getexif().get(0x0112) in (5, 6, 7, 8)  # Orientations that swap the sides, TIFF 6.0 tag 274.
    width, height = (given.height, given.width) if lies else given.size
    scale = min(1.0, SIZES[-1] / width, LONGEST_SIDE / height)
    given.draft(None, (math.ceil(given.width * scale), math.ceil(given.height * scale)))  # JPEG unpacks no more.
    given.load()
    return ImageOps.exif_transpose(given), width, height


def _plain(picture: Image.Image) -> Image.Image:
    """Return the picture as RGB or RGBA in sRGB, with nothing else attached."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith(("I", "F")):  # 16 or 32 bits of grey: bring what is there into eight.
        low, high = picture.getextrema()
        span = max(float(high) - float(low), 1.0)  # type: ignore[arg-type]
        picture = picture.convert("F").point(lambda value: value * (255 / span) - float(low) * 255 / span).convert("L")  # type: ignore[arg-type]
    if picture.has_transparency_data:
        alpha = picture.convert("RGBA").getchannel("A")
        picture = _in_srgb(picture.convert("RGBA").convert("RGB"), profile)
        picture.putalpha(alpha)
    else:
        picture = _in_srgb(picture, profile)
    picture.info = {}
    return picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Translate wide colours, as phones write them, into those that every screen knows; a bad profile is ignored."""
    if profile and len(profile) <= LARGEST_PROFILE and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            done = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            return picture.convert("RGB")
        assert done is not None, "a new picture, since not in place"
        return done
    return picture.convert("RGB")


def _fit(picture: Image.Image, size: int) -> Image.Image:
    scale = min(1.0, size / picture.width, LONGEST_SIDE / picture.height)
    if scale == 1.0:
        return picture
    fitted = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(fitted, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _webp(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def _dominant_colour(picture: Image.Image) -> str:
    """Return the colour that fills most of the picture on white paper, of the eight that describe it best."""
    small = picture.resize((48, 48), Image.Resampling.BOX)
    if small.mode == "RGBA":
        paper = Image.new("RGBA", small.size, "white")
        small = Image.alpha_composite(paper, small).convert("RGB")
    eight = small.quantize(8, method=Image.Quantize.MEDIANCUT)
    counts = eight.getcolors()
    palette = eight.getpalette()
    assert counts is not None and palette is not None, "a quantised picture has a palette"
    place = int(max(counts)[1]) * 3  # type: ignore[call-overload]
    return "#" + bytes(palette[place : place + 3]).hex()
