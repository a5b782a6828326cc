"""WebVTT, strictly: the syntax that a writer must keep (W3C WebVTT, section 4), not what a player forgives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from output.checks.captions.shown import Fault, Read, Shown, blocks

CLOCK = r"(?:(\d\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMES = re.compile(rf"{CLOCK}[ \t]+-->[ \t]+{CLOCK}(?:[ \t]+(.*))?")
SETTING = re.compile(
    r"vertical:(rl|lr)|line:-?\d+(\.\d+)?%?(,(start|center|end))?|region:\S+|align:(start|center|end|left|right)"
    r"|position:\d+(\.\d+)?%(,(line-left|center|line-right))?|size:\d+(\.\d+)?%"
)
"""Section 4.4, cue settings."""
PIECE = re.compile(r"<(?P<tag>[^<>]*)>|(?P<stray>[<&])|(?P<text>[^<&]+)")
ESCAPE = re.compile(r"&(amp|lt|gt|lrm|rlm|nbsp|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
TAG = re.compile(r"(?P<end>/?)(?P<name>ruby|lang|rt|[civbu])(?:\.[^\s.]+)*(?P<said>[ \t]+[^\n]*)?")
NAMING = ("v", "lang")
"""Start tags that must say something: the voice, the language; no other tag may (section 4.2.2)."""
PRIVATE = 0xF0000  # plane 15: no text that is exchanged has characters there
LONGEST_LINE = 10_000  # characters; a longer line is an attack or a mistake


def read_vtt(text: str) -> Read:
    """The cues of a WebVTT file, and every line that breaks the syntax."""
    cues: list[Shown] = []
    faults: list[Fault] = _signature(text)
    seen_cue = False
    for line, block in blocks(text):
        if line == 1:
            faults += [(line, "has no blank line below WEBVTT")] if len(block) > 1 and "-->" in "".join(block) else []
            continue
        kind = next((name for name in ("STYLE", "REGION") if re.fullmatch(rf"{name}[ \t]*", block[0])), None)
        if kind and seen_cue:
            faults.append((line, f"has a {kind} block after the first cue"))
        elif not kind and not re.match(r"NOTE(?![^ \t])", block[0]):
            seen_cue = True
            cues += _cue(line, block, faults)
    return Read(cues, faults if cues else [*faults, (1, "has no cue")])


def _signature(text: str) -> list[Fault]:
    return [] if re.match(r"WEBVTT(?:[ \t][^\r\n]*)?(?:[\r\n]|\Z)", text) else [(1, "does not begin with WEBVTT")]


def _cue(line: int, block: list[str], faults: list[Fault]) -> list[Shown]:
    at = 0 if "-->" in block[0] else 1
    times = block[at] if at < len(block) else ""
    match = TIMES.fullmatch(times) if len(times) < LONGEST_LINE else None
    if match is None:
        faults.append((line + at, f"has no times of the form 00:00.000 --> 00:00.000: {times[:60]!r}"))
        return []
    start, end = _ms(*match.groups()[:4]), _ms(*match.groups()[4:8])
    settings = (match[9] or "").split()
    names = [setting.partition(":")[0] for setting in settings]
    wrong = [each for each in settings if not SETTING.fullmatch(each) or names.count(each.partition(":")[0]) > 1]
    faults += [(line + at, f"has the setting {each[:60]!r}") for each in wrong[:1]]
    words = block[at + 1 :]
    if any("-->" in each for each in words):
        faults.append((line + at + 1, "has an arrow in its text"))
    shown = _CueText(start, end)
    faults += [(line + at + 1, message) for message in shown.read("\n".join(words))]
    return [Shown(line + at, start, end, tuple(shown.plain.split("\n")), tuple(shown.voices))]


def _ms(hours: str | None, minutes: str, seconds: str, milliseconds: str) -> int:
    return ((int((hours or "0")[:9]) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(milliseconds)


class _CueText:
    """Cue text (section 4.2.2) without its markup, and the names of its voices."""

    def __init__(self, start_ms: int, end_ms: int) -> None:
        self.plain = ""
        self.voices: list[str] = []
        self._opened: list[str] = []
        self._now, self._end = start_ms, end_ms

    def read(self, text: str) -> Iterator[str]:
        """Take the text in, and tell what is wrong with it: tags nest and end, times go on, signs are escaped."""
        for piece in PIECE.finditer(ESCAPE.sub(_hidden, text)):
            self.plain += _shown_again(piece["text"] or "")
            if piece["stray"]:
                yield f"has a bare {piece['stray']} in its text"
            elif piece["tag"] is not None:
                yield from self._tag(piece["tag"])
        yield from [f"never ends its <{name}>" for name in self._opened if name != "v"][:1]

    def _tag(self, tag: str) -> Iterator[str]:
        clock, match = re.fullmatch(CLOCK, tag), TAG.fullmatch(tag)
        said = (match["said"] or "").strip() if match else ""
        if clock:
            yield from self._time(_ms(*clock.groups()))
        elif match is None or bool(said) != (match["name"] in NAMING and not match["end"]):
            yield f"has the unknown tag <{tag[:60]}>"
        elif not match["end"]:
            yield from self._open(match["name"], _shown_again(said))
        elif not self._opened or self._opened.pop() != match["name"]:
            yield f"ends <{tag[:60]}> where it is not open"

    def _time(self, ms: int) -> Iterator[str]:
        if not self._now < ms < self._end:
            yield "has a time in its text that is not between those around it"
        self._now = max(self._now, ms)

    def _open(self, name: str, said: str) -> Iterator[str]:
        if name == "v" and "v" in self._opened:
            yield "has a voice within a voice"
        self._opened.append(name)
        self.voices += [said] if name == "v" else []


def _hidden(escape: re.Match[str]) -> str:
    """What was escaped, as a private character where it would be taken for markup."""
    character = unescape(escape[0])
    return chr(PRIVATE + ord(character)) if character in "<>&" else character


def _shown_again(text: str) -> str:
    return "".join(chr(ord(each) - PRIVATE) if chr(max(0, ord(each) - PRIVATE)) in "<>&" else each for each in text)
