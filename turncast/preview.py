"""What a build would ask of each engine, without asking it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from output.audio.codecs import Encoding
from output.audio.recording import Script, known_key
from turncast.building import Plan
from turncast.folders import store_folder
from voices.engine import get_engine
from voices.speaking import KIND as SPEECH
from voices.speaking import said_key
from voices.store import Store


class Row(NamedTuple):
    """An engine, the characters that it would say, and how many of these the store has."""

    engine: str
    characters: int
    kept: int


def preview(plan: Plan, store: str | Path | None = None) -> list[Row]:
    """A row for each engine of the plan."""
    kept_in = Store(store or store_folder())
    script = Script(plan.transcript, plan.parts, plan.show)
    said: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    encodings = [Encoding(name, plan.show.sound.sample_rate, plan.show.sound.bit_rate) for name in plan.codecs]
    for utterance in script.utterances():
        name, text = utterance.part.voice.engine, utterance.spoken.text
        options = dict(script.options(utterance.part))
        said[name] += len(text)
        speech = said_key(get_engine(name, options), options, utterance.part, text)
        keys = [known_key(script, utterance, encoding, kept_in) for encoding in encodings]
        known = kept_in.has(SPEECH, speech) or all(key is not None and kept_in.has("segments", key) for key in keys)
        kept[name] += len(text) * known
    return [Row(name, said[name], kept[name]) for name in sorted(said)]
