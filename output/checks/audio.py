"""The sound of an episode: what every audio file holds, and how loud it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from output.audio.codecs import get_codec, known_codecs
from output.audio.meter import LONG_S, Measurement, measure
from output.checks.public import Folder, Public
from output.checks.rules import PROMISE, Flaw, Group, Rule
from output.clock import short
from output.episode import Episode, EpisodeFile
from output.errors import FormatError
from output.show import SoundSettings

TOLERANCE_LU = 0.5
RATES = (44100, 48000)
HOLDS = {"mp3": "mp3", "m4a": "aac", "opus": "opus", "flac": "flac", "wav": "pcm"}
"""Our codec to what FFmpeg calls the sound inside."""
BIT_RATES = {"mp3": (32, 320), "m4a": (32, 320), "opus": (6, 510)}
"""kbit/s that players know; what is not here is lossless."""
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

    @cached_property
    def codec(self) -> str:
        """The name of the codec that writes files of this name; empty where none does."""
        return next((name for name in known_codecs() if get_codec(name).file == self.row.name), "")

    @property
    def frame_ms(self) -> int:
        """What a file may be longer or shorter than another: a frame of its codec, rounded up."""
        frame = get_codec(self.codec).frame if self.codec else 0
        return 1 + frame * 1000 // min(RATES)

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


def _other_codec(sound: Sound) -> Iterator[Flaw]:
    if sound.heard and not sound.heard.codec.startswith(HOLDS.get(sound.codec, "")):
        yield sound.flaw(f"holds {sound.heard.codec}")


def _duration(sound: Sound) -> Iterator[Flaw]:
    if sound.heard and abs(sound.heard.duration_ms - sound.episode.duration_ms) > sound.frame_ms:
        yield sound.flaw(f"lasts {sound.heard.duration_ms} ms, episode.json says {sound.episode.duration_ms}")


def _row_duration(sound: Sound) -> Iterator[Flaw]:
    if abs((sound.row.duration_ms or 0) - sound.episode.duration_ms) > sound.frame_ms:
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
    least, most = BIT_RATES.get(sound.codec, (0, float("inf")))
    rate = sound.row.bytes * 8 / sound.heard.duration_ms if sound.heard and sound.heard.duration_ms else least
    if not least * 0.9 <= rate <= most * 1.1:
        yield sound.flaw(f"has {rate:.0f} kbit/s")


def _title(sound: Sound) -> Iterator[Flaw]:
    title = sound.episode.facts.title
    if sound.heard and sound.heard.metadata.get("title", "").strip() != title.strip():
        yield sound.flaw(f"is tagged {sound.heard.metadata.get('title', '')!r}, the episode is called {title!r}")


def _chapters(sound: Sound) -> Iterator[Flaw]:
    """FFmpeg reads no titles of a WAV's chapters, and drops chapters that end before they start: see chapters-order."""
    told = [(each.start_ms, each.title) for each in sound.episode.chapters]
    in_order = told == sorted(told) and all(start < sound.episode.duration_ms for start, _ in told)
    if sound.heard is None or sound.codec == "wav" or not in_order:
        return
    if len(told) != len(sound.heard.chapters):
        yield sound.flaw(f"holds {len(sound.heard.chapters)} chapters, episode.json {len(told)}")
        return
    for (start, title), (heard, named) in zip(told, sound.heard.chapters, strict=True):
        if abs(start - heard) > CHAPTER_MS or (title and title != named):  # without one FFmpeg tells the frame's name
            yield sound.flaw(f"holds {named!r} at {heard} ms, episode.json {title!r} at {start}", "chapters")


GROUP = Group(
    "audio",
    "The sound of an episode, decoded and measured",
    sounds,
    (
        Rule("audio-decodes", "error", "Every audio file can be decoded to its end.", APPLE, REBUILD, _undecodable),
        Rule(
            "audio-codec",
            "error",
            "The sound is of the codec that the name of its file says.",
            "RFC 6381",
            REBUILD,
            _other_codec,
        ),
        Rule("audio-duration", "error", "Every file lasts as long as episode.json says.", PROMISE, REBUILD, _duration),
        Rule(
            "audio-row-duration", "error", "All files of an episode last equally long.", PROMISE, REBUILD, _row_duration
        ),
        Rule(
            "audio-loudness",
            "error",
            "The loudness is within 0.5 LU of podcast.toml's [sound] loudness (-16 LUFS).",
            f"{EBU}; {APPLE}",
            "give the speakers or the music that are too quiet or too loud another gain (dB) in podcast.toml's "
            "[voices] or [music], or where the true peak is at its limit already ask for a lower loudness in [sound], "
            "and build again",
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
            "MP3 and AAC have 32 to 320 kbit/s, Opus 6 to 510.",
            "ISO/IEC 11172-3, 2.4.2.3; RFC 6716, 2.1.1",
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
