"""A server on this machine that answers well, or badly as a script says, and remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import lameenc
import numpy as np

from voices.audio import to_samples
from voices.engine import get_engine
from voices.model import Part, Voice

HERTZ = 22050


class Answer(NamedTuple):
    """What the server sends. With ``promised`` the length that it says differs from what it sends."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    promised: int | None = None
    delay_s: float = 0.0


class Asked(NamedTuple):
    """A request: method, path, headers, body, when it came (s, monotonic), how many were under way with it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float
    together: int


class Loopback(ThreadingHTTPServer):
    """Speaks one protocol (``good``); what ``script`` holds, one step a request, comes first."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: list[str] = []
        self.asked: list[Asked] = []
        self.delay_s = 0.0
        self.slow_s = 1.0
        self.guard = threading.Lock()
        self.under_way = 0

    @property
    def address(self) -> str:
        """``http://127.0.0.1:PORT``."""
        return f"http://127.0.0.1:{self.server_port}"

    def good(self, asked: Asked) -> Answer:
        """The answer to a request when nothing goes wrong."""
        raise NotImplementedError

    def answer(self, step: str, asked: Asked) -> Answer:
        """The answer when ``step`` of the script goes wrong."""
        good = self.good(asked)
        if step.isdigit():
            return Answer(b"<html>Sorry</html>", int(step), (("Retry-After", "0"),))
        bad = {
            "good": good,
            "html": Answer(b"<html>Sorry</html>"),
            "cut": good._replace(body=good.body[: len(good.body) // 2], promised=len(good.body)),
            "slow": good._replace(delay_s=self.slow_s),
            "wait": Answer(b"", 429, (("Retry-After", "1"),)),
            "wait long": Answer(b"", 503, (("Retry-After", "86400"),)),
        }
        return bad[step]


class _Handler(BaseHTTPRequestHandler):
    server: Loopback

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with self.server.guard:
            self.server.under_way += 1
            together = self.server.under_way
            asked = Asked(self.command, self.path, dict(self.headers), body, time.monotonic(), together)
            self.server.asked.append(asked)
            step = self.server.script.pop(0) if self.server.script else "good"
        try:
            self._send(self.server.answer(step, asked))
        finally:
            with self.server.guard:
                self.server.under_way -= 1

    do_GET = do_POST = _serve  # noqa: N815

    def _send(self, answer: Answer) -> None:
        time.sleep(answer.delay_s or self.server.delay_s)
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body) if answer.promised is None else answer.promised))
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked may not have waited
            self.wfile.write(answer.body)
        if answer.promised is not None:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing: the test's output is no log."""


@contextmanager
def running(server: Loopback) -> Iterator[Loopback]:
    """The server, answering until the block ends."""
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def pcm_of(text: str, rate: float = 1.0) -> bytes:
    """What espeak says: 16 bit, mono, 22050 Hz."""
    voice = Voice(engine="espeak", id="en-gb", language="en")
    speech = get_engine("espeak").speak(text, Part(voice=voice, rate=min(max(rate, 0.5), 2.5)))
    return bytes(to_samples(speech.audio).astype("<i2").tobytes())


def mp3_of(pcm: bytes) -> bytes:
    """Real MP3 of 16 bit, mono, 22050 Hz."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(HERTZ)
    encoder.set_channels(1)
    encoder.silence()
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())


def wav_of(pcm: bytes, hertz: int = HERTZ) -> bytes:
    """Real WAV of 16 bit, mono PCM."""
    import io
    import wave

    file = io.BytesIO()
    with wave.open(file, "wb") as target:
        target.setparams((1, 2, hertz, 0, "NONE", ""))
        target.writeframes(pcm)
    return file.getvalue()


SILENCE = np.zeros(5 * HERTZ, np.int16).tobytes()
