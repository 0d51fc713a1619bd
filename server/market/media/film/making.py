"""How a film is made anew: a file in, a file out, with progress told on the way."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import av
from av.container import InputContainer, OutputContainer
from av.video.stream import VideoStream

from market.media.film import limits, loudness
from market.media.film.graphs import drain, fitted, picture_graph, sound_graph, upright
from market.media.film.looking import Looker

Tell = Callable[[str, float], None]  # the stage, and the share of it that is done

# Only these two readers: none of them follows an address or a name to another file as playlists do.
READERS = {"mov": lambda head: head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"),
           "matroska": lambda head: head.startswith(b"\x1a\x45\xdf\xa3")}  # fmt: skip
CLOSED = {"protocol_whitelist": "pipe", "enable_drefs": "0", "use_absolute_path": "0"}


class Refused(Exception):
    """The film cannot be shown; `code` says why, without the room's name."""

    def __init__(self, code: str, **facts: float) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@dataclass(frozen=True, slots=True)
class Made:
    width: int
    height: int
    milliseconds: int
    loudness_lufs: float | None  # as it was given; None: silent or without sound
    dark_share: float
    has_sound: bool


def make(source: Path, folder: Path, tell: Tell) -> Made:
    """
    Check a film and write `film.mp4` and `cover-N.png` into the folder. Takes about a second of CPU per second of film.

    :raises Refused: with the reason
    """
    with source.open("rb") as file, _readable():
        seconds, lufs, has_sound = _check(file)
        tell("transcoding", 0.0)
        return _transcode(file, folder / "film.mp4", Looker(folder, seconds), seconds, lufs, has_sound, tell)


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (av.FFmpegError, MemoryError, UnicodeDecodeError):
        raise Refused("video_is_broken") from None


def _open(file: BinaryIO) -> InputContainer:
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    reader = next((name for name, fits in READERS.items() if fits(head)), None)
    if reader is None:
        raise Refused("not_a_video")
    opened = av.open(file, "r", format=reader, options=CLOSED)
    assert isinstance(opened, InputContainer), "opened to be read"
    return opened


def _check(file: BinaryIO) -> tuple[float, float | None, bool]:
    """Return the length in seconds, the loudness, and whether there is sound. Decodes one frame, and all sound."""
    with _open(file) as container:
        if not container.streams.video:
            raise Refused("no_picture_in_video")
        stream = container.streams.video[0]
        seconds = _seconds(container, stream)
        if seconds < limits.SHORTEST_SECONDS:
            raise Refused("video_too_short", least_seconds=limits.SHORTEST_SECONDS)
        if seconds > limits.LONGEST_SECONDS:
            raise Refused("video_too_long", most_seconds=limits.LONGEST_SECONDS)
        if max(stream.width, stream.height) > limits.LONGEST_SIDE:
            raise Refused("video_frames_too_large", most_pixels=limits.LONGEST_SIDE)
    with _open(file) as container:
        stream = container.streams.video[0]
        frame = next(container.decode(stream), None)
        if frame is None:
            raise Refused("video_is_broken")
        width, height = upright(stream, frame)
        if not limits.TALLEST <= width / height <= limits.FLATTEST:
            raise Refused("video_shape_is_odd")
    with _open(file) as container:
        sounds = container.streams.audio
        has_sound = bool(sounds) and sounds[0].codec_context is not None
        return seconds, loudness.measure(container, sounds[0]) if has_sound else None, has_sound


def _seconds(container: InputContainer, stream: VideoStream) -> float:
    """Return how long the pictures last, counted by their packets: what a header says may be a lie."""
    first, last = None, 0.0
    for packet in container.demux(stream):
        if packet.pts is not None and packet.time_base is not None:
            at = float(packet.pts * packet.time_base)
            first = at if first is None else min(first, at)
            last = max(last, at + float((packet.duration or 0) * packet.time_base))
    return 0.0 if first is None else last - first


