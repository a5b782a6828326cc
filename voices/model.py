"""Voices, parts, casts and speech: the words that engines and the pipeline share."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Self

from transcript.model import Model

if TYPE_CHECKING:  # a plan names voices and makes no sound: it needs neither pydub nor numpy
    from voices.audio import AudioSegment

ANY_LANGUAGE = "mul"
"""The language of a voice that speaks many (ISO 639-2, "multiple languages")."""


class Voice(Model):
    """A way to speak that an engine offers.

    ``id`` is the engine's own name for it (``en-us+f3``), ``language`` a BCP 47 tag (``mul``: any language),
    ``pitch_hz`` the mean fundamental frequency where it is known.
    """

    engine: str
    id: str
    language: str
    name: str = ""
    accent: str | None = None
    style: str | None = None
    gender: str | None = None
    pitch_hz: float | None = None

    def speaking(self, language: str) -> Self:
        """The same voice; one that speaks any language now speaks this one (BCP 47)."""
        return self.model_copy(update={"language": language}) if self.language == ANY_LANGUAGE else self


class Part(Model):
    """A speaker's voice and how it is used.

    ``rate`` is relative (1.0: the engine's own), ``pitch`` in semitones, ``gain`` in dB on top of
    the levelled speech, ``pan`` from -1 (left) to 1 (right), pauses in ms on top of the usual ones.
    """

    voice: Voice
    rate: float = 1.0
    pitch: float = 0.0
    gain: float = 0.0
    pan: float = 0.0
    pause_before_ms: int = 0
    pause_after_ms: int = 0
    reason: str | None = None


Cast = Mapping[str, Part]
"""Speaker id to part."""


class Piece(NamedTuple):
    """A stretch of spoken text and the stretch of written text that it stands for (characters)."""

    start: int
    end: int
    written_start: int
    written_end: int


class Spoken(NamedTuple):
    """What an engine says for a written text; ``pieces`` are ordered, one for each written word that is spoken.

    ``rules`` are the names of those that changed something, in the order of the text.
    """

    text: str
    pieces: tuple[Piece, ...]
    rules: tuple[str, ...] = ()


class Utterance(NamedTuple):
    """The piece of a block that is spoken in one call to an engine.

    ``start`` and ``end`` are characters in the text of the transcript's block number ``block``.
    ``spoken.pieces`` have their written offsets relative to ``start``. ``who`` is the cast's entry; ``part`` is
    its part, or for a recording and for a passage of another language that part with another voice.
    ``pause_ms`` is the silence before it that the text asks for, in place of the usual.
    """

    block: int
    start: int
    end: int
    spoken: Spoken
    part: Part
    who: str = ""
    pause_ms: int | None = None


class Mark(NamedTuple):
    """A spoken word: characters ``start`` to ``end`` of the spoken text sound from ``first`` to ``last`` (samples)."""

    start: int
    end: int
    first: int
    last: int


class Speech(NamedTuple):
    """Audio of an utterance, mono 16 bit, with its word marks: ordered, inside the audio, in samples at its rate."""

    audio: "AudioSegment"
    marks: tuple[Mark, ...]
