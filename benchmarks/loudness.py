"""``python -m benchmarks loudness SOURCE...``: what FFmpeg's ebur128 says of built episodes.

For each source a row: integrated loudness (LUFS), loudness range (LU), true peak (dBTP), and the integrated loudness
of each speaker's turns alone. The judge is the program ``ffmpeg``, not our own meter.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

INTEGRATED = re.compile(r"I:\s+(-?[\d.]+|-inf) LUFS")
RANGE = re.compile(r"LRA:\s+([\d.]+) LU")
PEAK = re.compile(r"Peak:\s+(-?[\d.]+|-inf) dBFS")


class Summary(NamedTuple):
    """Integrated loudness (LUFS), loudness range (LU), true peak (dBTP)."""

    integrated: float
    range: float
    peak: float


def ebur128(path: Path, cut: str = "") -> Summary:
    """FFmpeg's summary of a file; ``cut`` is a filter in front."""
    filters = ",".join([*([cut] if cut else []), "ebur128=peak=true"])
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", str(path), "-af", filters, "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr.rpartition("Summary:")[2]
    found = [pattern.search(said) for pattern in (INTEGRATED, RANGE, PEAK)]
    return Summary(*(float(each[1]) if each else float("nan") for each in found))


def speakers(folder: Path) -> dict[str, Summary]:
    """The summary of each speaker's turns, joined, in the episode of ``folder``."""
    turns: dict[str, list[str]] = defaultdict(list)
    for block in json.loads((folder / "transcript.json").read_text(encoding="utf-8"))["blocks"]:
        if block["kind"] == "turn" and block["start_ms"] is not None:
            turns[block["speaker"]].append(f"between(t,{block['start_ms'] / 1000},{block['end_ms'] / 1000})")
    cuts = {who: f"aselect='{'+'.join(stretches)}',asetpts=N/SR/TB" for who, stretches in turns.items()}
    return {who: ebur128(folder / "audio.mp3", cut) for who, cut in cuts.items()}


def main(arguments: list[str]) -> None:
    """Build each source and print its row."""
    from output.show import Show, SoundSettings
    from turncast.building import build

    cli = argparse.ArgumentParser(prog="python -m benchmarks loudness")
    cli.add_argument("sources", nargs="+")
    cli.add_argument("--loudness", type=float, default=-16.0, help="the target in LUFS")
    options = cli.parse_args(arguments)
    show = Show(sound=SoundSettings(loudness=options.loudness))
    with tempfile.TemporaryDirectory() as folder:
        for source in options.sources:
            built = build(source, f"{folder}/public", show, store=f"{folder}/store")
            row(built.episode.facts.title, built.folder)


def row(title: str, folder: Path) -> None:
    """Print the summary of the episode in ``folder``."""
    whole = ebur128(folder / "audio.mp3")
    heard = ", ".join(f"{who} {each.integrated}" for who, each in speakers(folder).items())
    print(f"{title[:40]:40} {whole.integrated} LUFS  {whole.range} LU  {whole.peak} dBTP  ({heard})")
