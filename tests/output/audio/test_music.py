"""Music is heard where the running order says, as loud as it should be, and makes room for words."""

from __future__ import annotations

import json
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from output.audio.clip import load
from output.audio.peaks import Floats
from output.errors import BuildError
from output.show import Clip, Music, Show
from tests.output.sound import loudness_of
from turncast.building import Built, build, plan

RATE = 44100
SECONDS = 6
SHORT = """Ann Smith (AS): Hello there, and welcome to all of you who are listening tonight.

Ben Jones (BJ): Thank you for having me.

AS: How are the bees?

BJ: They are well, and they were never better.
"""
LONG = "\n\n".join(f"AS: Why is that so, number {number}?\n\nBS: {'Because it is. ' * 24}" for number in range(5))


def chord(seconds: float) -> Floats:
    time = np.arange(int(RATE * seconds)) / RATE
    waves: Floats = np.sin(2 * np.pi * np.outer((220, 277, 330), time)).sum(axis=0).astype(np.float32) / 6
    return waves


def wav(path: Path, audio: Floats, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((audio * 32767).astype("<i2").tobytes())
    return path


def encoded(path: Path, codec: str, audio: Floats) -> Path:
    """The audio in a file of another format."""
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=RATE, layout="stereo")
        both = np.ascontiguousarray(np.stack([audio, audio]))
        frame = av.AudioFrame.from_ndarray(both, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = RATE, 0
        resampler = av.AudioResampler(format=stream.format, layout="stereo", rate=RATE, frame_size=stream.frame_size)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def heard(built: Built) -> Floats:
    with av.open(str(built.folder / "audio.mp3"), "r") as container:
        audio: Floats = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
    return audio


def loudness(audio: Floats) -> float:
    return loudness_of(audio, RATE)


def made(folder: Path, music: Music, text: str = SHORT, **settings: Any) -> Built:
    source = folder / "talk.txt"
    source.write_text(text, encoding="utf-8")
    show = Show(music=music, to=("mp3", "srt", "json"), **settings)
    return build(
        plan(source, show, home=folder),
        folder / "public",
        store=folder / "store",
        executor=lambda: ThreadPoolExecutor(1),
        jobs=1,
    )


def starts(built: Built) -> list[int]:
    """When each turn starts (ms)."""
    blocks = json.loads((built.folder / "transcript.json").read_text(encoding="utf-8"))["blocks"]
    return [block["start_ms"] for block in blocks if block["kind"] == "turn"]


def test_an_intro_is_heard_before_the_first_word_at_the_shows_loudness(tmp_path: Path) -> None:
    wav(tmp_path / "intro.wav", chord(SECONDS))
    built = made(tmp_path, Music.model_validate({"intro": "intro.wav"}))
    audio = heard(built)
    assert starts(built)[0] >= 1000 * SECONDS
    assert loudness(audio[: (SECONDS - 2) * RATE]) == pytest.approx(-16, abs=1)
    assert built.episode.chapters[0].start_ms == 0


def test_every_word_is_as_late_as_the_intro_is_long(tmp_path: Path) -> None:
    wav(tmp_path / "intro.wav", chord(SECONDS))
    without = starts(made(tmp_path, Music()))
    later = starts(made(tmp_path, Music.model_validate({"intro": "intro.wav"})))
    assert {after - before for after, before in zip(later, without, strict=True)} <= set(range(6250, 6350))


def test_a_bed_ducks_when_speech_starts_and_speech_is_as_loud_as_ever(tmp_path: Path) -> None:
    wav(tmp_path / "intro.wav", chord(SECONDS))
    music = Music.model_validate({"intro": {"file": "intro.wav", "bed_ms": 4000, "fade_out_ms": 500}})
    built = made(tmp_path, music)
    audio, first = heard(built), starts(built)[0]
    assert 2000 <= first <= 2250
    alone = audio[RATE // 2 : RATE]
    before_words = audio[(first - 30) * RATE // 1000 : (first - 5) * RATE // 1000]
    assert 20 * np.log10(np.std(before_words) / np.std(alone)) == pytest.approx(-19, abs=2)
    plain = made(tmp_path, Music())
    words = heard(plain)[starts(plain)[0] * RATE // 1000 :][: 3 * RATE]
    assert loudness(audio[first * RATE // 1000 :][: 3 * RATE]) == pytest.approx(loudness(words), abs=0.7)


def test_an_edit_of_the_musics_file_makes_the_episode_again(tmp_path: Path) -> None:
    music = Music.model_validate({"outro": {"file": "outro.wav"}})
    wav(tmp_path / "outro.wav", chord(1))
    assert made(tmp_path, music).fresh
    assert not made(tmp_path, music).fresh
    wav(tmp_path / "outro.wav", chord(2))
    assert made(tmp_path, music).fresh


def test_the_outro_is_heard_behind_the_last_word(tmp_path: Path) -> None:
    wav(tmp_path / "outro.wav", chord(2))
    audio = heard(made(tmp_path, Music.model_validate({"outro": {"file": "outro.wav", "gain": -6}})))
    assert loudness(audio[-RATE * 2 : -RATE]) == pytest.approx(-22, abs=1.5)


def test_a_sting_stands_before_every_chapter_but_the_first(tmp_path: Path) -> None:
    wav(tmp_path / "sting.wav", chord(1))
    plain = made(tmp_path, Music(), LONG)
    stung = made(tmp_path, Music.model_validate({"sting": "sting.wav"}), LONG)
    assert [chapter.block for chapter in stung.episode.chapters] == [
        chapter.block for chapter in plain.episode.chapters
    ]
    pairs = zip(stung.episode.chapters, plain.episode.chapters, strict=True)
    moved = [after.start_ms - before.start_ms for after, before in pairs]
    assert len(moved) >= 3
    assert moved[0] == 0
    assert all(number * 1250 <= late <= number * 1750 for number, late in enumerate(moved))


def test_nothing_clicks_where_music_and_speech_meet(tmp_path: Path) -> None:
    wav(tmp_path / "tune.wav", chord(SECONDS))
    clip = {"file": "tune.wav", "length_ms": 2000}
    audio = heard(
        made(tmp_path, Music.model_validate({"intro": clip | {"bed_ms": 1000}, "outro": clip, "sting": clip}))
    )
    steps = np.abs(np.diff(audio))
    quiet = np.convolve(np.abs(audio), np.ones(RATE // 50) / (RATE // 50), "same")[:-1] < 1e-4
    assert steps[quiet].max() < 2e-3


@pytest.mark.parametrize(
    ("name", "codec"), [("a.aiff", "pcm_s16be"), ("a.mp3", "libmp3lame"), ("a.m4a", "aac"), ("a.flac", "flac")]
)
def test_a_clip_may_be_in_any_format(name: str, codec: str, tmp_path: Path) -> None:
    path = encoded(tmp_path / name, codec, chord(2))
    sound = load(path, Clip(file=name))
    assert sound.length_ms == pytest.approx(2000, abs=60)
    middle = sound.at(48000, 1)[48000 // 2 : 48000]
    assert np.std(middle) == pytest.approx(np.std(chord(1)), rel=0.08)


def test_a_clip_starts_and_ends_where_it_is_told(tmp_path: Path) -> None:
    ramp = np.linspace(0, 0.9, RATE * 3, dtype=np.float32)
    sound = load(wav(tmp_path / "a.wav", ramp), Clip(file="a.wav", start_ms=1000, length_ms=500))
    assert sound.length_ms == 500
    assert sound.samples[-1, 0] / sound.samples[0, 0] == pytest.approx(1.5, abs=0.001)


@pytest.mark.parametrize(
    ("content", "clip", "said"),
    [
        (None, {}, "cannot be read"),
        (b"", {}, "cannot be heard"),
        (b"no sound at all" * 100, {}, "cannot be heard"),
        ("silence", {}, "is silent"),
        ("tone", {"start_ms": 900}, "to be heard"),
    ],
)
def test_a_bad_file_is_one_clear_line(
    content: bytes | str | None, clip: dict[str, int], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "tune.wav"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        wav(path, chord(1) * (content == "tone"))
    with pytest.raises(BuildError, match=said) as caught:
        made(tmp_path, Music.model_validate({"outro": {"file": "tune.wav", **clip}}))
    assert caught.value.file == str(path)
    assert caught.value.remedy


def test_more_than_three_minutes_want_a_length(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", np.full(181 * 8000, 0.1, np.float32), rate=8000)
    with pytest.raises(BuildError, match="longer than three minutes"):
        load(path, Clip(file="a.wav"))
    assert load(path, Clip(file="a.wav", length_ms=1000)).length_ms == 1000
