"""What picture and sound go through on their way."""

from collections.abc import Iterator
from typing import Any

import av
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from market.media.film.limits import FRAMES_PER_SECOND, PEAK_DBFS, SHORT_SIDE

TURNS = {90: "cclock", 270: "clock"}  # A frame says by how much to turn it against the clock.


def drain(graph: av.filter.Graph) -> Iterator[Any]:
    """Return what a graph has ready."""
    while True:
        try:
            yield graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return


def fitted(width: int, height: int) -> tuple[int, int]:
    """Return the size that it becomes: even, at most 720 on its shorter side, never larger than it was."""
    scale = min(1.0, SHORT_SIDE / min(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def upright(stream: VideoStream, frame: VideoFrame) -> tuple[int, int]:
    """Return the size in which the film is meant to be seen: turned, and with square pixels."""
    aspect = stream.sample_aspect_ratio or 1
    width, height = round(frame.width * float(aspect)), frame.height
    return (height, width) if round(frame.rotation) % 180 == 90 else (width, height)


def picture_graph(stream: VideoStream, frame: VideoFrame, width: int, height: int) -> av.filter.Graph:
    """Turn upright, fit, and bring to even steps of time: what a strange clock leaves out is shown as a still."""
    rate = min(float(stream.average_rate or FRAMES_PER_SECOND), FRAMES_PER_SECOND)
    steps: list[tuple[str, str]] = []
    turn = round(frame.rotation) % 360
    if turn in TURNS:
        steps.append(("transpose", TURNS[turn]))
    elif turn == 180:
        steps += [("hflip", ""), ("vflip", "")]
    steps += [
        ("fps", f"{max(rate, 1.0):.3f}"),
        ("scale", f"{width}:{height}:flags=bicubic"),
        ("setsar", "1"),
        ("format", "yuv420p"),
    ]
    graph = av.filter.Graph()
    source = graph.add_buffer(template=stream, width=frame.width, height=frame.height, format=frame.format)
    return _joined(graph, source, steps, "buffersink")


def sound_graph(stream: AudioStream, gain: float) -> av.filter.Graph:
    """Turn the sound up or down, never past its peak, as stereo of 48 kHz."""
    graph = av.filter.Graph()
    peak = 10 ** (PEAK_DBFS / 20)
    steps = [
        ("aresample", "48000:async=1:first_pts=0"),
        ("aformat", "sample_fmts=dbl:channel_layouts=stereo"),
        ("volume", f"{gain:.3f}dB:precision=double"),
        ("alimiter", f"limit={peak:.4f}:level=0:attack=5:release=80"),
        ("aformat", "sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo"),
    ]
    return _joined(graph, graph.add_abuffer(template=stream), steps, "abuffersink")


def _joined(graph: av.filter.Graph, last: Any, steps: list[tuple[str, str]], sink: str) -> av.filter.Graph:
    for name, arguments in [*steps, (sink, "")]:
        step = graph.add(name, arguments or None)
        last.link_to(step)
        last = step
    graph.configure()
    return graph
