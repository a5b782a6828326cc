"""A document composed in a style from known turns gives those turns back, in every style."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcript.labels.styles import STYLES as ROWS
from transcript.parsing import parse
from transcript.source import Source

Turns = list[tuple[str, str]]


def _lines(pattern: str, between: str = "\n\n") -> Callable[[Turns], str]:
    def render(turns: Turns) -> str:
        return between.join(pattern.format(name=name, words=words, caps=name.upper()) for name, words in turns)

    return render


STYLES: dict[str, Callable[[Turns], str]] = {
    "name: text": _lines("{name}: {words}"),
    "one line each": _lines("{name}: {words}", "\n"),
    "NAME: text": _lines("{caps}: {words}"),
    "full-width colon": _lines("{name}：{words}"),
    "name: on its own line": _lines("{name}:\n\n{words}"),
    "bold, colon inside": _lines("**{name}:** {words}"),
    "bold, colon outside": _lines("**{name}**: {words}"),
    "underscores": _lines("__{name}__: {words}"),
    "bold, no colon": _lines("**{name}** {words}"),
    "bold on its own line": _lines("**{name}**\n\n{words}"),
    "time before": _lines("[00:01:02] {name}: {words}"),
    "bold with time before": _lines("**[00:12] {name}:** {words}"),
    "time after": _lines("{name}  00:12\n{words}"),
    "name and time in brackets": _lines("**{name}** (1:02) - {words}"),
    "time, then name": _lines("00:01:02 {name}\n{words}"),
    "name: time": _lines("{name}: 00:01:02\n\n{words}"),
    "angle brackets": _lines("<{name}> {words}", "\n"),
    "square brackets": _lines("[{name}] {words}"),
    "tab": _lines("{name}\t{words}", "\n"),
    "columns": _lines("{caps}        {words}"),
    "dash": _lines("{name} – {words}"),
    "capitals and full stop": _lines("{caps}. {words}"),
    "title, capitals and full stop": _lines("Mr. {caps}. {words}"),
    "heading": _lines("### {name}\n\n{words}"),
    "chat": _lines("12/31/21, 9:15 PM - {name}: {words}", "\n"),
    "chevron and name": _lines(">> {name}: {words}"),
    "tags": _lines("<{name}>{words}</{name}>", "\n"),
}
NAMES = ("Marit", "Olav", "Ingrid")
WORDS = st.lists(
    st.sampled_from(
        ["we", "had", "a", "boat", "and", "it", "was", "late", "in", "the", "year", "so", "nobody", "came"]
    ),
    min_size=3,
    max_size=12,
)
SAID = st.builds(lambda words, end: " ".join(words).capitalize() + end, WORDS, st.sampled_from([".", "?", "!"]))


@st.composite
def conversations(draw: st.DrawFn) -> Turns:
    """Four to twelve turns of two or three people, the first a question; nobody speaks twice in a row."""
    people = NAMES[: draw(st.integers(2, 3))]
    count = draw(st.integers(2 * len(people), 12))
    said = [draw(SAID), *(draw(SAID) for _ in range(count - 1))]
    said[0] = f"{said[0][:-1]}?"
    return [(people[i % len(people)], words) for i, words in enumerate(said)]


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=10, deadline=None)
@given(conversations())
def test_the_turns_come_back(style: str, turns: Turns) -> None:
    found = [
        (turn.speaker.removeprefix("Mr. ").casefold(), turn.text)
        for turn in parse(Source(STYLES[style](turns))).turns()
    ]
    assert found == [(name.casefold(), words) for name, words in turns]


def test_a_name_that_comes_again_as_its_abbreviation_comes_twice() -> None:
    talk = (
        "Ann Berg (AB): What is new in the lighthouse, and who repaired it?\n\n"
        "Bo Lind (BL): Little is new. The lamp was repaired by two brothers.\n\n"
        "AB: And then what happened?\n\nBL: Nothing happened, for two years.\n"
    )
    assert [turn.speaker for turn in parse(Source(talk)).turns()] == ["AB", "BL", "AB", "BL"]


OPENING = ["", "- ", "• ", "* ", "**", "- **", "__", "*", "_", "# ", "1. ", "٣. ", "<", "[", "(", "{", "0:12 "]
CLOSING = ["", ": ", "** ", "**", "__ ", "* ", "_ ", "> ", "] ", ") ", "} ", "「", "『", ". ", "\t"]
TIMES = [" 0:12", " (1.5 s)", " 3m ago"]


@settings(max_examples=400)
@given(st.sampled_from(OPENING), st.sampled_from([*CLOSING, *TIMES]), st.sampled_from(["", "We had a boat."]))
def test_a_style_that_a_line_matches_is_possible(opening: str, closing: str, words: str) -> None:
    line = f"{opening}Marit{closing}{words}"
    beginnings = {"0" if line[0].isdecimal() else line[0]}
    for row in ROWS:
        if row.pattern.match(line):
            assert row.possible(line, beginnings), row.name


@pytest.mark.parametrize("digits", ["123", "١٢٣", "१२३"])
def test_questions_may_be_numbered_in_the_digits_of_any_script(digits: str) -> None:
    asked = (
        "What happened on the river, and who saw it first of all?\n\nI saw it first, I think, with my brother.",
        "And what did you do when you had seen it there?\n\nI went home, and I told my mother what I had seen.",
        "Why did nobody believe you in those days?\n\nI was a child, and we told stories all day long.",
    )
    text = "\n\n".join(f"{digit}. {each}" for digit, each in zip(digits, asked, strict=True))
    assert [block.kind for block in parse(Source(text)).blocks] == ["turn"] * 6
