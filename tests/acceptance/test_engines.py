"""Episodes in which each speaker has another engine."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from output.show import Show, SoundSettings
from turncast.building import Built, build
from voices.store import Store

pytest.importorskip("piper", reason="pip install 'turncast[piper]'")
pytest.importorskip("kokoro_onnx", reason="pip install 'turncast[kokoro]'")

from tests.voices.tiny_models import kokoro_model, piper_voice

TEXT = """AS: Hello there, and welcome.

BJ: Thank you for having me.

CK: And me.

AS: How are the bees?

BJ: They are well.

CK: Mine are, too.
"""


def show(models: Path, bit_rate: int = 96) -> Show:
    voices = {"AS": "piper:en_GB-tiny-low", "BJ": "kokoro:bf_emma", "CK": "espeak:en-us"}
    engines = {name: {"folder": str(models / name)} for name in ("piper", "kokoro")}
    return Show(voices=voices, engines=engines, sound=SoundSettings(bit_rate=bit_rate), to=("mp3", "json"))


def made(folder: Path, show: Show) -> Built:
    source = folder / "interview.txt"
    source.write_text(TEXT, encoding="utf-8")
    return build(
        source, folder / "public", show, store=folder / "store", jobs=2, executor=lambda: ThreadPoolExecutor(2)
    )


@pytest.fixture
def models(tmp_path: Path) -> Path:
    piper_voice(tmp_path / "models" / "piper", "en_GB-tiny-low")
    kokoro_model(tmp_path / "models" / "kokoro", ("bf_emma",))
    return tmp_path / "models"


def test_speakers_of_one_episode_have_different_engines(tmp_path: Path, models: Path) -> None:
    built = made(tmp_path, show(models))
    blocks = json.loads((built.folder / "transcript.json").read_text(encoding="utf-8"))["blocks"]
    assert [block["speaker"] for block in blocks] == ["AS", "BJ", "CK", "AS", "BJ", "CK"]
    assert all(block["end_ms"] - block["start_ms"] > 300 for block in blocks)
    assert set(built.episode.inputs["engines"]) >= {"piper", "kokoro", "espeak"}


def test_neural_speech_is_kept_and_needs_no_model_for_another_bit_rate(tmp_path: Path, models: Path) -> None:
    made(tmp_path, show(models))
    before = {entry.key for entry in Store(tmp_path / "store").entries() if entry.kind == "speech"}
    for file in models.glob("*/*.onnx"):
        damaged = file.read_bytes()
        file.write_bytes(bytes(len(damaged)))
    assert made(tmp_path, show(models, 64)).fresh
    assert {entry.key for entry in Store(tmp_path / "store").entries() if entry.kind == "speech"} == before


def test_the_same_speech_makes_the_same_files(tmp_path: Path, models: Path) -> None:
    built = made(tmp_path, show(models))
    files = {path.name: path.read_bytes() for path in built.folder.iterdir()}
    shutil.rmtree(built.folder)
    shutil.rmtree(tmp_path / "store" / "segments")
    built = made(tmp_path, show(models))
    assert {path.name: path.read_bytes() for path in built.folder.iterdir()} == files
