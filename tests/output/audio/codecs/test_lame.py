"""LAME, told the band of a sound: the same format and as good a sound, with nothing above the band."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from output.audio.codecs import Encoding
from output.audio.codecs import lame as lame_module
from output.audio.codecs.lame import narrows, stream
from output.audio.codecs.mp3 import Mp3
from output.audio.mastering import framed, resampled
from output.errors import BuildError
from tests.output.sound import heard, noise_ratio, speechlike, written
from voices.audio import Samples

MADE_AT = 22050
USUAL = [Encoding("mp3", rate, 96, channels) for rate in (44100, 48000) for channels in (1, 2)]


def speech(encoding: Encoding) -> Samples:
    """Three seconds that swell and die like syllables, made at 22,050 Hz: they end at 11 kHz."""
    made = speechlike(1, 3.0, encoding._replace(sample_rate=MADE_AT)) * np.float32(1 / 32768)
    at_rate = resampled(made, MADE_AT, encoding.sample_rate)
    frames = (len(at_rate) + encoding.sample_rate * 3 // 10) // Mp3.frame
    return framed(at_rate, encoding.sample_rate, frames * Mp3.frame)[0]


@pytest.fixture(params=USUAL, ids=lambda each: f"{each.sample_rate}-{each.channels}")
def usual(request: pytest.FixtureRequest) -> Encoding:
    found: Encoding = request.param
    return found


def test_where_lames_functions_are_seen_it_is_told(usual: Encoding) -> None:
    """As in the wheels for Linux; a lameenc that hides them would encode as well, and this test would say so."""
    assert narrows(usual.of(MADE_AT))


def test_nothing_is_encoded_above_the_band(usual: Encoding, tmp_path: Path) -> None:
    noise = np.random.default_rng(2).integers(-1000, 1000, speech(usual).shape).astype(np.int16)
    sound = heard(written(tmp_path, [noise], usual.of(MADE_AT)), usual.channels)
    power = np.abs(np.fft.rfft(sound.reshape(len(sound), -1)[:, 0])) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / usual.sample_rate)
    assert power[hertz > 12000].mean() < 1e-5 * power[hertz < 10000].mean()


def test_what_is_in_the_band_is_as_near_to_the_sound_as_without(usual: Encoding, tmp_path: Path) -> None:
    samples, near = speech(usual), []
    for encoding in (usual, usual.of(MADE_AT)):
        (folder := tmp_path / str(encoding.bandwidth)).mkdir()
        near.append(noise_ratio(samples, heard(written(folder, [samples], encoding), usual.channels)))
    assert near[1] > near[0] - 0.5


def test_it_is_as_many_frames(usual: Encoding) -> None:
    samples = speech(usual)
    assert len(Mp3().encode(samples, usual.of(MADE_AT))) == pytest.approx(len(Mp3().encode(samples, usual)), abs=1)


def test_without_lames_functions_it_looks_as_far_as_it_does_by_itself(
    usual: Encoding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lame_module, "_library", lambda: None)
    samples = speech(usual)
    assert Mp3().encode(samples, usual.of(MADE_AT)) == Mp3().encode(samples, usual)


def test_a_bit_rate_for_less_than_the_band_keeps_lames_own() -> None:
    encoding = Encoding("mp3", 44100, 32)
    samples = speech(encoding)
    assert Mp3().encode(samples, encoding.of(MADE_AT)) == Mp3().encode(samples, encoding)


def test_a_sound_as_wide_as_the_file_has_no_narrower_band() -> None:
    encoding = Encoding("mp3", 44100, 96)
    assert encoding.of(44100) == encoding.of(48000) == encoding


def test_what_lame_refuses_is_a_clear_error() -> None:
    with pytest.raises(BuildError, match="LAME cannot encode"):
        stream(b"", Encoding("mp3", 0, 96, bandwidth=11025))
