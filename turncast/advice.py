"""What a producer should look at before an episode is built, beside what the parser says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from output.show import Show
from transcript.model import Diagnostic, Transcript
from voices.engine import get_engine
from voices.lexicon import Lexicon, read_lexicon, unsayable
from voices.model import Part
from voices.rows import everyone, names, row_for, strangers
from voices.settings import Settings


def advised(
    transcript: Transcript, show: Show, parts: Mapping[str, Part], file: str, asked: Iterable[str] = ()
) -> tuple[Diagnostic, ...]:
    """All of it; ``asked`` are the names whose voices were asked for on the command line. Raises as ``unsaid``."""
    return (
        *misnamed(transcript, show.voices, asked),
        *alike(transcript, parts),
        *unsaid(transcript, show, parts, file),
    )


def misnamed(transcript: Transcript, settings: Settings, asked: Iterable[str] = ()) -> Iterator[Diagnostic]:
    """A warning for each name with a voice who does not speak here: one ``asked`` for, or one that looks misspelt.

    A show's podcast.toml names the guests of all its episodes, so others are nobody's mistake.
    """
    voiced = {name for who in everyone(transcript) if row_for(who, settings).own for name in names(who)}
    for key, near in strangers(transcript, settings).items():
        if key in asked or (near and near not in voiced.union(settings)):
            hint = f"; did you mean {near!r}?" if near else ""
            message = f"a voice is set for {key!r}, who does not speak here{hint}"
            yield Diagnostic(line=1, severity="warning", code="voice-of-nobody", message=message)


def alike(transcript: Transcript, parts: Mapping[str, Part]) -> Iterator[Diagnostic]:
    """A warning for those who speak here in one and the same voice."""
    heard: dict[tuple[object, ...], list[str]] = {}
    for who in dict.fromkeys(turn.speaker for turn in transcript.turns()):
        part = parts[who]
        heard.setdefault((part.voice.engine, part.voice.id, part.rate, part.pitch), []).append(who)
    for same in heard.values():
        if len(same) > 1:
            message = f"{' and '.join(same)} have the same voice; give one of them another, or another pitch"
            yield Diagnostic(line=1, severity="warning", code="same-voice", message=message)


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
