"""What was said: readers, speaker labels, speakers and the typed model."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transcript.errors import NoInterviewError as NoInterviewError
    from transcript.errors import SourceError as SourceError
    from transcript.errors import TurncastError as TurncastError
    from transcript.model import Transcript as Transcript
    from transcript.parsing import Reading as Reading
    from transcript.parsing import explain as explain
    from transcript.parsing import parse as parse
    from transcript.source import Source as Source
    from transcript.source import read as read

# Imported on first use, so that `import transcript` costs nothing.
_PLACES = {
    "NoInterviewError": "errors",
    "SourceError": "errors",
    "TurncastError": "errors",
    "Transcript": "model",
    "Reading": "parsing",
    "explain": "parsing",
    "parse": "parsing",
    "Source": "source",
    "read": "source",
}
__all__ = tuple(_PLACES)  # pyright: ignore


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"transcript.{_PLACES[name]}"), name)
