"""Mixes a clip of music with the words that its end lies under, and makes segments of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from output.audio.clip import Sound, envelope, load
from output.audio.clip import levelled as at_its_level
from output.audio.codecs import Encoding
from output.audio.encoded import HEADROOM, encoded_below
from output.audio.limiter import applied, limited, limiting
from output.audio.music import MUSIC, Line, MusicTask
from output.audio.pan import shares
from output.audio.peaks import Floats
from output.audio.segment import EDGE_MS, Extent, Segment
from output.audio.voicing import duration_ms, levelled, moved, said
from voices.model import Speech
from voices.store import Store


def segments(task: MusicTask, store: Store) -> Iterator[tuple[Encoding, Segment]]:
    """The task's file, decoded, with its lines, said once, as a segment for each of its encodings."""
    music = load(Path(task.path), task.clip)
    spoken = [said(line.task, store) for line in task.lines]
    starts = list(_starts(task.lines, spoken, max(0, music.length_ms - task.bed_ms)))
    ends = [start + duration_ms(speech) for start, speech in zip(starts, spoken, strict=True)]
    heard_ms = max(ends, default=music.length_ms)
    length_ms = heard_ms + 2 * EDGE_MS
    for encoding in task.encodings:
        rate = encoding.sample_rate
        heard = _heard(task, _layers(task, music, spoken, starts, heard_ms, encoding), encoding)
        held = limited(heard, rate, task.ceiling - HEADROOM)
        made = encoded_below(held, encoding, length_ms, ceiling=task.ceiling)
        pairs = zip(spoken, starts, strict=True)
        marks = tuple(moved(speech, made.lead + start * rate // 1000, rate) for speech, start in pairs)
        yield encoding, Segment(Extent(made.frames, length_ms, marks), made.packets)


def _layers(
    task: MusicTask, music: Sound, spoken: Sequence[Speech], starts: Sequence[int], length_ms: int, encoding: Encoding
) -> dict[str, Floats]:
    """What each is heard with, all ``length_ms`` long (n, or n x channels)."""
    rate, channels = encoding.sample_rate, encoding.channels
    shape = (length_ms * rate // 1000, 2)[:channels]
    layers = {who: np.zeros(shape, np.float32) for who in (MUSIC, *(line.who for line in task.lines))}
    tune = at_its_level(music.at(rate, channels), rate, task.loudness, task.ceiling, task.path)[: shape[0]]
    words = starts[0] * rate // 1000 if starts else len(tune)
    layers[MUSIC][: len(tune)] = applied(envelope(len(tune), rate, task.clip, words, task.duck), tune)
    for line, speech, start in zip(task.lines, spoken, starts, strict=True):
        _, audio = levelled(line.task, speech, encoding)
        at = layers[line.who][start * rate // 1000 :][: len(audio)]
        at += _placed(audio, channels, line.task.pan)[: len(at)]
    return layers


def _heard(task: MusicTask, layers: dict[str, Floats], encoding: Encoding) -> Floats:
    """All layers together, or one of them as it sounds among the others."""
    whole: Floats = np.sum(list(layers.values()), axis=0)
    if not task.layer:
        return whole
    gain = limiting(whole, encoding.sample_rate, task.ceiling - HEADROOM)
    return layers[task.layer] if gain is None else applied(gain, layers[task.layer])


def _placed(audio: Floats, channels: int, pan: float) -> Floats:
    return audio if channels == 1 else audio[:, np.newaxis] * shares(pan)


def _starts(lines: Sequence[Line], spoken: Sequence[Speech], at_ms: int) -> Iterator[int]:
    """When each line starts (ms), the first one at ``at_ms``."""
    for number, (line, speech) in enumerate(zip(lines, spoken, strict=True)):
        at_ms += line.pause_ms if number else 0
        yield at_ms
        at_ms += duration_ms(speech)
