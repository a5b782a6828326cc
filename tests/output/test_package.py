"""An episode's files on their way to their places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from output.package import hurry

advisable = pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="this system takes no advice")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "audio.mp3"
    path.write_bytes(bytes(range(256)) * 4096)
    return path


@advisable
def test_the_system_is_told_of_the_whole_file_that_is_hurried(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, ...]] = []
    monkeypatch.setattr(os, "posix_fadvise", lambda file, *advice: told.append((os.fstat(file).st_ino, *advice)))
    hurry(sound)
    assert told == [(sound.stat().st_ino, 0, 0, os.POSIX_FADV_DONTNEED)]


def test_a_file_that_was_hurried_is_what_it_was(sound: Path) -> None:
    hurry(sound)
    assert sound.read_bytes() == bytes(range(256)) * 4096


@advisable
def test_a_file_system_that_does_not_listen_is_no_fault(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deaf(*_: int) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(os, "posix_fadvise", deaf)
    hurry(sound)


def test_nothing_is_hurried_where_the_system_takes_no_advice(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    hurry(sound)
    assert sound.stat().st_size == 256 * 4096
