"""What podcast.toml or front matter says wrong: the key, the value, and what is allowed instead."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Location = tuple[str | int, ...]

WHOLE = {"int_type", "int_parsing", "int_from_float", "int_parsing_size"}
NUMBER = {"float_type", "float_parsing", "finite_number"}
LIST = {"tuple_type", "list_type"}
TABLE = {"dict_type", "mapping_type", "model_type", "model_attributes_type"}
SHAPES = {
    **dict.fromkeys(("bool_type", "bool_parsing"), "true or false"),
    **dict.fromkeys(("string_type",), "text in quotes"),
    **dict.fromkeys(WHOLE, "a whole number"),
    **dict.fromkeys(NUMBER, "a number"),
}
"""Kinds of pydantic's errors to what a writer of TOML or YAML calls the thing that should be there."""


class Mistake(NamedTuple):
    """A place in the file, what is wrong there, what to write instead, and the value."""

    location: Location
    message: str
    remedy: str
    value: object


def mistakes(error: ValidationError, model: type[BaseModel], data: Mapping[str, Any]) -> list[Mistake]:
    """Every mistake in ``data`` that ``error`` found when ``model`` was made of it.

    A value that fits no member of a union gives an error for each; the deepest ones are what was meant. A key that
    is missing because it is misspelt is one mistake.
    """
    found: dict[Location, list[ErrorDetails]] = defaultdict(list)
    for details in error.errors():
        found[_in_data(details, data)].append(details)
    deepest = [each for each in found if not any(each == other[: len(each)] for other in found if other != each)]
    meant = {(*each[:-1], _nearest(model, each)) for each in deepest if _is_unknown(found[each])}
    return [_mistake(model, each, found[each]) for each in deepest if each not in meant]


def _in_data(details: ErrorDetails, data: Any) -> Location:
    """Where the mistake is, without the names of union members that pydantic puts into the place."""
    kept: list[str | int] = []
    for part in details["loc"]:
        if part in (range(len(data)) if isinstance(data, list) else data if isinstance(data, Mapping) else ()):
            kept.append(part)
            data = data[part]
    return (*kept, details["loc"][-1]) if details["type"] == "missing" else tuple(kept)


def _is_unknown(found: Sequence[ErrorDetails]) -> bool:
    return found[0]["type"] == "extra_forbidden"


def _mistake(model: type[BaseModel], location: Location, found: Sequence[ErrorDetails]) -> Mistake:
    key, value = ".".join(map(str, location)), found[0]["input"]
    if _is_unknown(found):
        near = _nearest(model, location)
        known = ", ".join(_fields(model, location[:-1]))
        return Mistake(
            location, f"unknown key {key}", f"did you mean {near}?" if near else f"known keys: {known}", value
        )
    if found[0]["type"] == "missing":
        return Mistake(location, f"{key} is missing", f"add a line: {location[-1]} = ...", value)
    return Mistake(location, f"{key} = {_shown(value)} is not allowed", _allowed(model, location, found), value)


def _nearest(model: type[BaseModel], location: Location) -> str | None:
    near = difflib.get_close_matches(str(location[-1]), list(_fields(model, location[:-1])), n=1)
    return near[0] if near else None


def _allowed(model: type[BaseModel], location: Location, found: Iterable[ErrorDetails]) -> str:
    """``must be ...`` for each thing that the value may be."""
    said = list(dict.fromkeys(_said(model, location, details) for details in found))
    return " or ".join([*said[:1], *(each.removeprefix("must be ") for each in said[1:])])


def _said(model: type[BaseModel], location: Location, details: ErrorDetails) -> str:
    kind = details["type"]
    known = list(_fields(model, location)) if location and kind != "dict_type" else []  # a dict's keys are the writer's
    if kind in LIST or kind in TABLE:
        keys = f" with the keys {', '.join(known)}" if known and known != list(model.model_fields) else ""
        rows = f"a list of tables, [[{location[-1]}]]," if keys else "a list in [ ]"
        return f"must be {rows if kind in LIST else 'a table'}{keys}"
    if kind in SHAPES:
        return f"must be {SHAPES[kind]}"
    told = re.sub(r"^Value error, ", "", details["msg"])
    return re.sub(r"^(?:\w+ )?should ", "must ", told)


def _shown(value: object, most: int = 60) -> str:
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
    return text if len(text) <= most else f"{text[:most]}..."


def _fields(model: Any, location: Location) -> Iterator[str]:
    """The keys that are known at ``location`` below ``model``."""
    for part in location:
        annotation = model.model_fields[part].annotation if part in model.model_fields else model
        model = next(models(annotation), model)
    yield from model.model_fields


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a value of this annotation may be, or hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models(argument)
