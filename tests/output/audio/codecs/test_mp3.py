"""What is MP3's own: the Info header, every bit rate, the level."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mutagen.mp3 import MP3 as _MP3

from output.audio.codecs import Encoding
from output.audio.codecs.mp3 import Mp3
from output.audio.codecs.xing import DELAY, _crc16
from tests.output.sound import heard, probed, speechlike, written
from voices.audio import Samples

MP3: Any = _MP3  # mutagen's classes are half typed
ENCODING = Encoding("mp3", 44100, 96)


@pytest.fixture(scope="module")
def segments() -> list[Samples]:
    return [speechlike(seed, seconds, ENCODING) for seed, seconds in enumerate([0.4, 1.3, 2.2, 0.7, 1.0])]


def test_the_info_header_tells_mutagen_the_exact_length(tmp_path: Path, segments: list[Samples]) -> None:
    info = MP3(written(tmp_path, segments, ENCODING)).info
    assert info.length == pytest.approx(sum(map(len, segments)) / 44100, abs=1e-4)
    assert (info.sample_rate, info.channels, str(info.bitrate_mode)) == (44100, 1, "BitrateMode.CBR")


def test_ffprobe_reads_the_delay_that_the_info_header_names(tmp_path: Path, segments: list[Samples]) -> None:
    stream = probed(written(tmp_path, segments, ENCODING))["streams"][0]
    assert float(stream["start_time"]) == pytest.approx(DELAY / 44100, abs=1e-6)


def test_the_seek_table_points_at_the_hundredths_of_the_sound(tmp_path: Path, segments: list[Samples]) -> None:
    data = written(tmp_path, segments, ENCODING).read_bytes()
    at = data.index(b"Info")
    sound, table = len(data) - (at - 4 - 17), data[at + 16 : at + 116]
    found = [place * sound / 256 for place in table]
    assert found == sorted(found)
    assert all(abs(place - sound * i / 100) < sound / 100 for i, place in enumerate(found))


def test_crc_16_arc_has_its_published_check_value() -> None:
    assert _crc16(b"123456789") == 0xBB3D


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("rate", [44100, 48000])
@pytest.mark.parametrize("bit_rate", [32, 64, 96, 128, 320])
def test_every_bit_rate_gives_frames_that_mutagen_and_ffmpeg_can_follow(
    tmp_path: Path, rate: int, bit_rate: int, channels: int
) -> None:
    encoding, samples = Encoding("mp3", rate, bit_rate, channels), np.zeros((40 * Mp3.frame, channels), np.int16)
    path = written(tmp_path, [samples], encoding)
    info = MP3(path).info
    assert (round(info.bitrate / 1000), info.sample_rate) == (pytest.approx(bit_rate, abs=2), rate)
    assert len(heard(path, channels)) == len(samples)


@pytest.mark.parametrize("bit_rate", [64, 96, 192, 224, 320])
def test_the_encoder_does_not_change_the_level(tmp_path: Path, bit_rate: int) -> None:
    sine = (np.sin(2 * np.pi * 440 * np.arange(1152 * 60) / 44100) * 8000).astype(np.int16)
    sine[-1152:] = 0
    found = heard(written(tmp_path, [sine], Encoding("mp3", 44100, bit_rate)))
    assert np.std(found[5000:60000]) == pytest.approx(np.std(sine[5000:60000]), rel=0.005)
