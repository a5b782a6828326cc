"""Bytes to text: byte order marks, UTF-8, UTF-16, and old code pages; what cannot be read becomes U+FFFD."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from transcript.errors import SourceError
from transcript.patterns import lazy

# The longer mark first: UTF-32-LE begins with the mark of UTF-16-LE.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MOST = 16 << 20  # characters of a text: three hundred hours of speech
MOST_LINES = 1_000_000  # twenty hours of captions that have a word each
SAMPLE = 65536
ENOUGH = 8192  # bytes of lines with marked letters, to tell a code page
DAMAGE = 10  # bytes beyond the first of sound characters for each broken one
_INSIDE = "‘’´·\xad"  # what stands inside words too
_MARKS = f"€‚„…“”•–—§°«»¿¡½¼\xa0{_INSIDE}"
# What is written in old code pages (The Unicode Consortium's mappings), the usual page of a language first, and its
# usual letters. Of pages that fit as well the first counts: Hungarian's ő is the rare õ of Portuguese in another page.
_WEST, _EAST = "cp1252 mac_roman cp850", "cp1250 iso8859-2 mac_latin2 cp852"
_CYRILLIC = "cp1251 koi8_u iso8859-5 mac_cyrillic cp866"
_LETTERS = (
    (_WEST, "àâæçéèêëîïôœùûüÿ"),  # French
    (_WEST, "äöüß"),
    (_WEST, "áéíñóúü"),  # Spanish
    (_WEST, "àèéìíòóùú"),  # Italian
    (_WEST, "åäöæøéü"),  # Swedish, Danish, Norwegian, Finnish
    (_WEST, "áéíóúýþæöð"),  # Icelandic
    (_EAST, "áéíóöőúüű"),  # Hungarian
    (_EAST, "ąćęłńóśźż"),  # Polish
    (_EAST, "áčďéěíňóřšťúůýž"),  # Czech
    (_EAST, "áäčďéíĺľňóôŕšťúýž"),  # Slovak
    (_EAST, "čćđšž"),  # Croatian, Slovene
    (f"{_EAST} iso8859-16", "ăâîşţșț"),  # Romanian
    ("cp1254 mac_turkish cp857", "âçğıîöşüûİ"),  # Turkish
    ("cp1257", "ąčęėįšųūž"),  # Lithuanian
    ("cp1257", "āčēģīķļņšūž"),  # Latvian
    ("cp1257 cp1252", "äõöüšž"),  # Estonian
    (_WEST, "áâãàçéêíóôõú"),  # Portuguese
    (_WEST, "äöüßéèêëàâçîïôùûñáíóúåøæãõìòœ"),  # names of many languages
    ("cp1255 iso8859-8", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    ("cp1253 iso8859-7 cp737", "αβγδεζηθικλμνξοπρςστυφχψωάέήίόύώϊϋΐΰ"),
    (_CYRILLIC, "абвгґдђѓеёєжзѕиіїйјкќлљмнњопрстћуўфхцчџшщъыьэюя"),
)
_PAGES = [
    (page, frozenset(f"{letters}{letters.upper()}{_MARKS}"), letters[0] < "\u0370")
    for row in zip_longest(*(pages.split() for pages, _ in _LETTERS))
    for page, (_, letters) in zip(row, _LETTERS, strict=True)
    if page
]
USUAL = 0.95  # of the characters beyond ASCII
LATIN = 0.5  # of all letters, at most, have a mark in a Latin script
_DECLARED = re.compile(  # by HTML and XML
    rb"(?:charset|encoding)\s?=\s?[\"']?((?:iso|windows|cp|koi8|mac|shift|euc|gb|big|ks|tis|latin)[\w-]{1,20})", re.I
)
_ESCAPE = re.compile(rb"\x1b\$[@B]")  # to the Japanese characters of ISO 2022 (RFC 1468)
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x80-\xff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = lazy("[\ud800-\udfff]")
_UNSEEN = lazy("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# What decides that a text needs more than a glance: all that the patterns above and below look for.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NEWLINES = lazy("\r\n?|[\u2028\u2029\x85\x0b]|(?=\x0c)")  # a form feed stays: it ends a page


def decode(data: bytes, name: str, most: int = MOST) -> str:
    """The text with ``\\n`` at line ends.

    Raises SourceError where the bytes are not text, or more than ``most`` characters.
    """
    text = _decoded(data, name)
    if len(text) > most:
        raise SourceError(f"has more than {most >> 20} million characters", file=name, remedy="cut it into episodes")
    if most == MOST and text.count("\n") > MOST_LINES:
        raise SourceError(f"has more than {MOST_LINES:,} lines", file=name, remedy="cut it into episodes")
    if not _ODD.search(text):
        return text
    if len(_CONTROL.findall(text[:SAMPLE])) > len(text[:SAMPLE]) // 50:
        raise SourceError("is not text", file=name, remedy="give a transcript, not a binary file")
    return _NEWLINES.sub("\n", sound(text))


def _decoded(data: bytes, name: str) -> str:
    encoding = _marked(data) or _zeros(data)
    try:
        return data.decode(encoding or "utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        if encoding:
            raise SourceError(f"is not valid {encoding}", file=name, remedy="save it as UTF-8") from error
        return _mended(data) or _old(data)


def as_utf8(head: bytes) -> bytes:
    """The first bytes of a file in UTF-8, where they are in another Unicode encoding."""
    encoding = _marked(head) or _zeros(head)
    return head.decode(encoding, "ignore").encode("utf-8", "ignore") if encoding else head


def _marked(data: bytes) -> str | None:
    """What a mark at the start says, or an escape in the text."""
    found = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    return found or ("iso2022_jp_2" if _ESCAPE.search(data, 0, SAMPLE) else None)


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
    """UTF-16 without a mark shows as zeros in every second byte: of spaces and line ends at least."""
    head = data[:SAMPLE]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    if 100 * many < len(head) or 20 * few > many or (5 * many < len(head) and not _BINARY.search(head)):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _old(data: bytes) -> str:
    """Text of an old code page: the one it declares, else one in which its letters are usual, else a guess.

    The guess is charset-normalizer's.
    """
    head = data[:SAMPLE]
    for page in _declared(head):
        return data.decode(page, "replace")
    marked = b"\n".join(line for line in head.split(b"\n") if not line.isascii())[:ENOUGH]
    fits = [(_usual(marked.decode(page, "replace"), letters, latin), page) for page, letters, latin in _PAGES]
    share, page = max(fits, key=lambda fit: fit[0])
    if share > USUAL:
        return data.decode(page, "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def _declared(head: bytes) -> Iterator[str]:
    """The code page that a page's or a file's head names, where it can be read in it."""
    for hit in _DECLARED.findall(head[:2048])[:1]:
        page = hit.decode("ascii")
        try:
            head.decode(page)
        except (LookupError, UnicodeError):
            return
        yield page


def _usual(text: str, letters: frozenset[str], latin: bool) -> float:
    """The share of the characters beyond ASCII that are usual where they stand; none where they are too many."""
    high = [each for each in zip(f" {text}", text, f"{text[1:]} ", strict=False) if each[1] > "\x7f"]
    if latin and len(high) > LATIN * sum(map(str.isalpha, text)):
        return 0
    return sum(c in letters and _stands(before, c, after, latin) for before, c, after in high) / max(1, len(high))


def _stands(before: str, c: str, after: str, latin: bool) -> bool:
    """Whether a character may stand here: no capital, mark or other script within a word, but in one of capitals."""
    within = before.isalpha() and (before.islower() or after.islower())
    if not c.isalpha():
        return c in _INSIDE or not (within and after.isalpha())
    return not (within and c.isupper()) and (latin or not (before.isascii() and before.isalpha()))
