"""Records an episode: every entry of the running order becomes a segment, every segment goes to the file, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from output.audio.codecs import Encoding
from output.audio.music import Task
from output.audio.place import Placed, placed, timeline
from output.audio.rehearsal import Rehearsed, Studio, rehearse
from output.audio.running_order import Entry, Order, mixed
from output.audio.script import Script
from output.audio.segment import KIND as SEGMENTS
from output.audio.segment import Segment, load_segment
from output.audio.track import Track
from output.errors import BuildError
from output.timeline import Timeline
from voices.store import Store


class Deck(Protocol):
    """What segments of an encoding are laid on: a track, or one for each layer."""

    encoding: Encoding

    def track(self, layer: str) -> Track:
        """The track for what is heard in this layer."""
        ...


class Item(NamedTuple):
    """An entry on its way, with the key of the segment for each deck."""

    entry: Entry
    keys: tuple[str, ...]


def record(script: Script, decks: Sequence[Deck], studio: Studio, order: Order = mixed) -> Timeline:
    """Make what the store lacks, lay it on all decks, and say when each word is heard on the first of them.

    Raises EngineError, VoiceError, StoreError or BuildError; all that was finished stays in the store.
    """
    rehearsed = rehearse(script, [deck.encoding for deck in decks], studio)
    found, duration_ms = _joined(rehearsed, order, decks, studio)
    if not found:
        raise BuildError("there is nothing to say", remedy="see who speaks: turncast parse SOURCE")
    return timeline(script.transcript, found, duration_ms)


def _joined(rehearsed: Rehearsed, order: Order, decks: Sequence[Deck], studio: Studio) -> tuple[list[Placed], int]:
    """Every utterance where it is heard on the first deck, and the time at the end (ms)."""
    found: list[Placed] = []
    start = now = 0
    total = len(rehearsed.script.transcript.blocks)
    for item in studio.workers.run(_items(order(rehearsed), rehearsed.encodings, studio.store)):
        entry, segments = item.entry, _whole(item, studio)
        start = start if entry.together else now + entry.pause_ms
        tracks = [deck.track(entry.layer) for deck in decks]
        for track, segment in zip(tracks, segments, strict=True):
            track.add(segment, start)
        found += _placed(entry, segments[0], tracks[0], start)
        now = start + segments[0].length_ms
        studio.progress(max([each.block + 1 for each in entry.utterances], default=0), total)
    return found, now


def _placed(entry: Entry, segment: Segment, track: Track, start_ms: int) -> Iterator[Placed]:
    """The entry's utterances where its segment, laid at ``start_ms`` on the clock, lets them be heard."""
    if not entry.together:
        for utterance, marks in zip(entry.utterances, segment.marks, strict=True):
            yield placed(utterance, marks, start_ms, segment.frames * track.frame, track.encoding.sample_rate)


def _items(entries: Iterable[Entry], encodings: Sequence[Encoding], store: Store) -> Iterator[tuple[Task | None, Item]]:
    """Each entry as an item, with a task for those of its segments that the store lacks."""
    for entry in entries:
        keys = tuple(entry.task.key(encoding) for encoding in encodings)
        made = [store.has(SEGMENTS, key) for key in keys]
        missing = tuple(each for each, there in zip(encodings, made, strict=True) if not there)
        yield replace(entry.task, encodings=missing) if missing else None, Item(entry, keys)


def _load(item: Item, store: Store) -> list[Segment | None]:
    return [load_segment(key, store) for key in item.keys]


def _whole(item: Item, studio: Studio) -> list[Segment]:
    """The item's segments; made again where the store holds a damaged one."""
    segments = _load(item, studio.store)
    if None in segments:
        list(studio.workers.run([(item.entry.task, item)]))
        segments = _load(item, studio.store)
    whole = [segment for segment in segments if segment is not None]
    if len(whole) < len(segments):
        raise BuildError(
            "a segment vanished from the store while it was used",
            value=studio.store.address,
            remedy="build again, and prune the store only between builds",
        )
    return whole
