"""What a build would ask of each engine, without asking it."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from output.audio.codecs import encoding_for
from output.audio.rehearsal import known_keys
from output.audio.segment import KIND as SEGMENTS
from output.show import Price
from turncast.building import Plan
from turncast.folders import open_store
from voices.engine import get_engine
from voices.speaking import KIND as SPEECH
from voices.speaking import said_key


class Row(NamedTuple):
    """An engine, the characters that it would say, how many of these the store has, and how many would be sent.

    What is said twice is sent once. ``price`` is the engine's in podcast.toml, None where it names none.
    """

    engine: str
    characters: int
    kept: int
    sent: int
    price: Price | None = None

    @property
    def cost(self) -> float | None:
        """What the characters that would be sent cost, in the price's currency."""
        return None if self.price is None else self.sent * self.price.per_million_characters / 1e6


def preview(plan: Plan, store: str | Path | None = None) -> list[Row]:
    """A row for each engine of the plan."""
    kept_in = open_store(store)
    said: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    sent: dict[str, dict[str, int]] = defaultdict(dict)
    for utterance, keys in known_keys(
        plan.script, [encoding_for(name, plan.show.sound) for name in plan.codecs], kept_in
    ):
        name, text = utterance.part.voice.engine, utterance.spoken.text
        options = dict(plan.script.options(utterance.part))
        said[name] += len(text)
        speech = said_key(get_engine(name, options), options, utterance.part, text)
        segments = bool(keys) and all(kept_in.has(SEGMENTS, key) for key in keys)
        if segments or kept_in.has(SPEECH, speech):
            kept[name] += len(text)
        else:
            sent[name][speech] = len(text)
    prices = plan.show.prices
    return [Row(name, said[name], kept[name], sum(sent[name].values()), prices.get(name)) for name in sorted(said)]
