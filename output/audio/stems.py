"""Stems: a lossless file for each speaker and one for the music, all in step, for whoever finishes an episode."""

from __future__ import annotations

from pathlib import Path

from output.audio.codecs import Encoding, Tags, get_codec
from output.audio.track import Track
from output.slug import slug

CODEC = "flac"
"""Lossless, and its frames are as long as MP3's: what lies on one frame there lies on the same sample here."""


def lossless(encoding: Encoding) -> Encoding:
    """How stems are encoded beside a file of this encoding."""
    return Encoding(CODEC, encoding.sample_rate, 0, encoding.channels)


class Stems:
    """A track for each layer in ``folder``, made when the layer is first heard."""

    def __init__(self, folder: Path, encoding: Encoding, tags: Tags) -> None:
        self.folder = folder
        self.encoding = encoding
        self.tags = tags
        self.tracks: dict[str, Track] = {}

    def track(self, layer: str) -> Track:
        """The track of a speaker's, or of the music."""
        if layer not in self.tracks:
            writer = get_codec(CODEC).writer(self.path(layer), self.encoding, self.tags)
            self.tracks[layer] = Track(self.encoding, writer)
        return self.tracks[layer]

    def path(self, layer: str) -> Path:
        """The file of a layer; its number keeps apart what is written alike."""
        number = list(self.tracks).index(layer) if layer in self.tracks else len(self.tracks)
        return self.folder / f"{number + 1:02}-{slug(layer)}.{CODEC}"

    def finish(self) -> None:
        """Bring all files to the length that the tags name, or the longest of them has, and close them.

        Whoever speaks last may end a frame later than the clock says.
        """
        longest = max((track.frames for track in self.tracks.values()), default=0)
        for track in self.tracks.values():
            track.finish(self.tags.duration_ms, longest)

    def close(self) -> None:
        """Give the files up, unless they are finished."""
        for track in self.tracks.values():
            track.close()
