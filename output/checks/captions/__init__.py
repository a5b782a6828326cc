"""The captions of an episode: strict syntax, the limits of their profile, the words and names of the transcript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from output.captions import Profile, get_profile
from output.captions.cues import NARRATOR
from output.checks.captions.podcast import read_podcast_transcript
from output.checks.captions.shown import Read, Shown
from output.checks.captions.srt import read_srt
from output.checks.captions.vtt import read_vtt
from output.checks.public import Folder, Public
from output.checks.rules import Flaw
from output.episode import Episode

READERS: dict[str, Callable[[str], Read]] = {
    "captions.vtt": read_vtt,
    "captions.srt": read_srt,
    "podcast-transcript.json": read_podcast_transcript,
}


@dataclass(frozen=True)
class Captions:
    """A file of cues. The JSON for apps is read only: no app shows its segments as they are."""

    folder: Folder
    episode: Episode
    name: str
    text: str

    @cached_property
    def read(self) -> Read:
        """The cues and the faults of the syntax."""
        return READERS[self.name](self.text)

    @property
    def cues(self) -> list[Shown]:
        return self.read.cues

    @cached_property
    def profile(self) -> Profile:
        """The limits that the cues must keep."""
        show = self.folder.public.show
        profile = get_profile(show.profile, show.captions.profiles)
        return profile if self.name.endswith(".srt") else profile.for_vtt()

    @cached_property
    def speakers(self) -> dict[str, str]:
        """Speaker id to name; empty where no transcript.json says it."""
        return {str(row.get("id")): " ".join(str(row.get("name")).split()) for row in self.folder.rows("speakers")}

    @cached_property
    def names(self) -> set[str]:
        """Whoever may speak; empty where nobody is known."""
        return {*self.speakers.values(), NARRATOR} if self.speakers else set()

    def flaw(self, message: str, number: int | None = None, line: int | None = None) -> Flaw:
        """A flaw of cue ``number`` (from 1 on), at its line in the file."""
        element = f"cue {number}" if number else None
        return Flaw(message, self.folder.file(self.name), self.cues[number - 1].line if number else line, element)


def captions(public: Public) -> Iterator[Captions]:
    """Every caption file of every episode."""
    for folder in public.folders:
        for name in READERS:
            text = folder.text(name)
            if folder.episode and text is not None:
                yield Captions(folder, folder.episode, name, text)


def subtitles(public: Public) -> Iterator[Captions]:
    """Those that are shown as they are."""
    return (each for each in captions(public) if not each.name.endswith(".json"))
