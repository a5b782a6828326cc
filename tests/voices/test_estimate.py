from __future__ import annotations

import numpy as np

from voices.audio import to_samples
from voices.engine import get_engine
from voices.estimate import estimated_marks
from voices.model import Part, Voice

TEXTS = (
    "When we started in the spring, nobody believed that it would work. We had one boat, two divers and a map "
    "from nineteen seventy. Then the storm came, and we lost the map.",
    "That is a difficult question. I think most people, when they are honest, would say that they want both: cheap "
    "food and healthy soil. Can we have both? Perhaps, but not tomorrow.",
    "The committee will meet again in October; until then, every member is free to publish what they found. I would "
    "not call it a failure. It was, if anything, a very slow success.",
)
VOICES = ("en-us+f3", "en-gb-scotland+michael", "en-029+linda", "en-us+rob")


def test_estimated_words_start_near_the_hidden_marks() -> None:
    errors: list[float] = []
    sentences: list[float] = []
    for voice in VOICES:
        for rate in (0.85, 1.0, 1.2):
            for text in TEXTS:
                part = Part(voice=Voice(engine="espeak", id=voice, language="en"), rate=rate)
                speech = get_engine("espeak").speak(text, part)
                found = estimated_marks(text, "en", to_samples(speech.audio), speech.audio.frame_rate)
                for true, guess in zip(speech.marks, found, strict=True):
                    error = abs(true.first - guess.first) / speech.audio.frame_rate * 1000
                    errors.append(error)
                    if text[max(0, true.start - 2)] in ".?!" or true.start == 0:
                        sentences.append(error)
    assert float(np.median(errors)) <= 60
    assert float(np.percentile(errors, 95)) <= 200
    assert max(sentences) <= 80


def test_a_language_that_espeak_lacks_still_gets_one_mark_a_word() -> None:
    samples = np.full(22050, 1000, np.int16)
    marks = estimated_marks("one two three four", "xx", samples, 22050)
    firsts = [mark.first for mark in marks]
    assert len(marks) == 4
    assert firsts == sorted(set(firsts))
