"""espeak-ng, embedded: instant, offline, 141 voices in over a hundred languages, each in 104 timbres."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from voices.engine import Reach, check_reach
from voices.engines.espeak_ipa import pronounced
from voices.engines.espeak_library import (
    PITCH,
    RATE,
    SAMPLE_RATE,
    LibraryVoice,
    library_version,
    list_voices,
    synthesize,
)
from voices.errors import VoiceError
from voices.languages import accents
from voices.model import Part, Speech, Voice

GENDERS = (None, "male", "female")

# Voice files whose language is no well-formed BCP 47 tag (RFC 5646), or one that means something else (CLDR's likely
# region of pt is Brazil).
TAGS = {
    "ca-ba": "ca-x-balear",
    "ca-nw": "ca-x-nordocc",
    "ca-va": "ca-valencia",
    "chr-us-qaaa-x-west": "chr-US-x-west",
    "cmn-latn-pinyin": "cmn-Latn-pinyin",
    "en-us-nyc": "en-US-x-nyc",
    "piqd": "tlh-Piqd",
    "pt": "pt-PT",
    "py": "art-x-pyash",
    "qdb": "art-x-belta",
    "ru-cl": "ru-x-classic",
    "xex": "art-x-xextan",
    "yue-latn-jyutping": "yue-Latn-jyutping",
}

# The library's words a minute (175 is its default) against speed, measured on 15 s of speech in en-us, en-gb and de.
WORDS_A_MINUTE = (80, 90, 110, 130, 150, 175, 200, 230, 260, 290, 320, 350, 380, 410, 440)
SPEEDS = (0.465, 0.496, 0.611, 0.732, 0.849, 1.0, 1.15, 1.333, 1.508, 1.69, 1.883, 2.07, 2.25, 2.39, 2.53)

# Pitch 0 to 99 is 2 ** ((pitch - 50) / 50) times the voice's own (pitch_adjust_tab in wavegen.c): an octave each way.
PITCH_A_SEMITONE = 50 / 12


_ENDING = re.compile(r"\]\]['’]s\b")


class Timbre(NamedTuple):
    """A variant for automatic casting, shifted (semitones), with the mean pitch (Hz) that it then has.

    ``gender`` is what its file says: to have the library read the files of all variants takes 6 ms of every start.
    """

    variant: str
    shift: float
    pitch_hz: float
    gender: str


# Variants that sound like people and keep their pitch in other languages, shifted so that neighbours lie 3.2 to 4.6
# semitones apart in en-us, en-gb, de, fr-fr, es, pt-br and it (by Praat's autocorrelation 3.2 to 4.5). Mean pitch:
# autocorrelation of voiced 40 ms frames, median of en-gb, en-us, de and fr-fr. The library shifts a low voice by half
# of what it is told, since it keeps the range. Of eight, the first two are for hosts, the last two for large rounds.
TIMBRES = (
    Timbre("m1", 0.25, 94, "male"),
    Timbre("f2", -2, 181, "female"),
    Timbre("reed", 0, 115, "male"),
    Timbre("linda", 0, 230, "female"),
    Timbre("m8", -3.75, 75, "male"),
    Timbre("aunty", -3, 143, "female"),
    Timbre("anika", 1.25, 282, "female"),
    Timbre("zac", 0.75, 359, "male"),
)


class Espeak:
    """espeak-ng behind the seam of engines; word marks come from its own events."""

    name = "espeak"
    dear = False
    parallel: int | None = None
    max_characters = 5000
    reach = Reach(rate=(SPEEDS[0], SPEEDS[-1]), pitch=(-12, 11.75))

    def version(self) -> str:
        return f"espeak-ng {library_version()}"

    def voices(self) -> Iterator[Voice]:
        """The 141 voices by id, each followed by its variants (``en-gb``, ``en-gb+adam``, ...)."""
        for base, row in sorted(_bases().items()):
            yield _voice(base, row, GENDERS[row.gender])
            yield from (_voice(base, row, GENDERS[each.gender], name) for name, each in sorted(_variants().items()))

    def voice(self, voice_id: str) -> Voice:
        """The voice of this id (small and capital letters alike); raises VoiceError where there is none."""
        base, variant = _split(voice_id)
        row = _bases()[base]
        return _voice(base, row, GENDERS[(_variants()[variant] if variant else row).gender], variant)

    def auditions(self, language: str) -> Iterator[Part]:
        """Parts for automatic casting: every timbre in every accent of ``language``; none for an unknown one."""
        for base, row in _accents(language):
            for timbre in TIMBRES:
                voice = _voice(base, row, timbre.gender, timbre.variant, timbre.pitch_hz)
                yield Part(voice=voice, pitch=timbre.shift)

    def pronounce(self, ipa: str, part: Part) -> str | None:
        """``ipa`` as phonemes in ``[[ ]]``; None for a sound that the voice lacks."""
        return pronounced(ipa, identifier(part.voice.id))

    def speak(self, text: str, part: Part) -> Speech:
        """Say ``text``; raises VoiceError for an unknown voice or a rate or pitch out of reach."""
        from voices.marks import marks_at  # numpy is slow to import, and casting needs none
        from voices.trim import trimmed

        check_reach(self, part)
        parameters = {RATE: _words_a_minute(part.rate), PITCH: _pitch(part.pitch)}
        # The library spells an ending behind phonemes; said as a phoneme it keeps its length, so that marks fit.
        text = _ENDING.sub("z]] ", text)
        recording = synthesize(text, identifier(part.voice.id), parameters)
        return trimmed(recording.samples, SAMPLE_RATE, marks_at(text, recording.starts, recording.samples))


def word_offsets(text: str, voice_id: str) -> list[int]:
    """Where in ``text`` (characters) the words begin that the voice says as one; "of the" is one."""
    return [offset for offset, _ in synthesize(text, identifier(voice_id), {}).starts]


def identifier(voice_id: str) -> str:
    """The library's own name of a voice: ``en-gb+f3`` is ``gmw/en+f3``; raises VoiceError for an unknown one."""
    base, variant = _split(voice_id)
    suffix = f"+{_variants()[variant].identifier.removeprefix('!v/')}" if variant else ""
    return _bases()[base].identifier + suffix


