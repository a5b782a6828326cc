"""Who asks and who answers: roles by what people do, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcript.model import Role

_LABELS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("host", re.compile(r"(?:co-?)?host|interviewer(?:in)?|q|question|问|問|記者|记者|presenter|journalist|reporter|editor|p|frage|pregunta|entrevistador|time\.news editor|.*\beditor", re.I)),
    ("moderator", re.compile(r"(?:.*\b)?(?:moderator|moderation|moderador|主持人|chair(?:man|woman|person)?)", re.I)),
    ("audience", re.compile(r"(?:.*\b)?(?:audience|public|público|publikum|caller|questioner)(?: members?)?(?: \d+)?", re.I)),
    ("guest", re.compile(r"guest|a|answer|答|interviewee|witness|the witness|antwort|respuesta|r", re.I)),
)  # fmt: skip
_WELCOMES = re.compile(
    r"\b(?:welcome (?:back )?(?:to|,|dr|mr|ms)|joining (?:us|me)|my guest|our guest|i'?m your host|thank you (?:so much )?for (?:joining|being|coming|talking))\b",
    re.I,
)
_THANKS = re.compile(
    r"\b(?:thank(?:s| you)(?: so much| very much)? for (?:having|inviting) (?:me|us)|(?:pleasure|great|good|glad|happy) to be here)\b",
    re.I,
)


class Deeds(NamedTuple):
    """What a speaker did: turns, turns that end in a question, words (characters), welcomes, thanks."""

    turns: int
    questions: int
    characters: int
    welcomes: int
    thanks: int


def deeds(texts: Sequence[str]) -> Deeds:
    """What the turns of one speaker show."""
    return Deeds(
        len(texts),
        sum(text.rstrip(" \"”')").endswith(("?", "？", "؟")) for text in texts),
        sum(map(len, texts)),
        sum(bool(_WELCOMES.search(text)) for text in texts),
        sum(bool(_THANKS.search(text)) for text in texts),
    )


def roles(done: Mapping[str, Deeds], names: Mapping[str, str]) -> dict[str, tuple[Role | None, str]]:
    """Speaker id to role and reason. ``done`` is what each did, ``names`` their full names."""
    found = {speaker: _labelled(speaker, names[speaker]) for speaker in done}
    if len(done) > 1 and not any(role in ("host", "moderator") for role, _ in found.values()):
        host = max(done, key=lambda speaker: _asks(done[speaker]))
        if _asks(done[host]) > 0:
            found[host] = ("host", _shown(done[host], "asks and welcomes most"))
    return {speaker: role if role[0] else _guest(done[speaker], len(done)) for speaker, role in found.items()}


def _labelled(speaker: str, name: str) -> tuple[Role | None, str]:
    for role, pattern in _LABELS:
        for label in (speaker, name):
            if pattern.fullmatch(label):
                return role, f"the label says so: {label}"
    return None, ""


def _asks(done: Deeds) -> float:
    return done.questions / done.turns + 0.5 * min(2, done.welcomes) - 0.7 * min(2, done.thanks)


def _shown(done: Deeds, what: str) -> str:
    return f"{what}: {done.questions} of {done.turns} turns end in a question, {done.welcomes} welcomes, {done.thanks} thanks"


def _guest(done: Deeds, people: int) -> tuple[Role | None, str]:
    if done.thanks:
        return "guest", _shown(done, "thanks for being there")
    return ("guest", _shown(done, "answers")) if people > 1 else (None, "speaks alone")
