"""What a build would ask of each engine, without asking it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from output.audio.codecs import encoding_for
from output.audio.rehearsal import known_keys
from output.audio.segment import KIND as SEGMENTS
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
    script = plan.script
    said: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    encodings = [encoding_for(name, plan.show.sound) for name in plan.codecs]
    for utterance, keys in known_keys(script, encodings, kept_in):
        name, text = utterance.part.voice.engine, utterance.spoken.text
        options = dict(script.options(utterance.part))
        said[name] += len(text)
        speech = said_key(get_engine(name, options), options, utterance.part, text)
        segments = bool(keys) and all(kept_in.has(SEGMENTS, key) for key in keys)
        kept[name] += len(text) * (segments or kept_in.has(SPEECH, speech))
    return [Row(name, said[name], kept[name]) for name in sorted(said)]
