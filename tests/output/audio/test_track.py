"""Segments lie on the frames nearest to one clock, in every codec and however long the episode is."""

from __future__ import annotations

from pathlib import Path

import mutagen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.audio.codecs import Encoding, Packets, Tags, encoding_for, get_codec, known_codecs
from output.audio.track import Track, nearest_frame
from output.episode import Facts
from output.show import Show, SoundSettings
from tests.output.sound import probed

HOURS = 10
TAGS = Tags(Facts(title="A", slug="a"), Show())
SEGMENTS = st.lists(st.tuples(st.integers(0, 3000), st.integers(300, 30_000)), min_size=1, max_size=60)
"""Silence before a segment and the segment's length (ms)."""


class Counted:
    """A writer that keeps nothing."""

    samples = 0

    def add(self, packets: Packets, frames: int) -> None:
        pass

    def close(self) -> None:
        pass

    def finish(self, samples: int) -> None:
        self.samples = samples


def track(name: str, rate: int = 44100) -> Track:
    return Track(encoding_for(name, SoundSettings.model_validate({"sample_rate": rate})), Counted())


def filled(length_ms: int, on: Track) -> int:
    """The frames of a segment of ``length_ms``."""
    return length_ms * on.encoding.sample_rate // (1000 * on.frame)


def laid(on: Track, length: int, now: int) -> int:
    """The sample at which a segment of ``length`` (ms) begins that is laid at ``now`` (ms)."""
    frames = filled(length, on)
    on.add(b"", frames, now)
    return (on.frames - frames) * on.frame


@pytest.mark.parametrize("rate", [44100, 48000])
@pytest.mark.parametrize("name", known_codecs())
@given(found=SEGMENTS)
def test_every_segment_starts_within_half_a_frame_of_the_clock(
    name: str, rate: int, found: list[tuple[int, int]]
) -> None:
    on = track(name, rate)
    on._silence = lambda frames: setattr(on, "frames", on.frames + frames)  # type: ignore[method-assign]
    now = 0
    for pause, length in found:
        now += pause
        start = laid(on, length, now)
        assert abs(start * 1000 - now * on.encoding.sample_rate) <= on.frame * 500
        now += length


@pytest.mark.parametrize("name", known_codecs())
def test_ten_hours_without_a_pause_do_not_drift(name: str) -> None:
    on = track(name)
    length, now = 1013, 0
    while now < HOURS * 3_600_000:
        start = laid(on, length, now)
        now += length
    assert abs(start * 1000 - (now - length) * on.encoding.sample_rate) <= on.frame * 500


@pytest.mark.parametrize("name", known_codecs())
def test_a_file_is_as_long_as_the_clock_says(name: str) -> None:
    on = track(name)
    on.add(b"", filled(1234, on), 777)
    on.finish(5000)
    assert isinstance(on.writer, Counted)
    short = 5 * on.encoding.sample_rate - on.writer.samples
    assert 0 <= short < on.frame
    assert short == 0 or (on.writer.samples + get_codec(name).delay) % on.frame == 0
    assert abs(on.writer.samples - on.frames * on.frame) < on.frame


@pytest.mark.parametrize("duration_ms", [1003, 1016, 1030, 2412])
@pytest.mark.parametrize("name", known_codecs())
def test_ffprobe_and_mutagen_say_the_clock_s_duration_within_a_frame(
    tmp_path: Path, name: str, duration_ms: int
) -> None:
    encoding = encoding_for(name, SoundSettings())
    codec = get_codec(name)
    on = Track(encoding, codec.writer(tmp_path / codec.file, encoding, TAGS))
    on.finish(duration_ms)
    path = tmp_path / codec.file
    for said in (float(probed(path)["format"]["duration"]), mutagen.File(path).info.length):
        assert abs(said - duration_ms / 1000) < max(1152, codec.frame) / encoding.sample_rate


@given(st.integers(0, HOURS * 3_600_000), st.integers(1, 4608), st.sampled_from([44100, 48000]))
def test_the_nearest_frame_is_at_most_half_a_frame_away(time_ms: int, frame: int, rate: int) -> None:
    assert abs(nearest_frame(time_ms, frame, rate) * frame * 1000 - time_ms * rate) <= frame * 500


def test_silence_before_between_and_after_segments_is_encoded(tmp_path: Path) -> None:
    encoding = Encoding("mp3", 44100, 96)
    on = Track(encoding, get_codec("mp3").writer(tmp_path / "a.mp3", encoding, TAGS))
    on.add(b"", filled(1000, on), 2000)
    assert on.frames == nearest_frame(2000, 1152, 44100) + 38
    on.finish(4000)
    assert on.frames == 4 * 44100 // 1152
