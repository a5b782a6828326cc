"""Captions that are cut by notes are those that would be cut without."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from output.captions import PROFILES
from output.captions.cues import LONGEST, _batches, cues, cues_of, name_leads
from output.captions.heard import hear
from output.estimate import estimate
from tests.output.captions.test_cues import WORDS, said
from voices.notes import Notes


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6), st.data(), st.sampled_from(sorted(PROFILES)))
def test_by_notes_of_an_episode_before_an_edit_the_same_cues_are_cut(
    turns: list[list[str]], data: st.DataObject, name: str
) -> None:
    edited = [*turns]
    edited[data.draw(st.integers(0, len(turns) - 1))] = data.draw(WORDS)
    before, after = (estimate(said(*map(" ".join, each))) for each in (turns, edited))
    earlier = Notes()
    cues_of(hear(before), before, PROFILES[name], name_leads, earlier)
    notes = Notes(json.loads(json.dumps(earlier.used)))
    assert cues_of(hear(after), after, PROFILES[name], name_leads, notes) == cues(after, PROFILES[name], name_leads)


def test_an_edit_cuts_few_turns_again() -> None:
    text = "The keeper of the light was my grandmother, and she climbed the stairs {} times each night. "
    turns = [text.format(number) * 2 for number in range(200)]
    before, after = (estimate(said(first, *turns)) for first in ("Good evening.", "Good evening, and welcome."))
    earlier = Notes()
    cues_of(hear(before), before, PROFILES["podcast"], notes=earlier)
    notes = Notes(earlier.used)
    cues_of(hear(after), after, PROFILES["podcast"], notes=notes)
    assert len(notes.used) > 20
    assert len(notes.used.keys() - earlier.used) == 1


def test_turns_that_all_say_the_same_are_cut_in_batches_too() -> None:
    heard = hear(estimate(said(*["Yes, that is quite right."] * 2000)))
    assert max(sum(len(each.tokens) for each in batch) for batch, _ in _batches(heard)) < LONGEST + 10
