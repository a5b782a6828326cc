"""Records an episode: each entry of the running order becomes a segment with a place; then all are laid on tracks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from output.audio.codecs import Encoding, get_codec
from output.audio.music import Task
from output.audio.place import Placed, placed, timeline
from output.audio.rehearsal import Studio, rehearse
from output.audio.running_order import Entry, Order, mixed
from output.audio.script import Script
from output.audio.segment import Extent, load_extent, load_packets
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
    """An entry on its way; for each encoding the key of its segment, and the extent where the store has it."""

    entry: Entry
    keys: tuple[str, ...]
    found: tuple[Extent | None, ...]


class Spot(NamedTuple):
    """Where an entry's segments lie: in which layer, from when on the clock (ms), their keys and frames by encoding."""

    layer: str
    start_ms: int
    keys: tuple[str, ...]
    frames: tuple[int, ...]


class Recorded(NamedTuple):
    """An episode whose segments are all in the store: when each word is heard, and where each segment lies."""

    timeline: Timeline
    encodings: tuple[Encoding, ...]
    spots: tuple[Spot, ...]


def record(script: Script, encodings: Sequence[Encoding], studio: Studio, order: Order = mixed) -> Recorded:
    """Make what the store lacks, and give all a place; words are heard as in the first of the ``encodings``.

    No sound is written yet: who waits for the times need not wait for that. Raises EngineError, VoiceError, StoreError
    or BuildError; all that was finished stays in the store.
    """
    rehearsed = rehearse(script, encodings, studio)
    spots: list[Spot] = []
    found: list[Placed] = []
    start = now = 0
    total = len(script.transcript.blocks)
    for item in studio.workers.run(_items(order(rehearsed), rehearsed.encodings, studio.store)):
        entry, extents = item.entry, _whole(item, studio.store)
        start = start if entry.together else now + entry.pause_ms
        now = start + extents[0].length_ms
        spots.append(Spot(entry.layer, start, item.keys, tuple(each.frames for each in extents)))
        found += _placed(entry, extents[0], encodings[0], start)
        studio.progress(max([each.block + 1 for each in entry.utterances], default=0), total)
    if not found:
        raise BuildError("there is nothing to say", remedy="see who speaks: turncast parse SOURCE")
    return Recorded(timeline(script.transcript, found, now), rehearsed.encodings, tuple(spots))


def lay(recorded: Recorded, deck: Deck, store: Store) -> None:
    """Lay all segments of the deck's encoding on it. Raises StoreError, and BuildError where one is no longer there."""
    number = recorded.encodings.index(deck.encoding)
    for spot in recorded.spots:
        packets = load_packets(spot.keys[number], store)
        if packets is None:
            raise _vanished(store)
        deck.track(spot.layer).add(packets, spot.frames[number], spot.start_ms)


def _placed(entry: Entry, extent: Extent, encoding: Encoding, start_ms: int) -> Iterator[Placed]:
    """The entry's utterances where its segment, which begins at ``start_ms`` on the clock, lets them be heard."""
    if not entry.together:
        length = extent.frames * get_codec(encoding.codec).frame
        for utterance, marks in zip(entry.utterances, extent.marks, strict=True):
            yield placed(utterance, marks, start_ms, length, encoding.sample_rate)


def _items(entries: Iterable[Entry], encodings: Sequence[Encoding], store: Store) -> Iterator[tuple[Task | None, Item]]:
    """Each entry as an item, with a task for those of its segments that the store lacks or holds damaged.

    What is there is read at once: there is time for it while another one is made.
    """
    for entry in entries:
        keys = tuple(entry.task.key(encoding) for encoding in encodings)
        found = tuple(load_extent(key, store) for key in keys)
        missing = tuple(each for each, extent in zip(encodings, found, strict=True) if extent is None)
        yield entry.task._replace(encodings=missing) if missing else None, Item(entry, keys, found)


def _whole(item: Item, store: Store) -> list[Extent]:
    """The extents of the item's segments, those read that were just made."""
    extents = [extent or load_extent(key, store) for key, extent in zip(item.keys, item.found, strict=True)]
    whole = [extent for extent in extents if extent is not None]
    if len(whole) < len(extents):
        raise _vanished(store)
    return whole


def _vanished(store: Store) -> BuildError:
    return BuildError(
        "a segment vanished from the store, or was damaged, while it was used",
        value=store.address,
        remedy="build again, and prune the store only between builds",
    )
