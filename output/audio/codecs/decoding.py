"""Packets back to sound, by FFmpeg's decoders inside PyAV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from output.audio.peaks import Floats

if TYPE_CHECKING:
    from av import AudioFrame, Packet


def decoded(decoder: str, packets: Iterable[bytes], header: bytes = b"") -> Floats:
    """The samples (full scale 1.0, shape n or n x 2) of packets; ``header`` is what the codec says of itself in front.

    What a decoder is late by is left in where no header names it; what it holds back at the end is asked for.
    """
    import av

    context = av.CodecContext.create(decoder, "r")
    assert isinstance(context, av.AudioCodecContext)
    context.extradata = header or None
    frames = [frame for packet in packets for frame in context.decode(_padded(packet))]
    samples: Floats = np.concatenate([_columns(frame) for frame in [*frames, *context.decode(None)]])
    return samples[:, 0] if samples.shape[1] == 1 else samples


def _padded(data: bytes) -> Packet[Any]:
    """A packet in memory of FFmpeg's own, which has the zeros behind it that its decoders may read; bytes have not.

    Of what lay behind them its Opus decoder made other sound each time (``AV_INPUT_BUFFER_PADDING_SIZE``).
    """
    import av

    packet = av.Packet(len(data))
    packet.update(data)
    return packet


def _columns(frame: AudioFrame) -> NDArray[Any]:
    """A column for each channel; FFmpeg gives them one behind the other (planar) or sample by sample."""
    sound = frame.to_ndarray()
    return sound.T if frame.format.is_planar else sound.reshape(-1, frame.layout.nb_channels)
