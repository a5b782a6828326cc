"""Google's voices through gTTS: online, one voice for each language and, by top-level domain, its accents.

The only module that knows gTTS. Rate and pitch are Google's own.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np

from voices.answers import decoded
from voices.audio import Samples
from voices.engine import check_reach
from voices.errors import EngineError
from voices.estimate import with_estimated_marks
from voices.finding import find_voice
from voices.model import Part, Speech, Voice
from voices.network import ATTEMPTS, BUSY, WAIT_S, UnusableError, ask, come_again
from voices.utterances import pieces

# Voice id: language for gTTS, top-level domain, accent (gTTS documentation, "Localized accents").
ACCENTS: dict[str, tuple[str, str, str]] = {
    "en-US": ("en", "us", "United States"),
    "en-GB": ("en", "co.uk", "United Kingdom"),
    "en-AU": ("en", "com.au", "Australia"),
    "en-CA": ("en", "ca", "Canada"),
    "en-IN": ("en", "co.in", "India"),
    "en-IE": ("en", "ie", "Ireland"),
    "en-ZA": ("en", "co.za", "South Africa"),
    "en-NG": ("en", "com.ng", "Nigeria"),
    "fr-FR": ("fr", "fr", "France"),
    "fr-CA": ("fr-CA", "ca", "Canada"),
    "pt-BR": ("pt", "com.br", "Brazil"),
    "pt-PT": ("pt-PT", "pt", "Portugal"),
    "es-ES": ("es", "es", "Spain"),
    "es-MX": ("es", "com.mx", "Mexico"),
    "es-US": ("es", "us", "United States"),
}


LONGEST = 100
"""Characters of one request (``GOOGLE_TTS_MAX_CHARS`` of gTTS). Left to gTTS, a longer text becomes many requests of
which one without audio is passed over in silence."""


class Gtts:
    """Google's speech behind the seam of engines; marks are estimated."""

    name = "gtts"
    dear = True
    max_characters = 1000
    unheard = ("attempts", "wait", "timeout", "parallel")

    def __init__(
        self, attempts: int = ATTEMPTS, wait: float = WAIT_S, timeout: float = 30.0, parallel: int | None = 2
    ) -> None:
        self.attempts, self.wait, self.timeout, self.parallel = attempts, wait, timeout, parallel

    def version(self) -> str:
        """Google's voices change unseen, and gTTS's version does not change them."""
        return "gtts 1"

    def voices(self) -> Iterator[Voice]:
        """The languages that gTTS knows, and their accents, by id."""
        from gtts.lang import tts_langs

        accented = {language for language, _, _ in ACCENTS.values()}
        rows: dict[str, tuple[str, str | None]] = {
            tag: (name, None) for tag, name in tts_langs().items() if tag not in accented
        }
        rows |= {tag: (tts_langs().get(language, tag), accent) for tag, (language, _, accent) in ACCENTS.items()}
        for tag, (name, accent) in sorted(rows.items()):
            yield Voice(engine=self.name, id=tag, language=_bcp47(tag), name=name, accent=accent)

    def speak(self, text: str, part: Part) -> Speech:
        """Say ``text``; raises VoiceError for an unknown voice, EngineError where Google does not answer."""
        voice = find_voice(self, part.voice.id)
        check_reach(self, part)
        said = [self._said(text[start:end], voice) for start, end in pieces(text, voice.language, LONGEST)]
        if not said:
            raise _nothing(text)
        return with_estimated_marks(np.concatenate([each for each, _ in said]), said[0][1], text, voice.language)

    def _said(self, piece: str, voice: Voice) -> tuple[Samples, int]:
        return ask(lambda: decoded(self._answer(piece, voice), piece), self.name, self.attempts, self.wait)

    def _answer(self, text: str, voice: Voice) -> bytes:
        import gtts

        language, domain, _ = ACCENTS.get(voice.id, (voice.id, "com", ""))
        file = io.BytesIO()
        try:
            gtts.gTTS(text, tld=domain, lang=language, lang_check=False, timeout=self.timeout).write_to_fp(file)
        except gtts.gTTSError as error:
            raise _meaning(error) from error
        except AssertionError as error:
            raise _nothing(text) from error
        return file.getvalue()


def _nothing(text: str) -> EngineError:
    return EngineError(f"gtts finds nothing to say in {text!r}", value=text, remedy="see: turncast parse SOURCE")


def _meaning(error: Exception) -> Exception:
    answer = getattr(error, "rsp", None)
    if answer is None:
        return UnusableError("it is not to be reached")
    if answer.status_code in BUSY or answer.status_code == 200:
        return come_again(answer)
    return EngineError(
        f"Google refuses ({answer.status_code} {answer.reason})",
        value=answer.status_code,
        remedy="say it offline: --engine espeak",
    )


def _bcp47(tag: str) -> str:
    return {"iw": "he", "jw": "jv"}.get(tag, tag)
