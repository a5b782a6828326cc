"""What people write into podcast.toml and front matter: ``true`` is no number, though Python takes it for 1."""

from collections.abc import Mapping
from typing import Any, Self, get_args

from pydantic import ModelWrapValidatorHandler, ValidationError, model_validator

from transcript.model import Model


class Written(Model):
    """A model that takes ``true`` and ``false`` for what they are, and not for numbers as pydantic does."""

    @model_validator(mode="wrap")
    @classmethod
    def _switches(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        said = value.items() if isinstance(value, Mapping) else ()
        wrong = {key: each for key, each in said if isinstance(each, bool) and not cls._takes_switch(key)}
        if not wrong:
            return handler(value)
        try:
            return handler({**value, **dict.fromkeys(wrong, object())})  # which no field takes
        except ValidationError as error:
            told: list[Any] = [
                {**each, "input": wrong.get(each["loc"][0], each["input"]) if each["loc"] else value}
                for each in error.errors()
            ]
            raise ValidationError.from_exception_data(cls.__name__, told) from error

    @classmethod
    def _takes_switch(cls, key: str) -> bool:
        return key not in cls.model_fields or _holds(cls.model_fields[key].annotation, bool)


def _holds(annotation: Any, kind: type) -> bool:
    """Whether a value of this annotation may be, or hold, one of the kind."""
    return annotation in (kind, Any) or any(_holds(each, kind) for each in get_args(annotation))
