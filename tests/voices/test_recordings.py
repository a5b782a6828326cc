"""A recording takes the place of one turn: found by its name, levelled, with a mark for each word."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from transcript.errors import SourceError
from transcript.model import Span, Speaker, Transcript, Turn
from voices.audio import Samples, from_samples, to_samples
from voices.engine import get_engine
from voices.engines.recording import Recording, loaded
from voices.errors import EngineError
from voices.finding import part_for
from voices.model import Part, Speech, Voice
from voices.recordings import Recordings, find

TEXT = "The committee will meet again in October. Until then, every member is free to publish what they found."


def turn(speaker: str) -> Turn:
    return Turn(speaker=speaker, text="Yes.", paragraphs=("Yes.",), span=Span(0, 1))


TALK = Transcript(
    speakers=(Speaker(id="TNE", name="Time News", aliases=("News",)), Speaker(id="AK", name="Amir Khodadadi")),
    blocks=tuple(map(turn, ["TNE", "AK", "TNE", "AK", "TNE", "AK"])),
)


@pytest.fixture(scope="module")
def speech() -> Speech:
    return get_engine("espeak").speak(TEXT, part_for("en-gb+m1"))


def write(path: Path, samples: Samples, rate: int, format: str = "wav") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    from_samples(samples, rate).export(path, format=format).close()
    return path


def found(folder: Path, **meta: object) -> Recordings:
    return find(TALK.model_copy(update={"meta": meta}), str(folder / "talk.txt"))


def names(recordings: Recordings) -> dict[int, str]:
    return {index: Path(voice.name).name for index, voice in recordings.voices.items()}


def test_in_a_show_of_several_interviews_each_has_a_folder_of_its_own(tmp_path: Path) -> None:
    for name in ("AK-01.wav", "other/AK-02.wav", "talk/AK-03.wav"):
        (tmp_path / "recordings" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "recordings" / name).write_bytes(b"sound")
    recordings = find(TALK, str(tmp_path / "interviews" / "talk.txt"), tmp_path, interviews=2)
    assert names(recordings) == {5: "AK-03.wav"}
    (told,) = recordings.diagnostics
    assert re.search(r"AK-01\.wav is not played.*recordings/talk$", told.message)
    alone = find(TALK, str(tmp_path / "interviews" / "third.txt"), tmp_path, interviews=1)
    assert names(alone) == {1: "AK-01.wav"}


@pytest.mark.parametrize(
    ("name", "block"),
    [("AK-03.wav", 5), ("ak-3.flac", 5), ("TNE-01.mp3", 0), ("Amir Khodadadi 2.wav", 3), ("News-002.ogg", 2)],
)
def test_a_file_names_speaker_and_turn(tmp_path: Path, name: str, block: int) -> None:
    (tmp_path / "recordings").mkdir()
    (tmp_path / "recordings" / name).write_bytes(b"sound")
    assert names(found(tmp_path)) == {block: name}


@pytest.mark.parametrize("name", ["AK-04.wav", "AK.wav", "XY-01.wav", "AK-00.wav", "notes.txt"])
def test_a_recording_that_names_no_turn_is_told_of(tmp_path: Path, name: str) -> None:
    (tmp_path / "recordings").mkdir()
    (tmp_path / "recordings" / name).write_bytes(b"sound")
    result = found(tmp_path)
    assert result.voices == {}
    assert [each.code for each in result.diagnostics] == ["recording-without-turn"]
    assert name in result.diagnostics[0].message
    assert "AK-01 to AK-03" in result.diagnostics[0].message


def test_an_episode_s_own_folder_hides_the_common_one(tmp_path: Path) -> None:
    for place in ("recordings/AK-01.wav", "recordings/talk/AK-02.wav"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(b"sound")
    assert names(found(tmp_path)) == {3: "AK-02.wav"}


def test_the_show_s_folder_is_looked_into_as_well(tmp_path: Path) -> None:
    (tmp_path / "takes" / "talk").mkdir(parents=True)
    (tmp_path / "takes" / "talk" / "AK-02.wav").write_bytes(b"sound")
    recordings = find(TALK, str(tmp_path / "interviews" / "talk.txt"), tmp_path, "takes")
    assert names(recordings) == {3: "AK-02.wav"}


def test_front_matter_names_files_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "takes").mkdir()
    (tmp_path / "takes" / "AK-02.wav").write_bytes(b"sound")
    assert names(found(tmp_path, recordings={"AK-01": "takes/AK-02.wav"})) == {1: "AK-02.wav"}
    assert names(found(tmp_path, recordings="takes")) == {3: "AK-02.wav"}


@pytest.mark.parametrize("name", ["../secret.wav", "/etc/hostname", "missing.wav"])
def test_front_matter_reaches_nothing_outside_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.wav").write_bytes(b"sound")
    (tmp_path / "in").mkdir()
    with pytest.raises(SourceError, match=re.escape(name)):
        found(tmp_path / "in", recordings={"AK-01": name})


def test_a_changed_file_is_another_voice_and_a_moved_one_is_not(tmp_path: Path) -> None:
    voices = []
    for folder, sound in (("a", b"one"), ("b", b"one"), ("c", b"two")):
        (tmp_path / folder / "recordings").mkdir(parents=True)
        (tmp_path / folder / "recordings" / "AK-01.wav").write_bytes(sound)
        voices.append(found(tmp_path / folder).voices[1].id)
    assert voices[0] == voices[1] != voices[2]


def part(path: Path) -> Part:
    return Part(voice=Voice(engine="recording", id="0" * 64, language="en", name=str(path)))


def recorded(speech: Speech, noise: float, gain: float) -> tuple[Samples, int]:
    """The speech in a room: half a second of noise before, a whole one behind."""
    rate = speech.audio.frame_rate
    padded = np.concatenate([np.zeros(rate // 2), to_samples(speech.audio) * gain, np.zeros(rate)])
    room = np.random.default_rng(1).normal(0, noise, len(padded))
    return (padded + room).astype(np.int16), rate


@pytest.mark.parametrize(("noise", "gain"), [(0, 1.0), (0, 0.02), (8, 0.1), (60, 1.0)])
def test_edges_are_trimmed_and_words_found_in_quiet_and_noisy_rooms(
    tmp_path: Path, speech: Speech, noise: float, gain: float
) -> None:
    made = Recording().speak(TEXT, part(write(tmp_path / "a.wav", *recorded(speech, noise, gain))))
    rate = speech.audio.frame_rate
    extra = (len(to_samples(made.audio)) - len(to_samples(speech.audio))) / rate
    assert -0.05 < extra < 0.25
    assert [mark[:2] for mark in made.marks] == [mark[:2] for mark in speech.marks]
    errors = [abs(one.first - other.first) / rate for one, other in zip(made.marks, speech.marks, strict=True)]
    assert np.median(errors) < 0.12
    assert max(errors) < 0.4


@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (44100, 2), (48000, 6)])
def test_any_rate_and_number_of_channels_is_read(tmp_path: Path, rate: int, channels: int) -> None:
    audio = from_samples((np.sin(np.arange(rate) / 10) * 9000).astype(np.int16), rate)
    path = tmp_path / "a.wav"
    type(audio).from_mono_audiosegments(*[audio] * channels).export(path, format="wav").close()
    samples, own = loaded(str(path))
    assert (len(samples), own) == (rate, rate)


@pytest.mark.parametrize(("data", "said"), [(b"no sound at all", "no audio"), (None, "silent"), (b"", "no audio")])
def test_a_file_without_sound_is_named(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "AK-01.wav"
    write(path, np.zeros(9000, np.int16), 9000) if data is None else path.write_bytes(data)
    with pytest.raises(EngineError, match=said) as failed:
        Recording().speak(TEXT, part(path))
    assert failed.value.file == str(path)
