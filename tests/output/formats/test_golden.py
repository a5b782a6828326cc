"""Every text format, as it was last looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from output.formats import BUILT_IN, Format, Rendering


@pytest.mark.parametrize("kind", BUILT_IN.values(), ids=lambda kind: kind.name)
def test_a_format_renders_what_was_approved(
    kind: Format, rendering: Rendering, golden: Callable[[str, str], None]
) -> None:
    show = rendering.show.model_copy(
        update={"base_url": "https://example.com/podcast"} if kind.name == "oembed" else {}
    )
    golden(kind.file, kind.render(replace(rendering, show=show)))
