from __future__ import annotations

import base64
import json
import threading
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import lameenc
import pytest

from voices.audio import to_samples
from voices.engine import get_engine
from voices.engines.gtts import Gtts
from voices.errors import EngineError, VoiceError
from voices.model import Part, Voice
from voices.testing import EngineClaims
from voices.words import words

TEXT = "Good morning. The boats are back, and nobody was hurt."
AUSTRALIAN = Part(voice=Voice(engine="gtts", id="en-AU", language="en-AU"))


def mp3_of(text: str) -> bytes:
    speech = get_engine("espeak").speak(text, Part(voice=Voice(engine="espeak", id="en-gb", language="en")))
    return encoded(to_samples(speech.audio).astype("<i2").tobytes())


def encoded(pcm: bytes) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(22050)
    encoder.set_channels(1)
    encoder.silence()
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())


def audio(step: str, text: str) -> bytes:
    """What stands where the MP3 should be."""
    bad = {"silent": encoded(bytes(2 * 22050 * 5)), "no audio": b"<html>Sorry</html>"}
    return bad[step] if step in bad else mp3_of(text)[: 900 if step == "truncated" else None]


class Server(ThreadingHTTPServer):
    """Speaks the wire format of Google's translation page; ``script`` holds what goes wrong, one a request."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script: list[str] = []
        self.asked: list[list[object]] = []


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        request = json.loads(json.loads(urllib.parse.parse_qs(form)["f.req"][0])[0][0][1])
        self.server.asked.append(request)
        step = self.server.script.pop(0) if self.server.script else "good"
        status, body = self.answer(step, str(request[0]))
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer(self, step: str, text: str) -> tuple[int, bytes]:
        if step.isdigit():
            return int(step), b"<html>Sorry</html>"
        if step == "html":
            return 200, b"<html>Sorry</html>"
        row = json.dumps([["wrb.fr", "jQ1olc", json.dumps([base64.b64encode(audio(step, text)).decode()])]])
        return 200, b")]}'\n\n" + row.replace(", ", ",").encode() + b"\n"

    def log_message(self, *_: object) -> None:
        """Nothing: the test's output is no log."""


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server()
    monkeypatch.setattr("gtts.tts._translate_url", lambda **_: f"http://127.0.0.1:{server.server_port}/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def engine() -> Gtts:
    return Gtts(attempts=3, wait=0.001, timeout=5)


def test_speech_has_a_mark_for_each_word_inside_the_audio(google: Server) -> None:
    speech = engine().speak(TEXT, AUSTRALIAN)
    assert [(mark.start, mark.end) for mark in speech.marks] == words(TEXT)
    assert speech.marks[-1].last <= len(to_samples(speech.audio))
    assert google.asked == [[TEXT, "en", None, "null"]]


@pytest.mark.parametrize("step", ["429", "500", "503", "truncated", "silent", "no audio", "html"])
def test_a_bad_answer_is_refused_and_asked_again(google: Server, step: str) -> None:
    google.script = [step, step]
    speech = engine().speak(TEXT, AUSTRALIAN)
    assert len(google.asked) == 3
    assert len(speech.audio) > 2000


def test_a_server_that_stays_busy_is_one_clear_line_with_a_remedy(google: Server) -> None:
    google.script = ["500"] * 9
    with pytest.raises(EngineError, match=r"in 3 tries: Google answers 500 - .*--engine espeak") as caught:
        engine().speak(TEXT, AUSTRALIAN)
    assert "\n" not in str(caught.value)
    assert len(google.asked) == 3


def test_a_refusal_is_not_asked_again(google: Server) -> None:
    google.script = ["403"]
    with pytest.raises(EngineError, match="refuses"):
        engine().speak(TEXT, AUSTRALIAN)
    assert len(google.asked) == 1


def test_no_connection_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtts.tts._translate_url", lambda **_: "http://127.0.0.1:9/")
    with pytest.raises(EngineError, match="not to be reached"):
        engine().speak(TEXT, AUSTRALIAN)


def test_an_unknown_voice_or_a_rate_is_refused_before_anything_is_sent(google: Server) -> None:
    with pytest.raises(VoiceError, match="did you mean 'en-ZA'"):
        engine().speak(TEXT, Part(voice=Voice(engine="gtts", id="en-AX", language="en")))
    with pytest.raises(VoiceError, match="neither rate nor pitch"):
        engine().speak(TEXT, AUSTRALIAN.model_copy(update={"rate": 1.5}))
    assert google.asked == []


@pytest.mark.usefixtures("google")
class TestGtts(EngineClaims):
    engine = Gtts(attempts=1)
    part = AUSTRALIAN