def _split(voice_id: str) -> tuple[str, str | None]:
    base, _, variant = voice_id.casefold().partition("+")
    if base not in _bases():
        raise _unknown("voice", voice_id, base, _bases())
    if variant and variant not in _variants():
        raise _unknown("variant", voice_id, variant, _variants())
    return base, variant or None


def _accents(language: str) -> list[tuple[str, LibraryVoice]]:
    """The voices of a language, the nearest accent first."""
    spoken: dict[str, list[str]] = {}
    for base in sorted(_bases()):
        spoken.setdefault(_tag(base), []).append(base)
    return [(base, _bases()[base]) for tag in accents(language, spoken) for base in spoken[tag]]


def _unknown(kind: str, voice_id: str, name: str, known: dict[str, LibraryVoice]) -> VoiceError:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return VoiceError(
        f"espeak has no {kind} {name!r}", value=voice_id, remedy=f"{hint}turncast voices list --engine espeak"
    )


@cache
def _bases() -> dict[str, LibraryVoice]:
    found: dict[str, LibraryVoice] = {}
    for row in list_voices():
        # Two voices share "yue"; the second goes by its file's name.
        base = row.languages[0].casefold()
        found[base if base not in found else row.identifier.rpartition("/")[2].casefold()] = row
    return found


@cache
def _variants() -> dict[str, LibraryVoice]:
    rows = list_voices("variant")
    return {row.identifier.removeprefix("!v/").replace(" ", "-").casefold(): row for row in rows}


def _voice(
    base: str, row: LibraryVoice, gender: str | None, variant: str | None = None, pitch_hz: float | None = None
) -> Voice:
    return Voice.model_construct(
        engine=Espeak.name,
        id=f"{base}+{variant}" if variant else base,
        language=_tag(base),
        name=row.name,
        accent=row.name.partition("(")[2].rstrip(")") or None,
        style=variant,
        gender=gender,
        pitch_hz=pitch_hz,
    )


def _tag(base: str) -> str:
    language, *rest = TAGS.get(base, base).split("-")
    private = rest.index("x") if "x" in rest else len(rest)
    return "-".join([language, *(_cased(part, i < private) for i, part in enumerate(rest))])


def _cased(subtag: str, public: bool) -> str:
    """RFC 5646, 2.1.1: regions in capitals, scripts with a capital, all else small."""
    cases = {2: str.upper, 4: str.title}
    return cases.get(len(subtag), str)(subtag) if public and subtag.isalpha() else subtag


def _words_a_minute(rate: float) -> int:
    import numpy as np

    return round(float(np.interp(rate, SPEEDS, WORDS_A_MINUTE)))


def _pitch(semitones: float) -> int:
    return round(50 + semitones * PITCH_A_SEMITONE)
