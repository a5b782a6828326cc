"""A folder of somebody's show: episodes that Turncast built, recordings with their transcripts, transcripts alone."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from output.audio.codecs import get_codec, known_codecs
from output.checks.files import SHOW_FILES
from output.feed.paging import FEED, is_page
from output.manifests import MANIFEST
from output.package import load, publish, staging, whole
from output.show import Show
from transcript.errors import TurncastError
from transcript.model import Transcript
from transcript.parsing import parse
from transcript.source import Source, read
from turncast.folders import INTERVIEWS, SUFFIXES, TIMED, open_store
from turncast.importing.recorded import record_episode

WRITTEN_ANEW = "the show's own file; turncast feed writes it anew"
SAME = "another text of the same name is taken"
NO_INTERVIEW = "no line names who speaks"


class Outcome(NamedTuple):
    """What became of a file or a folder: where it lies now and its title, or why it was not taken."""

    path: Path
    said: str
    taken: bool = True


class Text(NamedTuple):
    """A transcript that was read."""

    path: Path
    source: Source
    transcript: Transcript


@dataclass(frozen=True)
class Folder:
    """A folder to import: ``public`` and ``interviews/`` below ``home`` take what is in it.

    ``fed`` are the GUIDs of the episodes that its feed holds; these are taken from there.
    """

    path: Path
    home: Path
    show: Show
    fed: Collection[str] = ()

    @property
    def public(self) -> Path:
        """Where episodes go."""
        return self.home / "public"

    @cached_property
    def feeds(self) -> list[Path]:
        """The feeds that lie in the folder itself."""
        return feeds_in(self.path)

    def take(self) -> Iterator[Outcome]:
        """Take everything that can be taken, folder by folder; nothing that is there already is changed."""
        for name, inside, names in os.walk(self.path):
            inside[:] = sorted(each for each in inside if not each.startswith("."))
            here = Path(name)
            files = [here / each for each in sorted(names) if not each.startswith(".")]
            if here / MANIFEST in files:
                inside.clear()
                yield from self._episode(here)
            else:
                grouped = _by_stem if here == self.path and len(files) > 2 else _one_interview
                for group in grouped([path for path in files if path not in self.feeds]):
                    yield from self._group(group)

    def _episode(self, folder: Path) -> Iterator[Outcome]:
        """Copy an episode as it is: its slug, GUID, date and files stay."""
        episode = load(folder)
        if episode is None or not whole(folder, episode):
            yield Outcome(folder, "a file of the episode is missing or damaged: turncast check says which", taken=False)
            return
        if episode.facts.guid in self.fed:
            return
        target = self.public / episode.facts.slug
        if (target / MANIFEST).exists():
            yield Outcome(folder, f"{target} is there already", taken=False)
            return
        with staging(target, open_store(None).locks) as beside:
            for file in episode.files:
                shutil.copyfile(folder / file.name, beside / Path(file.name).name)
            publish(beside, target, episode)
        yield Outcome(target, episode.facts.title)

    def _group(self, files: Sequence[Path]) -> Iterator[Outcome]:
        """Files about one interview: the recording and its transcript, or the transcript that tells most."""
        audio = next((path for path in files if path.suffix.lower() in audio_suffixes()), None)
        text, refused = self._text([path for path in files if path != audio], audio is not None)
        yield from refused
        if audio and text:
            yield self._recorded(audio, text)
        elif text:
            yield self._copied(text)
        elif audio:
            yield Outcome(audio, "a recording without a transcript", taken=False)

    def _text(self, files: Sequence[Path], timed: bool) -> tuple[Text | None, list[Outcome]]:
        """The best transcript among ``files``, and why each of the others is not taken."""
        results = [self._read(path) for path in files]
        found = [each for each in results if isinstance(each, Text)]
        best = max(found, key=lambda each: _rank(each, timed), default=None)
        others = [each.path for each in found if each is not best]
        refused = [each for each in results if isinstance(each, Outcome)]
        return best, refused + [Outcome(path, SAME, taken=False) for path in others]

    def _read(self, path: Path) -> Text | Outcome:
        if path.parent == self.path and SHOW_FILES.fullmatch(path.name) and self._is_public:
            return Outcome(path, WRITTEN_ANEW, taken=False)
        if path.suffix.lower() not in SUFFIXES:
            return Outcome(path, "neither a transcript nor a recording that Turncast reads", taken=False)
        try:
            source = read(path)
            transcript = parse(source, language=self.show.language)
        except TurncastError as error:
            return Outcome(path, error.message, taken=False)
        found = any(True for _ in transcript.turns())
        return Text(path, source, transcript) if found else Outcome(path, NO_INTERVIEW, taken=False)

    @property
    def _is_public(self) -> bool:
        """Whether a show was written here, with a feed or with episodes."""
        return bool(self.feeds) or any(True for _ in self.path.glob(f"*/{MANIFEST}"))

    def _recorded(self, audio: Path, text: Text) -> Outcome:
        try:
            made = record_episode(audio, text.source, text.transcript, self.public, self.show)
        except TurncastError as error:
            return Outcome(audio, error.message, taken=False)
        return Outcome(self.public / made.facts.slug, made.facts.title)

    def _copied(self, text: Text) -> Outcome:
        target = self.home / INTERVIEWS / text.path.name
        if target.exists():
            same = filecmp.cmp(text.path, target, shallow=False)
            return Outcome(text.path, f"{target} is there already{'' if same else ', and is another'}", taken=False)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text.path, target)
        return Outcome(target, text.transcript.title or text.path.stem)


def feeds_in(folder: Path) -> list[Path]:
    """The documents of a feed in a folder, oldest episodes first: feed-1.xml, feed-2.xml, ..., feed.xml."""
    found = [path for path in folder.iterdir() if path.name == FEED or is_page(path.name)]
    return sorted(found, key=lambda path: (path.name == FEED, len(path.name), path.name))


def audio_suffixes() -> set[str]:
    """The suffixes of the audio files that an episode may have."""
    return {Path(get_codec(name).file).suffix for name in known_codecs()}


def _by_stem(files: Sequence[Path]) -> list[list[Path]]:
    by_stem: dict[str, list[Path]] = defaultdict(list)
    for path in files:
        by_stem[path.stem].append(path)
    return list(by_stem.values())


def _one_interview(files: Sequence[Path]) -> list[list[Path]]:
    """By stem; but a folder with one recording and no text of its name is about this recording."""
    recordings = [path for path in files if path.suffix.lower() in audio_suffixes()]
    groups = _by_stem(files)
    return [list(files)] if len(recordings) == 1 and recordings in groups else groups


def _rank(text: Text, timed: bool) -> tuple[bool, int]:
    """Of several transcripts of a recording one with times is best; without a recording the one that says most."""
    return timed and text.path.suffix.lower() in TIMED, len(text.source.text)
