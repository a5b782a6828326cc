"""What is encoded is below the ceiling when it is decoded, whatever it is; judged by FFmpeg's program."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soxr

from benchmarks.loudness import ebur128
from output.audio.codecs import Encoding, Tags, get_codec
from output.audio.codecs.wav import Wav
from output.audio.encoded import HEADROOM, encoded, encoded_below, over_db
from output.audio.limiter import limited
from output.audio.peaks import Floats
from output.episode import Facts
from output.show import Show
from tests.witnesses.programs import program

RATE = 44100
SECONDS = 4
CEILING = -1.0
TIME = np.arange(SECONDS * RATE) / RATE
NOISE = np.random.default_rng(7).standard_normal(len(TIME))
SWELL = 0.3 + np.abs(np.sin(2 * np.pi * 2.3 * TIME))
VOICE = np.exp(-(TIME % 0.008) * 300) * np.sin(2 * np.pi * 600 * (TIME % 0.008)) * SWELL
SOUNDS = {
    "a voice": 2 * VOICE,
    "a voice that clips": np.clip(12 * VOICE, -1, 1),
    "noise": 0.4 * NOISE * SWELL,
    "a square wave": np.sign(np.sin(2 * np.pi * 150 * TIME)) * SWELL,
    "drums": np.exp(-(TIME * 4 % 1) * 8) * NOISE,
}


def file_of(audio: Floats, encoding: Encoding, path: Path) -> Path:
    """A file with one segment."""
    held = limited(audio, encoding.sample_rate, CEILING - HEADROOM)
    made = encoded_below(held, encoding, 1000 * SECONDS + 400, ceiling=CEILING)
    codec = get_codec(encoding.codec)
    writer = codec.writer(path, encoding, Tags(Facts(title="A", slug="a"), Show()))
    writer.add(made.packets, made.frames)
    writer.finish(made.frames * codec.frame)
    return path


@pytest.mark.parametrize("bit_rate", [32, 64, 96])
@pytest.mark.parametrize("sound", SOUNDS)
def test_the_decoded_file_has_no_true_peak_above_the_ceiling(sound: str, bit_rate: int, tmp_path: Path) -> None:
    program("ffmpeg")
    audio = SOUNDS[sound].astype(np.float32)
    path = file_of(audio, Encoding("mp3", RATE, bit_rate), tmp_path / "a.mp3")
    assert ebur128(path).peak <= CEILING


def test_channels_of_their_own_stay_below_the_ceiling_too(tmp_path: Path) -> None:
    program("ffmpeg")
    both = np.column_stack([SOUNDS["drums"], SOUNDS["a voice"]]).astype(np.float32)
    path = file_of(both, Encoding("mp3", RATE, 128, channels=2), tmp_path / "a.mp3")
    assert ebur128(path).peak <= CEILING


def test_what_keeps_below_the_ceiling_by_itself_is_held_where_an_encoder_adds_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pink noise to which Opus adds 1.8 dB, 1.4 dB below the ceiling: a few rounds tell where and by how much."""
    rate = 48000
    white = np.fft.rfft(np.random.default_rng(1).standard_normal(4 * rate))
    pink = np.fft.irfft(white / np.sqrt(np.maximum(np.arange(len(white)), 200)))
    quiet = (pink / np.abs(pink).max() * 10 ** (-2.4 / 20)).astype(np.float32)
    opus, encoding = get_codec("opus"), Encoding("opus", rate, 32)
    once = opus.decode(encoded(quiet, encoding, 4400).packets, encoding)
    assert over_db(once, rate, CEILING) > 0
    monkeypatch.setattr("output.audio.encoded.PEAKS", 3)
    monkeypatch.setattr("output.audio.encoded.WHOLE", 0)
    held = opus.decode(encoded_below(quiet, encoding, 4400, ceiling=CEILING).packets, encoding)
    assert over_db(held, rate, CEILING) <= 0


def test_hiss_is_held_though_its_peaks_lie_among_low_samples() -> None:
    """By the voices' quicker finder it ended 0.04 dB above."""
    codec, encoding = get_codec("m4a"), Encoding("m4a", RATE, 160)
    hiss = limited((0.5 * np.random.default_rng(1).standard_normal(len(TIME))).astype(np.float32), RATE, -1 - HEADROOM)
    made = encoded_below(hiss, encoding, 1000 * SECONDS + 400, ceiling=CEILING)
    found = codec.decode(made.packets, encoding)
    assert np.abs(soxr.resample(found, RATE, 8 * RATE)).max() <= 10 ** (CEILING / 20)


def test_only_where_an_encoder_is_too_loud_is_the_sound_turned_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """A codec that makes everything twice as loud for a tenth of a second."""
    encoding, start = Encoding("wav", RATE, 0), RATE

    def louder(self: Wav, packets: bytes, encoding: Encoding) -> Floats:
        sound = plain(self, packets, encoding)
        sound[start : start + RATE // 10] *= 2
        return sound

    plain = Wav.decode
    quiet = (0.3 * np.sin(2 * np.pi * 300 * TIME) * 2).astype(np.float32)
    monkeypatch.setattr(Wav, "decode", louder)
    made = encoded_below(quiet, encoding, 1000 * SECONDS + 400, ceiling=CEILING)
    left = plain(Wav(), made.packets, encoding)[made.lead :][: len(quiet)]
    there = start - made.lead
    assert np.abs(left[there : there + RATE // 10]).max() < 0.5
    far = np.r_[RATE // 100 : there - RATE // 20, there + RATE // 3 : len(quiet) - RATE // 100]
    assert np.allclose(left[far], quiet[far], atol=1e-4)


def test_the_whole_is_turned_down_where_an_encoder_answers_with_other_peaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A codec with a peak of its own, as loud as what is loudest anywhere in the sound, where the sound is silent."""
    encoding = Encoding("wav", RATE, 0)

    def peaked(self: Wav, packets: bytes, encoding: Encoding) -> Floats:
        sound = plain(self, packets, encoding)
        sound[-100] = 1.5 * np.abs(sound).max()
        return sound

    plain = Wav.decode
    monkeypatch.setattr(Wav, "decode", peaked)
    sound = (0.8 * np.sin(2 * np.pi * 300 * TIME)).astype(np.float32)
    made = encoded_below(sound, encoding, 1000 * SECONDS + 400, ceiling=CEILING)
    assert np.abs(Wav().decode(made.packets, encoding)).max() <= 10 ** (CEILING / 20)


def test_what_is_quiet_is_encoded_as_it_is() -> None:
    encoding = Encoding("mp3", RATE, 96)
    quiet = (0.1 * VOICE).astype(np.float32)
    made = encoded(quiet, encoding, 1000 * SECONDS + 400)
    found = get_codec("mp3").decode(made.packets, encoding)
    heard = found[made.lead : made.lead + len(quiet)]
    assert np.std(heard - quiet) < 0.1 * np.std(quiet)
