"""A script: what is recorded, and in whose voices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from output.show import Show
from transcript.model import Transcript
from voices.engine import Engine, get_engine
from voices.finding import abroad
from voices.lexicon import Lexicon, read_lexicon, respellings
from voices.model import Cast, Part, Utterance, Voice
from voices.notes import Notes
from voices.recordings import RECORDING
from voices.utterances import Delivery, heard, utterances, voiced

DEAR_TEXTS = 6
"""Utterances of a dear engine that its level is measured on; they are needed anyway and so never paid for twice."""


@dataclass(frozen=True)
class Script:
    """What is recorded: a transcript, who speaks it, and the show's settings.

    ``home`` is podcast.toml's folder, where music lies. A sting goes before each block in ``stings`` (by index).
    ``notes`` are of an earlier build.
    """

    transcript: Transcript
    cast: Cast
    show: Show
    recordings: Mapping[int, Voice] = field(default_factory=dict)
    home: Path = Path()
    stings: frozenset[int] = frozenset()
    notes: Notes = field(default_factory=Notes, compare=False)

    def utterances(self) -> Iterator[Utterance]:
        """The utterances in order."""
        return utterances(self.transcript, self.cast, self.show.narrate, self._delivery)

    @property
    def _delivery(self) -> Delivery:
        return Delivery(self._longest, self._respellings, self._abroad, self.recordings, self.notes)

    def parts(self) -> list[Part]:
        """The parts of those who are heard, each once, in the order of their first words."""
        speakers = dict.fromkeys(who for _, _, who in heard(self.transcript, self.show.narrate))
        return [self.cast[who] for who in speakers]

    @cached_property
    def voiced(self) -> list[Part]:
        """The parts of all utterances; a recording and a passage of another language have one of their own."""
        return voiced(self.transcript, self.cast, self.show.narrate, self._delivery)

    @property
    def synthesized(self) -> bool:
        """Whether any voice is not a recorded one."""
        return any(part.voice.engine != RECORDING for part in self.voiced)

    @cached_property
    def texts(self) -> dict[Part, list[str]]:
        """The first texts of each part."""
        found: dict[Part, list[str]] = {}
        for utterance in self.utterances():
            own = found.setdefault(utterance.part, [])
            if len(own) < DEAR_TEXTS:
                own.append(utterance.spoken.text)
        return found

    def options(self, part: Part) -> tuple[tuple[str, Any], ...]:
        """The options of the part's engine, as podcast.toml gives them."""
        return tuple(sorted(self.show.engines.get(part.voice.engine, {}).items()))

    @cached_property
    def lexicon(self) -> Lexicon:
        """The show's lexicon, and what front matter says beside it or otherwise."""
        return {**self.show.lexicon, **read_lexicon(self.transcript.meta.get("lexicon"), "front matter")}

    @cached_property
    def _respellings(self) -> Callable[[Part], dict[str, str]]:
        return cache(lambda part: respellings(self.lexicon, self._engine(part), part))

    def _engine(self, part: Part) -> Engine:
        return get_engine(part.voice.engine, dict(self.options(part)))

    def _abroad(self, part: Part, language: str) -> Part:
        return abroad(part, self._engine(part), language)

    @cached_property
    def _longest(self) -> Callable[[Part], int]:
        return cache(lambda part: self._engine(part).max_characters)
