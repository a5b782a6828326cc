"""What words in brackets or between asterisks tell of the room, and are not said: stage directions inside a turn.

An act is what a body or a room does (``laughs``, ``long pause``, ``phone rings``). What speaks of somebody
(``the former minister``) or to somebody (``which made me smile``) is a parenthesis, and said.
"""

from __future__ import annotations

import re

from transcript.patterns import lazy


def _any(words: str) -> str:
    return "|".join(words.split())


_SOUNDS = _any(
    "laugh chuckl giggl snicker snort sigh cough sneez snif sniff sob cry cri weep groan moan gasp yawn gulp "
    "whistl hum whisper mutter mumbl stammer stutter applau applaud applaus clap cheer jeer boo silenc paus "
    "smil smirk grin frown nod shrug wink gestur hesitat inhal exhal breath beep bleep interrupt"
)
_NOTES = _any(
    r"beat music music\splay\w* music\sstops static silence ahem crosstalk cross-talk inaudible indiscernible "
    r"unintelligible overlapping\s\w+ background\s\w+ phone\srings door\w*\s\w+ technical\sdifficult\w+"
)
_ABROAD = _any(
    "lach weint seufz schmunzel lächel gelächter applaus pause zögert nickt hustet räusper flüster schweig "
    "grinst rit rire sourit sourire soupir pleure applaudis hésite tousse chuchote ríe risa sonríe llora "
    "suspir pausa silencio aplauso tose susurr asiente risate applausi sospira piange riso gelach zucht huilt "
    "stilte skratt applåder suckar"
)
_PARLIAMENT = lazy(
    r"(?:\w+\s){0,2}(?:beifall|heiterkeit|(?:zu|zwischen|gegen)rufe?|widerspruch|unterbrechung|lachen)(?!\w).*", re.I
)
_HANDLING = _any("hold clear wip rub scratch tak sip drink pour tap snap shak nod wav")
_MOVING = _any(
    "point look turn lean stand sit ris star glanc roll knock ring read sing speak talk imitat tear blush hug"
)
_PLACES = _any(
    r"\w+ly at to toward towards away up down over around back forward his her their a an the head throat "
    r"hands? eyes in"
)
_ENDING = "(?:e?s|[bdgmnp]?ing|e?d|e|ter)?"

_ACT = re.compile(
    rf"(?:\w[\w'’-]*\s){{0,2}}?(?:(?:{_SOUNDS}){_ENDING}|{_NOTES}|(?:{_ABROAD})\w*)(?!\w)(?P<tail>.*)", re.I
)
_MOVE = lazy(
    rf"(?:(?:he|she|they|both|all|audience|[A-Z][\w.]+)\s)?(?:\w+ly\s)?(?:(?:{_MOVING})(?:e?s|[bdgmnpt]?ing)"
    rf"(?:\s(?:{_PLACES})(?!\w).*)?|(?:{_HANDLING})(?:e?s|[bdgmnp]?ing)(?:\s(?:{_PLACES})(?!\w).*|\s\w+)?)",
    re.I,
)
_MANNER = lazy(
    r"(?!(?:interest|includ|regard|concern|accord|mean|dur|depend|amaz|th)ing)[a-z]{2,}ing(?:\s\S+){0,3}"
    r"|(?!actual|usual|on|real|apparent|reported|alleged|most|part|final|possib|probab|hopeful|fortunate|unfortunate|obvious"
    r"|clear|ear|dai|week|month|year|near|like|former|recent|current|original|basical|literal|supposed)\w+ly"
    r"|excited|surprised|angry|confused|amused|annoyed|shocked|emotional|serious|sarcastic|incredulous",
    re.I,
)
_NOTE = lazy(
    r"(?!(?:see|cf|more|less|of course|or|and|as|at|with|without|sic|like|for|from|about|even|maybe|perhaps|so|"
    r"then|well|yes)\b)"
    r"[a-zà-ÿ][^.!?:,;\d]*"
)
_TOLD = re.compile(
    r"\b(?:i|we|you|me|us|my|our|your|was|were|is|are|am|be|been|had|have|has|which|that|who|because|if|when|but|would|will|"
    r"could|can|did|do|does|not|ich|wir|sie|es|ist|war|hat|nous|vous|je|est|que|yo|era)\b|['’](?:re|m|ve|ll|t)\b",
    re.I,
)
_PUBLIC = re.compile(r"(?:\w+\s){0,2}(?:applau|laughter)", re.I)
_UNSPACED = re.compile(r"[笑哭]|掌声|拍手|沉默|沈黙|叹气|ため息|音楽|音乐")
_BARE = lazy(r"sigh|cough|gulp|ahem|sniff?|gasp|sob|chuckle|giggle|shrug|yawn|[a-z]+s(?:\s(?:throat|eyes|head))?", re.I)
_MEANT = lazy(
    r"\b(?:a|an|the|to|my|his|her|your|our|their|not|no|i|we|you|he|she|it|they|who|that|me|him|them|us|would|will|can|"
    r"could|did|do|does|don['’]t|never|of|made|makes|big|with|like)\s*$",
    re.I,
)
"""Words behind which a verb or a noun is part of the sentence."""

LONGEST_TAIL = 4  # words behind an act, unless it is the public's
LONGEST = 7  # words
LONGEST_NOTE = 5  # words


def is_act(words: str) -> bool:
    """Whether ``words`` (without brackets) tell what a body or a room does."""
    inner = words.strip().rstrip(".!…")
    if _UNSPACED.search(inner):
        return len(inner) <= LONGEST
    if _PARLIAMENT.fullmatch(inner):
        return True
    if _TOLD.search(inner):
        return False
    act = _ACT.fullmatch(inner)
    if act and (len(act["tail"].split()) <= LONGEST_TAIL or _PUBLIC.match(inner)):
        return True
    return len(inner.split()) <= LONGEST and bool(_MOVE.fullmatch(inner))


def is_manner(words: str) -> bool:
    """Whether ``words`` only name how or with what somebody goes on, as a direction does between two sentences."""
    return bool(_MANNER.fullmatch(words.strip())) and not _TOLD.search(words)


def is_note(words: str) -> bool:
    """Whether a few ``words`` that stand between two whole sentences are no sentence themselves."""
    return bool(_NOTE.fullmatch(words)) and len(words.split()) <= LONGEST_NOTE and not _TOLD.search(words)


def is_starred(words: str, before: str) -> bool:
    """Whether ``words`` between asterisks are an act and no emphasis; ``before`` is what stands left of them."""
    between = not before.strip() or before.rstrip()[-1] in ".?!…,;:—–-"
    return is_act(words) and (between or bool(_BARE.fullmatch(words.strip()) and not _MEANT.search(before)))
