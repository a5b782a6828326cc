"""``python -m benchmarks episode``: the cold build of an hour of speech beside what it cannot be faster than.

Each way runs in a process of its own, on the same utterances: (build) ``turncast build``; (floor) bare loops of
synthesis and LAME in as many processes; (ffmpeg) WAV files by as many processes, joined by FFmpeg's concat and encoded
once; (pydub) one process that adds segments with ``+=`` and exports once (``--slow``). Time is the wall's, memory the
largest sum of resident sets of the process tree, sampled at 20 Hz. Bytecode is cached, as pip leaves it
(``PYTHONDONTWRITEBYTECODE`` would add what it takes to compile every module again). Which Python it is is told: one
compiled without a profile of its own takes a quarter longer for an edit, which is nearly all Python.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

EXAMPLE = Path(__file__).parents[1] / "examples" / "interview.txt"
SPEECH_SECONDS = 360
"""About what the example's turns take; it is repeated, numbered, so that no segment serves twice."""

EDITS = ("Point nought.", "Point nil.", "Point null.", "Point none.", "Point zilch.")
"""What the interview's first sentence becomes, one after the other, each said in another way. A build of a second tells
little on a machine that others use: of these, and of as many builds where nothing changed, the medians are shown."""


class Taken(NamedTuple):
    """Wall time (s) and peak memory of the process tree (MB)."""

    seconds: float
    megabytes: float


