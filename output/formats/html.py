"""The page: one self-contained file, an article first and a player second."""

from __future__ import annotations

import json

from markupsafe import Markup

from output.formats import Rendering
from output.page import view
from output.show import Show
from output.template import compiled, rendered, source_hash

POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; media-src 'self' file: https:;"
    " img-src 'self' file: https:; base-uri 'none'; form-action 'none'"
)
"""Content Security Policy Level 3: nothing but our own style and script, named by their hashes, may act.

Blocks of data never run, but the Nu checker wants their hashes too."""


STYLE, SCRIPT, PAGE = "page.css", "player.js", "index.html"


def prepare(show: Show) -> None:
    """Compile the templates of the show's theme. Raises FormatError."""
    compiled((STYLE, SCRIPT, PAGE), show.theme)


def render(rendering: Rendering) -> str:
    """The page as HTML; style and script stand inside, text from the transcript is escaped everywhere."""
    theme = rendering.show.theme
    values = view(rendering)
    style, script = (rendered(name, theme, **values) for name in (STYLE, SCRIPT))
    data = _data(
        {
            "duration": values["duration_ms"],
            "times": values["times"],
            "title": rendering.facts.title,
            "show": rendering.show.title,
        }
    )
    metadata = _data(values["linked_data"])
    policy = POLICY.format(script=" ".join(map(source_hash, (script, data, metadata))), style=source_hash(style))
    return rendered(
        PAGE,
        theme,
        **values,
        style=Markup(style),
        script=Markup(script),
        policy=policy,
        data=data,
        metadata=metadata,
    )


def _data(value: object) -> Markup:
    """JSON that can stand in a script element: no ``<``, so it can neither end it nor begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
