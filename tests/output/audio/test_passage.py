"""Levels where the limiter has much to do: as loud as asked, and below the ceiling; judged by FFmpeg's program."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.loudness import Summary, ebur128
from output.audio.ballistics import GENTLE, TIGHT
from output.audio.codecs import Encoding, Tags, get_codec
from output.audio.gain import measured
from output.audio.level import Level, LevelTask
from output.audio.passage import Passage
from output.audio.segment import SegmentTask
from output.audio.treatments import measure
from output.audio.voicing import segments
from output.episode import Facts
from output.show import Show
from tests.witnesses.programs import program
from voices.calibration import passages
from voices.model import Part, Voice
from voices.store import Store

CEILING = -1.0
MP3, OPUS, M4A = Encoding("mp3", 44100, 96), Encoding("opus", 48000, 32), Encoding("m4a", 44100, 96)


def spoken(name: str, loudness: float, path: Path, encoding: Encoding = MP3) -> tuple[Level, Summary]:
    """The level of an embedded voice, and a file of the passage that it is measured on."""
    program("ffmpeg")
    part, store = Part(voice=Voice(engine="espeak", id=name, language=name[:2])), Store(path / "store")
    texts = passages(name[:2])
    levels = measure(LevelTask(part, (), texts, loudness, CEILING, encoding.sample_rate, (encoding,)), store)
    codec, frames = get_codec(encoding.codec), 0
    writer = codec.writer(path / codec.file, encoding, Tags(Facts(title="A", slug="a"), Show()))
    for text in texts:
        task = SegmentTask(text, part, (), levels, loudness, CEILING, (encoding,))
        for _, segment in segments(task, store):
            writer.add(segment.packets, segment.extent.frames)
            frames += segment.extent.frames
    writer.finish(frames * codec.frame)
    return dict(levels)[encoding.codec], ebur128(path / codec.file)


@pytest.mark.parametrize("encoding", [MP3, OPUS, M4A], ids=lambda each: each.codec)
@pytest.mark.parametrize("name", ["de", "en-us", "en-us+f3", "en-us+klatt2", "en-us+m1"])
def test_a_voice_is_as_loud_as_asked_where_pulses_and_codecs_stand_against_it(
    name: str, encoding: Encoding, tmp_path: Path
) -> None:
    """With a slow release they ended at -14.3 to -16.0, with headroom for a whole voice 0.6 LU lower."""
    level, found = spoken(name, -14, tmp_path, encoding)
    assert found.integrated == pytest.approx(-14, abs=0.5)
    assert found.peak <= CEILING
    assert level.lacking <= 0.5
    assert level.ballistics not in TIGHT or name == "en-us+klatt2"


@pytest.mark.parametrize("name", ["de", "en-us", "en-us+m1"])
def test_where_the_gentle_limiter_makes_a_voice_as_loud_as_asked_no_other_is_taken(name: str, tmp_path: Path) -> None:
    level, found = spoken(name, -16, tmp_path)
    assert level.ballistics == GENTLE
    assert found.integrated == pytest.approx(-16, abs=0.3)


@pytest.mark.parametrize("encoding", [MP3, OPUS], ids=lambda each: each.codec)
@pytest.mark.parametrize("name", ["en-us", "en-us+klatt2", "en-us+m1"])
def test_a_show_may_be_louder_than_any_platform_asks(name: str, encoding: Encoding, tmp_path: Path) -> None:
    """Without the tight limiter they ended at -12.3 to -13.1."""
    level, found = spoken(name, -12, tmp_path, encoding)
    assert level.ballistics in TIGHT
    assert found.integrated == pytest.approx(-12, abs=0.5)
    assert found.peak <= CEILING


def test_a_voice_says_what_it_lacks_to_be_as_loud_as_asked(tmp_path: Path) -> None:
    level, found = spoken("en-us+caleb", -10, tmp_path)
    assert level.ballistics == TIGHT[-1]
    assert found.integrated == pytest.approx(-10 - level.lacking, abs=0.5)
    assert level.lacking > 2
    assert found.peak <= CEILING


def test_a_codec_that_takes_much_is_given_more_than_one_that_takes_nothing(tmp_path: Path) -> None:
    """At 12 kbit/s Opus takes and adds several times as much as LAME at 96."""
    level, found = spoken("en-us+croak", -16, tmp_path, Encoding("opus", 48000, 12))
    assert level.lost > 0.5
    assert found.integrated == pytest.approx(-16, abs=0.5)
    assert found.peak <= CEILING


def test_what_a_codec_adds_is_no_other_zero_than_what_it_leaves_alone() -> None:
    """A level is a part of keys, which are text: -0.0 and 0.0 would be two."""
    hum = measured((0.05 * np.sin(np.arange(44100) * 0.06)).astype(np.float32), 22050)
    task = LevelTask(Part(voice=Voice(engine="espeak", id="en-us", language="en")), (), (), -30, CEILING, 44100)
    level = Passage(lambda _: [hum], task, 0, GENTLE).level_in(MP3, -0.04, 1.0)
    assert str(level.lost) == "0.0"
