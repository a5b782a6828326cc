"""How near estimated word marks come: ``python -m benchmarks marks [FILE...]``.

espeak says the interviews (default: the example) in several voices and rates, and tells when each word starts. Its
marks are hidden, estimated again from the sound alone, and compared: median and 95th percentile of all words, median
and greatest error of those that start a sentence, in ms.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from transcript.parsing import parse
from transcript.source import read
from voices.audio import to_samples
from voices.engine import get_engine
from voices.estimate import estimated_marks
from voices.finding import part_for
from voices.utterances import utterances

EXAMPLE = Path(__file__).parents[1] / "examples" / "interview.txt"
VOICES = ("en-us+f3", "en-gb-scotland+michael", "en-029+linda", "en-us+rob")
RATES = (0.85, 1.0, 1.2)


class Error(NamedTuple):
    """How far a word's estimated start lies from the true one (ms), and whether the word starts a sentence."""

    ms: float
    sentence: bool


def errors(text: str, voice: str, rate: float) -> Iterator[Error]:
    """The error of each word of ``text`` (as it is spoken) in one voice."""
    part = part_for(voice).model_copy(update={"rate": rate})
    speech = get_engine(part.voice.engine).speak(text, part)
    frequency = speech.audio.frame_rate
    found = estimated_marks(text, part.voice.language, to_samples(speech.audio), frequency)
    for true, guess in zip(speech.marks, found, strict=True):
        starts = true.start == 0 or text[max(0, true.start - 2)] in ".?!"
        yield Error(abs(true.first - guess.first) * 1000 / frequency, starts)


def texts(files: Iterable[str]) -> Iterator[str]:
    """What is spoken of each turn."""
    for file in files:
        transcript = parse(read(file))
        cast = {speaker.id: part_for(VOICES[0]) for speaker in transcript.speakers}
        yield from (utterance.spoken.text for utterance in utterances(transcript, cast))


def main(arguments: list[str]) -> None:
    """Print a row for each voice and rate."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks marks", description=__doc__)
    parser.add_argument("files", nargs="*", default=[str(EXAMPLE)])
    spoken = list(texts(parser.parse_args(arguments).files))
    print("| voice | rate | words | median | 95 % | sentences, median | 95 % | most |")
    print("|---|---|---|---|---|---|---|---|")
    everything: list[Error] = []
    for voice in VOICES:
        for rate in RATES:
            found = [error for text in spoken for error in errors(text, voice, rate)]
            everything += found
            print(_row(voice, str(rate), found))
    print(_row("all", "", everything))


def _row(voice: str, rate: str, found: list[Error]) -> str:
    words = np.array([error.ms for error in found])
    sentences = np.array([error.ms for error in found if error.sentence])
    each = [(words, 50), (words, 95), (sentences, 50), (sentences, 95), (sentences, 100)]
    figures = [float(np.percentile(values, share)) for values, share in each]
    return f"| {voice} | {rate} | {len(words)} | " + " | ".join(f"{figure:.0f}" for figure in figures) + " |"
