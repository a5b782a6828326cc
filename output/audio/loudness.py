"""Loudness by EBU R128 (ITU-R BS.1770), measured by FFmpeg's ebur128 filter inside PyAV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from voices.audio import Samples

if TYPE_CHECKING:
    from av import AudioFrame

SILENCE = -70.0
"""LUFS: the absolute gate of BS.1770-4, what ebur128 reports for silence."""


def integrated_loudness(blocks: Iterable[Samples], rate: int) -> float:
    """Integrated loudness (LUFS) of int16 samples (n, or n x 2), given in blocks of any length."""
    import av

    frames = _frames(blocks, rate)
    first = next(frames, None)
    if first is None:
        return SILENCE
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="s16", layout=first.layout.name)
    meter = graph.add("ebur128", "metadata=1")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    loudness = SILENCE
    for frame in chain([first], frames, [None]):
        graph.push(frame)
        try:
            while True:
                loudness = float(graph.pull().metadata.get("lavfi.r128.I", loudness))
        except (av.error.BlockingIOError, av.error.EOFError):
            continue
    return loudness


def _frames(blocks: Iterable[Samples], rate: int) -> Iterator[AudioFrame]:
    import av

    at = 0
    for block in blocks:
        layout = "mono" if block.ndim == 1 else "stereo"
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block).reshape(1, -1), format="s16", layout=layout)
        frame.sample_rate = rate
        frame.pts = at
        at += len(block)
        yield frame
