"""Captions rendered by the workers that made the sound: of all texts they take longest, and those are idle by then."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import BrokenExecutor, Future
from dataclasses import replace
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from output.audio.workers import Workers
from output.formats import Format, Rendering
from output.memory import unsearched
from voices.errors import StoreError
from voices.notes import Notes
from voices.store import Store

KIND = "texts"
"""Of objects in the store: they lie there until they are taken; those of a build that broke off, until it is pruned."""

MOST_WORDS = 15_000
"""Words of an hour and a half. Workers of a longer episode end before its texts are made, for the memory they take,
unless they serve others."""


class Share(NamedTuple):
    """Formats, and what comes of the worker that renders them, if one does.

    That is the key of an object with their texts and the notes used for them.
    """

    formats: tuple[Format, ...]
    coming: Future[str] | None
    store: Store

    def texts(self, rendering: Rendering) -> list[str]:
        """The text of each format; rendered here where no worker does. Raises what rendering raises."""
        try:
            found = self.store.take(KIND, self.coming.result()) if self.coming else None
        except (BrokenExecutor, StoreError):
            found = None
        if found is None:
            return [each.render(rendering) for each in self.formats]
        told, ends = found.header, [0]
        rendering.notes.used.update(told["used"])
        ends += accumulate(told["sizes"])
        return [str(found.body[start:end], "utf-8") for start, end in pairwise(ends)]


def shares(rendering: Rendering, formats: Iterable[Format], workers: Workers[Any], store: Store) -> list[Share]:
    """The captions among formats, those with the same cues together, which workers have begun to render.

    Without workers, or for a long episode, nobody has.
    """
    together: dict[str, list[Format]] = defaultdict(list)
    for each in formats:
        if each.cues:
            together[each.cues].append(each)
    groups = list(together.values())
    words = sum(len(place.words) for place in rendering.timeline.places)
    count = min(len(groups), workers.started) if words <= MOST_WORDS else 0
    if not count:
        return [Share(tuple(group), None, store) for group in groups]
    sent = replace(rendering, notes=Notes(rendering.notes.known))
    return [_begun(sent, [each for group in groups[i::count] for each in group], workers, store) for i in range(count)]


def _begun(rendering: Rendering, formats: Iterable[Format], workers: Workers[Any], store: Store) -> Share:
    share = tuple(formats)
    sent = pickle.dumps((rendering, share))  # here: an executor's own thread would wait for Python's lock
    return Share(share, workers.call(_render, sent, store), store)


@unsearched()
def _render(sent: bytes, store: Store) -> str:
    """Render formats and keep the texts: what is returned goes through a pipe, a piece at a time."""
    rendering, formats = pickle.loads(sent)
    texts = [each.render(rendering).encode() for each in formats]
    key = sha256(sent).hexdigest()
    store.put(KIND, key, {"sizes": [len(text) for text in texts], "used": rendering.notes.used}, b"".join(texts))
    return key
