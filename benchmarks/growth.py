"""``python -m benchmarks growth --minutes 60 120 240 480``: time and memory of cold builds of growing episodes.

Time must grow as the episode does, memory (the largest sum of resident sets of the process tree) not at all:
``--minutes 10 600`` compares ten minutes with ten hours. Ratios are to the first size; minutes are those of the sound.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.episode import Taken, interview, measured


def built(minutes: int, jobs: int) -> tuple[Taken, float]:
    """What a cold build of about so many minutes takes, and how long the sound is (minutes)."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "long.txt")
        source.write_text(interview(minutes), encoding="utf-8")
        command = [sys.executable, "-m", "turncast", "build", str(source), "--quiet", "--jobs", str(jobs)]
        taken = measured([*command, "-o", f"{folder}/public", "--store", f"{folder}/store"])
        manifest = next(Path(folder, "public").glob("*/episode.json"))
        return taken, json.loads(manifest.read_text(encoding="utf-8"))["duration_ms"] / 60_000


def main(arguments: list[str]) -> None:
    """Print a row for each size."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks growth")
    cli.add_argument("--minutes", type=int, nargs="+", default=[60, 120, 240, 480])
    cli.add_argument("--jobs", type=int, default=2)
    options = cli.parse_args(arguments)
    first: tuple[Taken, float] | None = None
    for minutes in options.minutes:
        taken, length = built(minutes, options.jobs)
        first = first or (taken, length)
        by_length = taken.seconds / first[0].seconds / (length / first[1])
        print(
            f"{length:7.1f} min of sound  {taken.seconds:8.2f} s  {taken.megabytes:6.0f} MB  "
            f"time for its length x {by_length:.3f}  memory x {taken.megabytes / first[0].megabytes:.3f}",
            flush=True,
        )
