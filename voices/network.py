"""Asking a server for speech: patience with one that is busy, none with one that says no.

429, 5xx, time-outs and answers not worth keeping are asked again, with exponential waits and jitter (AWS
Architecture Blog, "Exponential Backoff And Jitter", full jitter) and at least the server's ``Retry-After``.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import numpy as np

from voices.audio import Samples
from voices.errors import EngineError

T = TypeVar("T")

ATTEMPTS = 6
WAIT_S = 1.0
LONGEST_WAIT_S = 60.0
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})

# No voice says more than 40 characters a second; an answer that seems to is cut off or says something else.
MOST_CHARACTERS_A_SECOND = 40
QUIETEST = 330  # of 32767: -40 dBFS; speech that never gets louder is none


class UnusableError(Exception):
    """An answer that may be better next time; ``wait`` (s) is what the server asked for."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


def ask(call: Callable[[], T], engine: str, attempts: int = ATTEMPTS, wait_s: float = WAIT_S) -> T:
    """What ``call`` returns, asked again while it raises UnusableError; EngineError when it still does at the end."""
    import tenacity

    jitter = tenacity.wait_random_exponential(multiplier=wait_s, max=LONGEST_WAIT_S)
    try:
        return tenacity.Retrying(
            stop=tenacity.stop_after_attempt(attempts),
            wait=lambda state: max(jitter(state), _asked_for(state)),
            retry=tenacity.retry_if_exception_type(UnusableError),
            reraise=True,
        )(call)
    except UnusableError as error:
        raise EngineError(
            f"{engine} gave no usable answer in {attempts} tries: {error}",
            value=engine,
            remedy="check the connection and build again; what was spoken is kept (offline: --engine espeak)",
        ) from error


def _asked_for(state: object) -> float:
    outcome = getattr(state, "outcome", None)
    error = outcome.exception() if outcome else None
    return min(error.wait, LONGEST_WAIT_S) if isinstance(error, UnusableError) else 0.0


def retry_after(value: str | None) -> float:
    """Seconds that a ``Retry-After`` header asks for (RFC 9110, 10.2.3: seconds or a date); 0 where it asks nothing."""
    if not value:
        return 0.0
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0


def decoded(data: bytes, text: str) -> tuple[Samples, int]:
    """Mono samples (int16) and their rate of an encoded answer that says ``text``.

    Raises UnusableError for what is no audio, silent, or too short for the text.
    """
    import av

    frames: list[Samples] = []
    rate = 0
    try:
        with av.open(io.BytesIO(data), "r") as container:
            resampler = av.AudioResampler(format="s16", layout="mono")
            for frame in container.decode(container.streams.audio[0]):
                rate = frame.sample_rate
                frames += [each.to_ndarray()[0] for each in resampler.resample(frame)]
    except (av.FFmpegError, IndexError) as error:
        raise UnusableError(f"the answer is no audio ({len(data)} bytes)") from error
    samples = np.concatenate(frames) if frames else np.zeros(0, np.int16)
    _believable(samples, rate, text)
    return samples, rate


def _believable(samples: Samples, rate: int, text: str) -> None:
    if int(np.abs(samples.astype(np.int32)).max(initial=0)) < QUIETEST:
        raise UnusableError("the answer is silent")
    if len(samples) < len(text) * rate / MOST_CHARACTERS_A_SECOND:
        raise UnusableError(f"the answer is cut off: {len(samples) / rate:.1f} s for {len(text)} characters")
