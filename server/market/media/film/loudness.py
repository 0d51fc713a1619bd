"""How loud a film is, by EBU R128 (ITU-R BS.1770-4), and by how much to turn it."""

from itertools import chain

import av
from av.audio.stream import AudioStream
from av.container import InputContainer

from market.media.film.graphs import drain
from market.media.film.limits import LOUDNESS_LUFS, MOST_GAIN_DB, SILENCE_LUFS


def measure(container: InputContainer, stream: AudioStream) -> float | None:
    """Return the integrated loudness in LUFS; None for silence. Reads the whole sound, and no picture."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(template=stream)
    meter = graph.add("ebur128", "metadata=1")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    heard = None
    for frame in chain(container.decode(stream), [None]):
        graph.push(frame)
        for measured in drain(graph):
            heard = measured.metadata.get("lavfi.r128.I", heard)
    lufs = float(heard) if heard is not None else SILENCE_LUFS
    return lufs if lufs > SILENCE_LUFS else None


def gain_db(lufs: float | None) -> float:
    """Return by how many decibels to turn the sound up or down."""
    return 0.0 if lufs is None else min(LOUDNESS_LUFS - lufs, MOST_GAIN_DB)
