from __future__ import annotations

import base64
import json
import urllib.parse
from collections.abc import Iterator

import pytest

from tests.voices.loopback import SILENCE, Answer, Asked, Loopback, mp3_of, pcm_of, running
from voices.audio import to_samples
from voices.engines.gtts import Gtts
from voices.errors import EngineError, VoiceError
from voices.model import Part, Voice
from voices.testing import EngineClaims
from voices.words import words

TEXT = "Good morning. The boats are back, and nobody was hurt."
AUSTRALIAN = Part(voice=Voice(engine="gtts", id="en-AU", language="en-AU"))


class Google(Loopback):
    """Speaks the wire format of Google's translation page."""

    def good(self, asked: Asked) -> Answer:
        return _page(mp3_of(pcm_of(request(asked)[0])))

    def answer(self, step: str, asked: Asked) -> Answer:
        mp3 = {"silent": mp3_of(SILENCE), "no audio": b"<html>Sorry</html>", "truncated": mp3_of(pcm_of(TEXT))[:900]}
        return _page(mp3[step]) if step in mp3 else super().answer(step, asked)


def request(asked: Asked) -> list[str]:
    """What gTTS asks for: text, language and two constants."""
    form = urllib.parse.parse_qs(asked.body.decode())
    return list(json.loads(json.loads(form["f.req"][0])[0][0][1]))


def _page(mp3: bytes) -> Answer:
    row = json.dumps([["wrb.fr", "jQ1olc", json.dumps([base64.b64encode(mp3).decode()])]])
    return Answer(b")]}'\n\n" + row.replace(", ", ",").encode() + b"\n")


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    with running(Google()) as server:
        monkeypatch.setattr("gtts.tts._translate_url", lambda **_: f"{server.address}/")
        yield server


def engine() -> Gtts:
    return Gtts(attempts=3, wait=0.001, timeout=5)


def test_speech_has_a_mark_for_each_word_inside_the_audio(google: Loopback) -> None:
    speech = engine().speak(TEXT, AUSTRALIAN)
    assert [(mark.start, mark.end) for mark in speech.marks] == words(TEXT)
    assert speech.marks[-1].last <= len(to_samples(speech.audio))
    assert [request(asked) for asked in google.asked] == [[TEXT, "en", None, "null"]]


@pytest.mark.parametrize("step", ["429", "500", "503", "truncated", "silent", "no audio", "html", "cut", "wait"])
def test_a_bad_answer_is_refused_and_asked_again(google: Loopback, step: str) -> None:
    google.script = [step, step]
    speech = engine().speak(TEXT, AUSTRALIAN)
    assert len(google.asked) == 3
    assert len(speech.audio) > 2000


def test_a_long_text_is_asked_for_piece_by_piece_and_a_piece_without_audio_is_asked_again(google: Loopback) -> None:
    text = f"{TEXT} {TEXT} And then, since it was late, everybody who had been waiting at the harbour went home again."
    google.script = ["good", "html"]
    speech = engine().speak(text, AUSTRALIAN)
    asked = [request(asked)[0] for asked in google.asked]
    assert max(map(len, asked)) <= 100
    assert " ".join(dict.fromkeys(asked)) == text
    assert asked[1] == asked[2]
    assert len(speech.marks) == len(words(text))


def test_a_server_that_stays_busy_is_one_clear_line_with_a_remedy(google: Loopback) -> None:
    google.script = ["500"] * 9
    with pytest.raises(EngineError, match=r"in 3 tries: it answers 500 - .*--engine espeak") as caught:
        engine().speak(TEXT, AUSTRALIAN)
    assert "\n" not in str(caught.value)
    assert len(google.asked) == 3


def test_a_refusal_is_not_asked_again(google: Loopback) -> None:
    google.script = ["403"]
    with pytest.raises(EngineError, match="refuses"):
        engine().speak(TEXT, AUSTRALIAN)
    assert len(google.asked) == 1


def test_no_connection_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtts.tts._translate_url", lambda **_: "http://127.0.0.1:9/")
    with pytest.raises(EngineError, match="not to be reached"):
        engine().speak(TEXT, AUSTRALIAN)


def test_an_unknown_voice_or_a_rate_is_refused_before_anything_is_sent(google: Loopback) -> None:
    with pytest.raises(VoiceError, match="did you mean 'en-ZA'"):
        engine().speak(TEXT, Part(voice=Voice(engine="gtts", id="en-AX", language="en")))
    with pytest.raises(VoiceError, match=r"rate goes from 1 to 1, not 1\.5"):
        engine().speak(TEXT, AUSTRALIAN.model_copy(update={"rate": 1.5}))
    assert google.asked == []


@pytest.mark.usefixtures("google")
class TestGtts(EngineClaims):
    engine = Gtts(attempts=1)
    part = AUSTRALIAN
