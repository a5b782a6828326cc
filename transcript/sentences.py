"""The one module that knows sentencex: where sentences end, in many languages."""

from __future__ import annotations

from sentencex import segment


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences of ``text`` without the blanks around them; ``language`` is a BCP 47 tag."""
    return [sentence.strip() for sentence in segment(language.split("-")[0], text) if sentence.strip()]
