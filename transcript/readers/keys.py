"""What the keys of speech recognisers and players mean, whoever made the file.

Known are the JSON of Whisper, WhisperX, AssemblyAI, Deepgram, AWS Transcribe, Google Speech-to-Text, Azure batch
transcription, Rev.ai, Speechmatics, IBM Watson, Soniox, ElevenLabs, Otter, Trint and YouTube (json3), each as its maker
documents it, and of the podcast namespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from transcript.readers.clock import clock

# In the order of trust: a name before an id, a punctuated word before a bare one.
TEXT = (
    "text",
    "body",
    "punctuated_word",
    "punct",
    "word",
    "transcript",
    "content",
    "utterance",
    "line",
    "message",
    "display",
    "utt",
)
BARE = ("name", "value")  # what a word is called where its path says that it is one
SPEAKER = (
    "speaker_name",
    "speakerName",
    "voice",
    "speaker",
    "speaker_label",
    "speakerLabel",
    "speakerTag",
    "speaker_tag",
    "speaker_id",
    "speakerId",
    "spk",
    "author",
    "who",
    "user",
    "participant_name",
    "participant",
    "username",
    "role",
)
START = (
    "start_ms",
    "startMs",
    "start",
    "startTime",
    "start_time",
    "begin",
    "time",
    "timestamp",
    "ts",
    "offset",
    "startOffset",
    "tStartMs",
    "data_start",
    "from",
)
END = ("end_ms", "endMs", "end", "endTime", "end_time", "end_ts", "endOffset", "data_end", "to", "stop")
LASTS = ("duration", "dur", "dDurationMs")
BEST = ("alternatives", "nBest")  # the guesses of a recogniser, the best first
NAME = ("name", "label", "display_name", "displayName", "full_name", "speaker_name", "@id", "id")
IDS = ("id", "speaker_id", "speakerId", "speaker", "label")
PEOPLE = re.compile(
    r"speakers?|participants?|people|users|persons|members|speaker_?(?:names|map|labels)", re.IGNORECASE
)
_WORDS = re.compile(r"word|element", re.IGNORECASE)


def text_of(row: dict[str, Any], path: str) -> str | None:
    """What is said in a row, or in the best guess in it."""
    found = first_of(row, TEXT) or first_of(_best(row), TEXT) or _parts(row)
    return first_of(row, BARE) if found is None and _WORDS.search(path) else found


def _parts(row: Mapping[str, Any]) -> str | None:
    """The words of a caption that YouTube keeps in parts."""
    parts = row.get("segs")
    said = [part.get("utf8") for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return "".join(part for part in said if isinstance(part, str)).strip() or None


def _best(row: Mapping[str, Any]) -> Mapping[str, Any]:
    guesses = next((row[key] for key in BEST if isinstance(row.get(key), list) and row[key]), [None])
    return guesses[0] if isinstance(guesses[0], dict) else {}


def first_of(row: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of these keys that holds words."""
    return next((row[key] for key in keys if isinstance(row.get(key), str) and row[key].strip()), None)


def speaker_of(row: Mapping[str, Any]) -> tuple[str, str] | None:
    """Who speaks in a row, or in the best guess in it, and the key that says so; a number is ``Speaker 1``."""
    for key, value in ((key, each[key]) for each in (row, _best(row)) for key in SPEAKER if key in each):
        if isinstance(value, dict):
            value = next((value[k] for k in NAME if isinstance(value.get(k), str | int)), None)
        if isinstance(value, str) and value.strip():
            return value.strip(), key
        if isinstance(value, int) and not isinstance(value, bool):
            return f"Speaker {value}", key
    return None


def time_of(row: Mapping[str, Any], keys: tuple[str, ...], unit: float) -> int | None:
    """The time (ms) that the first of these keys holds; a plain number counts ``unit`` ms."""
    for key in keys:
        if (
            row.get(key) is not None
            and (time := clock(row[key], 1.0 if key.lower().endswith("ms") else unit)) is not None
        ):
            return time
    return None


def unit_of(rows: list[Any]) -> float:
    """1 where a list's times are ms (whole numbers, more than 50 a row), 1000 where they are seconds."""
    last = rows[-1] if rows and isinstance(rows[-1], dict) else {}
    value = next((last[key] for key in (*END, *START) if key in last), None)
    return 1.0 if isinstance(value, int) and not isinstance(value, bool) and value > 50 * len(rows) else 1000.0


def facts_of(node: Mapping[str, Any]) -> dict[str, object]:
    """Title and language, where a file says them."""
    keys = {"title": "title", "language": "language", "language_code": "language", "lang": "language"}
    return {
        kept: node[key].replace("_", "-")
        for key, kept in keys.items()
        if isinstance(node.get(key), str) and len(node[key]) < 500
    }


def people_of(value: Any) -> Iterator[tuple[str, str]]:
    """Id and name of the people whom a list of rows, or a mapping, tells apart, as ``speaker_of`` gives the id."""
    rows = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
    for row in (row for row in rows if isinstance(row, dict)):
        name = first_of(row, NAME[:-2])
        number = next((row[key] for key in IDS if row.get(key) is not None), None)
        who = speaker_of({"speaker": number})
        if name and who and first_of(row, TEXT) is None:
            yield who[0], name
        elif isinstance(value, dict) and all(isinstance(each, str) for each in row.values()):
            yield from row.items()
