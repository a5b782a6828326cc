"""Recording finds a place for every segment, and what is laid later lies there."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from output.audio.codecs import Packets, encoding_for, get_codec
from output.audio.recording import Recorded, lay, record
from output.audio.rehearsal import Studio
from output.audio.script import Script
from output.audio.segment import KIND, load_packets
from output.audio.track import Track, nearest_frame
from output.errors import BuildError
from output.show import SoundSettings
from turncast.building import plan
from turncast.making import studio
from voices.store import Store, name_of

TALK = "Ann Smith: What is a segment?\n\nBen Jones: A piece.\n\nIt stands alone.\n\nAnn Smith: Thank you."
ENCODINGS = [encoding_for(name, SoundSettings()) for name in ("mp3", "wav")]


class Heap:
    """A writer that keeps what it is given."""

    def __init__(self) -> None:
        self.packets = b""

    def add(self, packets: Packets, frames: int) -> None:
        self.packets += packets

    def close(self) -> None:
        """There is no file."""

    def finish(self, samples: int) -> None:
        """There is no file."""


@pytest.fixture
def script(tmp_path: Path) -> Script:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    return plan(tmp_path / "talk.txt").script


@pytest.fixture
def damaged() -> list[str]:
    """The objects that were found damaged."""
    return []


@pytest.fixture
def place(tmp_path: Path, damaged: list[str]) -> Iterator[Studio]:
    """A studio with a store of its own and one worker, here."""
    store = Store(tmp_path / "store", damaged.append)
    with studio(store, 1, lambda: ThreadPoolExecutor(1)) as opened:
        yield opened


def laid(recorded: Recorded, number: int, store: Store) -> bytes:
    heap = Heap()
    lay(recorded, Track(recorded.encodings[number], heap), store)
    return heap.packets


def kept(recorded: Recorded, store: Store) -> list[Path]:
    """The files of all segments in MP3."""
    folder = Path(store.address)
    return [folder / name_of(KIND, spot.keys[0]) for spot in recorded.spots]


def test_every_segment_lies_on_the_frame_nearest_to_its_place(script: Script, place: Studio) -> None:
    recorded = record(script, ENCODINGS, place)
    codec, encoding = get_codec("wav"), ENCODINGS[1]
    sound = laid(recorded, 1, place.store)
    assert len(recorded.spots) == 4
    for spot in recorded.spots:
        packets = load_packets(spot.keys[1], place.store)
        assert packets is not None
        assert len(packets) == 2 * spot.frames[1] * codec.frame
        start = 2 * codec.frame * nearest_frame(spot.start_ms, codec.frame, encoding.sample_rate)
        assert sound[start : start + len(packets)] == packets


def test_words_are_heard_within_the_segment_that_says_them(script: Script, place: Studio) -> None:
    recorded = record(script, ENCODINGS, place)
    starts = [spot.start_ms for spot in recorded.spots]
    assert starts == sorted(starts)
    firsts = [each.words[0].start_ms for each in recorded.timeline.places]
    begun = [max(start for start in starts if start <= first) for first in firsts]
    assert begun == [starts[0], starts[1], starts[3]]


def test_a_second_recording_makes_nothing_and_places_all_as_before(script: Script, place: Studio) -> None:
    first = record(script, ENCODINGS, place)
    times = [path.stat().st_mtime_ns for path in kept(first, place.store)]
    again = record(script, ENCODINGS, place)
    assert again == first
    assert [path.stat().st_mtime_ns for path in kept(again, place.store)] == times


def test_a_damaged_segment_is_told_and_made_again(script: Script, place: Studio, damaged: list[str]) -> None:
    first = record(script, ENCODINGS, place)
    sound = laid(first, 0, place.store)
    path = kept(first, place.store)[1]
    path.write_bytes(path.read_bytes()[:-1])
    assert laid(record(script, ENCODINGS, place), 0, place.store) == sound
    assert damaged == [name_of(KIND, path.name)]


def test_a_segment_that_is_gone_before_it_is_laid_is_an_error_that_says_so(script: Script, place: Studio) -> None:
    recorded = record(script, ENCODINGS, place)
    kept(recorded, place.store)[2].unlink()
    with pytest.raises(BuildError, match="vanished"):
        laid(recorded, 0, place.store)
