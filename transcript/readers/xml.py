"""XML: TEI (``u who``, ``sp`` with ``speaker``) and whatever else names who speaks.

TEI P5 guidelines, chapters 7 (performance texts) and 8 (transcriptions of speech).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
WHO = ("who", "speaker", "name", "person", "speakername", "by")
NAMES = frozenset(["speaker", "name", "speakername", "redner", "who", "from", "person", "label"])


def read(data: bytes, name: str) -> Source:
    """The utterances in order. Raises SourceError for broken XML."""
    root = root_of(data, name)
    names = _names(root)
    return gather(_said(root, names), "xml", name, _facts(root))


def _tag(node: Any) -> str:
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _names(root: Any) -> dict[str, str]:
    """``xml:id`` to name of the persons that a TEI header lists."""
    ids = {"{http://www.w3.org/XML/1998/namespace}id", "id"}
    people = (node for node in root.iter() if _tag(node) in ("person", "participant", "castitem", "role"))
    return {
        node.get(key): " ".join("".join(node.itertext()).split()) for node in people for key in ids if node.get(key)
    }


def _said(root: Any, names: dict[str, str]) -> Iterator[Said]:
    for node in root.iter():
        if _tag(node) in SPOKEN and not any(_tag(child) in SPOKEN for child in node):
            who = next((node.get(key) for key in WHO if node.get(key)), None) or _label(node)
            who = names.get(who.lstrip("#")) or who.lstrip("#") if who else None
            yield from (Said(who, text, new=i > 0) for i, text in enumerate(_texts(node)))


def _label(node: Any) -> str | None:
    found = next((child for child in node if _tag(child) in NAMES), None)
    return " ".join("".join(found.itertext()).split()).rstrip(":.") or None if found is not None else None


def _texts(node: Any) -> list[str]:
    """The paragraphs of an utterance without its label."""
    parts = [node.text or ""]
    for child in node:
        if _tag(child) not in NAMES:
            parts += ["\n", *child.itertext()] if _tag(child) in ("p", "l", "ab") else list(child.itertext())
        parts.append(child.tail or "")
    return [part for part in "".join(parts).split("\n\n") if part.strip()]


def _facts(root: Any) -> dict[str, object]:
    title = next((node.text for node in root.iter() if _tag(node) == "title" and node.text), None)
    return {"title": " ".join(title.split())} if title else {}
