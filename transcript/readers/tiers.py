"""Tiers of linguists' annotation, a speaker each: ELAN (EAF schema 3.0) and Praat's TextGrid (long text format)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from transcript.readers.clock import clock
from transcript.readers.decode import decode
from transcript.readers.elements import root_of
from transcript.readers.gather import Said, gather
from transcript.source import Source

_TIER = re.compile(r'^\s*name = "(?P<name>[^"\n]{0,200})"', re.MULTILINE)
_SOUNDS = re.compile(r"phone|segment|syll", re.IGNORECASE)  # what aligners write below the words
_INTERVAL = re.compile(
    r"^\s*(?:xmin|number|time) = (?P<start>[\d.]{1,30})\s*\n(?:\s*xmax = (?P<end>[\d.]{1,30})\s*\n)?"
    r'\s*(?:text|mark) = "(?P<text>(?:[^"]|"")*)"',
    re.MULTILINE,
)


def read_eaf(data: bytes, name: str) -> Source:
    """The annotations that have times, in their order. Raises SourceError for broken XML and where there are none."""
    root = root_of(data, name)
    slots = {slot.get("TIME_SLOT_ID"): clock(slot.get("TIME_VALUE"), 1.0) for slot in root.iter("TIME_SLOT")}
    tiers = [tier for tier in root.iter("TIER") if not tier.get("PARENT_REF")]  # others divide these
    rows = [row for tier in tiers for row in _annotations(tier, slots)]
    return gather(_in_time(rows), "eaf", name)


def _annotations(tier: Any, slots: dict[str | None, int | None]) -> Iterator[Said]:
    who = tier.get("PARTICIPANT") or tier.get("TIER_ID")
    for each in tier.iter("ALIGNABLE_ANNOTATION"):
        times = slots.get(each.get("TIME_SLOT_REF1")), slots.get(each.get("TIME_SLOT_REF2"))
        words = each.findtext("ANNOTATION_VALUE") or ""
        yield Said(who, words, *times, new=True, line=each.sourceline or 0, told="the tier")


def read_textgrid(data: bytes, name: str) -> Source:
    """The intervals and points of all tiers, in their order. Raises SourceError where none has words."""
    text = decode(data, name)
    tiers = list(_TIER.finditer(text))
    rows, line, place = [], 1, 0
    for tier, end in zip(tiers, [*(tier.start() for tier in tiers[1:]), len(text)], strict=False):
        if _SOUNDS.search(tier["name"]):
            continue
        for hit in _INTERVAL.finditer(text, tier.end(), end):
            line, place = line + text.count("\n", place, hit.start("text")), hit.start("text")
            words, times = hit["text"].replace('""', '"'), (clock(hit["start"]), clock(hit["end"]))
            rows.append(Said(tier["name"], words, *times, new=True, line=line, told="the tier"))
    return gather(_in_time(rows), "textgrid", name)


def _in_time(rows: list[Said]) -> list[Said]:
    """The rows in the order in which they begin; one without a time follows the row before it."""
    since, keyed = 0, []
    for row in rows:
        since = since if row.start_ms is None else row.start_ms
        keyed.append((since, row))
    return [row for _, row in sorted(keyed, key=lambda each: each[0])]
