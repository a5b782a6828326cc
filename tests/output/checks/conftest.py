"""The good show, made once; and a meter that remembers what it measured, since most faults leave the sound alone."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from output.audio.meter import Measurement, measure
from output.checks import audio
from tests.output.checks.good_show import CODECS, make

MEASURED: dict[str, Measurement] = {}


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory, shared_store: Path) -> Path:
    return make(tmp_path_factory.mktemp("good"), shared_store)


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory, shared_store: Path) -> Path:
    """The good show in every codec."""
    return make(tmp_path_factory.mktemp("rich"), shared_store, *CODECS)


@pytest.fixture
def public(good: Path, tmp_path: Path) -> Path:
    """A copy of the good show."""
    return Path(shutil.copytree(good, tmp_path / "public"))


@pytest.fixture(autouse=True)
def _measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def remembered(path: Path) -> Measurement:
        digest = sha256(path.read_bytes()).hexdigest()
        if digest not in MEASURED:
            MEASURED[digest] = measure(path)
        return MEASURED[digest]

    monkeypatch.setattr(audio, "measure", remembered)
