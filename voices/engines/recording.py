"""Recordings in place of synthesized speech: a file that holds what somebody says in a turn.

The voice's ``id`` is the sha256 of the file, so that a changed file is another voice, and its ``name`` the file's
path. Speech is kept in the store like that of a dear engine, so a worker elsewhere needs no file a second time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from voices.audio import Samples, from_samples
from voices.errors import EngineError
from voices.estimate import estimated_marks
from voices.model import Part, Speech, Voice

if TYPE_CHECKING:
    from av import AudioFrame

LONGEST_S = 600
"""The longest recording of one turn (s): it is held in memory, measured 115 MB a minute while it is mastered."""

QUIETEST = 30
"""The least peak of a recording (of 32767, -60 dBFS): what is never louder holds nothing but noise."""

WINDOW_MS = 5
AROUND = 20
OVER_NOISE_DB, UNDER_SPEECH_DB, RANGE_DB = 8.0, 18.0, 50.0
"""A room is never silent: a window counts as speech where it is so far above the quietest tenth of a second, or so
far below the loud windows (their 95th percentile), whichever is less; never what is further below than the range.
Windows are of 5 ms, and 20 of them are the tenth."""

LEAD_MS, TAIL_MS = 60, 120
"""What is kept around the first and the last window of speech: soft consonants lie below any threshold."""


class Recording:
    """Plays files behind the seam of engines; marks are estimated."""

    name = "recording"
    dear = True
    parallel: int | None = None
    max_characters = 1_000_000

    def version(self) -> str:
        return "recording 1"

    def voices(self) -> Iterator[Voice]:
        """None: a recording belongs to one turn."""
        return iter(())

    def speak(self, text: str, part: Part) -> Speech:
        """What the file holds, without the silence at its edges; raises EngineError, which names the file."""
        samples, rate = loaded(part.voice.name)
        if max(int(samples.max(initial=0)), -int(samples.min(initial=0))) < QUIETEST:
            raise _faulty(part.voice.name, "is silent", "record it again, or remove it")
        size = max(1, rate * WINDOW_MS // 1000)
        spoken = without_noise(envelope(samples, size))
        windows = np.flatnonzero(spoken)
        first, last = int(windows[0]), int(windows[-1]) + 1
        begin, end = max(0, first * size - rate * LEAD_MS // 1000), last * size + rate * TAIL_MS // 1000
        found = estimated_marks(text, part.voice.language, spoken[first:last], rate // size)
        lead = first * size - begin
        marks = (mark._replace(first=lead + mark.first * size, last=lead + mark.last * size) for mark in found)
        return Speech(from_samples(samples[begin:end], rate), tuple(marks))


def loaded(path: str) -> tuple[Samples, int]:
    """Mono samples (int16) and their rate of an audio file of any format; raises EngineError, which names it."""
    import av

    try:
        with av.open(path, "r") as container:
            stream = container.streams.audio[0]
            return _decoded(container.decode(stream), stream.rate, path), stream.rate
    except (av.FFmpegError, IndexError, OSError) as error:
        raise _faulty(path, "holds no audio that can be read", "record it again, as WAV for example") from error


def _decoded(frames: Iterable[AudioFrame], rate: int, path: str) -> Samples:
    from av import AudioResampler

    resampler = AudioResampler(format="s16", layout="mono", rate=rate)
    found: list[Samples] = []
    length = 0
    for frame in chain(frames, [None]):
        for each in resampler.resample(frame):
            found.append(each.to_ndarray()[0])
            length += len(found[-1])
        if length > LONGEST_S * rate:
            raise _faulty(path, f"is longer than {LONGEST_S // 60} minutes", "cut the turn in two, and the recording")
    return np.concatenate([*found, np.zeros(0, np.int16)])


def envelope(samples: Samples, size: int) -> NDArray[np.float32]:
    """The root mean square of each window of ``size`` samples (the last may be shorter and is left out)."""
    windows = samples[: len(samples) // size * size].reshape(-1, size)
    power = np.einsum("ij,ij->i", windows, windows, dtype=np.float32, casting="unsafe")
    level: NDArray[np.float32] = np.sqrt(power / np.float32(size))
    return level


def without_noise(levels: NDArray[np.float32]) -> Samples:
    """An envelope as int16 samples, the loudest near full scale and zero where nobody speaks."""
    around = np.convolve(levels, np.full(AROUND, 1 / AROUND, np.float32), "valid") if len(levels) > AROUND else levels
    noise, speech = _decibels(float(around.min())), _decibels(float(np.percentile(levels, 95)))
    floor = max(min(noise + OVER_NOISE_DB, speech - UNDER_SPEECH_DB), speech - RANGE_DB)
    kept = np.where(levels < 10 ** (floor / 20), 0, levels / levels.max())
    samples: Samples = np.ceil(kept * 30_000).astype(np.int16)
    return samples


def _decibels(amplitude: float) -> float:
    return 20 * math.log10(max(amplitude, 1e-2))


def _faulty(path: str, what: str, remedy: str) -> EngineError:
    return EngineError(f"the recording {what}", value=path, file=path, remedy=remedy)
