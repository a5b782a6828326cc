"""Where stings go: chapters are known only when the times are, so the episode is joined once without writing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from output.audio.codecs import Encoding, Packets
from output.audio.recording import record
from output.audio.rehearsal import Studio
from output.audio.script import Script
from output.audio.track import Track
from output.chapters import chapters, moved, openings
from output.episode import Chapter
from output.timeline import Timeline

if TYPE_CHECKING:
    from output.audio.codecs import Tags


class Nowhere:
    """A writer of no file."""

    def add(self, packets: Packets, frames: int) -> None:
        """Forget a segment."""

    def close(self) -> None:
        """There is no file."""

    def finish(self, tags: Tags, samples: int) -> None:
        """Write nothing."""


def record_with_chapters(script: Script, tracks: list[Track], studio: Studio) -> tuple[Timeline, tuple[Chapter, ...]]:
    """Record the script, with a sting before each chapter if the show has one; the timeline and the chapters.

    The first pass makes every segment, the second finds them in the store: what a sting costs is reading them twice.
    """
    if not script.show.music.sting:
        timeline = record(script, tracks, studio)
        return timeline, chapters(timeline)
    script, chosen = with_stings(script, [track.encoding for track in tracks], studio)
    timeline = record(script, tracks, studio)
    return timeline, moved(chosen, timeline)


def with_stings(script: Script, encodings: Sequence[Encoding], studio: Studio) -> tuple[Script, tuple[Chapter, ...]]:
    """The script with a sting before each chapter but the first, and the chapters at the times without stings.

    All ``encodings`` are made at once, for an utterance is spoken once for them.
    """
    unwritten = record(script, [Track(encoding, Nowhere()) for encoding in encodings], studio)
    chosen = chapters(unwritten)
    return replace(script, stings=openings(chosen, unwritten)), chosen
