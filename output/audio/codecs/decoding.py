"""Packets back to sound, by FFmpeg's decoders inside PyAV."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from output.audio.peaks import Floats


def decoded(decoder: str, packets: Iterable[bytes], header: bytes = b"") -> Floats:
    """The samples (full scale 1.0, shape n or n x 2) of packets; ``header`` is what the codec says of itself in front.

    A decoder's delay is left in, and what it holds back at the end is asked for.
    """
    import av

    context = av.CodecContext.create(decoder, "r")
    assert isinstance(context, av.AudioCodecContext)
    context.extradata = header or None
    frames = [frame for packet in packets for frame in context.decode(av.Packet(packet))]
    samples: Floats = np.concatenate([frame.to_ndarray() for frame in [*frames, *context.decode(None)]], axis=1).T
    return samples[:, 0] if samples.shape[1] == 1 else samples
