"""Segments encoded one by one join to the same sound as one encode of the whole."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mutagen.mp3 import MP3 as _MP3

from output.audio.codecs import Encoding, Tags
from output.audio.codecs.mp3 import Mp3
from output.audio.codecs.xing import _crc16
from output.audio.mastering import EDGE_MS, framed
from output.episode import Chapter, Facts
from output.show import Show
from voices.audio import Samples

MP3: Any = _MP3  # mutagen's classes are half typed
EDGE = EDGE_MS * 44100 // 1000
ENCODING = Encoding("mp3", 44100, 96)
FACTS = Facts(title="A title – with ünïcode", slug="a-title", date="2026-01-02", summary="In short.")


def decoded(path: Path) -> Samples:
    """What FFmpeg's decoder gives back, in whole frames, without the delays that the Info header names."""
    import av

    with av.open(str(path), "r") as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
    audio: Samples = (np.concatenate(frames, axis=1)[0] * 32767).astype(np.int16)
    return audio


def speechlike(seed: int, seconds: float) -> Samples:
    """Noise that swells and dies like syllables, whole frames, silent at its edges."""
    random = np.random.default_rng(seed)
    count = int(seconds * 44100)
    carrier = np.convolve(random.standard_normal(count), np.ones(20) / 20, mode="same")
    swell = np.abs(np.sin(np.arange(count) * 2 * np.pi * 3 / 44100))
    frames = (count + 2 * EDGE) // Mp3.frame
    return framed((carrier * swell * 0.5).astype(np.float32), 44100, frames * Mp3.frame)[0]


def written(path: Path, segments: list[Samples], tags: Tags | None = None) -> Path:
    writer = Mp3().writer(path, ENCODING)
    for segment in segments:
        writer.add(Mp3().encode(segment, ENCODING), len(segment) // Mp3.frame)
    total = sum(map(len, segments))
    writer.finish(tags or Tags(FACTS, Show(), duration_ms=total * 1000 // 44100), total)
    return path


def noise_ratio(wanted: Samples, found: Samples) -> float:
    """Signal to noise in dB."""
    signal, noise = wanted.astype(float), found.astype(float) - wanted
    return float(10 * np.log10((signal**2).sum() / (noise**2).sum()))


@pytest.fixture(scope="module")
def segments() -> list[Samples]:
    return [speechlike(seed, seconds) for seed, seconds in enumerate([0.4, 1.3, 2.2, 0.7, 1.0])]


def test_a_decoder_gives_back_exactly_the_samples_that_went_in(tmp_path: Path, segments: list[Samples]) -> None:
    assert len(decoded(written(tmp_path / "a.mp3", segments))) == sum(map(len, segments))


def test_joined_segments_are_as_near_to_the_sound_as_one_encode(tmp_path: Path, segments: list[Samples]) -> None:
    whole = np.concatenate(segments)
    joined = noise_ratio(whole, decoded(written(tmp_path / "joined.mp3", segments)))
    single = noise_ratio(whole, decoded(written(tmp_path / "single.mp3", [whole])))
    assert joined > single - 0.1


def test_the_joins_are_silent(tmp_path: Path, segments: list[Samples]) -> None:
    found = decoded(written(tmp_path / "a.mp3", segments))
    joins = np.cumsum([len(segment) for segment in segments])[:-1]
    assert max(np.abs(found[join - 500 : join + 500]).max() for join in joins) <= 1


def test_the_info_header_tells_mutagen_the_exact_length(tmp_path: Path, segments: list[Samples]) -> None:
    info = MP3(written(tmp_path / "a.mp3", segments)).info
    assert info.length == pytest.approx(sum(map(len, segments)) / 44100, abs=1e-4)
    assert (info.sample_rate, info.channels, str(info.bitrate_mode)) == (44100, 1, "BitrateMode.CBR")


def test_title_summary_and_chapters_are_read_back_by_mutagen(tmp_path: Path, segments: list[Samples]) -> None:
    chapters = (Chapter(start_ms=0, title="Início"), Chapter(start_ms=3000, title="Later"))
    tag = MP3(written(tmp_path / "a.mp3", segments, Tags(FACTS, Show(author="Us"), chapters, 9000, "words"))).tags
    assert tag is not None
    assert [str(tag["TIT2"]), str(tag["TPE1"]), str(tag["COMM::eng"])] == [FACTS.title, "Us", "In short."]
    found = [(chapter.start_time, chapter.end_time, str(chapter.sub_frames["TIT2"])) for chapter in tag.getall("CHAP")]
    assert sorted(found) == [(0, 3000, "Início"), (3000, 9000, "Later")]
    assert tag.getall("CTOC")[0].child_element_ids == ["chp0", "chp1"]


def test_the_same_segments_make_the_same_bytes(tmp_path: Path, segments: list[Samples]) -> None:
    one, two = (written(tmp_path / name, segments).read_bytes() for name in ("a.mp3", "b.mp3"))
    assert one == two


def test_nothing_but_the_file_is_left_behind(tmp_path: Path, segments: list[Samples]) -> None:
    written(tmp_path / "a.mp3", segments)
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp3"]


def test_crc_16_arc_has_its_published_check_value() -> None:
    assert _crc16(b"123456789") == 0xBB3D


@pytest.mark.parametrize("rate", [44100, 48000])
@pytest.mark.parametrize("bit_rate", [32, 64, 96, 128, 320])
def test_every_bit_rate_gives_frames_that_mutagen_can_follow(tmp_path: Path, rate: int, bit_rate: int) -> None:
    encoding = Encoding("mp3", rate, bit_rate)
    samples = np.zeros(40 * Mp3.frame, np.int16)
    writer = Mp3().writer(tmp_path / "a.mp3", encoding)
    writer.add(Mp3().encode(samples, encoding), len(samples) // Mp3.frame)
    writer.finish(Tags(FACTS, Show()), len(samples))
    info = MP3(io.BytesIO((tmp_path / "a.mp3").read_bytes())).info
    assert (round(info.bitrate / 1000), info.sample_rate) == (pytest.approx(bit_rate, abs=1), rate)


@pytest.mark.parametrize("bit_rate", [64, 96, 192, 224, 320])
def test_the_encoder_does_not_change_the_level(tmp_path: Path, bit_rate: int) -> None:
    encoding = Encoding("mp3", 44100, bit_rate)
    sine = (np.sin(2 * np.pi * 440 * np.arange(1152 * 60) / 44100) * 8000).astype(np.int16)
    sine[-1152:] = 0
    writer = Mp3().writer(tmp_path / "a.mp3", encoding)
    writer.add(Mp3().encode(sine, encoding), 60)
    writer.finish(Tags(FACTS, Show()), len(sine))
    found = decoded(tmp_path / "a.mp3")
    assert np.std(found[5000:60000]) == pytest.approx(np.std(sine[5000:60000]), rel=0.005)
