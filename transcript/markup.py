"""Light markup inside a paragraph: what is taken away, and what is remembered of it.

The rules follow CommonMark 0.31 (sections 6.1 to 6.6) as far as transcripts need them: emphasis by
left- and right-flanking runs, code spans, links, autolinks, raw tags, backslash escapes. Stage
directions and time stamps in brackets are ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from transcript.lines import SENTENCE_ENDS, asks
from transcript.model import Inline, InlineKind, Removed, Span
from transcript.patterns import lazy
from transcript.readers.clock import clock
from transcript.tokens import SPECIAL, pairs_of, stands_alone, tokens

_END = re.compile(r"[^\S\n]*\n\s*")
_RUNS = re.compile(r"\*+|(?<![^\W_])_+|_+(?![^\W_])")  # an underscore inside a name is none
_LANGUAGE = lazy(r"<(\w+)\s[^<>]*?\blang=[\"']?([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4})[\"'\s/>]")
_DROPPED = {
    "time": "time",
    "escape": "escape",
    "note": "note",
    "image": "image",
    "tag": "tag",
    "comment": "comment",
    "soft": "hyphen",
}
_KEPT: dict[str, tuple[InlineKind, str, str]] = {
    "code": ("code", "inner", "code"),
    "link": ("link", "label", "link"),
    "wiki": ("link", "shown", "link"),
    "auto": ("link", "address", "link"),
    "language": ("language", "said", "language"),
}
LONGEST = 65536  # characters in which marks find their partners: what is open beyond is no markup
_KINDS: dict[int, InlineKind] = {1: "emphasis", 2: "strong", 3: "strong", 4: "strong"}


@dataclass
class Words:
    """The words of a block as they grow: its text, what is special in it, and what was taken away.

    ``times`` are pairs of an offset in the text and the time (ms) that stood there; ``links`` are the addresses that
    the document defines, by ``reference``; ``owed`` is the emphasis that the label has opened and not closed;
    ``pictures`` are the addresses of the images that are gone.
    """

    links: Mapping[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    size: int = 0
    inlines: list[Inline] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    times: list[tuple[int, int]] = field(default_factory=list)
    owed: str = ""
    pictures: list[str] = field(default_factory=list)
    _opened: list[int] = field(default_factory=list)
    _tongues: list[tuple[str, int, str]] = field(default_factory=list)

    def put(self, words: str) -> None:
        """Words of the source; a line's end among them is a space."""
        if words:
            self.glue(_END.sub(" ", words) if "\n" in words else words)

    def glue(self, between: str) -> None:
        """White space, or brackets, that are not the source's own."""
        self.text.append(between)
        self.size += len(between)

    def forget(self, pieces: int, size: int) -> None:
        """The words beyond ``pieces`` of the text, which are those beyond ``size`` (characters)."""
        del self.text[pieces:]
        self.size = size
        while self.inlines and self.inlines[-1].end > size:
            self.inlines.pop()

    def asks(self) -> bool:
        """Whether the words end in a question."""
        return bool(self.text) and asks(self.text[-1])

    def breaks_off(self) -> bool:
        """Whether the words end in the middle of a sentence."""
        return bool(self.text) and self.text[-1].rstrip()[-1:] not in SENTENCE_ENDS

    def stamp(self, time: int | None) -> None:
        """What follows is said at ``time`` (ms)."""
        if time is not None:
            self.times.append((self.size, time))

    def drop(self, rule: str, start: int, end: int) -> None:
        """Markup of the source that is not among the words."""
        if start < end:
            self.removed.append(Removed(rule=rule, span=Span(start, end)))

    def mark(self, kind: InlineKind, start: int, href: str | None = None, language: str | None = None) -> None:
        """From ``start`` to here the text is of this kind."""
        last = self.inlines[-1] if self.inlines else None
        if kind == "emphasis" and last and (last.kind, last.start, last.end) == ("direction", start, self.size):
            return  # a direction is often set in italics; it is one all the same
        if start < self.size:
            self.inlines.append(Inline(kind=kind, start=start, end=self.size, href=href, language=language))

    def add(self, source: str, start: int, end: int) -> None:
        """The words of ``source[start:end]``, without its markup."""
        if not SPECIAL.search(source, start, end):
            self.put(source[start:end])
            return
        while end - start > LONGEST:
            cut = source.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
            self._add(source, start, cut)
            start = cut
        self._add(source, start, end)

    def _add(self, source: str, start: int, end: int) -> None:
        hits = list(tokens(source, start, end))
        pairs = pairs_of(source, hits, start, end)
        place = start
        for hit in hits:
            ends = hit.lastgroup == "image" and hit.end() == end
            self.put(source[place : hit.start()].rstrip() if ends else source[place : hit.start()])
            self._take(source, hit, pairs)
            place = hit.end()
        self.put(source[place:end])

    def _take(self, source: str, hit: re.Match[str], pairs: dict[int, int]) -> None:
        kind = hit.lastgroup or ""
        if kind == "time":
            self.stamp(clock(hit["clock"]))
        if kind in _DROPPED:
            self.drop(_DROPPED[kind], *hit.span())
            self._tag(hit.group())
            self.pictures += [hit["picture"].strip("<>")] if hit["picture"] else []
        elif kind in _KEPT:
            self._keep(source, hit, _KEPT[kind])
        elif kind == "entity":
            from html import unescape  # slow to import, and few texts need it

            self.put(unescape(hit.group()))
        elif kind == "direction":
            self._direction(source, hit)
        elif kind == "aside":
            self._put_direction(hit.group())
        elif kind == "starred":
            self._starred(hit)
        else:
            self._run(hit, pairs)

    def _keep(self, source: str, hit: re.Match[str], kept: tuple[InlineKind, str, str]) -> None:
        """Markup around words that stay: a link's text, a code span's inside."""
        kind, group, rule = kept
        before = self.size
        self.drop(rule, hit.start(), hit.start(group))
        self.put(hit.group(group)) if kind == "code" else self.add(source, *hit.span(group))
        self.drop(rule, hit.end(group), hit.end())
        href = self._href(hit) if kind == "link" else None
        if kind != "link" or href:
            self.mark(kind, before, href, hit["tongue"])

    def _href(self, hit: re.Match[str]) -> str | None:
        """Where a link leads: the address in it, or the one that the document defines for its reference."""
        return hit["href"] or hit["address"] or self.links.get(reference(hit["reference"] or hit["label"] or ""))

    def _tag(self, tag: str) -> None:
        """A raw tag is gone; between one that names a language and the next that closes it, the words are in it."""
        if opened := _LANGUAGE.match(tag):
            self._tongues.append((opened[1].lower(), self.size, opened[2]))
        elif self._tongues and tag.lower().startswith(f"</{self._tongues[-1][0]}"):
            _, start, language = self._tongues.pop()
            self.mark("language", start, language=language)

    def _direction(self, source: str, hit: re.Match[str]) -> None:
        if (name := reference(hit.group()[1:-1])) in self.links:
            self._shortcut(hit, self.links[name])
            return
        before, inner = self.size, hit.group()[:-1].removesuffix("\\")
        self.put(inner)
        self.drop("escape", hit.start() + len(inner), hit.end() - 1)
        self.put(hit.group()[-1])
        if stands_alone(source, hit):
            self.mark("direction", before)

    def _put_direction(self, words: str) -> None:
        before = self.size
        self.put(words)
        self.mark("direction", before)

    def _starred(self, hit: re.Match[str]) -> None:
        """``*sighs*`` has brackets from here on, by which captions and other formats know a direction."""
        before = self.size
        self.glue("[")
        self.drop("emphasis", hit.start(), hit.start("acted"))
        self.put(hit["acted"])
        self.drop("emphasis", hit.end("acted"), hit.end())
        self.glue("]")
        self.mark("direction", before)

    def _shortcut(self, hit: re.Match[str], href: str) -> None:
        """A link that is nothing but its reference in brackets."""
        before = self.size
        self.drop("link", hit.start(), hit.start() + 1)
        self.put(hit.group()[1:-1])
        self.drop("link", hit.end() - 1, hit.end())
        self.mark("link", before, href)

    def _run(self, hit: re.Match[str], pairs: dict[int, int]) -> None:
        """A run of asterisks or underscores: gone where it pairs, else it is words."""
        place = hit.start()
        owed = place not in pairs and hit.group() == self.owed
        if place not in pairs and not owed:
            self.put(hit.group())
            return
        self.drop("emphasis", *hit.span())
        if owed:
            self.owed = ""
        elif pairs[place] < 0:
            self._opened.append(self.size)
        elif self._opened:
            self.mark(_KINDS[len(hit.group())], self._opened.pop())


def unclosed(label: str) -> str:
    """The emphasis that a label opens and does not close, as in ``**Ann: text**``; else nothing."""
    runs = _RUNS.findall(label)
    return next((run for run in runs if runs.count(run) % 2), "")


def reference(label: str) -> str:
    """A link's label as CommonMark 0.31 section 6.3 compares it: without case, its white space single."""
    return " ".join(label.split()).casefold()
