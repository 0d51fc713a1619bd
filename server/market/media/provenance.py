"""
What a file says of its own making, read before the file is made anew and the words are gone. Bytes in, a word out.

IPTC's DigitalSourceType: https://cv.iptc.org/newscodes/digitalsourcetype/ ; C2PA 2.1; GB 45438-2025, annex on
implicit labels (a field AIGC, in XMP of the namespace TC260 or among a film's tags, whose Label is 1 to 3).
"""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from PIL import Image

from market.media.types import AiEvidence

SOURCE = re.compile(rb"(?:composite(?:WithT|_with_t)|t)rained_?(?:A|a)lgorithmic_?(?:M|m)edia", re.IGNORECASE)
LABEL = re.compile(
    rb"AIGC.{0,600}?(?:\"|&quot;|\\\")?Label(?:\"|&quot;|\\\")?\s*[:=]\s*(?:\"|&quot;|\\\")?[123]\b", re.DOTALL
)
CREDENTIALS = re.compile(rb"jumdc2pa|c2pa\.(?:claim|assertions)")
STEPS = re.compile(rb"Steps:\s*\d+,\s*Sampler:", re.IGNORECASE)
GENERATORS = re.compile(r"NovelAI|Midjourney|Stable ?Diffusion|ComfyUI|InvokeAI|DALL.?E|Adobe Firefly", re.IGNORECASE)
KEYS = frozenset({"parameters", "workflow", "prompt", "dream", "sd-metadata", "invokeai_metadata", "invokeai_graph"})
SLICE, OVERLAP = 4 * 1024 * 1024, 4096  # A mark that lies across a cut is found whole in the next slice.
HEAD_AND_TAIL = 16 * 1024 * 1024  # Of a film: its words stand before or behind the pictures.
MOST_TEXT = 1024 * 1024


def evidence_in_picture(data: bytes) -> AiEvidence:
    """Say what the marks of a picture say. The picture has been opened before, so it can be opened."""
    found = _in_bytes(data)
    if found not in (AiEvidence.NONE, AiEvidence.CREDENTIALS):
        return found
    with Image.open(io.BytesIO(data)) as picture:
        info = picture.info
        software = str(picture.getexif().get(0x0131, ""))
    words = {str(key): str(value)[:MOST_TEXT] for key, value in info.items() if isinstance(value, (str, bytes))}
    packed = _in_bytes("\n".join(f"{key} {value}" for key, value in words.items()).encode("utf-8", "replace"))
    if packed not in (AiEvidence.NONE, AiEvidence.CREDENTIALS):
        return packed
    said = f"{software} {words.get('Software', '')} {words.get('Source', '')}"
    if KEYS & {key.lower() for key in words} or GENERATORS.search(said):
        return AiEvidence.GENERATOR
    return found


def evidence_in_film(file: BinaryIO, size: int) -> AiEvidence:
    """Say what the marks at the head and the tail of a film say. Reads 32 MB at most, 4 at a time."""
    found = AiEvidence.NONE
    for data in _slices(file, size):
        here = _in_bytes(data)
        if here.is_ai:
            return here
        found = here if here != AiEvidence.NONE else found
    return found


def _slices(file: BinaryIO, size: int) -> Iterator[bytes]:
    places = [(0, min(size, HEAD_AND_TAIL)), (max(HEAD_AND_TAIL, size - HEAD_AND_TAIL), size)]
    for begin, end in places:
        for at in range(begin, end, SLICE):
            file.seek(max(0, at - OVERLAP))
            yield file.read(SLICE + OVERLAP)


def _in_bytes(data: bytes) -> AiEvidence:
    if SOURCE.search(data):
        return AiEvidence.SOURCE
    if LABEL.search(data):
        return AiEvidence.GB45438
    if STEPS.search(data) or STEPS.search(data.replace(b"\0", b"")[:MOST_TEXT]):  # EXIF says it in UTF-16.
        return AiEvidence.GENERATOR
    return AiEvidence.CREDENTIALS if CREDENTIALS.search(data) else AiEvidence.NONE
