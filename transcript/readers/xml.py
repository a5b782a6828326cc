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

_SPOKEN = "u sp turn utterance speech contribution intervention statement rede line said entry"
SPOKEN = frozenset(_SPOKEN.split())
# What else is spoken below these roots: TTML, and two of YouTube's formats.
ALSO = {"tt": frozenset(["p"]), "timedtext": frozenset(["p"]), "transcript": frozenset(["text"])}
WHO = ("who", "speaker", "agent", "name", "person", "speakername", "by")
NAMES = frozenset(["speaker", "name", "speakername", "redner", "who", "from", "person", "label"])
PEOPLE = frozenset(["person", "participant", "castitem", "role", "agent", "speaker"])
NAMED = ("persname", "name", "role")  # the element of a person that holds the name alone
STAGE = frozenset(["stage", "vocal", "kinesic", "incident"])  # directions, which stand in brackets
PARAGRAPHS = frozenset(["p", "l", "ab"])
STARTS = ("start", "begin", "starttime")
BREAKS = frozenset(["br", "lb"])


def read(data: bytes, name: str) -> Source:
    """The utterances in order. Raises SourceError for broken XML."""
    root = root_of(data, name)
    spoken = SPOKEN | ALSO.get(_tag(root), frozenset())
    return gather(_said(root, spoken, _names(root)), "xml", name, _facts(root))


def _tag(node: Any) -> str:
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _names(root: Any) -> dict[str, str]:
    """``xml:id`` to name of the persons that a header lists."""
    people = ((_attributes(node), node) for node in root.iter() if _tag(node) in PEOPLE)
    return {known["id"]: known.get("name") or _words(_named(node)) for known, node in people if known.get("id")}


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
            who, told = _people(known.get(key, ""), names), f"{_tag(node)}/@{key}"
            if label := None if who in names.values() else _label(node):
                who, told = label, f"the label in {_tag(node)}"
            row = Said(who or None, "", *_times(known), line=node.sourceline or 0, told=told)
            yield from (row._replace(text=text, new=i > 0) for i, text in enumerate(_texts(node)))


def _people(who: str, names: dict[str, str]) -> str:
    """Who speaks by one id or by several (``#a #b``), else as it is written."""
    ids = [each.lstrip("#") for each in who.split()]
    return " and ".join(names[each] for each in ids) if ids and names.keys() >= set(ids) else who.lstrip("#")


def _times(known: dict[str, str]) -> tuple[int | None, int | None]:
    """When a stretch begins and ends, by its attributes (ms); YouTube's ``t`` and ``d`` count ms."""
    start = clock(known["t"], 1.0) if "t" in known else clock(next(filter(None, map(known.get, STARTS)), None))
    end = clock(known.get("end") or known.get("endtime"))
    lasts = clock(known.get("dur")) if "dur" in known else clock(known.get("d"), 1.0)
    return start, start + lasts if end is None and start is not None and lasts is not None else end


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
