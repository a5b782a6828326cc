"""How a built episode sounds, whatever its engine is like; FFmpeg's program is the witness."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.loudness import ebur128, speakers
from output.audio.segment import LONGEST_MS
from output.show import Show
from tests.witnesses.programs import program
from turncast.building import Built, build
from voices import engine as engines
from voices.audio import Samples, from_samples, to_samples
from voices.engines.espeak import Espeak
from voices.model import Part, Speech

LONG = " ".join(f"And this is what I would say about the harbour in the year number {year}." for year in range(6))
TALK = f"""Ann Smith: Good evening, and welcome. Tonight we talk about the boats that came back in spring.

Ben Jones: Thank you for having me. It is a long story, and it starts with a storm.

It was the third storm of that year, and nobody had slept.

Ann Smith: What did you see when the morning came?

Ben Jones: {LONG}

Ann Smith: And what is left of it today?

Ben Jones: The boats, the bell and a great deal of salt. Everything else we had to make again.
"""

Change = Callable[[Samples], Samples]


def clipped(samples: Samples) -> Samples:
    return np.clip(samples.astype(np.int32) * 6, -32768, 32767).astype(np.int16)


def quiet(samples: Samples) -> Samples:
    return (samples // 64).astype(np.int16)


def loud(samples: Samples) -> Samples:
    return np.clip(samples.astype(np.int32) * 2, -32768, 32767).astype(np.int16)


def whispered(samples: Samples) -> Samples:
    """Noise as loud as the voice is, 30 dB lower."""
    size = 200
    swell = np.sqrt(np.convolve(samples.astype(np.float64) ** 2, np.ones(size) / size, "same"))
    return (swell * np.random.default_rng(1).standard_normal(len(samples)) / 30).astype(np.int16)


CHANGES: dict[str, Change] = {"clipping": clipped, "quiet": quiet, "loud": loud, "whispering": whispered}


def like(name: str) -> type[Espeak]:
    """An engine that speaks as espeak does, but for one bad habit."""

    class Like(Espeak):
        def version(self) -> str:
            return f"{name} {super().version()}"

        def speak(self, text: str, part: Part) -> Speech:
            said = super().speak(text, part)
            return Speech(from_samples(CHANGES[name](to_samples(said.audio)), said.audio.frame_rate), said.marks)

    return Like


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def built(talk: Path, codec: str = "mp3", **sound: Any) -> Built:
    show = Show.model_validate({"to": [codec, "json"], "sound": sound})
    folder = talk.parent
    return build(talk, folder / "public", show, store=folder / "store", executor=lambda: ThreadPoolExecutor(1), jobs=1)


@pytest.mark.parametrize("habit", CHANGES)
def test_whatever_the_engine_does_the_loudness_is_right(
    habit: str, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("ffmpeg")
    monkeypatch.setattr(engines, "engine_class", lambda name: like(habit))
    engines._engine.cache_clear()
    folder = built(talk).folder
    engines._engine.cache_clear()
    whole, each = ebur128(folder / "audio.mp3"), speakers(folder)
    assert whole.integrated == pytest.approx(-16, abs=0.5)
    assert whole.peak <= -1
    assert max(one.integrated for one in each.values()) - min(one.integrated for one in each.values()) <= 1


@pytest.mark.parametrize(
    ("loudness", "codec", "bit_rate"),
    [
        (-40, "mp3", 96),
        (-23, "mp3", 48),
        (-19, "mp3", 64),
        (-16, "opus", 12),
        (-14, "mp3", 96),
        (-14, "opus", 32),
        (-14, "m4a", 32),
        (-12, "mp3", 96),
        (-12, "opus", 32),
    ],
)
def test_any_loudness_is_reached_at_any_bit_rate(loudness: float, codec: str, bit_rate: int, talk: Path) -> None:
    program("ffmpeg")
    made = built(talk, codec, loudness=loudness, bit_rate={codec: bit_rate})
    found = ebur128(made.folder / f"audio.{codec}")
    assert found.integrated == pytest.approx(loudness, abs=0.5)
    assert found.peak <= -1


def silences(path: Path, least_s: float) -> list[float]:
    """The lengths (s) of all silences that FFmpeg finds."""
    command = [program("ffmpeg"), "-hide_banner", "-nostats", "-i", str(path)]
    command += ["-af", f"silencedetect=noise=-50dB:d={least_s}", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return [float(found) for found in re.findall(r"silence_duration: ([\d.]+)", said)]


def test_pauses_are_as_long_as_podcast_toml_says_and_none_is_over_two_seconds(talk: Path) -> None:
    settings: dict[str, Any] = {"sentence_pause_ms": 450, "paragraph_pause_ms": 900, "speaker_pause_ms": 1300}
    found = silences(built(talk, **settings).folder / "audio.mp3", 0.4)
    assert max(found) < 2
    tolerance = 0.06  # two frames, and what of a word is softer than -50 dB
    for pause_ms, count in ((1300, 5), (900, 1), (450, 1)):
        assert sum(abs(each - pause_ms / 1000) < tolerance for each in found) >= count, (pause_ms, found)


@pytest.mark.parametrize("pause_ms", [300, 1500, 2000])
def test_sentences_of_one_utterance_have_the_pause_of_podcast_toml_between_them(pause_ms: int, tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("Ann Smith: How are you?\n\nBob: I am well. The sun shines. The birds sing.\n", encoding="utf-8")
    found = silences(built(talk, sentence_pause_ms=pause_ms, speaker_pause_ms=800).folder / "audio.mp3", 0.2)
    heard = min(pause_ms, LONGEST_MS) / 1000  # a longer one would sound like the end
    assert sum(abs(each - heard) < 0.06 for each in found) == 2, found


def test_nothing_clicks_at_a_join_and_no_word_is_cut(talk: Path) -> None:
    """Where segments meet there is silence without a step; a word's first and last samples are soft."""
    import av

    folder = built(talk).folder
    with av.open(str(folder / "audio.mp3"), "r") as container:
        audio = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
        rate = container.streams.audio[0].rate
    blocks = json.loads((folder / "transcript.json").read_text(encoding="utf-8"))["blocks"]
    for block in (block for block in blocks if block["kind"] == "turn"):
        for at_ms, outside in ((block["start_ms"], -1), (block["end_ms"], 1)):
            at = at_ms * rate // 1000
            gap = sorted((at + outside * rate // 10, at + outside * rate // 50))
            assert np.abs(np.diff(audio[max(0, gap[0]) : gap[1]])).max() < 1e-3
            inside = sorted((at, at - outside * rate // 4))
            assert np.abs(audio[inside[0] : inside[1]]).max() > 0.02
