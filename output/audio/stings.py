"""Where stings go: chapters are known only when the times are, so the episode gets its places twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from output.audio.codecs import Encoding
from output.audio.recording import Recorded, record
from output.audio.rehearsal import Studio
from output.audio.script import Script
from output.chapters import chapters, moved, openings
from output.episode import Chapter


def record_with_chapters(
    script: Script, encodings: Sequence[Encoding], studio: Studio
) -> tuple[Recorded, tuple[Chapter, ...]]:
    """Record the script, with a sting before each chapter if the show has one; and the chapters.

    The first pass makes every segment, the second finds them in the store: a sting costs reading them once more.
    """
    if not script.show.music.sting:
        recorded = record(script, encodings, studio)
        return recorded, chapters(recorded.timeline)
    script, chosen = with_stings(script, encodings, studio)
    recorded = record(script, encodings, studio)
    return recorded, moved(chosen, recorded.timeline)


def with_stings(script: Script, encodings: Sequence[Encoding], studio: Studio) -> tuple[Script, tuple[Chapter, ...]]:
    """The script with a sting before each chapter but the first, and the chapters at the times without stings.

    All ``encodings`` are made at once, for an utterance is spoken once for them.
    """
    plain = record(script, encodings, studio).timeline
    chosen = chapters(plain)
    return replace(script, stings=openings(chosen, plain)), chosen
