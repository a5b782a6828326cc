"""Audio that comes from outside Turncast, decoded; what is broken, silent or cut off is not worth keeping."""

from __future__ import annotations

import io

import numpy as np

from voices.audio import Samples
from voices.network import UnusableError

FORMATS = "wav,mp3,ogg,flac,aac,mov,matroska"
"""What FFmpeg may take an answer for. Playlists are not among them: they would make it open other files."""

# No voice says more than 40 characters a second; an answer that seems to is cut off or says something else.
MOST_CHARACTERS_A_SECOND = 40
LONGEST_S = 20  # and a second a character; longer answers have run away
QUIETEST = 330  # of 32767: -40 dBFS; speech that never gets louder is none


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
    if len(samples) < len(text) * hertz / (MOST_CHARACTERS_A_SECOND * max(rate, 1.0)):
        raise UnusableError(f"the answer is cut off: {len(samples) / hertz:.1f} s for {len(text)} characters")
    return samples
