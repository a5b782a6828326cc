"""Bytes to text: byte order marks, UTF-8, UTF-16, and old code pages; what cannot be read becomes U+FFFD."""

from __future__ import annotations

import codecs
import re
from typing import Any

from transcript.errors import SourceError

# The longer mark first: UTF-32-LE begins with the mark of UTF-16-LE.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 65536
DAMAGE = 10  # bytes beyond the first of sound characters for each broken one
_MARKS = "€‚„…‘’“”•–—§°´«»¿¡·½¼\xa0\xad"
# What is written in an old code page of Latin letters (The Unicode Consortium's mappings): page, then usual letters.
_LETTERS = (
    ("cp1252", "äöüßéèêëàâçîïôùûñáíóúåøæãõìòœ"),
    ("cp1252", "áéíóúýþæöð"),  # Icelandic
    ("cp1250 iso8859-2 mac_latin2", "ąćęłńóśźż"),  # Polish
    ("cp1250 iso8859-2 mac_latin2", "áčďéěíňóřšťúůýž"),  # Czech
    ("cp1250 iso8859-2", "áäčďéíĺľňóôŕšťúýž"),  # Slovak
    ("cp1250 iso8859-2", "čćđšž"),  # Croatian, Slovene
    ("cp1250 iso8859-2 iso8859-16", "ăâîşţșț"),  # Romanian
    ("cp1250 iso8859-2", "áéíóöőúüű"),  # Hungarian
    ("cp1254", "âçğıîöşüûİ"),  # Turkish
    ("cp1257", "ąčęėįšųūž"),  # Lithuanian
    ("cp1257", "āčēģīķļņšūž"),  # Latvian
)
_PAGES = tuple((page, frozenset(f"{each}{each.upper()}{_MARKS}")) for pages, each in _LETTERS for page in pages.split())
USUAL = 0.95  # of the characters beyond ASCII
LATIN = 0.5  # of all letters, at most, have a mark in a Latin script
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# What decides that a text needs more than a glance: all that the patterns above and below look for.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NEWLINES = re.compile("\r\n?|[\u2028\u2029\x85\x0b]|(?=\x0c)")  # a form feed stays: it ends a page


def decode(data: bytes, name: str) -> str:
    """The text with ``\\n`` at line ends. Raises SourceError where the bytes are not text."""
    text = _decoded(data, name)
    if not _ODD.search(text):
        return text
    if len(_CONTROL.findall(text[:SAMPLE])) > len(text[:SAMPLE]) // 50:
        raise SourceError("is not text", file=name, remedy="give a transcript, not a binary file")
    return _NEWLINES.sub("\n", sound(text))


def _decoded(data: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None) or _zeros(data)
    try:
        return data.decode(encoding or "utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        if encoding:
            raise SourceError(f"is not valid {encoding}", file=name, remedy="save it as UTF-8") from error
        return _mended(data) or _old(data)


def sound(text: str) -> str:
    """The text with U+FFFD for each surrogate that has no partner, as the Unicode standard, section 3.9, asks.

    Controls and noncharacters, which no page may hold (HTML, section 13.2.3.5), are left out; those from U+0080 on
    are what they are in Windows-1252, as in HTML's numeric character references (section 13.2.5.80).
    """
    if not text.isascii() and _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNSEEN.sub(_seen, text)


def sound_value(value: Any) -> Any:
    """A JSON value with sound text in it, keys too."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, dict):
        return {sound(key): sound_value(each) for key, each in value.items()}
    return [sound_value(each) for each in value] if isinstance(value, list) else value


def _seen(hit: re.Match[str]) -> str:
    return hit[0].encode("latin-1", "ignore").decode("cp1252", "ignore") if hit[0] >= "\x80" else ""


def _mended(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, U+FFFD in their place; in an old code page nearly every high byte is broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if len(text.encode()) - len(text) > DAMAGE * broken else None


def _zeros(data: bytes) -> str | None:
    """UTF-16 without a mark shows in Latin text as a zero in every second byte."""
    head = data[:SAMPLE]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if 5 * max(even, odd) <= len(head) or 50 * min(even, odd) > len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _old(data: bytes) -> str:
    """Text of an old code page: the Latin one in which its letters are usual, else charset-normalizer's guess."""
    fits = [(_usual(data[:SAMPLE].decode(page, "replace"), letters), page) for page, letters in _PAGES]
    share, page = max(fits, key=lambda fit: fit[0])
    if share > USUAL:
        return data.decode(page, "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def _usual(text: str, letters: frozenset[str]) -> float:
    """The share of the characters beyond ASCII that are usual; none where these are too many for Latin."""
    high = [c for c in text if c > "\x7f"]
    latin = len(high) <= LATIN * sum(map(str.isalpha, text))
    return latin * sum(c in letters for c in high) / max(1, len(high))
