"""What was built before: an interview is known again when its title changed or its file was renamed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import from_json

from output.episode import Facts
from output.errors import BuildError
from output.manifests import MANIFEST
from transcript.model import Diagnostic
from transcript.source import Source
from turncast.folders import SUFFIXES

ALIKE = 0.6
"""A ratio above it "means the sequences are close matches" (Python, difflib, SequenceMatcher.ratio)."""

WHICH = {
    False: ("{} and {} both have the slug {!r}", "give one of them another title, or a slug in its front matter"),
    True: (
        "{0} has the slug {2!r} of an episode whose source, {1}, is gone, and its text is another",
        "if they are one episode, write slug: {} into the front matter; else give it another slug there",
    ),
}
"""Two sources of one slug, what is wrong and what to do: while the other one is there, and when it is gone."""


class Past(NamedTuple):
    """An episode below public/: its source's name and sha256 (hex), its slug and GUID, how its transcript begins."""

    source: str
    sha256: str
    slug: str
    guid: str | None = None
    opening: str = ""

    @property
    def kept(self) -> dict[str, Any]:
        """The facts that stay when the episode is built again."""
        return {"slug": self.slug, "guid": self.guid}

    def is_gone(self, beside: Path, named: Iterable[str] = ()) -> bool:
        """Whether its source is not ``beside`` (a folder) any more, and none of those that are ``named``."""
        return self.source != "-" and self.source not in named and not (beside / self.source).exists()

    def doubt(self, source: Source, opening: str | None) -> tuple[Diagnostic, ...]:
        """A warning where its own source begins otherwise now: another interview would take its place unseen."""
        another = self.opening and _likeness(self.opening, opening or "") <= ALIKE
        if not another or Path(source.name).name != self.source:
            return ()
        message = (
            f"begins otherwise than when {self.slug} was built, and takes its place: if it is another interview,"
            " give the file another name"
        )
        return (Diagnostic(line=1, severity="warning", code="source-replaced", message=message),)


def text_digest(source: Source) -> str:
    """The sha256 (hex) of a source's text."""
    return hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()


def past_of(manifest: Path) -> Past | None:
    """What a manifest says of its source; None where it is none, or names no source."""
    try:
        told = from_json(manifest.read_bytes())
        inputs, facts = told["inputs"], told["facts"]
        said = (inputs["source"], inputs["sha256"], facts["slug"], facts.get("guid"), facts.get("opening") or "")
        return Past(*said)
    except (OSError, ValueError, LookupError, TypeError):
        return None


@dataclass(frozen=True)
class History:
    """The episodes of a show that were built before, and the names of the sources that are built now."""

    pasts: tuple[Past, ...] = ()
    named: tuple[str, ...] = ()

    def of(self, source: Source, written: Mapping[str, Any]) -> Past | None:
        """The episode that ``source`` made before.

        It has the GUID or the slug that is ``written`` for the source, or is of the same text, or of a file with
        the same name; but never that of another file which is still there.
        """
        name, text = Path(source.name).name, text_digest(source)
        mine = [past for past in self.pasts if past.source == name or past.is_gone(_folder(source), self.named)]
        known = (
            *(past for past in mine if past.guid and past.guid == written.get("guid")),
            *(past for past in mine if past.slug == written.get("slug")),
            *(past for past in mine if past.sha256 == text),
            *(past for past in mine if past.source == name and self._alone(name)),
        )
        return next(iter(known), None)

    def _alone(self, name: str) -> bool:
        """Whether a file's name tells episodes apart: not where files in several folders have it."""
        return sum(past.source == name for past in self.pasts) <= 1 and self.named.count(name) <= 1

    def doubt(self, source: Source, opening: str | None) -> tuple[Diagnostic, ...]:
        """A warning where a new source may be an episode whose own source is gone: another slug would make it two."""
        gone = [past for past in self.pasts if past.is_gone(_folder(source), self.named)]
        likest = max(gone, key=lambda past: _likeness(past.opening, opening or ""), default=None)
        alike = likest is not None and _likeness(likest.opening, opening or "") > ALIKE
        if likest is None or not (alike or Path(likest.source).suffix.lower() in SUFFIXES):
            return ()  # a recording that was imported lies among no interviews, and so is always gone
        message = (
            f"is new, and {likest.source}, of which {likest.slug} was built, is gone"
            f"{'; both begin alike' if alike else ''}: if it is the same episode, write slug: {likest.slug}"
            " into the front matter, and its address and GUID stay"
        )
        return (Diagnostic(line=1, severity="warning" if alike else "info", code="source-gone", message=message),)


def history(public: str | Path, sources: Iterable[str]) -> History:
    """What was built into ``public``, before ``sources`` are built."""
    found = map(past_of, sorted(Path(public).glob(f"*/{MANIFEST}")))
    return History(tuple(past for past in found if past), tuple(Path(source).name for source in sources))


def own_folder(folder: Path, source_name: str, sha256: str, facts: Facts) -> None:
    """BuildError where the folder holds the episode of another source; one that was renamed is no other.

    ``sha256`` (hex) is what the manifest says of the source: that of its text, or of a recording.
    """
    last, ours = past_of(folder / MANIFEST), Path(source_name).name
    if last is None or "-" in (last.source, ours) or last.source == ours:
        return
    gone = last.is_gone(Path(source_name).parent)
    if gone and (last.sha256 == sha256 or not {"slug", "guid"} <= set(facts.derived)):
        return
    message, remedy = WHICH[gone]
    raise BuildError(
        message.format(ours, last.source, folder.name),
        value=folder.name,
        file=str(folder),
        remedy=remedy.format(folder.name),
    )


def _folder(source: Source) -> Path:
    return Path(source.name).parent


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one, two, autojunk=False).ratio() if one and two else 0.0
