"""Packets of codecs that do not say themselves how long a packet is: AAC, Opus, FLAC.

In a segment their number (32 bits) and their sizes (16 bits each, little-endian) come first, then all packets.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from output.audio.codecs import Encoding, Packets
from voices.audio import Samples

if TYPE_CHECKING:
    from av import AudioFrame

Sizes = NDArray[np.uint16]

_COUNT = 4


def pack(packets: Sequence[bytes]) -> bytes:
    """The bytes of a segment."""
    sizes = np.array([len(packet) for packet in packets], "<u2").tobytes()
    return len(packets).to_bytes(_COUNT, "little") + sizes + b"".join(packets)


def divided(segment: Packets) -> tuple[Packets, Packets]:
    """The sizes of a segment's packets (16 bits each), and the packets one behind the other."""
    end = _COUNT + 2 * int.from_bytes(segment[:_COUNT], "little")
    return segment[_COUNT:end], segment[end:]


def sizes_of(sizes: Packets) -> Sizes:
    """Sizes as numbers."""
    return np.frombuffer(sizes, "<u2")


def unpack(segment: Packets) -> list[bytes]:
    """The packets of a segment."""
    sizes, data = divided(segment)
    ends = np.cumsum(sizes_of(sizes), dtype=np.int64).tolist()
    return [bytes(data[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def encoder_version(name: str) -> str:
    """The version of FFmpeg's encoder ``name``, which comes inside PyAV."""
    return f"av {version('av')} {name}"


def encode(samples: Samples, encoding: Encoding, encoder: str, frame: int, **options: str) -> list[bytes]:
    """The packets of ``samples`` (int16, n or n x channels, whole frames) by a fresh FFmpeg encoder.

    An encoder that looks ahead makes packets beyond the samples; these hold the silence at the end
    and are left out.
    """
    import av

    if not len(samples):
        return []
    context: Any = av.CodecContext.create(encoder, "w")
    context.sample_rate = encoding.sample_rate
    context.layout = "stereo" if encoding.channels == 2 else "mono"
    context.format = context.codec.audio_formats[0].name
    context.options = options
    if encoding.bit_rate:
        context.bit_rate = 1000 * encoding.bit_rate
    packets = [*context.encode(_frame(samples, context.format.name, encoding)), *context.encode(None)]
    return [bytes(packet) for packet in packets][: len(samples) // frame]


def _frame(samples: Samples, format: str, encoding: Encoding) -> AudioFrame:
    """The samples as the encoder wants them: floats apart by channel, or 16 bits side by side."""
    import av

    layout, rows = "stereo" if encoding.channels == 2 else "mono", samples.reshape(-1, encoding.channels)
    if format == "fltp":
        floats = np.ascontiguousarray(rows.T, np.float32) / np.float32(32768)
        frame = av.AudioFrame.from_ndarray(floats, format=format, layout=layout)
    else:
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(rows.reshape(1, -1)), format=format, layout=layout)
    frame.sample_rate = encoding.sample_rate
    return frame
