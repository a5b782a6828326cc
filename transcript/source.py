"""A source: the text that was read, and what its reader already knows about stretches of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple

from transcript.errors import SourceError
from transcript.language import tag_of
from transcript.lines import LineRead
from transcript.model import Removed, Transcript

MAX_BYTES = 128 << 20  # twice the JSON of a recogniser for ten hours, with each word and its guesses


class Piece(NamedTuple):
    """A stretch of the text (characters) of which the file itself names the speaker or the time (ms).

    ``joined`` says that the piece goes on in the same paragraph as the piece before, as captions do; ``line`` is where
    it stands in the file (1-based, 0: where it stands in the text), ``told`` what there names the speaker.
    """

    start: int
    end: int
    speaker: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    joined: bool = True
    line: int = 0
    told: str = ""


@dataclass(frozen=True)
class Source:
    """What was read: ``text`` is what all spans count in, ``name`` the file's name or ``-``.

    ``pieces`` are ordered and do not overlap; ``removed`` is markup that the reader took away (front
    matter, cue numbers); ``ready`` is the transcript where the file is one of our own, ``reasons`` are those for its
    lines; ``meta`` has title, date, language, speakers (rows of id, name, aliases, role), style and whatever else the
    file says.
    """

    text: str
    format: str = "text"
    name: str = "-"
    meta: dict[str, Any] = field(default_factory=dict)
    pieces: tuple[Piece, ...] = ()
    removed: tuple[Removed, ...] = ()
    ready: Transcript | None = None
    reasons: tuple[LineRead, ...] = ()

    @property
    def language(self) -> str | None:
        """The language that the file itself says, as a BCP 47 tag."""
        return self.ready.language if self.ready else tag_of(self.meta.get("language"))


def read(source: str | Path | IO[str] | IO[bytes], format: str | None = None) -> Source:
    """Read a file, standard input (``-``) or an open stream; the format is seen from the content.

    ``format`` (a name in ``transcript.readers.READERS``) overrules what the content says. Raises
    SourceError for a source that is missing, unreadable, empty, binary or damaged.
    """
    from transcript.readers import read_bytes

    name, data = _bytes(source)
    if not data.strip():
        raise SourceError("the source is empty", file=name, remedy="give a file with a transcript in it")
    return read_bytes(data, name, format)


def _bytes(source: str | Path | IO[str] | IO[bytes]) -> tuple[str, bytes]:
    """A source's name and content."""
    if isinstance(source, str) and source == "-":
        return "-", _limited(sys.stdin.buffer, "-")
    if not isinstance(source, str | Path):
        return str(getattr(source, "name", "-")), _limited(source, str(getattr(source, "name", "-")))
    try:
        with Path(source).open("rb") as stream:
            return str(source), _limited(stream, str(source))
    except (OSError, ValueError) as error:  # ValueError: a NUL inside the name
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(
            f"cannot be read: {reason}",
            value=str(source),
            file=str(source),
            remedy="check the name and its permissions",
        ) from error


def _limited(stream: IO[str] | IO[bytes], name: str) -> bytes:
    """The stream's bytes, at most ``MAX_BYTES``, so that an endless stream cannot eat the memory."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(f"is larger than {MAX_BYTES >> 20} MiB", file=name, remedy="cut it into episodes")
    return data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
