"""Episodes with recorded turns and with pauses that the text asks for."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import av
import numpy as np
import pytest

from output.show import Show
from tests.output.sound import loudness_of
from transcript.source import read
from turncast.building import Built, build, plan
from turncast.commands.build import build as build_command
from voices.audio import Samples, from_samples, to_samples
from voices.engine import get_engine
from voices.finding import part_for
from voices.store import Store

SAID = "Thank you for having me. It has been a long way, and the weather was against us for most of the week."
TALK = f"""Ann Smith (AS): Hello there, and welcome to the second evening of our little series about the sea.

Ben Jones (BJ): {SAID}

AS: How are you, [pause 1.8s] after all of that, and what did you bring back from the north this time?

BJ: {SAID}

AS: And the bees, were they waiting for you when you came home, or had they gone without a word?
"""
SHOW = Show(to=("mp3", "json"))


def record(path: Path, gain_db: float, noise: float = 0.0) -> None:
    """What a guest says into a microphone, in a voice that no other turn has."""
    path.parent.mkdir(exist_ok=True)
    speech = get_engine("espeak").speak(SAID, part_for("en-us+f4")).audio.apply_gain(gain_db)
    rate = speech.frame_rate
    samples = np.concatenate([np.zeros(rate), to_samples(speech), np.zeros(rate)])
    room = np.random.default_rng(7).normal(0, noise, len(samples))
    from_samples((samples + room).clip(-32768, 32767).astype(np.int16), rate).export(path, format="wav").close()


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def made(talk: Path, store: Path, show: Show = SHOW) -> Built:
    return build(plan(read(talk), show), talk.parent / "public", store=store, executor=lambda: ThreadPoolExecutor(1))


def heard(built: Built) -> tuple[Samples, int]:
    with av.open(str(built.folder / "audio.mp3"), "r") as container:
        stream = container.streams.audio[0]
        frames = [frame.to_ndarray()[0] for frame in container.decode(stream)]
        return (np.concatenate(frames) * 32767).astype(np.int16), stream.rate


def turns(built: Built) -> list[tuple[int, int]]:
    blocks = json.loads((built.folder / "transcript.json").read_text())["blocks"]
    return [(block["start_ms"], block["end_ms"]) for block in blocks if block["kind"] == "turn"]


def segments(store: Path) -> set[str]:
    return {entry.key for entry in Store(store).entries() if entry.kind == "segments"}


@pytest.mark.parametrize(("gain_db", "noise"), [(-30.0, 3.0), (0.0, 0.0), (14.0, 20.0)])
def test_a_recording_is_as_loud_as_the_others(talk: Path, shared_store: Path, gain_db: float, noise: float) -> None:
    record(talk.parent / "recordings" / "BJ-02.wav", gain_db, noise)
    built = made(talk, shared_store)
    samples, rate = heard(built)
    each = [loudness_of(samples[a * rate // 1000 : b * rate // 1000], rate) for a, b in turns(built)]
    assert len(each) == 5
    assert max(each) - min(each) < 1.5
    assert abs(each[3] - each[1]) < 1.0


def test_an_edit_of_the_file_makes_its_turn_again_and_no_other(talk: Path, tmp_path: Path) -> None:
    record(talk.parent / "recordings" / "BJ-01.wav", 0)
    first = made(talk, tmp_path / "store")
    before = segments(tmp_path / "store")
    assert made(talk, tmp_path / "store").fresh is False
    record(talk.parent / "recordings" / "BJ-01.wav", -3)
    assert made(talk, tmp_path / "store").fresh is True
    assert len(segments(tmp_path / "store") - before) == 1
    assert first.episode.synthesized


def test_a_recording_keeps_its_own_pauses_where_others_get_the_show_s(talk: Path, shared_store: Path) -> None:
    record(talk.parent / "recordings" / "BJ-01.wav", 0)
    shows = [Show.model_validate({"to": SHOW.to, "sound": {"sentence_pause_ms": ms}}) for ms in (300, 1500)]
    short, long = ([end - start for start, end in turns(made(talk, shared_store, show))] for show in shows)
    assert long[1] == short[1]
    assert long[3] - short[3] == pytest.approx(1200, abs=2)


def test_an_episode_of_recordings_alone_is_not_synthesized(tmp_path: Path, shared_store: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text(f"Ann Smith (AS): {SAID}\n\nBen Jones (BJ): {SAID}\n\nAS: {SAID}\n", encoding="utf-8")
    for name in ("AS-01", "BJ-01", "AS-02"):
        record(tmp_path / "recordings" / f"{name}.wav", 0)
    assert made(talk, shared_store).episode.synthesized is False


def test_a_pause_in_the_text_is_silence_of_that_length(talk: Path, shared_store: Path) -> None:
    samples, rate = heard(made(talk, shared_store))
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > 60)
    longest = int(np.diff(loud).max()) / rate
    assert longest == pytest.approx(1.8, abs=0.1)


def test_a_recording_that_names_no_turn_is_told_of_on_standard_error(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(talk.parent)
    record(talk.parent / "recordings" / "BJ-03.wav", 0)
    with pytest.raises(SystemExit) as ended:
        build_command.main(["talk.txt", "--dry-run"], prog_name="build")
    assert ended.value.code == 0
    assert "BJ-03.wav" in capsys.readouterr().err
