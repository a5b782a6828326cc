"""In every codec, segments encoded one by one join to the same sound as one encode of the whole."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from output.audio.codecs import Encoding, Tags, encoding_for, get_codec, known_codecs
from output.audio.codecs.decoding import decoded
from output.audio.codecs.opus import opus_head
from output.audio.codecs.packets import pack, unpack
from output.audio.codecs.wav_file import HEADER, header
from output.episode import Facts
from output.errors import FormatError
from output.show import Show, SoundSettings
from tests.output.sound import LOSSLESS, heard, lag, noise_ratio, probed, speechlike, written
from tests.witnesses.programs import program
from voices.audio import Samples

SECONDS = (0.4, 1.3, 2.2, 0.7, 1.0)
ENCODINGS = [
    encoding_for(name, SoundSettings.model_validate({"channels": channels, "sample_rate": rate}))
    for name in known_codecs()
    for channels, rate in ((1, 44100), (2, 48000))
]


@pytest.fixture(params=ENCODINGS, ids=lambda each: f"{each.codec}-{each.channels}-{each.sample_rate}", scope="module")
def encoding(request: pytest.FixtureRequest) -> Encoding:
    found: Encoding = request.param
    return found


@pytest.fixture(scope="module")
def segments(encoding: Encoding) -> list[Samples]:
    return [speechlike(seed, seconds, encoding) for seed, seconds in enumerate(SECONDS)]


@pytest.fixture(scope="module")
def file(encoding: Encoding, segments: list[Samples], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("codec"), segments, encoding)


def test_ffmpeg_gives_back_exactly_as_many_samples_as_went_in(
    encoding: Encoding, segments: list[Samples], file: Path
) -> None:
    assert len(heard(file, encoding.channels)) == sum(map(len, segments))


def test_joined_segments_are_as_near_to_the_sound_as_one_encode(
    encoding: Encoding, segments: list[Samples], file: Path, tmp_path: Path
) -> None:
    whole = np.concatenate(segments)
    joined = noise_ratio(whole, heard(file, encoding.channels))
    single = noise_ratio(whole, heard(written(tmp_path, [whole], encoding), encoding.channels))
    assert joined >= single - 0.2
    assert (joined == float("inf")) is (encoding.codec in LOSSLESS)


@pytest.mark.parametrize("bit_rate", [32, 96])
def test_aac_sounds_the_same_at_each_place_of_a_file(bit_rate: int) -> None:
    """Bands of noise would be filled by the decoder with other samples each time, and reach other peaks."""
    encoding, codec = Encoding("m4a", 44100, bit_rate), get_codec("m4a")
    packets = codec.encode(speechlike(1, 2.0, encoding), encoding)
    once = codec.decode(packets, encoding)
    twice = codec.decode(pack(2 * unpack(packets)), encoding)
    assert np.abs(twice[-len(once) :] - once).max() < 1e-4


def test_what_lies_behind_a_packet_in_memory_is_not_heard(tmp_path: Path) -> None:
    """FFmpeg's Opus decoder reads beyond a packet's end, and must find zeros there, as it does in a file."""
    encoding, codec = Encoding("opus", 48000, 12), get_codec("opus")
    sound = speechlike(1, 2.0, encoding)
    packets = unpack(codec.encode(sound, encoding))
    in_dirt = [cast(bytes, memoryview(packet + b"\xff" * 64)[: len(packet)]) for packet in packets]
    wanted = heard(written(tmp_path, [sound], encoding), 1) / 32768
    found = decoded("opus", in_dirt, opus_head(encoding))
    assert np.abs(found - wanted[: len(found)]).max() < 1e-3


def test_the_joins_are_silent(encoding: Encoding, segments: list[Samples], file: Path) -> None:
    sound = np.abs(heard(file, encoding.channels).astype(int))
    joins = np.cumsum([len(segment) for segment in segments])[:-1]
    assert max(sound[join - 500 : join + 500].max() for join in joins) <= 32  # -60 dB


def test_first_and_last_sound_are_where_they_were(encoding: Encoding, segments: list[Samples], file: Path) -> None:
    whole, sound = np.concatenate(segments), heard(file, encoding.channels)
    for part in (slice(0, len(segments[0])), slice(-len(segments[-1]), None)):
        wanted, found = (each[part].reshape(-1, encoding.channels)[:, 0] for each in (whole, sound))
        assert abs(lag(wanted, found)) <= 1


def test_ffprobe_agrees_on_length_rate_and_channels(encoding: Encoding, segments: list[Samples], file: Path) -> None:
    """FFmpeg counts MP3's delays in, at most two frames, and Opus's pre-skip."""
    stream = probed(file)["streams"][0]
    counted_in = {"mp3": 2 * 1152, "opus": 312}.get(encoding.codec, 0)
    more = float(stream["duration"]) * encoding.sample_rate - sum(map(len, segments))
    assert -1 <= more <= counted_in + 1
    assert (int(stream["sample_rate"]), stream["channels"]) == (encoding.sample_rate, encoding.channels)


def test_the_same_segments_make_the_same_bytes(
    encoding: Encoding, segments: list[Samples], file: Path, tmp_path: Path
) -> None:
    assert written(tmp_path, segments, encoding).read_bytes() == file.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_silence_is_what_silent_samples_are_encoded_as(encoding: Encoding) -> None:
    codec = get_codec(encoding.codec)
    silent = np.zeros((5 * codec.frame, encoding.channels), np.int16)
    assert codec.silence(5, encoding) == codec.encode(silent, encoding) != b""


def test_a_seek_lands_where_it_should(encoding: Encoding, segments: list[Samples], file: Path) -> None:
    at = 3.5
    command = [program("ffmpeg"), "-v", "error", "-ss", str(at), "-i", str(file), "-map", "0:a", "-f", "s16le", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    found = np.frombuffer(done.stdout, "<i2").reshape(-1, encoding.channels)
    frame = get_codec(encoding.codec).frame
    assert abs(len(found) - (sum(map(len, segments)) - at * encoding.sample_rate)) <= max(frame, 1) + 1


@pytest.mark.parametrize("channels", [1, 2])
def test_the_reference_decoder_finds_every_checksum_of_flac_and_its_md5_right(channels: int, tmp_path: Path) -> None:
    encoding = Encoding("flac", 44100, 0, channels)
    many = [speechlike(seed, 4, encoding) for seed in range(2)] * 10  # more than 2047 frames: three-byte numbers
    path = written(tmp_path, many, encoding)
    done = subprocess.run(
        [program("flac"), "--test", "--silent", str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_opusinfo_finds_nothing_wrong(tmp_path: Path) -> None:
    encoding = Encoding("opus", 48000, 32, 1)
    path = written(tmp_path, [speechlike(1, 3, encoding)], encoding)
    done = subprocess.run([program("opusinfo"), str(path)], capture_output=True, text=True, check=True)
    assert "WARNING" not in done.stdout + done.stderr
    assert "Playback length: 0m:03.299s" in done.stdout


def test_a_file_may_end_before_its_last_frame_does(encoding: Encoding, tmp_path: Path) -> None:
    codec, frames = get_codec(encoding.codec), 40
    samples = frames * codec.frame - codec.frame // 3
    writer = codec.writer(tmp_path / codec.file, encoding, Tags(Facts(title="A", slug="a"), Show()))
    writer.add(codec.encode(np.zeros((frames * codec.frame, encoding.channels), np.int16), encoding), frames)
    writer.finish(samples)
    path = tmp_path / codec.file
    played = len(heard(path, encoding.channels))
    if encoding.codec in ("flac", "m4a"):  # FLAC ends with a whole frame; FFmpeg plays AAC's last packet to its end
        assert played == frames * codec.frame
    else:
        assert played == samples
    if encoding.codec == "m4a":
        assert float(probed(path)["streams"][0]["duration"]) == pytest.approx(samples / encoding.sample_rate, abs=1e-6)


def test_a_wav_beyond_4_gib_is_rf64_and_ffprobe_reads_its_length(tmp_path: Path) -> None:
    size, path = 5 * 1024**3, tmp_path / "audio.wav"
    with path.open("wb") as file:
        file.write(header(size, HEADER - 8 + size, Encoding("wav", 48000, 0, 2)))
        file.truncate(HEADER + size)  # the samples are a hole in the file
    assert float(probed(path)["streams"][0]["duration"]) == pytest.approx(size / 4 / 48000, abs=1e-6)


def test_an_unknown_codec_is_told_with_the_nearest_known_one() -> None:
    with pytest.raises(FormatError, match="'opus'"):
        get_codec("opsu")


@pytest.mark.parametrize(("name", "wanted"), [("mp3", 64), ("m4a", 96), ("opus", 24), ("flac", 0)])
def test_bit_rates_are_those_of_the_show_and_else_the_codecs_own(name: str, wanted: int) -> None:
    sound = SoundSettings.model_validate({"bit_rate": {"mp3": 64, "opus": 24}})
    assert encoding_for(name, sound).bit_rate == wanted


def test_a_bit_rate_alone_is_that_of_mp3() -> None:
    sound = SoundSettings.model_validate({"bit_rate": 128, "channels": 2})
    assert [encoding_for(name, sound).bit_rate for name in ("mp3", "opus")] == [128, 48]


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda each: f"{each.codec}-{each.channels}", indirect=True)
def test_a_segment_is_decoded_as_loud_as_it_was(encoding: Encoding, segments: list[Samples]) -> None:
    codec, wanted = get_codec(encoding.codec), segments[1] / 32768
    found = codec.decode(codec.encode(segments[1], encoding), encoding)
    assert found.shape[1:] == wanted.shape[1:]
    assert abs(len(found) - len(wanted)) <= 2 * 1152
    assert np.sqrt((found**2).sum(axis=0)) == pytest.approx(np.sqrt((wanted**2).sum(axis=0)), rel=0.07)


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda each: f"{each.codec}-{each.channels}", indirect=True)
def test_a_segment_is_decoded_in_step_with_what_was_encoded(encoding: Encoding, segments: list[Samples]) -> None:
    codec, wanted = get_codec(encoding.codec), segments[1] / 32768
    found = codec.decode(codec.encode(segments[1], encoding), encoding)
    one, other = (each.reshape(len(each), -1)[:, 0] for each in (found, wanted))
    likeness = {late: float(one[100 + late :][:20000] @ other[100:][:20000]) for late in range(-100, 101)}
    assert max(likeness, key=likeness.__getitem__) == 0
