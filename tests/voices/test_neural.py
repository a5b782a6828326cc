"""Piper and Kokoro, run by their own packages with models that these tests make."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("piper", reason="pip install 'turncast[piper]'")
pytest.importorskip("kokoro_onnx", reason="pip install 'turncast[kokoro]'")

from tests.voices.tiny_models import kokoro_model, piper_voice
from voices.audio import to_samples
from voices.engine import Engine, get_engine
from voices.engines.kokoro import Kokoro
from voices.engines.phonemes import Phoneme, marks_of, word_firsts
from voices.engines.piper import Piper
from voices.errors import EngineError, VoiceError
from voices.keys import said_key
from voices.model import Part, Speech, Voice
from voices.testing import EngineClaims
from voices.words import words

TEXT = "Good morning. The boats are back, and one of the men was hurt in 1984."


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    piper_voice(folder / "piper", "en_GB-tiny-low")
    piper_voice(folder / "piper", "en_US-many-low", ("anna", "ben"))
    kokoro_model(folder / "kokoro", ("af_heart", "bf_emma", "jf_alpha", "zf_xiaobei"))
    return folder


@pytest.fixture(params=["piper", "kokoro"])
def engine(request: pytest.FixtureRequest, models: Path) -> Engine:
    return get_engine(request.param, {"folder": str(models / request.param)})


def part(engine: Engine, **directions: float) -> Part:
    return Part(voice=next(iter(engine.voices())), **directions)


def onsets(speech: Speech) -> list[int]:
    """Where sound begins again after a silence of 10 ms: these models are silent between words."""
    heard = np.flatnonzero(to_samples(speech.audio))
    gaps = np.flatnonzero(np.diff(heard) > speech.audio.frame_rate // 100)
    return [int(heard[0]), *(int(heard[i + 1]) for i in gaps)]


def test_marks_are_where_the_models_own_durations_put_the_words(engine: Engine) -> None:
    speech = engine.speak(TEXT, part(engine))
    heard = onsets(speech)
    told = [mark.first for mark in speech.marks if TEXT[mark.start : mark.end] != "the"]  # said as one with "of"
    assert [(mark.start, mark.end) for mark in speech.marks] == words(TEXT)
    assert len(heard) >= len(told)
    assert max(min(abs(first - onset) for onset in heard) for first in told) <= 2


def test_rate_is_relative_to_the_voices_own(engine: Engine) -> None:
    usual, slow = (len(engine.speak(TEXT, part(engine, rate=rate)).audio) for rate in (1.0, 0.5))
    assert slow == pytest.approx(2 * usual, rel=0.15)


def test_a_pitch_is_refused(engine: Engine) -> None:
    with pytest.raises(VoiceError, match="pitch goes from 0 to 0"):
        engine.speak(TEXT, part(engine, pitch=2))


def test_a_damaged_model_is_one_clear_line_that_names_the_remedy(engine: Engine, models: Path, tmp_path: Path) -> None:
    for file in (models / engine.name).iterdir():
        damaged = file.read_bytes()[:500] if file.suffix == ".onnx" else file.read_bytes()
        (tmp_path / file.name).write_bytes(damaged)
    with pytest.raises(EngineError, match=f"turncast voices install {engine.name}") as caught:
        get_engine(engine.name, {"folder": str(tmp_path)}).speak(TEXT, part(engine))
    assert "\n" not in str(caught.value)


def test_another_model_under_the_same_name_has_another_key(engine: Engine, models: Path, tmp_path: Path) -> None:
    piper_voice(tmp_path / "piper", "en_GB-tiny-low", espeak="en-gb")
    kokoro_model(tmp_path / "kokoro", ("af_heart",), durations=False)
    other = get_engine(engine.name, {"folder": str(tmp_path / engine.name)})
    ours, again, theirs = (
        said_key(each, {"folder": str(i)}, part(engine), TEXT) for i, each in enumerate((engine, engine, other))
    )
    assert ours == again != theirs


def test_each_speaker_of_a_model_is_a_voice_that_sounds_otherwise(models: Path) -> None:
    engine = Piper(folder=models / "piper")
    ids = ["en_GB-tiny-low", "en_US-many-low+anna", "en_US-many-low+ben"]
    assert [voice.id for voice in engine.voices()] == ids
    assert [voice.language for voice in engine.voices()] == ["en-GB", "en-US", "en-US"]
    anna, ben = (engine.speak("Hello.", Part(voice=engine.voice(each))).audio.raw_data for each in ids[1:])
    assert anna != ben


def test_piper_says_ipa_by_the_models_own_phonemes(models: Path) -> None:
    piper = Piper(folder=models / "piper")
    voice = part(piper)
    said = piper.pronounce("/ɡˈʊd/", voice)
    assert said == "[[ɡˈʊd]]"
    assert piper.pronounce("ɡˈʊd mˈɔːnɪŋ", voice) == "[[ɡˈʊd]] [[mˈɔːnɪŋ]]"
    assert [piper.pronounce(ipa, voice) for ipa in ("ɡ☃", "//")] == [None, None]
    written, by_ipa = (piper.speak(f"{word} morning.", voice) for word in ("Good", said))
    assert by_ipa.audio.raw_data == written.audio.raw_data
    assert len(by_ipa.marks) == 2


def test_a_voice_that_is_not_installed_names_the_command_that_installs_it(models: Path) -> None:
    with pytest.raises(VoiceError, match="turncast voices install piper 'de_DE-thorsten-medium'"):
        Piper(folder=models / "piper").voice("de_DE-thorsten-medium")
    with pytest.raises(VoiceError, match="did you mean 'en_gb-tiny-low'"):
        Piper(folder=models / "piper").voice("../en_GB-tiny-low")
    with pytest.raises(EngineError, match="turncast voices install kokoro"):
        list(Kokoro(folder=models / "nothing").voices())


def test_a_file_beside_the_model_that_is_no_description_is_one_clear_line(tmp_path: Path) -> None:
    piper_voice(tmp_path, "en_GB-tiny-low")
    for text in ("{", json.dumps({})):
        (tmp_path / "en_GB-tiny-low.onnx.json").write_text(text)
        with pytest.raises(EngineError, match="voices install piper en_GB-tiny-low"):
            list(Piper(folder=tmp_path).voices())


def test_kokoros_voices_of_languages_that_it_cannot_read_are_not_offered(models: Path) -> None:
    found = list(Kokoro(folder=models / "kokoro").voices())
    assert [(voice.id, voice.language, voice.gender) for voice in found] == [
        ("af_heart", "en-US", "female"),
        ("bf_emma", "en-GB", "female"),
    ]


def test_a_kokoro_model_without_durations_has_estimated_marks(tmp_path: Path) -> None:
    kokoro_model(tmp_path, ("af_heart",), durations=False)
    engine = Kokoro(folder=tmp_path)
    assert [(mark.start, mark.end) for mark in engine.speak(TEXT, part(engine)).marks] == words(TEXT)


def test_espeak_says_the_same_before_and_after_kokoro_used_its_library(models: Path) -> None:
    espeak = get_engine("espeak")
    voice = Part(voice=Voice(engine="espeak", id="en-gb+f3", language="en-GB"))
    before = espeak.speak(TEXT, voice).audio.raw_data
    kokoro = Kokoro(folder=models / "kokoro")
    kokoro.speak(TEXT, part(kokoro))
    assert [espeak.speak(TEXT, voice).audio.raw_data for _ in range(2)] == [before, before]


def test_phonemes_that_do_not_match_the_words_are_not_believed() -> None:
    samples = (9000 * np.sin(np.arange(32000) / 9)).astype(np.int16)
    phonemes = [Phoneme(symbol, 100 * i) for i, symbol in enumerate("ɡˈʊd mˈɔːnɪŋ ɪkstɹə")]
    assert word_firsts(phonemes) == [0, 500, 1300]
    marks = marks_of("Good morning", "en-gb", phonemes, samples, 16000, "en")
    assert marks == marks_of("Good morning", "en-gb", [], samples, 16000, "en")
    assert marks[1].first != 500


class TestPiper(EngineClaims):
    @pytest.fixture(autouse=True)
    def _installed(self, models: Path) -> None:
        type(self).engine = Piper(folder=models / "piper")
        type(self).part = part(self.engine)


class TestKokoro(EngineClaims):
    @pytest.fixture(autouse=True)
    def _installed(self, models: Path) -> None:
        type(self).engine = Kokoro(folder=models / "kokoro")
        type(self).part = part(self.engine)
