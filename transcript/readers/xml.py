"""XML: TEI (``u who``, ``sp`` with ``speaker``), TTML, and whatever else names who speaks.

TEI P5 guidelines, chapters 7 (performance texts) and 8 (transcriptions of speech); TTML2, section 12 (``ttm:agent``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from transcript.readers.clock import clock
from transcript.readers.elements import root_of
from transcript.readers.gather import Said, gather
from transcript.source import Source

SPOKEN = frozenset(
    [
        "u",
        "sp",
        "turn",
        "utterance",
        "speech",
        "contribution",
        "intervention",
        "statement",
        "rede",
        "line",
        "said",
        "entry",
    ]
)
WHO = ("who", "speaker", "agent", "name", "person", "speakername", "by")
NAMES = frozenset(["speaker", "name", "speakername", "redner", "who", "from", "person", "label"])
PEOPLE = frozenset(["person", "participant", "castitem", "role", "agent"])
NAMED = ("persname", "name", "role")  # the element of a person that holds the name alone
STAGE = frozenset(["stage", "vocal", "kinesic", "incident"])  # directions, which stand in brackets
PARAGRAPHS = frozenset(["p", "l", "ab"])
BREAKS = frozenset(["br", "lb"])


def read(data: bytes, name: str) -> Source:
    """The utterances in order. Raises SourceError for broken XML."""
    root = root_of(data, name)
    spoken = SPOKEN | {"p"} if _tag(root) == "tt" else SPOKEN
    return gather(_said(root, spoken, _names(root)), "xml", name, _facts(root))


def _tag(node: Any) -> str:
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _names(root: Any) -> dict[str, str]:
    """``xml:id`` to name of the persons that a header lists."""
    people = ((_attributes(node).get("id"), node) for node in root.iter() if _tag(node) in PEOPLE)
    return {key: _words(_named(node)) for key, node in people if key}


def _attributes(node: Any) -> dict[str, str]:
    """The attributes by their names alone, without namespaces."""
    return {key.rpartition("}")[2].lower(): value for key, value in node.items()}


def _named(person: Any) -> Any:
    return next((node for tag in NAMED for node in person.iter() if _tag(node) == tag), person)


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _said(root: Any, spoken: frozenset[str], names: dict[str, str]) -> Iterator[Said]:
    for node in root.iter():
        if _tag(node) in spoken and not any(_tag(child) in spoken for child in node):
            known = _attributes(node)
            key = next((key for key in WHO if known.get(key)), "")
            who, told = known.get(key, "").lstrip("#"), f"{_tag(node)}/@{key}"
            if label := None if names.get(who) else _label(node):
                who, told = label, f"the label in {_tag(node)}"
            start, end = clock(known.get("start") or known.get("begin")), clock(known.get("end"))
            row = Said(names.get(who, who) or None, "", start, end, line=node.sourceline or 0, told=told)
            yield from (row._replace(text=text, new=i > 0) for i, text in enumerate(_texts(node)))


def _label(node: Any) -> str | None:
    found = next((child for child in node if _tag(child) in NAMES), None)
    return _words(found).rstrip(":.") or None if found is not None else None


def _texts(node: Any) -> list[str]:
    """The paragraphs of an utterance without its label."""
    parts = [node.text or ""]
    for child in node:
        if _tag(child) not in NAMES:
            parts += ["\n\n"] * (_tag(child) in PARAGRAPHS) + list(_spoken(child))
        parts.append(child.tail or "")
    return [part for part in "".join(parts).split("\n\n") if part.strip()]


def _spoken(node: Any) -> Iterator[str]:
    """The words of an element, its directions in brackets."""
    before, after = ("[", "]") if _tag(node) in STAGE else (" " * (_tag(node) in BREAKS), "")
    yield before + (node.text or "")
    for child in node:
        yield from _spoken(child)
        yield child.tail or ""
    yield after


def _facts(root: Any) -> dict[str, object]:
    title = next((node.text for node in root.iter() if _tag(node) == "title" and node.text), None)
    return {"title": " ".join(title.split())} if title else {}
