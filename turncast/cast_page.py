"""A page with a sample of each voice of a cast, in one file: what ``turncast voices cast --preview`` writes."""

from __future__ import annotations

import io
from base64 import b64encode
from pathlib import Path
from typing import NamedTuple

from output.audio.loudness import integrated_loudness
from output.audio.mastering import scaled
from output.audio.script import Script
from output.show import SoundSettings
from output.template import rendered
from turncast.building import Plan
from turncast.cast_sheet import Row, rows
from turncast.folders import open_store
from voices.audio import AudioSegment, to_samples
from voices.model import Utterance
from voices.speaking import speak
from voices.store import Store

LEAST_CHARACTERS = 60
"""A sample is the first utterance that is as long as this: about four seconds; else the longest."""


class Sample(NamedTuple):
    """A voice's sample: what it says, and WAV in base64."""

    row: Row
    text: str
    audio: str


def cast_page(plan: Plan, store: str | Path | None = None) -> str:
    """The page's HTML; everybody says something of the interview, equally loud. Raises EngineError or VoiceError."""
    script = plan.script
    kept = open_store(store)
    heard = ((row, _typical(script, row)) for row in rows(plan))
    samples = [_sample(script, row, utterance, kept) for row, utterance in heard if utterance is not None]
    return rendered("cast.html.j2", title=plan.facts.title, language=plan.transcript.language, samples=samples)


def _typical(script: Script, row: Row) -> Utterance | None:
    longest: Utterance | None = None
    for utterance in script.utterances():
        if utterance.part != row.part:
            continue
        if len(utterance.spoken.text) >= LEAST_CHARACTERS:
            return utterance
        longest = max(longest or utterance, utterance, key=lambda each: len(each.spoken.text))
    return longest


def _sample(script: Script, row: Row, utterance: Utterance, store: Store) -> Sample:
    speech = speak(utterance.spoken.text, row.part, dict(script.options(row.part)), store)
    text = script.transcript.blocks[utterance.block].text[utterance.start : utterance.end]
    return Sample(row, text, b64encode(_wav(speech.audio, script.show.sound)).decode())


def _wav(audio: AudioSegment, sound: SoundSettings) -> bytes:
    loudness = integrated_loudness([scaled(to_samples(audio))], audio.frame_rate)
    gain = min(sound.loudness - loudness, sound.true_peak - audio.max_dBFS)
    return bytes(audio.apply_gain(gain).export(io.BytesIO(), format="wav").getvalue())
