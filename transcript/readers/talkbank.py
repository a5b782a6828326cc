"""TalkBank's CHAT (the CHAT manual, MacWhinney): main lines, without codes and dependent tiers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transcript.readers.decode import decode
from transcript.readers.gather import Said, gather
from transcript.source import Source

_LINE = re.compile(r"^\*(?P<who>[^\s:]{1,20}):\t?(?P<words>[^\n]*(?:\n[\t ][^\n]*)*)", re.MULTILINE)
_PEOPLE = re.compile(r"^@Participants:\t(?P<people>[^\n]*(?:\n\t[^\n]*)*)", re.MULTILINE)
_TIME = re.compile(r"•(\d{1,12})_(\d{1,12})•")
_LANGUAGE = re.compile(r"^@Languages:\t([a-z]{2,3})", re.MULTILINE)
_BULLET = "•".encode()  # how a time is shown; in the file it stands between two U+0015
# What is written beside the words (sections 8 to 12 of the manual), and what is left of it.
_CODES = (
    (re.compile(r"\[[^\]\n]{0,200}\]|[<>]|\(\.{1,3}\)|\(\d[\d.:]{0,8}\)|‡|↑|↓"), ""),
    (re.compile(r"&=(\w[\w:]{0,40})"), r"[\1]"),
    (re.compile(r"&[-+~]?(?=\w)"), ""),
    (re.compile(r"\+(?:\.\.\.|//?|\"/?)[.?]?"), "…"),
    (re.compile(r"\+[<,+^\"]"), ""),
    (re.compile(r"(?<=\w)@[a-z:]{1,8}\b|\b0(?=\w)"), ""),
    (re.compile(r"\((\w{1,20})\)"), r"\1"),
    (re.compile(r"(?<=\w)_(?=\w)"), " "),
    (re.compile(r"\s+(?=[.?!,…])"), ""),
)


def read(data: bytes, name: str) -> Source:
    """The main lines in order. Raises SourceError where there are none."""
    text = decode(data.replace(b"\x15", _BULLET), name)
    language = _LANGUAGE.search(text)
    return gather(_said(text), "cha", name, {"language": language[1]} if language else {})


def _said(text: str) -> Iterator[Said]:
    people, line, place = dict(_people(text)), 1, 0
    for hit in _LINE.finditer(text):
        line, place = line + text.count("\n", place, hit.start()), hit.start()
        times = [int(each) for pair in _TIME.findall(hit["words"]) for each in pair]
        words = _TIME.sub("", hit["words"])
        for code, left in _CODES:
            words = code.sub(left, words)
        start, end = (times[0], times[-1]) if times else (None, None)
        yield Said(people.get(hit["who"], hit["who"]), words, start, end, line=line, told="the main line")


def _people(text: str) -> Iterator[tuple[str, str]]:
    """Code and name of those who have a name between their code and their role."""
    hit = _PEOPLE.search(text)
    for person in hit["people"].split(",") if hit else ():
        words = person.split()
        if len(words) > 2:
            yield words[0], " ".join(words[1:-1]).replace("_", " ")
