"""Languages as the tags of audio files name them."""

from __future__ import annotations

LANGUAGES = {
    "en": "eng",
    "de": "deu",
    "fr": "fra",
    "es": "spa",
    "it": "ita",
    "pt": "por",
    "nl": "nld",
    "sv": "swe",
    "da": "dan",
    "nb": "nob",
    "fi": "fin",
    "pl": "pol",
    "cs": "ces",
    "uk": "ukr",
    "ru": "rus",
    "tr": "tur",
    "ar": "ara",
    "he": "heb",
    "fa": "fas",
    "hi": "hin",
    "zh": "zho",
    "ja": "jpn",
    "ko": "kor",
}
"""BCP 47 primary subtag to ISO 639-2, which is what ID3 and MP4 hold; others are "und"."""


def iso639_2(tag: str) -> str:
    """ISO 639-2 of a BCP 47 tag."""
    return LANGUAGES.get(tag.split("-")[0].lower(), "und")
