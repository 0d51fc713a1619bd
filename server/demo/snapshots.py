"""What the demo's people photograph: our own renders, held as one holds a phone, and short films of them."""

import io
from collections.abc import Iterator, Sequence

import av
import numpy as np
from PIL import Image

from demo import texts

WIDTH, HEIGHT = 750, 1000  # upright, as a phone takes them
RATE, SECONDS_EACH = 25, 2
ZOOM = 1.15  # how far a film goes in on each picture


def snapshot(names: Sequence[str]) -> bytes:
    """One picture of one thing, or of two above one another, as JPEG."""
    taken = Image.new("RGB", (WIDTH, HEIGHT))
    part = HEIGHT // len(names)
    for place, name in enumerate(names):
        taken.paste(
            _cut(_render(name), WIDTH / part, 1.0).resize((WIDTH, part), Image.Resampling.LANCZOS), (0, place * part)
        )
    written = io.BytesIO()
    taken.save(written, "JPEG", quality=90)
    return written.getvalue()


def film(names: Sequence[str]) -> bytes:
    """A film that goes slowly in on one picture after the other, without sound, as MP4."""
    written = io.BytesIO()
    with av.open(written, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"preset": "veryfast", "crf": "20"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for frame in _frames(names):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.asarray(frame), format="rgb24")))
        container.mux(stream.encode(None))
    return written.getvalue()


def _frames(names: Sequence[str]) -> Iterator[Image.Image]:
    steps = RATE * SECONDS_EACH
    for name in names:
        render = _render(name)
        for step in range(steps):
            zoom = 1 + (ZOOM - 1) * step / steps
            yield _cut(render, WIDTH / HEIGHT, zoom).resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)


def _cut(render: Image.Image, ratio: float, zoom: float) -> Image.Image:
    """The middle of a render in this ratio of width to height."""
    width, height = min(render.width, render.height * ratio) / zoom, min(render.height, render.width / ratio) / zoom
    left, top = (render.width - width) / 2, (render.height - height) / 2
    return render.crop((round(left), round(top), round(left + width), round(top + height)))


def _render(name: str) -> Image.Image:
    with Image.open(texts.PICTURES / f"{name}.webp") as render:
        return render.convert("RGB")
