"""Captions rendered by the workers that made the sound: of all texts they take longest, and those are idle by then."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import BrokenExecutor, Future
from dataclasses import replace
from hashlib import sha256
from typing import Any, NamedTuple

from output.audio.workers import Workers
from output.formats import Format, Rendering
from voices.errors import StoreError
from voices.notes import Notes
from voices.store import Store

KIND = "texts"
"""Of objects in the store: they lie there until they are taken."""

MOST_WORDS = 15_000
"""Words of an hour and a half: the workers of a longer episode end before texts are made, for the memory they take."""


class Share(NamedTuple):
    """Formats that a worker renders, with their texts and the notes used for them, once these are there."""

    formats: tuple[Format, ...]
    coming: Future[str]
    store: Store

    def texts(self, rendering: Rendering) -> list[str]:
        """The text of each format; rendered here where the worker has ended. Raises what rendering raises."""
        try:
            found = self.store.take(KIND, self.coming.result())
        except (BrokenExecutor, StoreError):
            found = None
        if found is None:
            return [each.render(rendering) for each in self.formats]
        rendering.notes.used.update(found.header["used"])
        texts: list[str] = found.header["texts"]
        return texts


def shares(rendering: Rendering, formats: Sequence[Format], workers: Workers[Any], store: Store) -> list[Share]:
    """What each worker has begun to render: formats with the same cues together. None for a long episode."""
    together: dict[str, list[Format]] = defaultdict(list)
    for each in formats:
        if each.cues:
            together[each.cues].append(each)
    words = sum(len(place.words) for place in rendering.timeline.places)
    count = min(len(together), workers.started) if words <= MOST_WORDS else 0
    groups = list(together.values())
    sent = replace(rendering, notes=Notes(rendering.notes.known))
    return [_begun(sent, [each for group in groups[i::count] for each in group], workers, store) for i in range(count)]


def _begun(rendering: Rendering, formats: Iterable[Format], workers: Workers[Any], store: Store) -> Share:
    share = tuple(formats)
    sent = pickle.dumps((rendering, share))  # here: an executor's own thread would wait for Python's lock
    return Share(share, workers.call(_render, sent, store), store)


def _render(sent: bytes, store: Store) -> str:
    """Render formats and keep the texts: what is returned goes through a pipe, a piece at a time."""
    rendering, formats = pickle.loads(sent)
    texts = [each.render(rendering) for each in formats]
    key = sha256(sent).hexdigest()
    store.put(KIND, key, {"texts": texts, "used": rendering.notes.used})
    return key
