"""TTML in the IMSC 1.1 text profile (W3C, https://www.w3.org/TR/ttml-imsc1.1/), as broadcasters take it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from output.captions.colours import colours
from output.captions.cues import Cue
from output.clock import stamp
from output.direction import direction
from output.formats import Rendering

NAMESPACES = {
    "": "http://www.w3.org/ns/ttml",
    "ttp": "http://www.w3.org/ns/ttml#parameter",
    "tts": "http://www.w3.org/ns/ttml#styling",
    "ttm": "http://www.w3.org/ns/ttml#metadata",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
PROFILE = "http://www.w3.org/ns/ttml/profile/imsc1.1/text"
TEXT = {
    "tts:fontFamily": "proportionalSansSerif",
    "tts:fontSize": "80%",
    "tts:lineHeight": "125%",
    "tts:backgroundColor": "#000000cc",
    "tts:unicodeBidi": "embed",
}
PLACE = {"tts:origin": "10% 75%", "tts:extent": "80% 20%", "tts:displayAlign": "after"}
"""The lowest fifth above the edge that televisions may cut off (5%); two lines of 80% of a cell (1/15) fit twice."""
SIDES = ("left", "right")
CENTRE = "center"
PLAIN = {"region": CENTRE, "style": "text"}
ESTIMATED = "These times are estimated: no audio was measured."
# XML 1.0, section 2.2: what no document may hold, not even as a reference.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

tt: Any = ElementMaker(
    namespace=NAMESPACES[""], nsmap={key or None: uri for key, uri in NAMESPACES.items() if key != "xml"}
)
ttm: Any = ElementMaker(namespace=NAMESPACES["ttm"])


def render(rendering: Rendering) -> str:
    """The captions as TTML: the cues of SRT, each with its speaker as an agent; sides and colours by option."""
    root = tt.tt(
        _head(rendering),
        tt.body(tt.div(*_cues(rendering))),
        _named(
            {
                "ttp:contentProfiles": PROFILE,
                "ttp:timeBase": "media",
                "xml:lang": rendering.timeline.transcript.language,
            }
        ),
    )
    for each in root.iter(_full(":p"), _full(":div")):
        each.tail = "\n"  # where white space means nothing: one cue a line
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def _named(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes with ``prefix:name`` written out as lxml wants them."""
    return {_full(key): value for key, value in attributes.items()}


def _full(key: str) -> str:
    prefix, colon, name = key.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{name}" if colon else name


def _text(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", text)


def _head(rendering: Rendering) -> Any:
    agents = [
        ttm.agent(ttm.name(_text(name), type="full"), _named({"xml:id": f"speaker{number}", "type": "person"}))
        for number, name in enumerate(_names(rendering))
    ]
    told = [ttm.desc(ESTIMATED)] if rendering.timeline.estimated else []
    regions = [tt.region(_named({"xml:id": side, "tts:textAlign": side, **PLACE})) for side in (*SIDES, CENTRE)]
    return tt.head(
        tt.metadata(ttm.title(_text(rendering.facts.title)), *told, *agents),
        tt.styling(*_styles(rendering)),
        tt.layout(*regions),
    )


def _names(rendering: Rendering) -> list[str]:
    return list(dict.fromkeys(speaker.name for speaker in rendering.timeline.transcript.speakers))


def _styles(rendering: Rendering) -> Iterator[Any]:
    written = direction(rendering.timeline.transcript.language)
    yield tt.style(_named({"xml:id": "text", "tts:direction": written, **TEXT}))
    for number, colour in enumerate(colours(_names(rendering)).values()):
        yield tt.style(_named({"xml:id": f"colour{number}", "tts:color": colour}))


def _cues(rendering: Rendering) -> Iterator[Any]:
    looks = {name: _look(number, rendering) for number, name in enumerate(_names(rendering))}
    for each in rendering.led_cues:
        times = {"begin": stamp(each.start_ms, "."), "end": stamp(each.end_ms, ".")}
        yield tt.p(*_lines(each), _named(times | looks.get(each.speaker, PLAIN)))


def _look(number: int, rendering: Rendering) -> dict[str, str]:
    """Where and how a speaker's cues are shown."""
    settings = rendering.show.captions
    return {
        "region": SIDES[number] if settings.sides and number < len(SIDES) else CENTRE,
        "style": f"text colour{number}" if settings.colours else "text",
        "ttm:agent": f"speaker{number}",
    }


def _lines(cue: Cue) -> list[Any]:
    """The lines with an element between two of them."""
    return [piece for text in cue.lines for piece in (tt.br(), _text(text))][1:]
