"""Piper: local neural voices, one model file each, some with many speakers (``turncast[piper]``).

The only module that knows piper-tts. Word marks come from the durations that the model itself predicts, once the
tensor that holds them is made an output (``piper.patch_voice_with_alignment``); without the package ``onnx``, or
where words and phonemes do not match, they are estimated.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import numpy as np
from piper import AudioChunk, PiperConfig, PiperVoice, SynthesisConfig
from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from voices.answers import believed
from voices.engine import Reach, check_reach
from voices.engines.neural import blamed, session
from voices.engines.phonemes import Phoneme, marks_of
from voices.errors import EngineError, no_voice
from voices.model import Part, Speech, Voice
from voices.models import models_folder
from voices.store import key_of
from voices.trim import trimmed

SPEAKER = "+"  # en_GB-vctk-medium+p225, as espeak's variants


class Timbre(NamedTuple):
    """A voice, the file of its model, what the file beside it says, and the speaker's number (None: the only one)."""

    voice: Voice
    file: Path
    config: dict[str, Any]
    speaker: int | None


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Piper:
    """Piper behind the seam of engines. Its noise is drawn anew each time, so its speech is dear.

    ``folder`` holds the models (default: where ``turncast voices install`` puts them); ``noise`` and ``noise_width``
    are Piper's own ``noise_scale`` and ``noise_w_scale`` (default: the model's).
    """

    name: ClassVar[str] = "piper"
    dear: ClassVar[bool] = True
    max_characters: ClassVar[int] = 1000
    reach: ClassVar[Reach] = Reach(rate=(0.25, 4.0))
    unheard: ClassVar[tuple[str, ...]] = ("folder", "parallel")

    folder: Path = Field(default_factory=lambda: models_folder("piper"))
    noise: float | None = Field(default=None, ge=0)
    noise_width: float | None = Field(default=None, ge=0)
    parallel: int | None = Field(default=None, ge=1)

    def version(self) -> str:
        """Counted up when another release of Piper speaks clearly otherwise; its noise differs anyway."""
        return "piper 1"

    def voice_version(self, voice_id: str) -> str:
        """The description of the model and its size."""
        timbre = self._timbre(voice_id)
        return key_of(timbre.config, timbre.file.stat().st_size)

    def voices(self) -> Iterator[Voice]:
        """The voices that are installed; each speaker of a model is one. EngineError where there is none."""
        if not self._timbres:
            raise EngineError(
                f"piper has no voice in {self.folder}",
                value=str(self.folder),
                remedy="turncast voices install piper en_GB-alan-medium",
            )
        return (timbre.voice for timbre in self._timbres.values())

    def voice(self, voice_id: str) -> Voice:
        """The installed voice of this id (small and capital letters alike); raises VoiceError."""
        return self._timbre(voice_id).voice

    def pronounce(self, ipa: str, part: Part) -> str | None:
        """``ipa`` as phonemes in ``[[ ]]``; None where the model has no sound for one of them."""
        said = unicodedata.normalize("NFD", ipa.strip("/[] ")).split()
        known = self._timbre(part.voice.id).config["phoneme_id_map"]
        sayable = all(phoneme in known for word in said for phoneme in word)
        return " ".join(f"[[{word}]]" for word in said) if said and sayable else None

    def speak(self, text: str, part: Part) -> Speech:
        """Say ``text``; raises VoiceError for a voice that is not installed, EngineError for a damaged one."""
        check_reach(self, part)
        timbre = self._timbre(part.voice.id)
        with blamed(self.name, timbre.voice.id, f"turncast voices install piper {timbre.file.stem}"):
            piper = _piper(timbre.file)
            asked = SynthesisConfig(
                speaker_id=timbre.speaker,
                length_scale=piper.config.length_scale / part.rate,
                noise_scale=self.noise,
                noise_w_scale=self.noise_width,
                normalize_audio=False,  # it would make each sentence as loud as it can be
            )
            return _speech(list(piper.synthesize(text, asked, include_alignments=True)), text, timbre, part.rate)

    def _timbre(self, voice_id: str) -> Timbre:
        if voice_id.casefold() not in self._timbres:
            model = voice_id.partition(SPEAKER)[0]
            raise no_voice(self.name, voice_id, self._timbres, f"turncast voices install piper {model!r}")
        return self._timbres[voice_id.casefold()]

    @cached_property
    def _timbres(self) -> dict[str, Timbre]:
        files = [file.with_suffix("") for file in sorted(self.folder.glob("*.onnx.json"))]
        found = (timbre for file in files if file.is_file() for timbre in _timbres_of(file))
        return {timbre.voice.id.casefold(): timbre for timbre in found}


def _timbres_of(file: Path) -> Iterator[Timbre]:
    with blamed(Piper.name, file.stem, f"turncast voices install piper {file.stem}"):
        config = json.loads(Path(f"{file}.json").read_text(encoding="utf-8"))
        language = config.get("language", {})
        tag = _tag(language.get("code") or config["espeak"]["voice"])
        speakers: dict[str, int | None] = config.get("speaker_id_map") or {"": None}
        for speaker, number in speakers.items():
            voice = Voice(
                engine=Piper.name,
                id=f"{file.stem}{SPEAKER}{speaker}" if speaker else file.stem,
                language=tag,
                name=f"{config.get('dataset', '')} {speaker}".strip(),
                accent=language.get("country_english"),
            )
            yield Timbre(voice, file, config, number)


def _tag(code: str) -> str:
    """BCP 47 of a language of Piper's catalogue (``en_GB``) or of espeak's (``en-gb-x-rp``)."""
    primary, *rest = code.replace("_", "-").split("-")
    return "-".join([primary, *(part.upper() for part in rest[:1])])


@cache
def _piper(file: Path) -> PiperVoice:
    config = PiperConfig.from_dict(json.loads(Path(f"{file}.json").read_text(encoding="utf-8")))
    return PiperVoice(session(_with_durations(file)), config)


def _with_durations(file: Path) -> Path | bytes:
    """The model with the lengths of its phonemes among its outputs; as it is where that cannot be."""
    try:
        import onnx
        from google.protobuf.message import DecodeError
        from piper.patch_voice_with_alignment import add_alignment_output
    except ImportError:
        return file
    # A model may have them already, or none that can be recognised; what is no model, ONNX Runtime shall refuse.
    with suppress(ValueError, DecodeError):
        model = onnx.load(str(file))
        add_alignment_output(model)
        return bytes(model.SerializeToString())
    return file


def _speech(chunks: list[AudioChunk], text: str, timbre: Timbre, rate: float) -> Speech:
    hertz = chunks[0].sample_rate
    samples = believed(np.concatenate([chunk.audio_int16_array for chunk in chunks]), hertz, text, rate)
    espeak = timbre.config["espeak"]["voice"]
    return trimmed(samples, hertz, marks_of(text, espeak, _phonemes(chunks), samples, hertz, timbre.voice.language))


def _phonemes(chunks: list[AudioChunk]) -> list[Phoneme]:
    """Every phoneme with its first sample, a blank behind each sentence; none where one has no durations."""
    found, first = [], 0
    for chunk in chunks:
        at = first
        for each in chunk.phoneme_alignments or ():
            found.append(Phoneme(each.phoneme, at))
            at += each.num_samples
        first += len(chunk.audio_float_array)
        found.append(Phoneme(" ", first))
    return found if all(chunk.phoneme_alignments for chunk in chunks) else []
