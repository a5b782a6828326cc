"""How long ``turncast feed`` takes for many episodes, and how memory grows: ``python -m benchmarks feed [EPISODES]``.

Prints the seconds, the seconds of processor time (user and system) and the peak of Python's memory for a tenth of the
episodes and for all, and their ratios.
"""

from __future__ import annotations

import sys
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from output.episode import Chapter, Episode, EpisodeFile, Facts
from output.show import Show
from turncast.commands.feed import publish_show

SHOW = Show(title="Many", base_url="https://example.com/many")
NAMES = {"audio.mp3": "audio/mpeg", "captions.vtt": "text/vtt", "captions.srt": "application/x-subrip"}


def manifests(public: Path, count: int) -> None:
    """Write the manifests of ``count`` episodes with 12 chapters each."""
    files = tuple(EpisodeFile(name=name, type=kind, bytes=1, sha256="00" * 32) for name, kind in NAMES.items())
    chapters = tuple(Chapter(start_ms=i * 60_000, title=f"Question {i}") for i in range(12))
    for i in range(count):
        name = f"episode-{i}"
        facts = Facts(title=name, slug=name, date="2021-05-06", number=i, guid=name, summary="So. " * 60)
        folder = public / facts.slug
        folder.mkdir()
        made = Episode(turncast="0", facts=facts, duration_ms=1, synthesized=True, chapters=chapters, files=files)
        (folder / "episode.json").write_text(made.model_dump_json(), encoding="utf-8")


def written(public: Path) -> None:
    """What ``turncast feed`` does: the feed, the site's index and its map, the links between episodes."""
    publish_show(public, SHOW, public.parent / "podcast.toml")


def measured(count: int) -> tuple[float, float, float]:
    """Seconds, seconds of processor time, then the peak (MB) of another run, for tracing slows the first.

    The links between episodes are there already, as they are where a show grows by an episode a week.
    """
    with TemporaryDirectory() as folder:
        public = Path(folder, "public")
        public.mkdir()
        manifests(public, count)
        written(public)
        start, busy = perf_counter(), process_time()
        written(public)
        seconds, busy = perf_counter() - start, process_time() - busy
        tracemalloc.start()
        written(public)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
    return seconds, busy, peak


def main(arguments: list[str]) -> None:
    """Print the table, the goals beside it."""
    count = int(arguments[0]) if arguments else 10_000
    rows = [(size, *measured(size)) for size in (count // 10, count)]
    for size, seconds, busy, peak in rows:
        print(f"{size:>7} episodes  {seconds:6.2f} s (goal for 10000: 3)  {busy:6.2f} s busy  {peak:6.1f} MB")
    print(f"ratios: busy {rows[1][2] / rows[0][2]:.1f}, memory {rows[1][3] / rows[0][3]:.1f} (goal: flat)")


if __name__ == "__main__":
    main(sys.argv[1:])
