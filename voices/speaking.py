"""Speech by way of the store: dear speech is kept and never made twice, cheap speech is said again."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import numpy as np

from voices import shift
from voices.audio import Samples, from_samples, to_samples
from voices.engine import Engine, get_engine
from voices.keys import KIND, said_key, within_reach
from voices.model import Mark, Part, Speech
from voices.slots import slot
from voices.store import Store


def speak(text: str, part: Part, options: Mapping[str, Any], store: Store) -> Speech:
    """Say ``text`` in the part's voice; from the store where the engine is dear and has said it before.

    What the engine cannot do to rate and pitch, a filter does. There are no more calls at once than the engine
    allows, over all processes that share the store, and two that want the same dear speech make one call. Raises
    VoiceError or EngineError.
    """
    engine = get_engine(part.voice.engine, options)
    own = within_reach(engine, part)
    speech = _dear(engine, text, own, options, store) if engine.dear else _called(engine, text, own, store)
    return shift.shifted(speech, part.rate / own.rate, part.pitch - own.pitch)


def _dear(engine: Engine, text: str, part: Part, options: Mapping[str, Any], store: Store) -> Speech:
    key = said_key(engine, options, part, text)
    return _kept(key, store) or _made(key, engine, text, part, store)


def _called(engine: Engine, text: str, part: Part, store: Store) -> Speech:
    with slot(store.locks, engine.name, engine.parallel):
        return engine.speak(text, part)


def _kept(key: str, store: Store) -> Speech | None:
    found = store.get(KIND, key)
    if found is None:
        return None
    return Speech(_from_flac(found.body), tuple(Mark(*mark) for mark in found.header["marks"]))


def _made(key: str, engine: Engine, text: str, part: Part, store: Store) -> Speech:
    with slot(store.locks, f"{KIND}-{key[:2]}", 1):
        kept = _kept(key, store)  # perhaps somebody else has just asked for the same
        if kept is not None:
            return kept
        speech = _called(engine, text, part, store)
        store.put(KIND, key, {"marks": speech.marks}, _to_flac(to_samples(speech.audio), speech.audio.frame_rate))
        return speech


def _to_flac(samples: Samples, rate: int) -> bytes:
    import av

    file = io.BytesIO()
    with av.open(file, "w", format="flac", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("flac", rate=rate, layout="mono", format="s16")
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis, :], format="s16", layout="mono")
        frame.sample_rate = rate
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def _from_flac(data: bytes | memoryview) -> Any:
    import av

    with av.open(io.BytesIO(data), "r") as container:
        stream = container.streams.audio[0]
        samples = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(stream)])
        return from_samples(samples, stream.rate)
