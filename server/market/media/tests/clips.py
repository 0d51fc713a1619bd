"""Makers of small films."""

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np


def make_clip(
    *, seconds: float = 2.0, width: int = 320, height: int = 240, level_db: float | None = -20.0,
    luma: int | None = None, codec: str = "libx264", pixels: str = "yuv420p", kind: str = "mp4", rate: int = 25,
    tags: dict[str, str] | None = None, picture: bool = True,
) -> bytes:  # fmt: skip
    """
    A film whose stripes wander, with a tone of 1 kHz on both sides.

    `level_db` is the tone's peak in dBFS; None: no sound. `luma` makes every frame one grey.
    """
    out = io.BytesIO()
    with av.open(out, "w", format=kind) as container:
        container.metadata.update(tags or {})
        streams: list[Any] = []
        if picture:
            film: Any = container.add_stream(codec, rate=rate, options={"preset": "ultrafast"} if "26" in codec else {})
            film.width, film.height, film.pix_fmt = width, height, pixels
            streams.append((film, [_frame(width, height, at, rate, luma) for at in range(round(rate * seconds))]))
        if level_db is not None:
            sound: Any = container.add_stream("libopus" if kind == "webm" else "aac", rate=48_000)
            sound.layout = "stereo"
            streams.append((sound, _tone(seconds, level_db)))
        for stream, frames in streams:
            for frame in [*frames, None]:
                container.mux(stream.encode(frame))
    return out.getvalue()


def _frame(width: int, height: int, at: int, rate: int, luma: int | None) -> av.VideoFrame:
    across = (np.arange(width) * 2 + at * 6) % 256
    grey = np.full((height, width), luma) if luma is not None else np.broadcast_to(across, (height, width))
    frame = av.VideoFrame.from_ndarray(np.stack([grey] * 3, -1).astype(np.uint8), format="rgb24")
    frame.pts, frame.time_base = at, Fraction(1, rate)
    return frame


def _tone(seconds: float, level_db: float) -> list[av.AudioFrame]:
    times = np.arange(round(48_000 * seconds)) / 48_000
    wave = (10 ** (level_db / 20) * np.sin(2 * np.pi * 1000 * times)).astype(np.float32)
    frames = []
    for at in range(0, len(wave), 960):
        frame = av.AudioFrame.from_ndarray(np.stack([wave[at : at + 960]] * 2), format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, at, Fraction(1, 48_000)
        frames.append(frame)
    return frames


def turned(clip: bytes, *, matrix: tuple[int, ...] = (0, 1, 0, -1, 0, 0, 0, 0, 1)) -> bytes:
    """The same MP4, to be shown turned: the matrix of the first track's header, ISO 14496-12, 8.3.2."""
    at = clip.index(b"tkhd") + 4 + 40
    scale = (1 << 16, 1 << 16, 1 << 30) * 3
    words = b"".join((one * scale[place]).to_bytes(4, "big", signed=True) for place, one in enumerate(matrix))
    return clip[:at] + words + clip[at + 36 :]


def boxes(path: Path) -> list[bytes]:
    """Return the names of an MP4's outermost boxes, in order."""
    data, at, names = path.read_bytes(), 0, []
    while at < len(data):
        names.append(data[at + 4 : at + 8])
        at += int.from_bytes(data[at : at + 4], "big")
    return names
