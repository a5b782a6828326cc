"""Where Turncast keeps things on this machine (platformdirs: ``XDG_CACHE_HOME`` and its like move them)."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

INTERVIEWS = "interviews"
"""The folder beside podcast.toml whose files are built, where it lists none."""

TEXTS = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
TIMED = (".srt", ".vtt", ".ass", ".json", ".csv", ".tsv", ".xml")
SUFFIXES = (*TEXTS, *TIMED)
"""The files in it that are interviews; what these are is seen from their content."""


def store_folder() -> Path:
    """The folder of the store of speech and segments."""
    return user_cache_path("turncast", appauthor=False) / "store"
