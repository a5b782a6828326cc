"""Levels where the limiter has much to do: as loud as it gets, and below the ceiling; judged by FFmpeg's program."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.loudness import Summary, ebur128
from output.audio.codecs import Encoding, Tags, get_codec
from output.audio.level import LevelTask
from output.audio.passage import measure
from output.audio.segment import SegmentTask
from output.audio.voicing import segments
from output.episode import Facts
from output.show import Show
from tests.witnesses.programs import program
from voices.calibration import passages
from voices.model import Part, Voice
from voices.store import Store

CEILING = -1.0
ENCODING = Encoding("mp3", 44100, 96)


def spoken(name: str, loudness: float, path: Path) -> Summary:
    """A file of the passage that the level of an embedded voice is measured on."""
    program("ffmpeg")
    part, store = Part(voice=Voice(engine="espeak", id=name, language=name[:2])), Store(path / "store")
    texts = passages(name[:2])
    levels = measure(LevelTask(part, (), texts, loudness, CEILING, ENCODING.sample_rate, (ENCODING,)), store)
    codec, frames = get_codec(ENCODING.codec), 0
    writer = codec.writer(path / codec.file, ENCODING)
    for text in texts:
        task = SegmentTask(text, part, (), levels, loudness, CEILING, (ENCODING,))
        for _, segment in segments(task, store):
            writer.add(segment.packets, segment.frames)
            frames += segment.frames
    writer.finish(Tags(Facts(title="A", slug="a"), Show()), frames * codec.frame)
    return ebur128(path / codec.file)


@pytest.mark.parametrize(("name", "least"), [("de", -15.3), ("en-us+klatt2", -15.7)])
def test_a_voice_that_cannot_be_as_loud_as_asked_becomes_as_loud_as_it_can(
    name: str, least: float, tmp_path: Path
) -> None:
    """With its pulses spread; as they are it ends about 2 LU lower."""
    found = spoken(name, -14, tmp_path)
    assert found.integrated > least
    assert found.peak <= CEILING


@pytest.mark.parametrize(("name", "loudness"), [("en-us+klatt2", -15), ("en-us", -14)])
def test_a_voice_that_is_limited_hard_gets_only_the_headroom_that_it_takes(
    name: str, loudness: float, tmp_path: Path
) -> None:
    """Below the ceiling; with a headroom for the whole voice it ends 0.6 LU lower."""
    found = spoken(name, loudness, tmp_path)
    assert found.integrated == pytest.approx(loudness, abs=0.6)
    assert found.peak <= CEILING
