"""Speech made faster, slower, higher or lower by filters, for engines that cannot do it themselves.

Pitch: the samples are resampled as if the voice box were smaller (soxr), which moves formants along with the
fundamental, and what that does to the length is undone. Length: FFmpeg's ``atempo``, a waveform-similarity overlap-add
(WSOLA, Verhelst & Roelands 1993), whose pieces are joined by crossfades, so that nothing clicks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import soxr

from voices.audio import Samples, to_samples
from voices.model import Mark, Speech
from voices.trim import trimmed

LEAST_TEMPO = 0.5
"""The slowest that one atempo goes (FFmpeg's documentation); slower is done in several."""

TAIL_MS = 200
"""Silence that follows the speech into the filter, which keeps back its last piece; trimmed off again."""


def shifted(speech: Speech, rate: float, pitch: float) -> Speech:
    """``speech`` at ``rate`` times its speed, ``pitch`` semitones higher, marks moved along; as it is for 1 and 0."""
    if rate == 1 and pitch == 0:
        return speech
    samples, frequency = to_samples(speech.audio), speech.audio.frame_rate
    step = 2 ** (pitch / 12)
    padded = np.concatenate([samples, np.zeros(frequency * TAIL_MS // 1000, np.int16)])
    raised = np.asarray(soxr.resample(padded, frequency * step, frequency), np.int16) if pitch else padded
    done = _tempo(raised, frequency, rate / step)
    return trimmed(done, frequency, tuple(_moved(speech.marks, len(done) / len(padded), len(done))))


def _moved(marks: tuple[Mark, ...], scale: float, length: int) -> Iterator[Mark]:
    for mark in marks:
        first, last = (min(round(sample * scale), length) for sample in (mark.first, mark.last))
        yield mark._replace(first=first, last=last)


def _tempo(samples: Samples, frequency: int, tempo: float) -> Samples:
    """``samples`` (int16, at ``frequency``) played ``tempo`` times as fast at the same pitch."""
    if tempo == 1:
        return samples
    import av

    graph = av.filter.Graph()
    nodes: list[Any] = [graph.add_abuffer(sample_rate=frequency, format="s16", layout="mono")]
    nodes += [graph.add("atempo", repr(each)) for each in _steps(tempo)] + [graph.add("abuffersink")]
    graph.link_nodes(*nodes).configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples)[np.newaxis, :], format="s16", layout="mono")
    frame.sample_rate, frame.pts = frequency, 0
    graph.push(frame)
    graph.push(None)
    return np.concatenate([*_pulled(graph), np.zeros(0, np.int16)])


def _steps(tempo: float) -> list[float]:
    steps = []
    while tempo < LEAST_TEMPO:
        steps.append(LEAST_TEMPO)
        tempo /= LEAST_TEMPO
    return [*steps, tempo]


def _pulled(graph: Any) -> Iterator[Samples]:
    import av

    while True:
        try:
            yield graph.pull().to_ndarray()[0]
        except (av.error.BlockingIOError, av.error.EOFError):
            return
