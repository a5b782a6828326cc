"""Where Turncast keeps things on this machine (platformdirs: ``XDG_CACHE_HOME`` and its like move them)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from voices.shelves import usual_folder
from voices.store import Store

INTERVIEWS = "interviews"
"""The folder beside podcast.toml whose files are built, where it lists none."""

TEXTS = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
TIMED = (".srt", ".vtt", ".ass", ".json", ".csv", ".tsv", ".xml")
SUFFIXES = (*TEXTS, *TIMED)
"""The files in it that are interviews; what these are is seen from their content."""


def open_store(store: str | Path | Store | None, on_damage: Callable[[str], None] | None = None) -> Store:
    """The store itself, the one at an address, or the one in the user's cache folder; StoreError as ``Store``."""
    if isinstance(store, Store):
        return store
    return Store(store or usual_folder(), on_damage)
