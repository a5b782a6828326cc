from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from tests.voices.loopback import Loopback, running
from tests.voices.speech_server import SpeechServer, spoken
from voices.audio import to_samples
from voices.engine import get_engine
from voices.engines.openai import OpenAI
from voices.errors import EngineError, VoiceError
from voices.finding import auditions
from voices.keys import speech_key
from voices.model import Part, Voice
from voices.testing import EngineClaims
from voices.words import words

TEXT = "Good morning. The boats are back, and nobody was hurt."
EMMA = Part(voice=Voice(engine="openai", id="bf_emma", language="en-GB"))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SpeechServer]:
    monkeypatch.setenv("OPENAI_API_KEY", "secret-key")
    with running(SpeechServer()) as server:
        assert isinstance(server, SpeechServer)
        yield server


def engine(server: Loopback, **options: Any) -> OpenAI:
    return OpenAI(base_url=f"{server.address}/v1", **{"attempts": 3, "wait": 0.001, "timeout": 5.0, **options})


def test_the_request_is_openais_and_the_key_comes_from_the_environment(server: SpeechServer) -> None:
    made = engine(server, model="tts-1", instructions="Calmly.", extra={"seed": 7})
    made.speak(TEXT, EMMA.model_copy(update={"rate": 1.5}))
    (asked,) = spoken(server)
    assert asked.headers["Authorization"] == "Bearer secret-key"
    assert json.loads(asked.body) == {
        "model": "tts-1",
        "input": TEXT,
        "voice": "bf_emma",
        "response_format": "wav",
        "instructions": "Calmly.",
        "speed": 1.5,
        "seed": 7,
    }


@pytest.mark.parametrize("response_format", ["wav", "mp3", "pcm"])
def test_every_word_has_a_mark_in_every_format(server: SpeechServer, response_format: str) -> None:
    speech = engine(server, response_format=response_format).speak(TEXT, EMMA)
    assert [(mark.start, mark.end) for mark in speech.marks] == words(TEXT)
    assert speech.marks[-1].last <= len(to_samples(speech.audio))


@pytest.mark.parametrize("step", ["429", "500", "503", "cut", "silent", "short", "html"])
def test_a_bad_answer_is_refused_and_asked_again(server: SpeechServer, step: str) -> None:
    made = engine(server)
    made.voice("bf_emma")
    server.script = [step, step]
    assert len(made.speak(TEXT, EMMA).audio) > 2000
    assert len(spoken(server)) == 3


def test_a_slow_answer_is_not_waited_for(server: SpeechServer) -> None:
    made = engine(server, timeout=0.5)
    made.voice("bf_emma")
    server.script = ["slow"] * 3
    with pytest.raises(EngineError, match="in 3 tries: it takes too long"):
        made.speak(TEXT, EMMA)


def test_the_servers_retry_after_is_waited_for(server: SpeechServer) -> None:
    made = engine(server)
    made.voice("bf_emma")
    server.script = ["wait"]
    made.speak(TEXT, EMMA)
    first, second = spoken(server)
    assert second.at - first.at >= 1


def test_a_server_that_asks_for_a_day_is_left_alone(server: SpeechServer) -> None:
    made = engine(server)
    made.voice("bf_emma")
    server.script = ["wait long"]
    with pytest.raises(EngineError, match="left alone for 86400 s"):
        made.speak(TEXT, EMMA)
    assert len(spoken(server)) == 1


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("401", r"refuses \(401 .*Incorrect API key provided: \*\*\*.* - put the key .*OPENAI_API_KEY"),
        ("422", "refuses .*no such model"),
        ("no money", "You are out of money"),
        ("moved", "refuses .302"),
    ],
)
def test_a_refusal_is_one_clear_line_and_not_asked_again(server: SpeechServer, step: str, told: str) -> None:
    made = engine(server)
    made.voice("bf_emma")
    server.script = [step]
    with pytest.raises(EngineError, match=told) as caught:
        made.speak(TEXT, EMMA)
    assert "secret-key" not in str(caught.value)
    assert len(spoken(server)) == 1


def test_no_connection_is_one_clear_line(server: SpeechServer) -> None:
    made = OpenAI(base_url="http://127.0.0.1:9/v1", attempts=2, wait=0.001)
    with pytest.raises(EngineError, match="not to be reached"):
        made.speak(TEXT, EMMA)


@pytest.mark.parametrize(
    "named", [["af_heart", "bf_emma"], [{"id": "bf_emma"}, {"name": "af_heart"}]], ids=["names", "objects"]
)
def test_the_voices_are_those_that_the_server_names(server: SpeechServer, named: Any) -> None:
    server.voices = named
    found = list(engine(server).voices())
    assert [(voice.id, voice.language, voice.gender) for voice in found] == [
        ("af_heart", "en-US", "female"),
        ("bf_emma", "en-GB", "female"),
    ]
    with pytest.raises(VoiceError, match="did you mean 'bf_emma'"):
        engine(server).voice("bf_ema")


def test_a_server_that_names_no_voices_is_believed_to_have_any(server: SpeechServer) -> None:
    server.voices = None
    assert engine(server).voice("whatever").id == "whatever"
    assert engine(server).voice("whatever").language == "mul"


def test_voices_of_any_language_are_cast_for_the_interviews() -> None:
    assert {part.voice.language for part in auditions(OpenAI(), "de-AT")} == {"de-AT"}
    assert auditions(OpenAI(voices=("af_heart", "zf_xiaobei")), "zh-CN") != []


def test_a_key_in_podcast_toml_is_refused_and_not_repeated() -> None:
    with pytest.raises(EngineError, match="does not take these options: key") as caught:
        get_engine("openai", {"key": "secret-key"})
    assert "secret-key" not in f"{caught.value} {caught.value.value}"


def test_only_what_is_heard_is_part_of_the_key() -> None:
    def key(**options: Any) -> str:
        return speech_key(get_engine("openai", options), options, EMMA, TEXT)

    assert key() == key(timeout=5, attempts=9, parallel=1, key_env="MY_KEY", voices=["bf_emma"])
    assert len({key(), key(model="tts-1"), key(instructions="Calmly."), key(base_url="http://127.0.0.1:9/v1")}) == 4


def test_a_rate_beyond_reach_or_a_pitch_is_refused_before_anything_is_sent(server: SpeechServer) -> None:
    for change in ({"rate": 4.5}, {"pitch": 2.0}):
        with pytest.raises(VoiceError, match="goes from"):
            engine(server).speak(TEXT, EMMA.model_copy(update=change))
    assert spoken(server) == []


def test_pcm_of_an_odd_number_of_bytes_is_read_to_its_last_sample(server: SpeechServer) -> None:
    made = engine(server, response_format="pcm")
    assert np.abs(to_samples(made.speak(TEXT, EMMA).audio).astype(int)).max() > 1000


class TestOpenAI(EngineClaims):
    part = EMMA

    @pytest.fixture(autouse=True)
    def _served(self, server: SpeechServer) -> None:
        type(self).engine = engine(server)
