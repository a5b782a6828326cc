"""Directions inside a turn are told from parentheses and from emphasis, whatever marks them."""

from __future__ import annotations

import pytest

from transcript.directions import is_act
from transcript.model import Turn
from transcript.parsing import parse
from transcript.source import Source


def directions(words: str) -> list[str]:
    text = f"ANNA: {words}\nBEN: Yes.\nANNA: No.\nBEN: Perhaps.\n"
    turn = next(
        block for block in parse(Source(text=text, name="talk.txt", format="text")).blocks if isinstance(block, Turn)
    )
    return [turn.text[each.start : each.end] for each in turn.inlines if each.kind == "direction"]


@pytest.mark.parametrize(
    "words",
    [
        "laughs", "crying", "laughter", "nervous laughter", "both laugh", "Kim laughs nervously", "long pause",
        "Pause.", "sighs deeply", "clears throat", "wipes tears", "sips coffee", "points to the map",
        "shakes her head", "phone rings", "door slams", "inaudible", "crosstalk", "applause from the audience",
        "looks away", "bursts out laughing", "beat", "Beifall bei der SPD sowie bei Abgeordneten der Grünen", "lacht",
        "Gelächter", "rires", "il soupire", "risas", "llora", "笑", "掌声",
    ],
)  # fmt: skip
def test_what_a_body_or_a_room_does_is_an_act(words: str) -> None:
    assert is_act(words)


@pytest.mark.parametrize(
    "words",
    [
        "the former minister", "which made me smile", "we all laughed about it", "music is my life",
        "the applause was loud", "smile and you win", "engineering", "a sobering thought", "musical theatre",
        "see page 5", "or so", "points 3 and 4", "reading list", "turns out he lied", "looks like rain",
        "a free ride", "AK", "1999", "der frühere Minister", "cheerful people", "including Kim", "I was crying",
        "humanity", "booster shots",
    ],
)  # fmt: skip
def test_what_tells_of_something_is_none(words: str) -> None:
    assert not is_act(words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("And then he (crying) never came back.", ["(crying)"]),
        ("Well *sigh* I do not know.", ["[sigh]"]),
        ("*laughs* No. And *clears throat* then _chuckles_ yes.", ["[laughs]", "[clears throat]", "[chuckles]"]),
        ("I *really* mean it. It made me *cry*. I love *music*. They *laugh* at us.", []),
        ("He (the former minister) left. (which made me smile)", []),
        ("Yes. (holding up a photo) This. My work (engineering) is hard.", ["(holding up a photo)"]),
        ("Well {laughs} yes <sighs> no ((coughs)) so （笑） on.", ["{laughs}", "<sighs>", "((coughs))", "（笑）"]),
        ("(sympathetically) Yes. (Actually) no. He is (sadly) gone.", ["(sympathetically)"]),
        (
            "(to Anna) Yes. (on the phone) Hello. (see below) We go. He ran (to Anna) Then.",
            ["(to Anna)", "(on the phone)"],
        ),
        ("He **sighs** and snake_laughs_case and 2 * laughs * 3.", []),
    ],
)
def test_directions_inside_a_turn(words: str, found: list[str]) -> None:
    assert directions(words) == found
