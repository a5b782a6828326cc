"""What a build would ask of each engine, without asking it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from output.audio.codecs import encoding_for
from output.audio.rehearsal import known_keys
from output.audio.segment import KIND as SEGMENTS
from output.show import Price
from turncast.building import Plan
from turncast.folders import open_store
from voices.engine import get_engine
from voices.keys import KIND as SPEECH
from voices.keys import said_key
from voices.recordings import RECORDING


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

    def __str__(self) -> str:
        if self.engine == RECORDING:
            return f"{self.engine}: {self.characters} characters"
        cost = "" if self.price is None or self.cost is None else f": {money(self.cost)} {self.price.currency}"
        asked = f"{self.characters} characters, {self.kept} of them in the store, {self.sent} to be sent"
        return f"{self.engine}: {asked}{cost}"


def money(sum_: float) -> str:
    """A sum with its cents, or where it is small with two figures that say something."""
    figures = 2 if sum_ <= 0 else max(2, 1 - math.floor(math.log10(sum_)))
    return f"{sum_:.{figures}f}"


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


def total(rows: Iterable[Row]) -> list[Row]:
    """A row for each engine with the sums of its ``rows``."""
    by_engine: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_engine[row.engine].append(row)
    return [_sum(found) for _, found in sorted(by_engine.items())]


def _sum(rows: list[Row]) -> Row:
    sums = {name: sum(getattr(row, name) for row in rows) for name in ("characters", "kept", "sent")}
    return rows[0]._replace(**sums)
