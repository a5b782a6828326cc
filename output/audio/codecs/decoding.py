"""Packets back to sound, by FFmpeg's decoders inside PyAV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from output.audio.peaks import Floats

if TYPE_CHECKING:
    from av import AudioFrame


def decoded(decoder: str, packets: Iterable[bytes], header: bytes = b"") -> Floats:
    """The samples (full scale 1.0, shape n or n x 2) of packets; ``header`` is what the codec says of itself in front.

    What a decoder is late by is left in where no header names it; what it holds back at the end is asked for.
    """
    import av

    context = av.CodecContext.create(decoder, "r")
    assert isinstance(context, av.AudioCodecContext)
    context.extradata = header or None
    frames = [frame for packet in packets for frame in context.decode(av.Packet(packet))]
    samples: Floats = np.concatenate([_columns(frame) for frame in [*frames, *context.decode(None)]])
    return samples[:, 0] if samples.shape[1] == 1 else samples


def _columns(frame: AudioFrame) -> NDArray[Any]:
    """A column for each channel; FFmpeg gives them one behind the other (planar) or sample by sample."""
    sound = frame.to_ndarray()
    return sound.T if frame.format.is_planar else sound.reshape(-1, frame.layout.nb_channels)
