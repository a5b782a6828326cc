"""Audio that comes from outside Turncast, decoded; what is broken, silent or cut off is not worth keeping."""

from __future__ import annotations

import io
from unicodedata import east_asian_width

import numpy as np

from voices.audio import Samples
from voices.network import UnusableError

FORMATS = "wav,mp3,ogg,flac,aac,mov,matroska"
"""What FFmpeg may take an answer for. Playlists are not among them: they would make it open other files."""

MOST_A_SECOND, MOST_A_SECOND_ABRUPT, FREE = 35, 26, 10
"""Characters. Beyond the first ten, voices say 10 to 19 a second (espeak, a quick one, on 151 sentences). An answer
that seems to be faster is cut off, or says something else; one that ends in the middle of a sound need not seem so
fast."""

SHORTEST_S = 0.1
"""No word is shorter."""

WIDE = 4
"""Characters that one of Chinese, Japanese or Korean counts for: a syllable, or more."""

QUIETEST = 330  # of 32767: -40 dBFS; speech that never gets louder is none
LONGEST_S = 20  # and a second a character; longer answers have run away

END_MS, ABRUPT_DB = 10, -20.0
"""A sound that goes on: the last 10 ms are no more than 20 dB below the mean of all. Speech that ends fades out."""


def decoded(data: bytes, text: str, rate: float = 1.0) -> tuple[Samples, int]:
    """Mono samples (int16) and their sample rate of an encoded answer that says ``text`` at ``rate`` (1: usual speed).

    Raises UnusableError for what is no audio, silent, or too short for the text.
    """
    import av

    frames: list[Samples] = []
    hertz = size = 0
    most_s = (LONGEST_S + len(text)) / min(rate, 1.0)
    try:
        with av.open(io.BytesIO(data), "r", options={"format_whitelist": FORMATS}) as container:
            resampler = av.AudioResampler(format="s16", layout="mono")
            for frame in container.decode(container.streams.audio[0]):
                hertz = frame.sample_rate
                frames += [each.to_ndarray()[0] for each in resampler.resample(frame)]
                size += frame.samples
                if size > most_s * hertz:
                    raise UnusableError(f"the answer goes on for more than {most_s:.0f} s, for {len(text)} characters")
    except (av.FFmpegError, IndexError) as error:
        raise UnusableError(f"the answer is no audio ({len(data)} bytes)") from error
    return believed(np.concatenate(frames) if frames else np.zeros(0, np.int16), hertz, text, rate), hertz


def believed(samples: Samples, hertz: int, text: str, rate: float = 1.0) -> Samples:
    """The ``samples`` if they may say ``text`` at ``rate``; UnusableError for silence and for what is too short."""
    if int(np.abs(samples.astype(np.int32)).max(initial=0)) < QUIETEST:
        raise UnusableError("the answer is silent")
    most = MOST_A_SECOND_ABRUPT if _is_abrupt(samples, hertz) else MOST_A_SECOND
    least_s = max(SHORTEST_S, (_length(text) - FREE) / most)
    if len(samples) < least_s * hertz / max(rate, 1.0):
        raise UnusableError(f"the answer is cut off: {len(samples) / hertz:.1f} s for {len(text)} characters")
    return samples


def _length(text: str) -> int:
    return sum(WIDE if east_asian_width(character) in "WF" else 1 for character in text)


def _is_abrupt(samples: Samples, hertz: int) -> bool:
    end = samples[-hertz * END_MS // 1000 :]
    return _power(end) > _power(samples) * 10 ** (ABRUPT_DB / 10)


def _power(samples: Samples) -> float:
    return float(np.mean(np.square(samples, dtype=np.float64)))
