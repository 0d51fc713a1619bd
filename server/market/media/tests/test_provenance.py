"""What files say of their own making."""

import io

import pytest
from PIL import Image, PngImagePlugin

from market.media.provenance import evidence_in_film
from market.media.rendering import render
from market.media.tests.clips import make_clip
from market.media.tests.factories import make_bytes
from market.media.types import AiEvidence

SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
XMP = f'<rdf:Description Iptc4xmpExt:DigitalSourceType="{SOURCE}"/>'.encode()
CAMERA = XMP.replace(b"trainedAlgorithmicMedia", b"digitalCapture")
GB = b'<TC260:AIGC>{"Label":"1","ContentProducer":"x"}</TC260:AIGC>'


def png(**words: str) -> bytes:
    text = PngImagePlugin.PngInfo()
    for key, value in words.items():
        text.add_text(key, value, zip=True)
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#cf2a20").save(out, "PNG", pnginfo=text)
    return out.getvalue()


def exif(tag: int, value: str) -> bytes:
    words = Image.Exif()
    words[tag] = value
    return make_bytes(exif=words)


@pytest.mark.parametrize(
    ("data", "evidence"),
    [
        (make_bytes(), AiEvidence.NONE),
        (make_bytes(xmp=XMP), AiEvidence.SOURCE),
        (make_bytes(xmp=CAMERA), AiEvidence.NONE),
        (make_bytes(xmp=GB), AiEvidence.GB45438),
        (make_bytes(xmp=GB.replace(b'"1"', b'"0"')), AiEvidence.NONE),
        (make_bytes(kind="WEBP", xmp=XMP), AiEvidence.SOURCE),
        (png(parameters="a cat\nSteps: 20, Sampler: Euler a"), AiEvidence.GENERATOR),
        (png(workflow="{}"), AiEvidence.GENERATOR),
        (png(Software="NovelAI"), AiEvidence.GENERATOR),
        (png(Software="GIMP 2.10", Comment="my cat"), AiEvidence.NONE),
        (exif(0x0131, "Midjourney"), AiEvidence.GENERATOR),
        (make_bytes() + b"jumbjumdc2pa.claim", AiEvidence.CREDENTIALS),
    ],
)
def test_a_pictures_marks_are_read_before_they_are_gone(data, evidence):
    done = render(data)

    assert done.ai_evidence == evidence
    assert all(b"AlgorithmicMedia" not in file and b"AIGC" not in file for file in done.files.values())


@pytest.mark.parametrize(
    ("tags", "evidence"),
    [
        ({}, AiEvidence.NONE),
        ({"comment": 'AIGC {"Label": "2", "ContentProducer": "x"}'}, AiEvidence.GB45438),
        ({"comment": SOURCE}, AiEvidence.SOURCE),
    ],
)
def test_a_films_marks_are_read_as_well(tags, evidence):
    clip = make_clip(seconds=1, tags=tags)

    assert evidence_in_film(io.BytesIO(clip), len(clip)) == evidence


def test_only_what_means_a_machine_made_it_counts_as_such():
    assert [one for one in AiEvidence if one.is_ai] == [AiEvidence.SOURCE, AiEvidence.GB45438, AiEvidence.GENERATOR]
