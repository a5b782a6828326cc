"""Turncast turns a written interview into a published podcast episode.

``read``, ``parse``, ``cast``, ``build`` and ``render`` are the steps of the command line, for programs;
docs/api.md shows them. They are imported on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from output.show import Show as Show
    from transcript.errors import TurncastError as TurncastError
    from transcript.model import Transcript as Transcript
    from transcript.parsing import parse as parse
    from transcript.source import Source as Source
    from transcript.source import read as read
    from turncast.building import Built as Built
    from turncast.building import build as build
    from turncast.rendering import render as render
    from voices.casting import cast as cast

_PLACES = {
    "Built": "turncast.building",
    "Show": "output.show",
    "Source": "transcript.source",
    "Transcript": "transcript.model",
    "TurncastError": "transcript.errors",
    "build": "turncast.building",
    "cast": "voices.casting",
    "parse": "transcript.parsing",
    "read": "transcript.source",
    "render": "turncast.rendering",
}

__all__ = tuple(_PLACES)  # pyright: ignore


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'turncast' has no attribute {name!r}")
    # Set as a global at once: the submodule of the same name must not hide the function.
    value = getattr(import_module(_PLACES[name]), name)
    globals()[name] = value
    return value
