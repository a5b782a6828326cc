"""A track: one audio file in the making, and how many frames of it are written.

An episode has one clock, in whole milliseconds, that no codec knows: segments begin and end on it.
Each track lays a segment on the frame nearest to its time. So a track is never more than half a frame
away from the clock, and two tracks never more than a frame apart, however long the episode is.
Captions and chapters tell the times of the clock, which no choice of codecs changes; and where an episode
sounds as before, an edit moves all times by as much.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from output.audio.codecs import Encoding, Packets, Writer, get_codec

LONGEST = 1 << 14
"""Frames in the longest piece of silence; the others are the powers of two below, so that few are kept."""


def nearest_frame(time_ms: int, frame: int, rate: int) -> int:
    """The number of the frame (of ``frame`` samples) that starts nearest to a time."""
    return (2 * time_ms * rate + 1000 * frame) // (2000 * frame)


@dataclass
class Track:
    """A file with its encoding; silence is put together from pieces that are encoded once."""

    encoding: Encoding
    writer: Writer
    frames: int = 0
    _silences: dict[int, bytes] = field(default_factory=dict)

    @property
    def frame(self) -> int:
        """Samples in a frame."""
        return get_codec(self.encoding.codec).frame

    def track(self, layer: str) -> Track:
        """Itself: all layers are heard together."""
        return self

    def add(self, packets: Packets, frames: int, start_ms: int) -> None:
        """Lay a segment's packets at ``start_ms`` on the clock.

        The frames fill the segment's ``length_ms`` rounded down, so that what follows always has its place:
        round(a) + floor(b) <= round(a + b).
        """
        self._silence(nearest_frame(start_ms, self.frame, self.encoding.sample_rate) - self.frames)
        self._append(packets, frames)

    def close(self) -> None:
        """Give the file up, unless it is finished."""
        self.writer.close()

    def finish(self, duration_ms: int, frames: int = 0) -> None:
        """Fill the file up to the duration, or so many frames where these are more, and close it.

        FFmpeg counts whole frames, and the delay with them. Of a sound that ends, less than a frame earlier, where they
        do, it says a duration within a frame of the clock too.
        """
        samples = duration_ms * self.encoding.sample_rate // 1000
        self._silence(max(frames, samples // self.frame) - self.frames)
        delay = get_codec(self.encoding.codec).delay
        self.writer.finish(max(0, samples - (samples + delay) % self.frame) if delay else samples)

    def _silence(self, frames: int) -> None:
        while frames > 0:
            piece = min(1 << (frames.bit_length() - 1), LONGEST)
            self._append(self._encoded_silence(piece), piece)
            frames -= piece

    def _encoded_silence(self, frames: int) -> bytes:
        if frames not in self._silences:
            self._silences[frames] = get_codec(self.encoding.codec).silence(frames, self.encoding)
        return self._silences[frames]

    def _append(self, packets: Packets, frames: int) -> None:
        self.writer.add(packets, frames)
        self.frames += frames
