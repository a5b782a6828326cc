"""Stems of a planned episode: files for an audio editor, outside of what is published."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path

from output.audio.codecs import Tags, encoding_for
from output.audio.edit_lists import chapter_labels, has_otio, labels, otio
from output.audio.recording import lay, record
from output.audio.rehearsal import Studio
from output.audio.running_order import layers
from output.audio.stems import Stems, lossless
from output.audio.stings import with_stings
from output.chapters import chapters, moved
from output.package import staging
from turncast.building import Plan
from turncast.folders import open_store
from turncast.making import studio
from voices.store import Store

TIMELINE = "timeline.otio"


def write_stems(
    made: Plan,
    folder: str | Path,
    *,
    store: str | Path | Store | None = None,
    jobs: int | None = None,
    executor: Callable[[], Executor] | None = None,
) -> list[Path]:
    """Write a lossless file for each speaker and for the music into ``folder/<slug>/``, and what lies where in them.

    All are as long as the episode and in step with it. Other files there stay. ``timeline.otio`` is only written where
    OpenTimelineIO is installed. Raises TurncastError.
    """
    kept = open_store(store)
    target = Path(folder) / made.facts.slug
    with staging(target, kept.locks) as beside, studio(kept, jobs, executor) as place:
        _write(made, place, beside)
        target.mkdir(parents=True, exist_ok=True)
        return [path.replace(target / path.name) for path in sorted(beside.iterdir())]


def _write(made: Plan, place: Studio, beside: Path) -> None:
    encoding = encoding_for((made.codecs or ["mp3"])[0], made.show.sound)
    script, chosen = with_stings(made.script, [encoding], place) if made.show.music.sting else (made.script, None)
    encoding = lossless(encoding)
    recorded = record(script, [encoding], place, layers)
    timeline = recorded.timeline
    marks = moved(chosen, timeline) if chosen else chapters(timeline)
    tags = Tags(made.facts, made.show, marks, timeline.duration_ms)
    with closing(Stems(beside, encoding, tags)) as stems:
        lay(recorded, stems, place.store)
        stems.finish()
    files = {layer: stems.path(layer).name for layer in stems.tracks}
    lists = {"labels.txt": labels(timeline), "chapters.txt": chapter_labels(marks)}
    if has_otio():
        lists[TIMELINE] = otio(timeline, marks, files)
    for name, text in lists.items():
        (beside / name).write_text(text, encoding="utf-8", newline="\n")
