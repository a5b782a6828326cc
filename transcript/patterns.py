"""Regular expressions that few documents need, compiled when one does: to compile all takes longer than to parse."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern until the first of its methods is asked for."""

    def __init__(self, look: str, flags: int) -> None:
        self._look, self._flags = look, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # before it is made, when it is copied
            raise AttributeError(name)
        found = getattr(re.compile(self._look, self._flags), name)
        setattr(self, name, found)  # so that it is looked up once
        return found


def lazy(look: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that ``re.compile`` makes, once it is used. An error in it shows only then."""
    return cast("re.Pattern[str]", _Lazy(look, flags))
