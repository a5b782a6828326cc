"""The pages, as a browser meets them: nothing missing, nothing from elsewhere, nothing that can attack."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from output.checks.public import Folder, Public
from output.checks.rules import Flaw
from output.values import is_web

Element = Any  # lxml's own types differ from parser to parser
NAME = "index.html"

ACTIVE = ("script/@src", "link[@rel='stylesheet']/@href", "iframe/@src", "object/@data", "embed/@src", "frame/@src")
PASSIVE = (
    "img/@src",
    "img/@srcset",
    "audio/@src",
    "video/@src",
    "source/@src",
    "track/@src",
    "link[@rel='icon']/@href",
)
"""What a browser fetches by itself: what can act, and what can only be seen or heard."""
SCRIPTS = ("", "text/javascript", "module", "application/javascript")
TIME_ANCHOR = re.compile(r"(t|turn|q)=[^#]*|:~:text=.*|top")
"""Anchors that the page's own script or the browser understands (W3C Media Fragments 1.0; Text Fragments)."""
WORDS = "//body//text()[not(ancestor::script or ancestor::style)]"
SHOWN = 80  # characters of a value in a message


@dataclass(frozen=True)
class Page:
    """An HTML page below public/; ``folder`` is None for the show's own."""

    public: Public
    path: Path
    text: str
    folder: Folder | None = None

    @cached_property
    def root(self) -> Element:
        """The page's tree; an empty one where there is nothing to parse."""
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
        try:
            return html.document_fromstring(self.text.encode(), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return html.Element("html")

    def all(self, path: str) -> list[Any]:
        """What an XPath finds."""
        found = self.root.xpath(path)
        return found if isinstance(found, list) else []

    def flaw(self, message: str, at: Element | None = None) -> Flaw:
        file = self.path.relative_to(self.public.path).as_posix()
        return Flaw(message, file) if at is None else Flaw(message, file, at.sourceline, f"<{at.tag}>")


def pages(public: Public) -> Iterator[Page]:
    """The show's page and the page of every episode."""
    found: list[tuple[Path, Folder | None]] = [(public.path / NAME, None)]
    found += [(folder.path / NAME, folder) for folder in public.folders]
    for path, folder in found:
        text = folder.text(NAME) if folder else public.text(NAME)
        if text is not None:
            yield Page(public, path, text, folder)


def no_doctype(page: Page) -> Iterator[Flaw]:
    if not re.match(r"\s*<!doctype html>", page.text, re.IGNORECASE):
        yield page.flaw("does not begin with <!doctype html>")


def head(path: str, what: str) -> Any:
    """A finder of pages without an element or attribute that every page needs."""

    def find(page: Page) -> Iterator[Flaw]:
        if not any(str(value).strip() for value in page.all(path)):
            yield page.flaw(f"has no {what}")

    return find


def headings(page: Page) -> Iterator[Flaw]:
    if len(page.all("//h1")) != 1:
        yield page.flaw(f"has {len(page.all('//h1'))} headings of the first level")


def policy(page: Page) -> str:
    """What the Content Security Policy says; nothing where there is none."""
    return " ".join(page.all("//meta[@http-equiv='Content-Security-Policy']/@content"))


def unhashed(page: Page) -> Iterator[Flaw]:
    """Style and script that the page's own policy would forbid."""
    told = policy(page)
    inline = [(each, "style-src") for each in page.all("//style")]
    inline += [(each, "script-src") for each in page.all("//script[not(@src)]") if each.get("type", "") in SCRIPTS]
    for element, _ in inline:
        digest = b64encode(sha256((element.text or "").encode()).digest()).decode()
        if told and digest not in told and "'unsafe-inline'" not in told:
            yield page.flaw("is not named by the policy: no browser lets it act", element)


def handlers(page: Page) -> Iterator[Flaw]:
    """Script outside of a script element: the policy stops it, and it was hardly ours."""
    for element in page.root.iter(etree.Element):
        for name, value in element.attrib.items():
            if name.lower().startswith("on") or re.match(r"\s*(javascript|vbscript):", value, re.IGNORECASE):
                yield page.flaw(f"has {name}={value[:SHOWN]!r}", element)


def foreign(page: Page) -> Iterator[Flaw]:
    return (flaw for _, flaw in _from_elsewhere(page, ACTIVE))


def remote(page: Page) -> Iterator[Flaw]:
    """The sound of an episode that was imported lies where it always did, and the feed says so too."""
    found = _from_elsewhere(page, PASSIVE)
    return (flaw for value, flaw in found if value not in page.public.sounds)


def _from_elsewhere(page: Page, paths: tuple[str, ...]) -> Iterator[tuple[str, Flaw]]:
    """Each address of another site, and the flaw that it is."""
    base = page.public.show.base_url
    for value in (value for path in paths for value in page.all(f"//{path}")):
        if value.startswith("//") or (is_web(value) and not (base and value.startswith(base))):
            yield value, page.flaw(f"fetches {value[:SHOWN]} from elsewhere", value.getparent())


def dead_links(page: Page) -> Iterator[Flaw]:
    for value in page.all("//@href | //@src"):
        parts = _parts(value)
        if parts is None or (not parts.scheme and not parts.netloc and parts.path and not _lies(page, parts.path)):
            yield page.flaw(f"leads to {value[:SHOWN]!r}, where nothing lies", value.getparent())


def _parts(value: str) -> Any:
    try:
        return urlsplit(value)
    except ValueError:
        return None


def _lies(page: Page, path: str) -> bool:
    """Whether a relative path leads to a file; one to a folder needs its index.html, and none leaves public/."""
    inside = page.path.parent.relative_to(page.public.path)
    parts: list[str] = []
    for part in PurePosixPath(inside, unquote(path)).parts:
        if part == ".." and not parts:
            return False
        parts = parts[:-1] if part == ".." else [*parts, part]
    found = page.public.path.joinpath(*parts)
    if "\0" in path or path.startswith("/"):
        return False
    return found in page.public.promised or ((found / NAME) if found.is_dir() else found).is_file()


def dead_anchors(page: Page) -> Iterator[Flaw]:
    names = {*page.all("//@id"), *page.all("//a/@name")}
    for value in page.all("//a/@href[starts-with(., '#')]"):
        anchor = unquote(value[1:])
        if anchor and anchor not in names and not TIME_ANCHOR.fullmatch(anchor):
            yield page.flaw(f"leads to {value[:SHOWN]!r}, which is not on the page", value.getparent())


def twin_ids(page: Page) -> Iterator[Flaw]:
    for name, count in Counter(page.all("//@id")).items():
        if count > 1:
            yield page.flaw(f"has the id {name[:SHOWN]!r} {count} times")


def undescribed(page: Page) -> Iterator[Flaw]:
    return (page.flaw("has no alt", element) for element in page.all("//img[not(@alt)]"))


def silent(page: Page) -> Iterator[Flaw]:
    episode = page.folder.episode if page.folder else None
    sounds = [row.name for row in episode.files if row.type.startswith("audio/")] if episode else []
    if sounds and not set(sounds) & set(page.all("//audio/@src | //audio/source/@src")):
        yield page.flaw("has no player for the sound of its episode")


def lost(page: Page) -> Iterator[Flaw]:
    """Every turn is on the page, whole and in order."""
    turns = page.folder.turns if page.folder else []
    said = "".join("".join(page.all(WORDS)).split()) if turns else ""
    at = 0
    for text in (str(turn.get("text")) for turn in turns):
        passage = "".join(text.split())
        found = said.find(passage, at)
        at = max(at, found + len(passage))
        if found < 0:
            yield page.flaw(f"does not hold: {text[:SHOWN]}")
