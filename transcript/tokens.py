"""The pieces of light markup in a text: where they stand, what kind they are, and which of them pair.

The rules follow CommonMark 0.31 (sections 6.1 to 6.6) as far as transcripts need them; ``transcript.markup`` says what
becomes of each piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transcript.directions import is_act, is_manner, is_note, is_starred

SPECIAL = re.compile(r"[\\`*_\[<&({（!\xad]")
_CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_TAGS = (
    "a|b|i|u|s|em|strong|span|br|sup|sub|p|div|font|small|code|q|mark|prosody|emphasis|break|say-as|c|v|ruby|rt|lang"
)
_TOKEN = re.compile(
    rf"""(?P<time>\\?\[\s?(?P<clock>{_CLOCK})\s?(?:(?:-->|-|–)\s?{_CLOCK}\s?)?\\?\](?:\([^()\s]{{0,500}}\))?[ ]?)
    |(?P<escape>\\(?=[!-/:-@\[-`{{-~]))
    |(?P<code>(?P<ticks>`{{1,3}})(?!`)(?P<inner>[^`\n]{{1,500}})(?P=ticks)(?!`))
    |(?P<note>\[\^?\d{{1,3}}\])
    |(?P<image>!\[[^\[\]\n]{{0,300}}\]\((?P<picture>[^()\s]{{0,2000}})[^()\n]{{0,2000}}\)[ ]?)
    |(?P<language>\[(?P<said>[^\[\]\n]{{1,1000}})\]\{{:?\s?lang=["']?(?P<tongue>[A-Za-z]{{2,8}}(?:-[A-Za-z0-9]{{1,8}}){{0,4}})["']?\s?\}})
    |(?P<wiki>\[\[(?:[^\[\]|\n]{{1,200}}\|)?(?P<shown>[^\[\]|\n]{{1,200}})\]\])
    |(?P<link>\[(?P<label>(?:!\[[^\[\]\n]{{0,300}}\]\([^()\n]{{0,2000}}\)|[^\[\]]){{0,300}})\]
        (?:\((?P<href>[^()\s]{{0,2000}}(?:\([^()\s]{{0,200}}\)[^()\s]{{0,200}})?)(?:\s"[^"\n]{{0,300}}")?\)|\[(?P<reference>[^\[\]\n]{{0,200}})\]))
    |(?P<direction>\[[^\[\]\n\\]{{1,80}}\\?\])
    |(?P<comment><!--[^\n]{{0,500}}?-->)
    |(?P<tag></[A-Za-z][\w\ .:-]{{0,40}}>|</?(?:{_TAGS})
        (?:[\s.][^<>\n]{{0,500}})?/?>)
    |(?P<auto><(?P<address>(?:https?|mailto):[^<>\s]{{1,500}})>)
    |(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]\w{{1,31}});)
    |(?P<soft>\xad)
    |(?P<run>\*{{1,4}}|_{{1,4}})""",
    re.VERBOSE | re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?P<aside>(?:\(\(|[({<（])(?P<inside>[^(){}<>（）\[\]*\n]{1,120})(?:\)\)|[)}>）]))"
    r"|(?P<starred>(?P<star>[*_])(?P<acted>[^\W_][^*_\n]{0,40}[^\W_])(?P=star)(?![*_\w]))"
)


def tokens(source: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The markup in ``source[start:end]``; only a character that may begin some costs more than a glance."""
    while special := SPECIAL.search(source, start, end):
        hit = _aside(source, special.start(), end) or _TOKEN.match(source, special.start(), end)
        if hit:
            yield hit
        start = hit.end() if hit else special.end()


def _aside(source: str, start: int, end: int) -> re.Match[str] | None:
    """A direction at ``start`` that no square bracket marks."""
    hit = _ASIDE.match(source, start, end)
    if hit is None:
        return None
    before = source[max(0, start - 24) : start]
    if before[-1:].isalnum() or before[-1:] == hit["star"]:
        return None
    if hit["starred"]:
        return hit if is_starred(hit["acted"], before) else None
    return hit if is_act(hit["inside"]) or (_parted(before) and _between(source, hit)) else None


def _between(source: str, hit: re.Match[str]) -> bool:
    """Whether what stands in brackets behind a sentence tells how the next is said."""
    inside, after = hit["inside"], source[hit.end() : hit.end() + 3].lstrip(" \"'“‘¿¡")
    return is_manner(inside) or (after[:1].isupper() and is_note(inside))


def stands_alone(source: str, hit: re.Match[str]) -> bool:
    """Whether brackets hold a stage direction, and not a word that an editor put into a sentence."""
    return is_act(hit.group()[1:-1]) or _parted(source[max(0, hit.start() - 2) : hit.start()])


def _parted(before: str) -> bool:
    """Whether what stands ``before`` has ended."""
    return not before.strip() or before.rstrip()[-1] in '.?!…:—–-*”"'


def pairs_of(source: str, hits: list[re.Match[str]], start: int, end: int) -> dict[int, int]:
    """Which runs open (-1) and which close (1) emphasis, by place; runs without a partner are left out."""
    pairs: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    order: list[tuple[str, int]] = []
    for hit in hits:
        if hit.lastgroup != "run":
            continue
        run, before, after = hit.group(), source[hit.start() - 1 : hit.start()], source[hit.end() : hit.end() + 1]
        left = hit.start() > start and not before.isspace()
        right = hit.end() < end and not after.isspace()
        if run[0] == "_" and left and right and before.isalnum() and after.isalnum():
            continue  # inside a word, as in snake_case
        if left and waiting.get(run):
            while order:  # what opened since then and never closed is no markup
                other, place = order.pop()
                waiting[other].pop()
                if other == run:
                    pairs[place], pairs[hit.start()] = -1, 1
                    break
        elif right:
            waiting.setdefault(run, []).append(hit.start())
            order.append((run, hit.start()))
    return pairs
