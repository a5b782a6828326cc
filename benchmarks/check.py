"""``python -m benchmarks check``: the check of a long episode beside FFmpeg's decoding and metering of the same file.

Each command runs in a process of its own. FFmpeg's program measures loudness and true peak (ebur128), as the check
does; what the check takes beyond that is files, captions, chapters, page, and reading the filter's answers in Python.
Time is that of the processor: it says the same on a busy machine.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from pathlib import Path

from benchmarks.episode import Taken, interview, measured


def main(arguments: list[str]) -> None:
    """Build an episode and print what checking it takes."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks check")
    cli.add_argument("--minutes", type=int, default=60)
    options = cli.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        source, public = Path(folder, "interview.txt"), Path(folder, "public")
        source.write_text(interview(options.minutes), encoding="utf-8")
        turncast = [sys.executable, "-m", "turncast"]
        measured([*turncast, "build", str(source), "-o", str(public), "--store", f"{folder}/store", "--quiet"])
        (audio,) = public.glob("*/audio.mp3")
        meter = ["-loglevel", "error", "-i", str(audio), "-af", "ebur128=peak=true", "-f", "null", "-"]
        check = [*turncast, "check", str(public), "--json"]
        show(
            {
                "FFmpeg: decode, loudness, true peak": spent(["ffmpeg", *meter]),
                "turncast check": spent(check),
                "turncast check --skip audio": spent([*check, "--skip", "audio"]),
            }
        )


def spent(command: list[str]) -> Taken:
    """Processor time (s) and peak memory (MB) of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    megabytes = measured(command).megabytes
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Taken(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, megabytes)


def show(rows: dict[str, Taken]) -> None:
    """A table in Markdown; the first row is what the others are compared with."""
    first = next(iter(rows.values()))
    print("| | processor seconds | memory | to FFmpeg |\n|---|---|---|---|")
    for name, taken in rows.items():
        print(f"| {name} | {taken.seconds:.1f} | {taken.megabytes:.0f} MB | {taken.seconds / first.seconds:.2f} |")
