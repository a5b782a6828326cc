"""The JSON of each maker of speech recognisers, in the shape that it documents."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from transcript.model import Transcript
from transcript.parsing import parse
from transcript.source import read

SAID = [
    ("A", "Welcome to the show, Olav. Where was it?"),
    ("B", "In a barn. Behind the hay."),
    ("A", "And then?"),
    ("B", "We rowed, all of us."),
]
STEP = 400  # ms a word


class Word(NamedTuple):
    turn: int
    who: str
    text: str
    start: int
    end: int

    @property
    def seconds(self) -> tuple[float, float]:
        return self.start / 1000, self.end / 1000


def _words() -> Iterator[Word]:
    place = 0
    for turn, (who, said) in enumerate(SAID):
        for word in said.split():
            yield Word(turn, who, word, place, place + STEP)
            place += STEP


WORDS = list(_words())
TURNS = [[word for word in WORDS if word.turn == turn] for turn in range(len(SAID))]
ALL = " ".join(said for _, said in SAID)
NUMBER = {"A": 0, "B": 1}


def bare(word: Word) -> str:
    return word.text.rstrip(".,?")


def times(words: list[Word], start: str, end: str) -> dict[str, float]:
    return {start: words[0].seconds[0], end: words[-1].seconds[1]}


def assemblyai() -> Any:
    words = [{"text": w.text, "start": w.start, "end": w.end, "speaker": w.who} for w in WORDS]
    spoken = [
        {"speaker": who, "text": said, "start": turn[0].start, "end": turn[-1].end}
        for (who, said), turn in zip(SAID, TURNS, strict=True)
    ]
    chapters = [{"summary": "About a boat.", "headline": "A boat", "gist": "boat", "start": 0, "end": 900}]
    return {"id": "x", "text": ALL, "words": words, "utterances": spoken, "chapters": chapters, "audio_duration": 8}


def deepgram() -> Any:
    words = [
        {"word": bare(w).lower(), "punctuated_word": w.text, "speaker": NUMBER[w.who], **times([w], "start", "end")}
        for w in WORDS
    ]
    paragraphs = [
        {"sentences": [{"text": said, **times(turn, "start", "end")}], "speaker": NUMBER[who]}
        for (who, said), turn in zip(SAID, TURNS, strict=True)
    ]
    best = {"transcript": ALL, "words": words, "paragraphs": {"transcript": ALL, "paragraphs": paragraphs}}
    return {"metadata": {"model_info": {"m": {"name": "x"}}}, "results": {"channels": [{"alternatives": [best]}]}}


def aws(*, labelled: bool) -> Any:
    items: list[dict[str, Any]] = []
    for word in WORDS:
        who = {"speaker_label": f"spk_{NUMBER[word.who]}"} if labelled else {}
        start, end = (f"{seconds:.2f}" for seconds in word.seconds)
        spoken = {"type": "pronunciation", "start_time": start, "end_time": end}
        items.append({**spoken, "alternatives": [{"confidence": "0.9", "content": bare(word)}], **who})
        if point := word.text[len(bare(word)) :]:
            items.append({"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": point}], **who})
    segments = [
        {
            "speaker_label": f"spk_{NUMBER[turn[0].who]}",
            "start_time": str(turn[0].seconds[0]),
            "end_time": str(turn[-1].seconds[1]),
            "items": [],
        }
        for turn in TURNS
    ]
    labels = {"speakers": 2, "segments": segments}
    return {"jobName": "j", "results": {"transcripts": [{"transcript": ALL}], "speaker_labels": labels, "items": items}}


def whisperx() -> Any:
    words = [
        [{"word": w.text, "speaker": f"SPEAKER_0{NUMBER[w.who]}", **times([w], "start", "end")} for w in t]
        for t in TURNS
    ]
    segments = [
        {"text": f" {said}", "speaker": f"SPEAKER_0{NUMBER[who]}", "words": each, **times(turn, "start", "end")}
        for (who, said), turn, each in zip(SAID, TURNS, words, strict=True)
    ]
    return {"segments": segments, "word_segments": [word for each in words for word in each], "language": "en"}


def podcast_namespace() -> Any:
    segments = [{"speaker": w.who, "body": w.text, **times([w], "startTime", "endTime")} for w in WORDS]
    return {"version": "1.0.0", "segments": segments}


def google() -> Any:
    """The last result repeats every word, with speaker tags."""
    words = [
        [{"word": w.text, "startTime": f"{w.seconds[0]}s", "endTime": f"{w.seconds[1]}s"} for w in t] for t in TURNS
    ]
    results = [
        {"alternatives": [{"transcript": said, "words": each}]} for (_, said), each in zip(SAID, words, strict=True)
    ]
    tagged = [
        {**word, "speakerTag": NUMBER[w.who] + 1}
        for word, w in zip([word for each in words for word in each], WORDS, strict=True)
    ]
    return {"results": [*results, {"alternatives": [{"words": tagged}]}]}


def azure() -> Any:
    phrases = [
        {
            "speaker": NUMBER[who] + 1,
            "offset": f"PT{turn[0].seconds[0]}S",
            "duration": f"PT{len(turn) * STEP / 1000}S",
            "nBest": [{"lexical": said.lower(), "display": said}],
        }
        for (who, said), turn in zip(SAID, TURNS, strict=True)
    ]
    return {"recognizedPhrases": phrases, "combinedRecognizedPhrases": [{"channel": 0, "display": ALL}]}


def revai() -> Any:
    space = {"type": "punct", "value": " "}
    return {
        "monologues": [
            {
                "speaker": NUMBER[turn[0].who],
                "elements": [
                    e for w in turn for e in ({"type": "text", "value": w.text, **times([w], "ts", "end_ts")}, space)
                ],
            }
            for turn in TURNS
        ]
    }


def speechmatics() -> Any:
    return {
        "results": [
            {
                "type": "word",
                "alternatives": [{"content": w.text, "speaker": f"S{NUMBER[w.who] + 1}"}],
                **times([w], "start_time", "end_time"),
            }
            for w in WORDS
        ]
    }


def ids_beside_names() -> Any:
    people = [{"id": "s0", "name": "Hanna Vik"}, {"id": "s1", "name": "Olav Berg"}]
    rows = [
        {"speaker_id": f"s{NUMBER[who]}", "text": said, **times(turn, "start", "end")}
        for (who, said), turn in zip(SAID, TURNS, strict=True)
    ]
    return {"speakers": people, "transcript": rows}


def speakers_by_time() -> Any:
    rows = [{"text": said, **times(turn, "start", "end")} for (_, said), turn in zip(SAID, TURNS, strict=True)]
    who = [{"speaker": f"SPEAKER_0{NUMBER[turn[0].who]}", **times(turn, "start", "end")} for turn in TURNS]
    return {"segments": rows, "diarization": who}


# Each maker's file, the two speakers that it names, and whether it times the words.
MAKERS: dict[str, tuple[Callable[[], Any], tuple[str, str], bool]] = {
    "AssemblyAI": (assemblyai, ("A", "B"), True),
    "Deepgram": (deepgram, ("Speaker 0", "Speaker 1"), True),
    "AWS, speakers by time": (lambda: aws(labelled=False), ("spk_0", "spk_1"), True),
    "AWS": (lambda: aws(labelled=True), ("spk_0", "spk_1"), True),
    "WhisperX": (whisperx, ("SPEAKER_00", "SPEAKER_01"), True),
    "podcast namespace": (podcast_namespace, ("A", "B"), True),
    "Google": (google, ("Speaker 1", "Speaker 2"), True),
    "Azure": (azure, ("Speaker 1", "Speaker 2"), False),
    "Rev.ai": (revai, ("Speaker 0", "Speaker 1"), True),
    "Speechmatics": (speechmatics, ("S1", "S2"), True),
    "ids beside names": (ids_beside_names, ("Hanna Vik", "Olav Berg"), False),
    "speakers by time": (speakers_by_time, ("SPEAKER_00", "SPEAKER_01"), False),
}


def parsed(value: Any) -> Transcript:
    return parse(read(io.BytesIO(json.dumps(value).encode())))


@pytest.mark.parametrize("maker", MAKERS)
def test_the_turns_and_their_times_are_those_that_were_said(maker: str) -> None:
    make, names, _ = MAKERS[maker]
    found = [(turn.speaker, turn.text, turn.start_ms, turn.end_ms) for turn in parsed(make()).turns()]
    assert found == [
        (names[NUMBER[who]], said, turn[0].start, turn[-1].end) for (who, said), turn in zip(SAID, TURNS, strict=True)
    ]


@pytest.mark.parametrize("maker", [maker for maker, (_, _, timed) in MAKERS.items() if timed])
def test_the_time_of_each_word_is_kept(maker: str) -> None:
    turns = list(parsed(MAKERS[maker][0]()).turns())
    found = [(turn.text[t.start : t.end], t.start_ms) for turn in turns for t in turn.timed]
    assert [(text, start) for text, start in found if text[0].isalpha()] == [
        (text if maker.startswith("AWS") else word.text, word.start)
        for word, text in zip(WORDS, map(bare, WORDS), strict=True)
    ]


@pytest.mark.parametrize("maker", MAKERS)
def test_who_asks_is_the_host_whatever_the_letters(maker: str) -> None:
    assert [speaker.role for speaker in parsed(MAKERS[maker][0]()).speakers] == ["host", "guest"]


def test_a_text_with_labels_inside_json_is_read_as_text() -> None:
    text = "\n\n".join(f"{who}: {said}" for who, said in SAID)
    assert [(turn.speaker, turn.text) for turn in parsed({"text": text}).turns()] == SAID


def test_words_of_a_script_without_spaces_stay_together() -> None:
    segment = {"text": "你好吗", "speaker": "A", "start": 0, "end": 3}
    words = [{"word": c, "start": i, "end": i + 1} for i, c in enumerate("你好吗")]
    other = {"text": "很好。", "speaker": "B", "start": 3, "end": 6}
    found = parsed({"segments": [{**segment, "words": words}, other]})
    assert [turn.text for turn in found.turns()] == ["你好吗", "很好。"]


def test_words_without_speakers_are_one_text() -> None:
    words = [{"word": word, "start": i, "end": i + 0.9} for i, word in enumerate(["Welcome", "back."])]
    whole = {"transcript": "Welcome back.", "words": words}
    assert [block.text for block in parsed({"results": {"channels": [{"alternatives": [whole]}]}}).blocks] == [
        "Welcome back."
    ]
