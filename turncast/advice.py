"""What a producer should look at before an episode is built, beside what the parser says."""

from __future__ import annotations

from collections.abc import Mapping

from output.show import Show
from transcript.model import Diagnostic, Transcript
from voices.engine import get_engine
from voices.lexicon import Lexicon, read_lexicon, unsayable
from voices.model import Part


def unsaid(transcript: Transcript, show: Show, parts: Mapping[str, Part], file: str) -> tuple[Diagnostic, ...]:
    """A warning for each word of the lexicon that an engine of the cast can only say as it is written.

    Raises SourceError for front matter whose lexicon is none.
    """
    lexicon = {**show.lexicon, **read_lexicon(transcript.meta.get("lexicon"), file)}
    words = {(part.voice.engine, word) for part in parts.values() for word in _unsayable(lexicon, part, show)}
    return tuple(
        Diagnostic(line=1, severity="warning", code="unsayable", message=_message(engine, word))
        for engine, word in sorted(words)
    )


def _unsayable(lexicon: Lexicon, part: Part, show: Show) -> list[str]:
    return unsayable(lexicon, get_engine(part.voice.engine, show.engines.get(part.voice.engine)), part)


def _message(engine: str, word: str) -> str:
    return f"{engine} cannot say the IPA of {word!r} and says it as it is written; give a respelling as well (say)"
