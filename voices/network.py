"""Asking a server for speech: patience with one that is busy, none with one that says no.

429, 5xx, time-outs and answers not worth keeping are asked again, with exponential waits and jitter (AWS
Architecture Blog, "Exponential Backoff And Jitter", full jitter) and at least the server's ``Retry-After``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, TypeVar

from voices.errors import EngineError

if TYPE_CHECKING:
    import requests
    import tenacity

T = TypeVar("T")

ATTEMPTS = 6
WAIT_S = 1.0
LONGEST_WAIT_S = 60.0
LONGEST_ASKED_FOR_S = 600.0
"""The longest ``Retry-After`` that is waited for; a build that stands still for longer looks dead."""

BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})

MOST_BYTES = 256 * 2**20
"""The longest answer that is read: an hour and a half of 24 kHz WAV."""

_CHUNK = 64 * 1024


class UnusableError(Exception):
    """An answer that may be better next time; ``wait`` (s) is what the server asked for."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


REMEDY = "check the connection and build again; what was spoken is kept (offline: --engine espeak)"


def ask(call: Callable[[], T], who: str, attempts: int = ATTEMPTS, wait_s: float = WAIT_S, remedy: str = REMEDY) -> T:
    """What ``call`` returns, asked again while it raises UnusableError; EngineError when it still does at the end.

    ``who`` is the engine or the address that is asked, ``wait_s`` the first wait (s), doubled each time.
    """
    import tenacity

    jitter = tenacity.wait_random_exponential(multiplier=wait_s, max=LONGEST_WAIT_S)
    try:
        return tenacity.Retrying(
            stop=lambda state: state.attempt_number >= attempts or _asked_for(state) > LONGEST_ASKED_FOR_S,
            wait=lambda state: max(jitter(state), _asked_for(state)),
            retry=tenacity.retry_if_exception_type(UnusableError),
            reraise=True,
        )(call)
    except UnusableError as error:
        raise EngineError(f"{who} {_outcome(error, attempts)}", value=who, remedy=remedy) from error


def _outcome(error: UnusableError, attempts: int) -> str:
    if error.wait > LONGEST_ASKED_FOR_S:
        return f"asks to be left alone for {error.wait:.0f} s: {error}"
    return f"gave no usable answer in {attempts} tries: {error}"


def _asked_for(state: tenacity.RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    return error.wait if isinstance(error, UnusableError) else 0.0


def retry_after(value: str | None) -> float:
    """Seconds that a ``Retry-After`` header asks for (RFC 9110, 10.2.3: seconds or a date); 0 where it asks nothing."""
    if not value:
        return 0.0
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0


def answer(method: str, url: str, timeout: float, **request: Any) -> tuple[requests.Response, bytes]:
    """The whole answer to one request, read within ``timeout`` (s) for each silence and ten times that in all.

    Redirects are not followed unless ``request`` says so: a key must not go to another server. Raises UnusableError
    where there is no whole answer; what its status says is for the caller.
    """
    import requests

    try:
        with requests.request(
            method, url, timeout=timeout, stream=True, **{"allow_redirects": False, **request}
        ) as found:
            body = b"".join(_bounded(found.iter_content(_CHUNK), timeout))
    except requests.RequestException as error:
        raise UnusableError(reason(error)) from error
    return found, body


def come_again(found: requests.Response) -> UnusableError:
    """What an answer of a busy server means: ask again, not before its ``Retry-After``."""
    return UnusableError(f"it answers {found.status_code}", retry_after(found.headers.get("Retry-After")))


def _bounded(chunks: Iterator[bytes], timeout: float) -> Iterator[bytes]:
    end, size = time.monotonic() + 10 * timeout, 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST_BYTES or time.monotonic() > end:
            raise UnusableError(f"the answer does not end ({size} bytes so far)")
        yield chunk


def reason(error: Exception) -> str:
    """What an exception of requests means, in a few words."""
    import requests

    reasons = {
        requests.Timeout: "it takes too long",
        requests.exceptions.ChunkedEncodingError: "the answer is cut off",
        requests.ConnectionError: "it is not to be reached",
    }
    return next((reason for kind, reason in reasons.items() if isinstance(error, kind)), str(error))