def interview(minutes: int) -> str:
    """An interview of about ``minutes``: the example's turns, over and over, each with a number of its own."""
    from transcript.parsing import parse
    from transcript.source import read

    transcript = parse(read(EXAMPLE))
    names = {speaker.id: speaker.name for speaker in transcript.speakers}
    rounds = max(1, minutes * 60 // SPEECH_SECONDS)
    turns = [
        f"{names[turn.speaker]}: Point {number}. {' '.join(turn.paragraphs)}"
        for number in range(rounds)
        for turn in transcript.turns()
    ]
    return "\n\n".join(turns) + "\n"


def measured(command: list[str]) -> Taken:
    """Run a command and take its time and memory."""
    peak = 0.0
    start = time.perf_counter()
    cached = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=cached) as process:
        done = threading.Event()

        def watch() -> None:
            nonlocal peak
            while not done.wait(0.05):
                peak = max(peak, resident(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        status = process.wait()
        seconds = time.perf_counter() - start
        done.set()
        watcher.join()
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return Taken(seconds, peak)


def resident(process: int) -> float:
    """Resident memory (MB) of a process and all below it.

    From /proc, and no more of it than these: to read all of it takes 2.4 ms, 20 times a second, of the two cores that
    are measured.
    """
    home = Path("/proc", str(process))
    try:
        own = int((home / "statm").read_text().split()[1]) * 4096 / 1e6
        below = [child for each in home.glob("task/*/children") for child in each.read_text().split()]
    except OSError:  # it has just ended
        return 0.0
    return own + sum(resident(int(child)) for child in below)


def floor(source: str, jobs: int) -> None:
    """Synthesis and LAME alone, in ``jobs`` processes: nothing is levelled, limited, placed or written.

    It is resampled as in a build, for LAME takes a tenth longer over samples that are merely doubled, and LAME is told
    how high the speech reaches, as in a build.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from output.audio.script import Script
    from turncast.building import plan

    made = plan(source)
    pairs = [(each.spoken.text, each.part) for each in Script(made.transcript, made.parts, made.show).utterances()]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(_say_and_encode, pairs, chunksize=4))


def _say_and_encode(pair: tuple[str, object]) -> None:
    import numpy as np

    from output.audio.codecs import Encoding
    from output.audio.codecs.mp3 import Mp3
    from output.audio.mastering import resampled, scaled
    from voices.audio import to_samples
    from voices.engine import get_engine

    text, part = pair
    audio = get_engine("espeak").speak(text, part).audio  # type: ignore[arg-type]
    at_44100 = resampled(scaled(to_samples(audio)), audio.frame_rate, 44100) * np.float32(32767)
    at_44100 = np.clip(at_44100, -32767, 32767).astype(np.int16)
    whole = np.resize(at_44100, -(-len(at_44100) // 1152) * 1152)
    Mp3().encode(whole, Encoding("mp3", 44100, 96).of(audio.frame_rate))


def ffmpeg_way(source: str, folder: str, jobs: int) -> None:
    """The strongest ordinary way: a WAV file for each utterance, FFmpeg's concat demuxer, one LAME encode."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from turncast.building import plan

    script = plan(source).script
    pairs = [(each.spoken.text, each.part) for each in script.utterances()]
    paths = [f"{folder}/{number}.wav" for number in range(len(pairs))]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        rates = set(pool.map(_say_to_wav, pairs, paths, chunksize=4))
    silence = f"{folder}/silence.wav"
    _wav(silence, bytes(2 * (rate := rates.pop()) * 6 // 10), rate)
    listed = Path(folder, "list.txt")
    listed.write_text("".join(f"file '{path}'\nfile '{silence}'\n" for path in paths), encoding="utf-8")
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "concat", "-safe", "0", "-i", str(listed)]
    command += ["-ar", "44100", "-c:a", "libmp3lame", "-b:a", "96k", "-compression_level", "5", f"{folder}/ffmpeg.mp3"]
    subprocess.run(command, check=True)


def _say_to_wav(pair: tuple[str, object], path: str) -> int:
    from voices.audio import to_samples
    from voices.engine import get_engine

    text, part = pair
    speech = get_engine("espeak").speak(text, part)  # type: ignore[arg-type]
    rate = int(speech.audio.frame_rate)
    _wav(path, to_samples(speech.audio).tobytes(), rate)
    return rate


def _wav(path: str, data: bytes, rate: int) -> None:
    import wave

    with wave.open(path, "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(data)


def pydub_way(source: str, folder: str) -> None:
    """The ordinary way: one process, ``+=`` for each piece, one export at the end (by FFmpeg's program)."""
    from output.audio.script import Script
    from turncast.building import plan
    from voices.audio import AudioSegment
    from voices.engine import get_engine

    made = plan(source)
    episode = AudioSegment.silent(0, frame_rate=44100)
    for each in Script(made.transcript, made.parts, made.show).utterances():
        episode += get_engine("espeak").speak(each.spoken.text, each.part).audio.set_frame_rate(44100)
        episode += AudioSegment.silent(600, frame_rate=44100)
    episode.export(f"{folder}/pydub.mp3", format="mp3", bitrate="96k")


def main(arguments: list[str]) -> None:
    """Print time, memory and ratios of each way."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks episode")
    cli.add_argument("--minutes", type=int, nargs="+", default=[60], help="several show what grows faster than time")
    cli.add_argument("--jobs", type=int, default=2)
    cli.add_argument("--rounds", type=int, default=1, help="of which the medians are shown")
    cli.add_argument("--slow", action="store_true", help="the pydub way as well")
    cli.add_argument("--one", nargs=2, metavar=("WAY", "SOURCE"), help=argparse.SUPPRESS)
    options = cli.parse_args(arguments)
    if options.one:
        ways: dict[str, Callable[[str], None]] = {
            "floor": lambda source: floor(source, options.jobs),
            "ffmpeg": lambda source: ffmpeg_way(source, str(Path(source).parent), options.jobs),
            "pydub": lambda source: pydub_way(source, str(Path(source).parent)),
        }
        ways[options.one[0]](options.one[1])
        return
    for minutes in options.minutes:
        compare(minutes, options.jobs, options.rounds, options.slow)


def compare(minutes: int, jobs: int, rounds: int, slow: bool) -> None:
    """Run all ways in turn, ``rounds`` times, and show the medians: a machine that others use changes its pace."""
    found = [_round(minutes, jobs, slow) for _ in range(rounds)]
    show(minutes, {name: _median([rows[name] for rows in found]) for name in found[0]})


def _round(minutes: int, jobs: int, slow: bool) -> dict[str, Taken]:
    this = [sys.executable, "-m", "benchmarks", "episode", "--jobs", str(jobs), "--one"]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "long.txt")
        source.write_text(interview(minutes), encoding="utf-8")
        build = [sys.executable, "-m", "turncast", "build", str(source), "--quiet", "--jobs", str(jobs)]
        build += ["-o", f"{folder}/public", "--store", f"{folder}/store"]
        cold = measured(build)
        bare = measured([*this, "floor", str(source)])
        warm, edits = [], []
        for words in EDITS:
            warm.append(measured(build))
            source.write_text(interview(minutes).replace("Point 0.", words, 1), encoding="utf-8")
            edits.append(measured(build))
        rows = {"cold build": cold, "floor": bare, "edited": _median(edits), "nothing changed": _median(warm)}
        rows["ffmpeg"] = measured([*this, "ffmpeg", str(source)])
        if slow:
            rows["pydub"] = measured([*this, "pydub", str(source)])
    return rows


def _median(taken: list[Taken]) -> Taken:
    """The median of times, and the most memory."""
    return Taken(median(each.seconds for each in taken), max(each.megabytes for each in taken))


class Goal(NamedTuple):
    """What a ratio or a number of seconds of an hour's episode should be, and how it is measured here."""

    name: str
    value: Callable[[dict[str, Taken]], float]
    goal: str


GOALS = (
    Goal("cold build / floor", lambda rows: rows["cold build"].seconds / rows["floor"].seconds, "at most 1.10"),
    Goal("FFmpeg / cold build", lambda rows: rows["ffmpeg"].seconds / rows["cold build"].seconds, "at least 1.8"),
    Goal("pydub / cold build", lambda rows: rows["pydub"].seconds / rows["cold build"].seconds, "at least 8"),
    Goal("one sentence edited, s", lambda rows: rows["edited"].seconds, "at most 1"),
    Goal("cold build / edited", lambda rows: rows["cold build"].seconds / rows["edited"].seconds, "at least 15"),
    Goal("nothing changed, s", lambda rows: rows["nothing changed"].seconds, "at most 0.6"),
    Goal("memory of the cold build, MB", lambda rows: rows["cold build"].megabytes, "below 350"),
)


def show(minutes: int, rows: dict[str, Taken]) -> None:
    """The table: time, memory, and the ratio to the cold build; then each number beside its goal for an hour."""
    cold = rows["cold build"]
    print(f"about {minutes} minutes of speech, by {sys.implementation.name} {sys.version}")
    for name, taken in rows.items():
        print(f"  {name:16} {taken.seconds:8.2f} s {taken.megabytes:8.0f} MB   x {taken.seconds / cold.seconds:.3f}")
    for goal in GOALS:
        with suppress(KeyError):  # a way that was not asked for
            print(f"  {goal.name:29} {goal.value(rows):8.3f}   (goal for an hour: {goal.goal})")
