"""A clip: a stretch of a sound file of any format that FFmpeg reads, levelled and faded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soxr

from output.audio.encoded import HEADROOM
from output.audio.gain import contour, gain_to
from output.audio.mastering import amplitude
from output.audio.peaks import Floats
from output.errors import BuildError

if TYPE_CHECKING:
    from output.show import Clip

LONGEST_MS = 180_000
"""A clip is held in memory, for one encoder makes all of it: three minutes in stereo are 64 MB."""

SHORTEST_MS = 400
"""The block of EBU R128, below which there is no loudness to measure."""

DUCK_MS = 600
"""How long the music takes to make room for the first word."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples (n x 2, full scale 1.0) at ``rate`` Hz."""

    samples: Floats
    rate: int

    @property
    def length_ms(self) -> int:
        """The length in whole milliseconds."""
        return len(self.samples) * 1000 // self.rate

    def at(self, rate: int, channels: int) -> Floats:
        """The samples at another rate, n x 2, or n where one channel is asked for."""
        chosen: Floats = self.samples if channels == 2 else self.samples.mean(axis=1, dtype=np.float32)
        return chosen if rate == self.rate else np.asarray(soxr.resample(chosen, self.rate, rate), np.float32)


def load(path: Path, clip: Clip) -> Sound:
    """The stretch of the file that ``clip`` names, at the file's own rate.

    Raises BuildError for a file that is missing, holds no sound that FFmpeg reads, or is too long or too short.
    """
    import av

    try:
        with av.open(str(path), "r") as container:
            rate = container.streams.audio[0].rate
            wanted = rate * (clip.start_ms + (clip.length_ms or LONGEST_MS + 1)) // 1000
            pieces = list(_decoded(container, wanted, rate * clip.start_ms // 1000))
    except (OSError, IndexError, av.error.FFmpegError) as error:
        reason = "it holds no sound" if isinstance(error, IndexError) else getattr(error, "strerror", None) or error
        raise BuildError(
            f"cannot be heard: {reason}", file=str(path), remedy="name a sound file that plays elsewhere under [music]"
        ) from error
    sound = Sound(np.concatenate([np.zeros((0, 2), np.float32), *pieces]), rate)
    _fits(sound.length_ms, path)
    return sound


def _fits(length_ms: int, path: Path) -> None:
    if length_ms > LONGEST_MS:
        remedy = "say how much of it is heard: length_ms = 20000"
        raise BuildError("is longer than three minutes", value=length_ms, file=str(path), remedy=remedy)
    if length_ms < SHORTEST_MS:
        remedy = "at least 400 ms must lie behind start_ms"
        raise BuildError(f"has only {length_ms} ms to be heard", value=length_ms, file=str(path), remedy=remedy)


def _decoded(container: object, stop: int, start: int) -> Iterator[Floats]:
    """Blocks (n x 2) of the first stream from sample ``start`` to ``stop``; what is before is decoded and dropped."""
    import av

    assert isinstance(container, av.container.InputContainer)
    stereo = av.AudioResampler(format="flt", layout="stereo")
    at = 0
    for frame in [*(frame for frame in container.decode(audio=0)), None]:
        for part in stereo.resample(frame):
            block = part.to_ndarray().reshape(-1, 2).astype(np.float32, copy=False)
            yield block[max(0, start - at) : max(0, stop - at)]
            at += len(block)
        if at >= stop:
            return


def levelled(audio: Floats, rate: int, loudness: float, ceiling: float, path: str) -> Floats:
    """``audio`` (n, or n x 2) as loud as ``loudness`` (LUFS); BuildError where nothing is heard."""
    turned = gain_to(loudness, [contour(audio, rate)], ceiling - HEADROOM)
    if turned is None:
        raise BuildError("is silent", file=path, remedy="name another file, or another start_ms, under [music]")
    louder: Floats = audio * np.float32(amplitude(turned.gain))
    return louder


def envelope(count: int, rate: int, clip: Clip, words: int, duck: float) -> Floats:
    """The gain (a factor) of each of ``count`` samples of music: faded in and out, ducked from sample ``words`` on."""
    at = np.arange(count, dtype=np.float32)
    fade_in, fade_out, room = (max(1, rate * ms // 1000) for ms in (clip.fade_in_ms, clip.fade_out_ms, DUCK_MS))
    risen = np.minimum(1, at / fade_in)
    falling = np.minimum(1, (count - at) / fade_out)
    ducked = np.interp(at, [words - room, words], [1, amplitude(-duck)])
    return (risen * falling * ducked).astype(np.float32)
