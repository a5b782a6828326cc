"""WebVTT (W3C, https://www.w3.org/TR/webvtt1/): every cue names its speaker in a voice span."""

from __future__ import annotations

from output.captions.colours import colours
from output.captions.cues import Cue, line
from output.captions.tokens import Token
from output.clock import stamp
from output.formats import Rendering
from output.formats.cue_text import escape

ESTIMATED = "NOTE\nThese times are estimated: no audio was measured.\n\n"

SIDES = (" position:5%,line-left align:left", " position:95%,line-right align:right")
"""Section 3.3, WebVTT position and alignment cue settings: where the first two speakers stand."""


def render(rendering: Rendering) -> str:
    """The captions as WebVTT, by the rendering's profile and the show's ``[captions]``."""
    settings = rendering.show.captions
    names = [speaker.name for speaker in rendering.timeline.transcript.speakers]
    sides = dict(zip(names, SIDES, strict=False)) if settings.sides else {}
    text = _timed if settings.word_times else _plain
    return "".join(
        [
            "WEBVTT\n\n",
            _style(names) if settings.colours else "",
            ESTIMATED if rendering.timeline.estimated else "",
            *(block(n, cue, text(cue), sides.get(cue.speaker, "")) for n, cue in enumerate(rendering.cues, 1)),
        ]
    )


def block(number: int, cue: Cue, text: str, settings: str) -> str:
    """A cue as it stands in the file; ``text`` is escaped, ``settings`` begin with a space."""
    times = f"{stamp(cue.start_ms, '.')} --> {stamp(cue.end_ms, '.')}"
    return f"{number}\n{times}{settings}\n<v {escape(' '.join(cue.speaker.split()))}>{text}\n\n"


def _plain(cue: Cue) -> str:
    return escape("\n".join(cue.lines))


def _timed(cue: Cue) -> str:
    """The text with a time stamp before each word but the first: ascending and inside the cue (section 4.2.2)."""
    now = cue.start_ms
    rows: list[str] = []
    for row in cue.rows:
        stamped: list[Token] = []
        for token in row:
            late = now < token.start_ms < cue.end_ms and (rows or stamped)
            now = token.start_ms if late else now
            mark = f"<{stamp(now, '.')}>" if late else ""
            stamped.append(token._replace(text=mark + escape(token.text)))
        rows.append(line(stamped))
    return "\n".join(rows)


def _style(names: list[str]) -> str:
    rules = (f'::cue(v[voice="{_css(name)}"]) {{ color: {colour}; }}\n' for name, colour in colours(names).items())
    return f"STYLE\n{''.join(rules)}\n"


def _css(text: str) -> str:
    """``text`` within a CSS string: what is no letter, digit or space by its number (CSS Syntax 3, section 4.3.7)."""
    return "".join(_css_character(character) for character in " ".join(text.split()))


def _css_character(character: str) -> str:
    return character if character.isalnum() or character == " " else f"\\{ord(character):x} "
