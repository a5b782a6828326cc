"""The sound of an episode: what every audio file holds, and how loud it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from output.audio.meter import LONG_S, Measurement, measure
from output.checks.public import Folder, Public
from output.checks.rules import PROMISE, Flaw, Group, Rule
from output.clock import short
from output.episode import Episode, EpisodeFile
from output.errors import FormatError
from output.show import SoundSettings

TOLERANCE_LU = 0.5
FRAME = {"audio/mpeg": 1152, "audio/mp4": 1024, "audio/ogg": 960, "audio/flac": 4608, "audio/wav": 1}
"""Samples by which a decoder may be off: a frame of the codec."""
CODECS = {
    "audio/mpeg": ("mp3",),
    "audio/mp4": ("aac",),
    "audio/ogg": ("opus",),
    "audio/flac": ("flac",),
    "audio/wav": ("pcm",),
}
RATES = (44100, 48000)
BIT_RATES = (32, 320)  # kbit/s
LOSSLESS = ("audio/flac", "audio/wav")
CHAPTER_MS = 2  # containers count chapters in units of their own
REBUILD = "build the episode again: turncast build --force"
EBU = "EBU R 128; ITU-R BS.1770-4"
APPLE = "Apple, Podcast audio requirements"


@dataclass(frozen=True)
class Sound:
    """An audio file of an episode."""

    folder: Folder
    row: EpisodeFile
    episode: Episode

    @cached_property
    def _heard(self) -> Measurement | FormatError:
        try:
            return measure(self.folder.path / self.row.name)
        except FormatError as error:
            return error

    @property
    def problem(self) -> str | None:
        return self._heard.message if isinstance(self._heard, FormatError) else None

    @property
    def heard(self) -> Measurement | None:
        """What was measured; None where nothing could be decoded."""
        return None if isinstance(self._heard, FormatError) else self._heard

    @property
    def settings(self) -> SoundSettings:
        return self.folder.public.show.sound

    def flaw(self, message: str, element: str | None = None) -> Flaw:
        return Flaw(message, self.folder.file(self.row.name), element=element)


def sounds(public: Public) -> Iterator[Sound]:
    """Every audio file that a manifest names and that is there."""
    for folder in public.folders:
        for row in folder.named:
            if folder.episode and row.type.startswith("audio/") and (folder.path / row.name).is_file():
                yield Sound(folder, row, folder.episode)


def _undecodable(sound: Sound) -> Iterator[Flaw]:
    if sound.problem:
        yield sound.flaw(sound.problem)


def _codec(sound: Sound) -> Iterator[Flaw]:
    known = CODECS.get(sound.row.type)
    if sound.heard and known and not sound.heard.codec.startswith(known):
        yield sound.flaw(f"is called {sound.row.type} and holds {sound.heard.codec}")


def _duration(sound: Sound) -> Iterator[Flaw]:
    heard = sound.heard
    if heard is None or not heard.sample_rate:
        return
    frame_ms = 1 + FRAME.get(sound.row.type, 1152) * 1000 // heard.sample_rate
    if abs(heard.duration_ms - sound.episode.duration_ms) > frame_ms:
        yield sound.flaw(f"lasts {heard.duration_ms} ms, episode.json says {sound.episode.duration_ms}")


def _row_duration(sound: Sound) -> Iterator[Flaw]:
    frame_ms = 1 + FRAME.get(sound.row.type, 1152) * 1000 // min(RATES)
    if abs((sound.row.duration_ms or 0) - sound.episode.duration_ms) > frame_ms:
        yield sound.flaw(f"{sound.row.duration_ms} ms in its row, {sound.episode.duration_ms} ms for the episode")


def _loudness(sound: Sound) -> Iterator[Flaw]:
    target = sound.settings.loudness
    if sound.heard and abs(sound.heard.loudness - target) > TOLERANCE_LU:
        yield sound.flaw(f"is at {sound.heard.loudness:.1f} LUFS, not at {target:g}")


def _peak(sound: Sound) -> Iterator[Flaw]:
    if sound.heard and sound.heard.true_peak > sound.settings.true_peak:
        yield sound.flaw(f"peaks at {sound.heard.true_peak:.2f} dBTP, above {sound.settings.true_peak:g}")


def _silence(sound: Sound) -> Iterator[Flaw]:
    for start, end in sound.heard.silences if sound.heard else ():
        length = ((end or start) - start) / 1000
        yield sound.flaw(f"is silent for {length:.1f} s", f"at {short(start)}")


def _rate(sound: Sound) -> Iterator[Flaw]:
    if sound.heard and sound.heard.sample_rate not in RATES:
        yield sound.flaw(f"has a sample rate of {sound.heard.sample_rate} Hz")


def _bit_rate(sound: Sound) -> Iterator[Flaw]:
    if sound.heard and sound.heard.duration_ms and sound.row.type not in LOSSLESS:
        rate = sound.row.bytes * 8 / sound.heard.duration_ms
        if not BIT_RATES[0] * 0.9 <= rate <= BIT_RATES[1] * 1.1:
            yield sound.flaw(f"has {rate:.0f} kbit/s")


def _title(sound: Sound) -> Iterator[Flaw]:
    title = sound.episode.facts.title
    if sound.heard and sound.heard.metadata.get("title", "").strip() != title.strip():
        yield sound.flaw(f"is tagged {sound.heard.metadata.get('title', '')!r}, the episode is called {title!r}")


def _chapters(sound: Sound) -> Iterator[Flaw]:
    """FFmpeg reads no titles of a WAV's chapters, and drops chapters that end before they start: see chapters-order."""
    told = [(each.start_ms, each.title) for each in sound.episode.chapters]
    in_order = told == sorted(told) and all(start < sound.episode.duration_ms for start, _ in told)
    if sound.heard is None or sound.row.type == "audio/wav" or not in_order:
        return
    if len(told) != len(sound.heard.chapters):
        yield sound.flaw(f"holds {len(sound.heard.chapters)} chapters, episode.json {len(told)}")
        return
    for (start, title), (heard, named) in zip(told, sound.heard.chapters, strict=True):
        if abs(start - heard) > CHAPTER_MS or title != named:
            yield sound.flaw(f"holds {named!r} at {heard} ms, episode.json {title!r} at {start}", "chapters")


