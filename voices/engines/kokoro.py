"""Kokoro: one local neural model with many voices (``turncast[kokoro]``).

The only module that knows kokoro-onnx. Word marks come from the durations that the model of release
``model-files-v1.1`` and later ones predict; with an older model they are estimated.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

import espeakng_loader
import numpy as np
from kokoro_onnx import Kokoro as Model
from kokoro_onnx.config import EspeakConfig
from kokoro_onnx.sliding import Timing
from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from voices.answers import believed
from voices.engine import Reach, check_reach
from voices.engines.kokoro_voices import kokoro_voice
from voices.engines.neural import blamed, session
from voices.engines.phonemes import Phoneme, marks_of
from voices.errors import EngineError
from voices.finding import find_voice
from voices.model import Part, Speech, Voice
from voices.models import models_folder
from voices.trim import trimmed

MODELS = ("kokoro-v1.0.onnx", "kokoro-v1.0.fp16.onnx", "kokoro-v1.0.int8.onnx")
VOICES = "voices-v1.0.bin"

ESPEAK = {"en-US": "en-us", "en-GB": "en-gb", "es": "es", "fr-FR": "fr-fr", "hi": "hi", "it": "it", "pt-BR": "pt-br"}
"""The voice of espeak that makes the phonemes; those of Japanese and Chinese are other ones than Kokoro learned."""

INSTALL = "turncast voices install kokoro"


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Kokoro:
    """Kokoro behind the seam of engines; slow, so its speech is dear.

    ``folder`` holds the model and the voices (default: where ``turncast voices install`` puts them); ``model`` is the
    model's file there (default: the most exact one).
    """

    name: ClassVar[str] = "kokoro"
    dear: ClassVar[bool] = True
    max_characters: ClassVar[int] = 1000
    reach: ClassVar[Reach] = Reach(rate=(0.5, 2.0))
    unheard: ClassVar[tuple[str, ...]] = ("folder", "parallel")

    folder: Path = Field(default_factory=lambda: models_folder("kokoro"))
    model: str | None = None
    parallel: int | None = Field(default=None, ge=1)

    def version(self) -> str:
        """Counted up when another release of kokoro-onnx sounds different."""
        return "kokoro 1"

    def voice_version(self, voice_id: str) -> str:
        """The name and the size of the model."""
        model = self._model_file()
        return f"{model.name} {model.stat().st_size}"

    def voices(self) -> Iterator[Voice]:
        """The voices that are installed, in the languages that espeak can make phonemes for."""
        with blamed(self.name, VOICES, INSTALL), np.load(self._file(VOICES)) as styles:
            found = [kokoro_voice(self.name, name) for name in sorted(styles.files)]
        return (voice for voice in found if voice.language in ESPEAK)

    def speak(self, text: str, part: Part) -> Speech:
        """Say ``text``; raises VoiceError for an unknown voice, EngineError where the model is missing or damaged."""
        check_reach(self, part)
        voice = find_voice(self, part.voice.id)
        model = self._model_file()
        with blamed(self.name, voice.id, INSTALL):
            kokoro = _kokoro(model, self._file(VOICES))
            audio, hertz, timings = kokoro.create_timed(text, voice.id, part.rate, ESPEAK[voice.language])
            samples = believed((np.clip(audio, -1, 1) * 32767).astype(np.int16), hertz, text, part.rate)
            phonemes = [_phoneme(timing, hertz) for timing in timings]
            marks = marks_of(text, ESPEAK[voice.language], phonemes, samples, hertz, voice.language)
            return trimmed(samples, hertz, marks)

    def _model_file(self) -> Path:
        return self._file(*([self.model] if self.model else MODELS))

    def _file(self, *names: str) -> Path:
        """The first of these files that is there; EngineError where none is."""
        found = next((self.folder / name for name in names if (self.folder / name).is_file()), None)
        if found is None:
            raise EngineError(f"kokoro has no {names[0]} in {self.folder}", value=str(self.folder), remedy=INSTALL)
        return found


def _phoneme(timing: Timing, hertz: int) -> Phoneme:
    return Phoneme(timing.phoneme, round(timing.start * hertz))


@cache
def _kokoro(model: Path, voices: Path) -> Model:
    kokoro: Model = Model.from_session(session(model), str(voices), EspeakConfig(lib_path=_own_espeak()))
    return kokoro


_folders: list[TemporaryDirectory[str]] = []


def _own_espeak() -> str:
    """A copy of espeak's library: kokoro-onnx never lets go of the one that it loads, and ours must be unloaded."""
    folder = TemporaryDirectory(prefix="turncast-")
    _folders.append(folder)
    return str(shutil.copy(espeakng_loader.get_library_path(), folder.name))