def _transcode(
    file: BinaryIO, target: Path, looker: Looker, seconds: float, lufs: float | None, has_sound: bool, tell: Tell
) -> Made:
    with (
        _open(file) as container,
        av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as out,
    ):
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        writer = _Writer(container, out, stream, looker, seconds, tell)
        streams: list[Any] = [stream]
        if has_sound:
            streams.append(container.streams.audio[0])
            writer.add_sound(container.streams.audio[0], loudness.gain_db(lufs))
        for packet in container.demux(streams):
            writer.take(packet)
        made = writer.finish()
    if looker.dark_share >= limits.DARK_SHARE:
        raise Refused("video_is_dark")
    if looker.still_share >= limits.DARK_SHARE:
        raise Refused("video_is_still")
    return Made(*made, lufs, round(looker.dark_share, 4), has_sound)


class _Writer:
    """Puts frames through their graphs and into the new file. The graph of pictures is made by the first frame."""

    def __init__(
        self, container: InputContainer, out: OutputContainer, stream: VideoStream, looker: Looker, seconds: float,
        tell: Tell,
    ) -> None:  # fmt: skip
        self.out, self.given, self.looker, self.seconds, self.tell = out, stream, looker, seconds, tell
        first = next(container.decode(stream))
        container.seek(0)
        width, height = fitted(*upright(stream, first))
        self.graph = picture_graph(stream, first, width, height)
        rate = min(round(float(stream.average_rate or limits.FRAMES_PER_SECOND)) or 1, limits.FRAMES_PER_SECOND)
        options = {"crf": "24", "preset": "veryfast", "profile": "high", "maxrate": "2500k", "bufsize": "5000k"}
        self.pictures = out.add_stream("libx264", rate=rate, options=options)
        self.pictures.width, self.pictures.height, self.pictures.pix_fmt = width, height, "yuv420p"
        self.pictures.codec_context.gop_size = rate * 2  # A seek waits for two seconds of film at most.
        self.sound_graph: av.filter.Graph | None = None
        self.last: Any = None
        self.told = 0.0

    def add_sound(self, stream: Any, gain: float) -> None:
        self.sound_graph = sound_graph(stream, gain)
        self.sound = self.out.add_stream("aac", rate=48_000, bit_rate=128_000)
        self.sound.layout = "stereo"

    def take(self, packet: Any) -> None:
        is_picture = packet.stream.type == "video"
        for frame in packet.decode():
            self._push(frame, is_picture)

    def _push(self, frame: Any, is_picture: bool) -> None:
        graph = self.graph if is_picture else self.sound_graph
        assert graph is not None, "sound is read only where it has a graph"
        graph.push(frame)
        for done in drain(graph):
            self._write(done, is_picture)

    def _write(self, frame: Any, is_picture: bool) -> None:
        if is_picture:
            at = frame.time or 0.0
            if at > limits.LONGEST_SECONDS + 1:
                raise Refused("video_too_long", most_seconds=limits.LONGEST_SECONDS)
            self.looker.look(frame)
            self.last = frame
            if at / self.seconds >= self.told + 0.05:
                self.told = at / self.seconds
                self.tell("transcoding", min(self.told, 1.0))
            frame.pict_type = 0  # What the given film chose as whole pictures is not for ours to repeat.
        encoder = self.pictures if is_picture else self.sound
        self.out.mux(encoder.encode(frame))

    def finish(self) -> tuple[int, int, int]:
        """Write what is still on its way. Return width, height and milliseconds."""
        self._push(None, True)
        if self.last is None:
            raise Refused("video_is_broken")
        self.looker.finish(self.last)
        self.out.mux(self.pictures.encode())
        if self.sound_graph is not None:
            self._push(None, False)
            self.out.mux(self.sound.encode())
        milliseconds = round(((self.last.time or 0.0) + 1 / float(self.pictures.codec_context.framerate)) * 1000)
        return self.pictures.width, self.pictures.height, milliseconds