GROUP = Group(
    "audio",
    "The sound of an episode, decoded and measured",
    sounds,
    (
        Rule("audio-decodes", "error", "Every audio file can be decoded to its end.", APPLE, REBUILD, _undecodable),
        Rule("audio-codec", "error", "The sound is of the codec that its type says.", "RFC 6381", REBUILD, _codec),
        Rule("audio-duration", "error", "Every file lasts as long as episode.json says.", PROMISE, REBUILD, _duration),
        Rule(
            "audio-row-duration", "error", "All files of an episode last equally long.", PROMISE, REBUILD, _row_duration
        ),
        Rule(
            "audio-loudness",
            "error",
            "The loudness is within 0.5 LU of podcast.toml's [sound] loudness (-16 LUFS).",
            f"{EBU}; {APPLE}",
            "build again with --force; where a recording was brought in, level it first",
            _loudness,
        ),
        Rule(
            "audio-true-peak",
            "error",
            "The true peak is at most podcast.toml's [sound] true_peak (-1 dBTP).",
            EBU,
            "lower true_peak in podcast.toml, or raise the bit rate, and build again",
            _peak,
        ),
        Rule(
            "audio-silence",
            "warning",
            f"No silence is longer than {LONG_S} s.",
            PROMISE,
            "shorten the pauses of podcast.toml's [sound]",
            _silence,
        ),
        Rule("audio-sample-rate", "warning", "The sample rate is 44.1 or 48 kHz.", APPLE, REBUILD, _rate),
        Rule(
            "audio-bit-rate",
            "warning",
            "A lossy file has 32 to 320 kbit/s.",
            "ISO/IEC 11172-3, 2.4.2.3",
            "set bit_rate in podcast.toml's [sound]",
            _bit_rate,
        ),
        Rule("audio-title", "error", "The tags name the episode.", PROMISE, REBUILD, _title),
        Rule(
            "audio-chapters",
            "error",
            "The chapters inside the file are those of the episode.",
            "ID3v2 Chapter Frame Addendum 1.0",
            REBUILD,
            _chapters,
        ),
    ),
)
