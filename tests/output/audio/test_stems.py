"""Stems are the episode, one speaker at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import av
import numpy as np
import opentimelineio
import pytest

from output.audio.codecs import Encoding, Tags, get_codec
from output.audio.peaks import Floats
from output.audio.segment import EDGE_MS
from output.audio.stems import Stems
from output.episode import Facts
from output.show import Music, Show
from tests.output.audio.test_music import SHORT, chord, wav
from turncast.building import build, plan
from turncast.cli import main
from turncast.stems import write_stems


def decoded(path: Path) -> Floats:
    with av.open(str(path), "r") as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
    audio: Floats = np.concatenate(frames, axis=1)[0].astype(np.float32)
    full_scale = np.float32(32768 if path.suffix == ".flac" else 1)
    audio /= full_scale
    return audio


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An episode with music, and its stems."""
    folder = tmp_path_factory.mktemp("stems")
    wav(folder / "tune.wav", chord(4))
    (folder / "talk.txt").write_text(SHORT, encoding="utf-8")
    music = Music.model_validate({"intro": {"file": "tune.wav", "bed_ms": 2500}, "outro": "tune.wav"})
    made = plan(folder / "talk.txt", Show(music=music, to=("mp3", "json")), home=folder)
    at = {"store": folder / "store", "jobs": 1, "executor": lambda: ThreadPoolExecutor(1)}
    built = build(made, folder / "public", **at)  # type: ignore[arg-type]
    written = write_stems(made, folder / "stems", **at)  # type: ignore[arg-type]
    return built.folder, written[0].parent


def test_there_is_a_file_for_the_music_and_for_each_speaker(folders: tuple[Path, Path]) -> None:
    names = sorted(path.name for path in folders[1].iterdir())
    assert names == ["01-music.flac", "02-as.flac", "03-bj.flac", "chapters.txt", "labels.txt", "timeline.otio"]


def test_without_opentimelineio_there_are_stems_and_labels_and_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("turncast.stems.has_otio", lambda: False)
    (tmp_path / "talk.txt").write_text(SHORT, encoding="utf-8")
    places = ["-o", str(tmp_path / "public"), "--store", str(tmp_path / "store"), "--stems", str(tmp_path / "stems")]
    with pytest.raises(SystemExit) as ended:
        main(["build", str(tmp_path / "talk.txt"), "--to", "mp3", "--jobs", "1", *places])
    assert ended.value.code == 0
    names = [path.name for path in sorted(tmp_path.glob("stems/*/*"))]
    assert names == ["01-as.flac", "02-bj.flac", "chapters.txt", "labels.txt"]
    assert "pip install 'turncast[stems]'" in capsys.readouterr().err


def test_all_stems_are_equally_long_and_as_long_as_the_episode(folders: tuple[Path, Path]) -> None:
    lengths = {len(decoded(path)) for path in folders[1].glob("*.flac")}
    assert len(lengths) == 1
    assert lengths.pop() == pytest.approx(len(decoded(folders[0] / "audio.mp3")), abs=1152)


def test_a_stem_that_ends_a_frame_later_than_the_clock_makes_the_others_as_long(tmp_path: Path) -> None:
    tags = Tags(Facts(title="A", slug="a"), Show(), duration_ms=225)  # 8.6 frames
    stems = Stems(tmp_path, Encoding("flac", 44100, 0), tags)
    for layer, frames in (("late", 9), ("early", 2)):
        packets = get_codec("flac").silence(frames, stems.encoding)
        stems.track(layer).add(packets, frames, 0)
    stems.finish()
    assert [len(decoded(stems.path(layer))) for layer in stems.tracks] == [9 * 1152] * 2


def test_the_stems_together_are_the_episode(folders: tuple[Path, Path]) -> None:
    """Nearer to it than MP3 is to what it was made from."""
    episode = decoded(folders[0] / "audio.mp3")
    whole = np.sum([decoded(path) for path in folders[1].glob("*.flac")], axis=0)
    length = min(len(whole), len(episode))
    noise = episode[:length] - whole[:length]
    assert 10 * np.log10((whole[:length] ** 2).sum() / (noise**2).sum()) > 18


def test_a_speakers_stem_is_silent_while_others_speak(folders: tuple[Path, Path]) -> None:
    one, other = (decoded(folders[1] / name) for name in ("02-as.flac", "03-bj.flac"))
    block = 441
    loud = [np.abs(each[: len(each) // block * block]).reshape(-1, block).max(axis=1) > 0.001 for each in (one, other)]
    assert all(each.any() for each in loud)
    assert not (loud[0] & loud[1]).any()


def test_labels_name_every_turn_with_its_times(folders: tuple[Path, Path]) -> None:
    rows = [line.split("\t") for line in (folders[1] / "labels.txt").read_text(encoding="utf-8").splitlines()]
    assert [row[2].split(":")[0] for row in rows] == ["Ann Smith", "Ben Jones", "Ann Smith", "Ben Jones"]
    times = [float(time) for row in rows for time in row[:2]]
    assert times == sorted(times)


def test_the_timeline_has_a_track_for_each_stem_and_a_clip_for_each_turn(folders: tuple[Path, Path]) -> None:
    timeline = opentimelineio.adapters.read_from_file(str(folders[1] / "timeline.otio"))
    files = {clip.media_reference.target_url for clip in timeline.find_clips()}
    assert files == {path.name for path in folders[1].glob("*.flac")}
    assert [len(list(track.find_clips())) for track in timeline.tracks] == [1, 2, 2]
    for clip in timeline.find_clips():
        placed = clip.transformed_time_range(clip.trimmed_range(), timeline.tracks)
        assert placed.start_time == clip.source_range.start_time  # in step: each clip lies where it is taken from


def test_the_bed_under_words_does_not_follow_them(tmp_path: Path) -> None:
    """However hard the words are limited, the music is only as much lower as it is ducked."""
    wav(tmp_path / "tune.wav", chord(4))  # which is the same after each second
    (tmp_path / "talk.txt").write_text(SHORT, encoding="utf-8")
    music = {"intro": {"file": "tune.wav", "bed_ms": 2500}}
    show = Show.model_validate({"music": music, "to": ("flac",), "voices": {"AS": {"gain": 8}}})
    made = plan(tmp_path / "talk.txt", show, home=tmp_path)
    written = write_stems(made, tmp_path / "stems", store=tmp_path / "store", executor=lambda: ThreadPoolExecutor(1))
    tune, first, second = decoded(written[0]), (EDGE_MS + 1500 + 20) * 44100 // 1000, 44100
    alone, under = (tune[at : at + second // 3].reshape(-1, 300) for at in (first - second, first))
    levels = 20 * np.log10(np.sqrt((under**2).mean(axis=1) / (alone**2).mean(axis=1)))
    assert levels == pytest.approx(-20, abs=1)
