"""What an audio editor opens beside the stems: labels for Audacity, and a timeline in OpenTimelineIO."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from output.episode import Chapter
from output.timeline import Place, Timeline
from transcript.model import Turn
from voices.utterances import NARRATOR

HANDLE_MS = 100
"""What a clip has around its words; segments have 150 ms of silence there."""

TITLE = 60
"""Characters of a clip's name."""


def has_otio() -> bool:
    """Whether OpenTimelineIO is installed: ``pip install 'turncast[stems]'``."""
    return find_spec("opentimelineio") is not None


def labels(timeline: Timeline) -> str:
    """A row for each block that is heard: start and end in seconds, and who says what.

    Audacity's label tracks (manual, "Importing and Exporting Labels"): separated by tabs.
    """
    return _rows((place.start_ms, place.end_ms, _said(timeline, place)) for place in timeline.places)


def chapter_labels(chapters: Iterable[Chapter]) -> str:
    """A row for each chapter, of no length."""
    return _rows((chapter.start_ms, chapter.start_ms, chapter.title) for chapter in chapters)


def _rows(rows: Iterable[tuple[int, int, str]]) -> str:
    return "".join(f"{start / 1000:.3f}\t{end / 1000:.3f}\t{' '.join(text.split())}\n" for start, end, text in rows)


def _said(timeline: Timeline, place: Place) -> str:
    block = timeline.transcript.blocks[place.block]
    name = timeline.transcript.speaker(block.speaker).name if isinstance(block, Turn) else NARRATOR
    return f"{name}: {block.text}"


def otio(timeline: Timeline, chapters: Iterable[Chapter], files: Mapping[str, str]) -> str:
    """OpenTimelineIO's JSON: a track for each layer (layer to the name of its file), a clip for each block on it.

    Times are whole milliseconds. A layer without blocks, the music, is one clip.
    """
    import opentimelineio as io

    made = io.schema.Timeline(name=timeline.transcript.title or "")
    for layer, file in files.items():
        track = io.schema.Track(name=layer, kind=io.schema.TrackKind.Audio)
        track.extend(_clips(io, timeline, layer, file))
        made.tracks.append(track)
    for chapter in chapters:
        made.tracks.markers.append(io.schema.Marker(chapter.title, _range(io, chapter.start_ms, chapter.start_ms)))
    return str(made.to_json_string()) + "\n"


def _clips(io: Any, timeline: Timeline, layer: str, file: str) -> Iterator[Any]:
    """Gaps and clips, one behind the other, from the beginning to the end."""
    now = 0
    for start, end, name in _stretches(timeline, layer):
        first, last = max(now, start - HANDLE_MS), min(timeline.duration_ms, end + HANDLE_MS)
        if first > now:
            yield io.schema.Gap(source_range=_range(io, 0, first - now))
        media = io.schema.ExternalReference(file, available_range=_range(io, 0, timeline.duration_ms))
        yield io.schema.Clip(name, media_reference=media, source_range=_range(io, first, last))
        now = last


def _stretches(timeline: Timeline, layer: str) -> list[tuple[int, int, str]]:
    """Start, end (ms) and name of what is heard in a layer."""
    blocks = timeline.transcript.blocks
    own = [(place, blocks[place.block]) for place in timeline.places if _layer(blocks[place.block]) == layer]
    found = [(place.start_ms, place.end_ms, " ".join(block.text.split())[:TITLE]) for place, block in own]
    return found or [(0, timeline.duration_ms, layer)]


def _layer(block: Any) -> str:
    return block.speaker if isinstance(block, Turn) else NARRATOR


def _range(io: Any, start_ms: int, end_ms: int) -> Any:
    time = io.opentime.RationalTime
    return io.opentime.TimeRange(time(start_ms, 1000), time(end_ms - start_ms, 1000))
