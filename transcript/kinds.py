"""What a line without a label is: a heading, a direction, furniture, a rule, or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from transcript.furniture import is_furniture
from transcript.labels.looks import CLOCK, RANGE, SPOKEN
from transcript.lines import Line
from transcript.patterns import lazy

KindName = Literal["heading", "direction", "furniture", "rule", "closing", "time", "words"]
LONGEST_HEADING = 120

_HASHES = lazy(r"(#{1,6})\s*(?=\S)(?!#)")
_BOLD = lazy(r"(\*\*|__)(?=\S)[^*_]{1,150}\1")
STAMP = lazy(
    rf"\\?[\[({{]?\s?(?P<clock>{CLOCK}|{SPOKEN})(?:\s?{RANGE}\s?{CLOCK})?\s?\\?[\])}}]?(?:(?<=[\])}}]):)?(?:\s+|$)"
)
_RULE = lazy(r"[^\w\[\](){}?？><…\"“”‘’«»「」。，]{2,}|[_\-*=\s]{3,}")
_STAGE = lazy(
    r"[*_]{0,2}(?:\[[^\[\]]{1,200}\]|\([^()]{1,200}(?:\([^()]{0,80}\)[^()]{0,200}){0,4}\)|（[^（）]{1,100}）)[*_]{0,2}\.?"
)
_COUNSEL = r"(?:MR|MS|MRS|MISS|DR|THE|[A-Z]+)\b[^\n:]{0,60}"
EXAMINER = lazy(
    rf"(?:(?:(?:[A-Z]{{2,12}}[- ]){{0,2}}EXAMINATION ?)?(?:BY (?P<name>{_COUNSEL}))?"
    r"|(?:Further )?(?:[Qq]uestions|(?:[Cc]ross-|[Rr]e-?)?[Ee]xamination(?:[- ]in[- ]chief)?) (?:by|from) "
    rf"(?P<counsel>{_COUNSEL})):?"
)
# What the recorder of a court or a parliament writes where nobody speaks any more.
_CLOSING = lazy(
    r"[(\[]?(?:Whereupon\b|There being no objection, the\b|(?:Schluss|Ende)(?: der Sitzung)?:|Fin de la séance|"
    r"The (?:House|Senate|committee|hearing|court|meeting|session) (?:was )?(?:adjourned|recessed|rose|stood)\b|"
    r"La séance est levée|Se levanta la sesión|End of (?:the )?(?:transcript|interview|recording|audio)\b|"
    r"[^\n.:?!]{2,60} (?:started|stopped) transcription$|Meeting ended after\b|"
    r"(?-i:@(?:End\b|[BE]g(?::|$)|G:))|\\end\{)[^\n]*",
    re.IGNORECASE,
)
# Who comes, goes and does something, as the logs of IRC clients print it among what is said.
_SERVER = lazy(rf"\[?{CLOCK}\]?\s+(?:\*{{1,3}}|-!-|-->|<--|===)\s[^\n]*")
_TIER = lazy(r"%[a-z]{3,5}:\s[^\n]*")  # what an annotator says of the line above (the CHAT manual, section 10)
_QUOTE = lazy(r">[ \t]?(?=[^\s>])")
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’-]{0,30}"
_AUTHOR = rf"{_NAME}(?:\s(?:von|van|de|del|la|di|da)){{0,2}}(?:\s{_NAME}){{1,3}}"
_AUTHORS = rf"{_AUTHOR}(?:(?:,| and| und| et| y| e| &)\s{_AUTHOR}){{0,3}}"
_DESK = r"(?:correspondents?|reporters?|editors?|staff|desk|team|writers?|newsroom|redaktion|redacción)"
# Who wrote it: "By Ann Berg", "By our harbour correspondent, Oslo", "Interview: Ann Berg", "Photos by Tom Lind".
_BYLINE = lazy(
    rf"[*_]{{0,3}}(?:(?i:(?:(?:an )?interview|words|text|story|written|reported|edited|transcribed|photos?|pictures)"
    rf"(?: and (?:words|text|photos?|pictures))?(?:\sby|\svon|:| –| -)|by|von|par|por)\s{_AUTHORS}"
    rf"|(?i:by|von|par|por)\s[^\n.:;?!]{{0,60}}\b(?i:{_DESK}))(?:\s?[,|·–—-][^\n?!]{{0,80}})?[*_]{{0,3}}"
)
_UNDERLINE = lazy(r"(=|-)\1{2,}")


class Kind(NamedTuple):
    """What a line is and why; ``start`` and ``end`` are its words (characters), without ``#`` or ``**``.

    ``sure`` is False for a heading that only looks like one.
    """

    name: KindName
    reason: str
    start: int
    end: int
    level: int = 2
    sure: bool = True


def _looks(pattern: re.Pattern[str]) -> Callable[[str, int, int], object]:
    return lambda text, start, end: pattern.fullmatch(text, start, end)


# What the look of a whole line tells, the first that fits.
_WHOLE: tuple[tuple[KindName, str, Callable[[str, int, int], object]], ...] = (
    ("rule", "a line without words", _looks(_RULE)),
    ("time", "a time stamp alone", _looks(STAMP)),
    ("closing", "the recorder says that it is over", _looks(_CLOSING)),
    ("closing", "what a chat's server says", _looks(_SERVER)),
    ("furniture", "a phrase of web pages", is_furniture),
    ("direction", "says who examines", _looks(EXAMINER)),
    ("rule", "an annotation of the line above", _looks(_TIER)),
    ("direction", "brackets around the whole line", _looks(_STAGE)),
)


def kind(text: str, lines: Sequence[Line], i: int, *, inside: bool) -> Kind:
    """What line ``i`` is; ``inside`` says that a turn is open, where short questions are speech."""
    line = lines[i]
    start, end = line.start, line.end
    if hashes := _HASHES.match(text, start, end):
        return Kind("heading", "begins with #", hashes.end(), end, len(hashes[1]))
    for name, reason, fits in _WHOLE:
        if fits(text, start, end):
            return Kind(name, reason, start, end)
    if not inside and _BYLINE.fullmatch(text, start, end):
        return Kind("words", "says who wrote it", start, end)
    quoted = _QUOTE.match(text, start, end)
    return _heading(text, lines, i, inside) or Kind("words", "words", quoted.end() if quoted else start, end)


def _heading(text: str, lines: Sequence[Line], i: int, inside: bool) -> Kind | None:
    line, after = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    if after and not after.gap and _underlined(text, line, after):
        return Kind("heading", "underlined", line.start, line.end, 1 if text[after.start] == "=" else 2)
    alone = (line.gap > 0 or not i) and (after is None or after.gap > 0)
    if not alone or line.end - line.start > LONGEST_HEADING:
        return None
    if _BOLD.fullmatch(text, line.start, line.end):
        return Kind("heading", "bold and alone", line.start + 2, line.end - 2, 3)
    words = text[line.start : line.end]
    if words.endswith(("?", "？")) and not inside:
        return Kind("heading", "a question between paragraphs", line.start, line.end, sure=False)
    if _titled(words):
        return Kind("heading", "capitalised, alone, without a full stop", line.start, line.end, sure=False)
    if i == 0 and not inside and words[0].isupper() and not _ends(words):
        return Kind("heading", "the first line, alone, without a full stop", line.start, line.end, sure=False)
    return None


def _underlined(text: str, line: Line, after: Line) -> bool:
    """Whether the line below is a rule for this one, and not for the columns of a table."""
    return bool(_UNDERLINE.fullmatch(text, after.start, after.end)) and "   " not in text[line.start : line.end]


def _ends(words: str) -> bool:
    """Whether a line ends as a sentence does."""
    return words[-1] in ".,;:!?…\"”'’)]-–—"


def _titled(words: str) -> bool:
    """Whether a line is written like a title: most words capitalised and no sentence's end."""
    if _ends(words) or not words[0].isalnum():
        return False
    long = [word for word in words.split() if len(word) > 3]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
