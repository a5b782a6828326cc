"""Which turn a recording belongs to: ``AK-03.wav`` is what AK says in AK's third turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from transcript.errors import SourceError
from transcript.model import Diagnostic, Transcript, Turn
from transcript.patterns import lazy
from voices.digest import digest
from voices.model import Voice

RECORDING = "recording"
"""The engine that plays them."""

FOLDER = "recordings"

_NAME = lazy(r"(?P<who>.+?)[-_ ]*(?<!\d)(?P<number>\d{1,5})", re.DOTALL)


class Recordings(NamedTuple):
    """The voice for each block (by index) that was recorded, and what the producer should look at."""

    voices: Mapping[int, Voice]
    diagnostics: tuple[Diagnostic, ...]


def find(
    transcript: Transcript, source: str, home: Path | None = None, folder: str = FOLDER, interviews: int = 1
) -> Recordings:
    """The recordings of the interview ``source`` (its file's name).

    Front matter's ``recordings`` names files by turn (``AK-03``), or a folder. Else they lie in ``folder``, beside the
    source or below ``home`` (podcast.toml's folder), in a folder of their own with the source's name; directly in it
    where the show has no more ``interviews`` than one, for ``AK-03`` could be a turn of any of them. Speakers go by
    id, name or alias. Raises SourceError for a named file that is missing or lies elsewhere.
    """
    beside = Path(source).parent if source != "-" else Path()
    named = transcript.meta.get("recordings")
    if isinstance(named, Mapping):
        files = {str(turn): _inside(beside, str(name), source) for turn, name in named.items()}
    else:
        given = _inside(beside, named, source) if isinstance(named, str) else None
        bases = list(dict.fromkeys([beside / FOLDER, (home or beside) / folder]))
        own = [base / Path(source).stem for base in bases]
        if given or interviews <= 1:
            return _matched(transcript, dict(_lying([given] if given else map(_own_or_all, own))))
        found = _matched(transcript, dict(_lying(own)))
        unclear, _ = _placed(transcript, dict(_lying(bases)))
        return found._replace(diagnostics=(*found.diagnostics, *(_unclear(path, own[-1]) for path in unclear.values())))
    return _matched(transcript, files)


def _inside(base: Path, name: str, source: str) -> Path:
    """A file or folder that front matter names; text from strangers reaches nothing outside the source's folder."""
    path = base / name
    if not path.resolve().is_relative_to(base.resolve()) or not path.exists():
        what = "is missing" if path.resolve().is_relative_to(base.resolve()) else "lies outside the interview's folder"
        raise SourceError(f"the recording {name!r} {what}", value=name, file=source, remedy="put it beside the text")
    return path


def _own_or_all(own: Path) -> Path:
    return own if own.is_dir() else own.parent


def _lying(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for folder in folders:
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.is_file() and not path.name.startswith("."):
                yield path.stem, path


def _matched(transcript: Transcript, files: Mapping[str, Path]) -> Recordings:
    placed, lost = _placed(transcript, files)
    return Recordings({index: _voice(path, transcript.language) for index, path in placed.items()}, tuple(lost))


def _placed(transcript: Transcript, files: Mapping[str, Path]) -> tuple[dict[int, Path], list[Diagnostic]]:
    """The file of each turn (a block's index) that has one, and a warning for each file that names no turn."""
    turns = _turns(transcript)
    placed: dict[int, Path] = {}
    lost = []
    for name, path in files.items():
        found = _NAME.fullmatch(name)
        index = turns.get((found["who"].casefold(), int(found["number"]))) if found else None
        if index is None:
            lost.append(_lost(name, path, transcript))
        else:
            placed[index] = path
    return placed, lost


def _turns(transcript: Transcript) -> dict[tuple[str, int], int]:
    """A speaker's id, name or alias and the number of the turn (from 1) to the block's index."""
    said: dict[str, list[int]] = {}
    for index, block in enumerate(transcript.blocks):
        if isinstance(block, Turn):
            said.setdefault(block.speaker, []).append(index)
    return {
        (name.casefold(), number): index
        for who in reversed(transcript.speakers)
        for name in (*who.aliases, who.name, who.id)
        for number, index in enumerate(said.get(who.id, ()), 1)
    }


def _voice(path: Path, language: str) -> Voice:
    return Voice(engine=RECORDING, id=digest(path), language=language, name=str(path))


def _lost(name: str, path: Path, transcript: Transcript) -> Diagnostic:
    counts = Counter(block.speaker for block in transcript.blocks if isinstance(block, Turn))
    known = ", ".join(f"{who}-01 to {who}-{count:02}" for who, count in counts.items())
    message = f"the recording {path.name} ({name}) names no turn; there are {known or 'none'}"
    return Diagnostic(line=1, severity="warning", code="recording-without-turn", message=message)


def _unclear(path: Path, own: Path) -> Diagnostic:
    message = f"{path} is not played: it could be of any interview of the show; put it into {own}"
    return Diagnostic(line=1, severity="warning", code="recording-of-whom", message=message)
