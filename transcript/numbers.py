"""Numbers that people write into podcast.toml and front matter: ``true`` is none, though Python takes it for 1."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticKnownError


def _no_switch(kind: Literal["int_type", "float_type"]) -> BeforeValidator:
    def check(value: Any) -> Any:
        if isinstance(value, bool):
            raise PydanticKnownError(kind)
        return value

    return BeforeValidator(check)


Whole = Annotated[int, _no_switch("int_type")]
Number = Annotated[float, _no_switch("float_type")]
