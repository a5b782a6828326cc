"""Notes: what was found out about the parts of an episode, kept from build to build.

An edit changes little of an episode. What takes long to find out about the rest, and is none of the segments, need not
be found out again: a note's key is made from all that it follows from, as a segment's is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from voices.errors import StoreError
from voices.store import Store, key_of

KIND = "notes"

T = TypeVar("T")


class Notes:
    """What is ``known`` from an earlier build, and of that and of what is new all that was asked for (``used``)."""

    def __init__(self, known: Mapping[str, Any] | None = None) -> None:
        self.known = known or {}
        self.used: dict[str, Any] = {}

    def recall(self, key: str, find: Callable[[], T]) -> T:
        """What is known under ``key``, or what ``find`` finds out: lists, numbers and texts, for notes are JSON."""
        found: T = self.known[key] if key in self.known else find()
        self.used[key] = found
        return found


def load_notes(store: Store, inputs: Mapping[str, Any]) -> Notes:
    """The notes of the build that had these ``inputs``; none where there are none, or the store cannot be read."""
    with suppress(StoreError):
        found = store.get(KIND, _key(inputs))
        return Notes(found.header if found else None)
    return Notes()


def keep_notes(store: Store, inputs: Mapping[str, Any], notes: Notes) -> None:
    """Keep what a build with these ``inputs`` used, unless the store can only be read: it is found out again then."""
    with suppress(StoreError):
        store.put(KIND, _key(inputs), notes.used)


def _key(inputs: Mapping[str, Any]) -> str:
    return key_of(KIND, dict(inputs))
