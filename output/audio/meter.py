"""What an independent ear says of an audio file: FFmpeg decodes it and measures by EBU R128, in constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Any

from output.audio.loudness import SILENCE
from output.errors import FormatError

if TYPE_CHECKING:
    from av import AudioFrame
    from av.container import InputContainer
    from av.filter import Graph

QUIET_DB = -50
"""dBFS below which nothing is heard: FFmpeg's silencedetect has -60 for itself; MP3 of silence stays below -80."""
LONG_S = 2
"""Seconds of silence that a listener takes for an end."""


@dataclass
class Measurement:
    """Loudness in LUFS, true peak in dBTP, length in samples and ms, silences as (start, end) in ms.

    The end of a silence is None while it lasts. ``chapters`` are (start in ms, title), ordered.
    """

    codec: str = ""
    container: str = ""
    sample_rate: int = 0
    channels: int = 0
    samples: int = 0
    loudness: float = SILENCE
    true_peak: float = -200.0
    silences: list[tuple[int, int | None]] = field(default_factory=list)
    chapters: list[tuple[int, str]] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)

    @property
    def duration_ms(self) -> int:
        """Length in ms, rounded."""
        return round(self.samples * 1000 / self.sample_rate) if self.sample_rate else 0


def measure(path: Path) -> Measurement:
    """Decode a whole file and measure it; FormatError where FFmpeg finds no sound or a damaged frame."""
    import av

    try:
        with av.open(str(path), options={"err_detect": "explode"}) as container:
            return _measure(container)
    except (av.error.FFmpegError, IndexError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FormatError(f"cannot be decoded: {reason}", file=str(path), remedy="build it again") from error


def _measure(container: InputContainer) -> Measurement:
    stream = container.streams.audio[0]
    found = Measurement(
        codec=stream.codec_context.name,
        container=container.format.name,
        sample_rate=stream.codec_context.sample_rate,
        channels=stream.codec_context.channels,
        chapters=sorted(_chapter(row) for row in container.chapters()),
        metadata={key.lower(): value for key, value in (container.metadata | stream.metadata).items()},
    )
    graph = _graph(stream)
    for frame in container.decode(stream):
        found.samples += frame.samples
        graph.push(frame)
        _read(graph, found)
    graph.push(None)
    _read(graph, found)
    if found.silences and found.silences[-1][1] is None:
        found.silences[-1] = (found.silences[-1][0], found.duration_ms)
    return found


def _chapter(row: Any) -> tuple[int, str]:
    return round(row["start"] * row["time_base"] * 1000), row["metadata"].get("title", "")


def _graph(stream: Any) -> Graph:
    import av

    graph = av.filter.Graph()
    filters = [
        graph.add_abuffer(template=stream),
        graph.add("ebur128", "metadata=1:peak=true"),
        graph.add("silencedetect", f"n={QUIET_DB}dB:d={LONG_S}"),
        graph.add("abuffersink"),
    ]
    graph.link_nodes(*filters).configure()
    return graph


def _read(graph: Graph, found: Measurement) -> None:
    """Take what came out of the filters; the last values of loudness and peak are those of the whole."""
    for said in map(_metadata, _pulled(graph)):
        found.loudness = said.get("lavfi.r128.I", found.loudness)
        found.true_peak = _decibels(said["lavfi.r128.true_peak"]) if "lavfi.r128.true_peak" in said else found.true_peak
        if "lavfi.silence_start" in said:
            found.silences.append((round(said["lavfi.silence_start"] * 1000), None))
        if "lavfi.silence_end" in said:
            found.silences[-1] = (found.silences[-1][0], round(said["lavfi.silence_end"] * 1000))


def _pulled(graph: Graph) -> Iterator[Any]:
    import av

    try:
        while True:
            yield graph.pull()
    except (av.error.BlockingIOError, av.error.EOFError):
        return


def _metadata(frame: AudioFrame) -> dict[str, float]:
    return {key: float(value) for key, value in frame.metadata.items()}


def _decibels(amplitude: float) -> float:
    return 20 * log10(amplitude) if amplitude > 0 else -200.0
