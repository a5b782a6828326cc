"""The seam behind which every engine stands, and the registry that finds it.

Engines are entry points of the group ``turncast.engines``; the built-in ones are rows in a table.
Both are ``"module:Class"`` strings that are imported when an engine is first asked for.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, NamedTuple, Protocol, runtime_checkable

from pydantic import ValidationError

from voices.errors import EngineError, VoiceError
from voices.model import Part, Speech, Voice

GROUP = "turncast.engines"

USUAL = "espeak"
"""The engine where nobody names one: it is embedded, and needs no network."""

BUILT_IN: dict[str, str] = {
    "espeak": "voices.engines.espeak:Espeak",
    "gtts": "voices.engines.gtts:Gtts",
    "piper": "voices.engines.piper:Piper",
    "kokoro": "voices.engines.kokoro:Kokoro",
    "openai": "voices.engines.openai:OpenAI",
    "command": "voices.engines.command:Command",
    "recording": "voices.engines.recording:Recording",
}


class Reach(NamedTuple):
    """How far an engine itself goes, lowest and highest: ``rate`` relative, ``pitch`` in semitones."""

    rate: tuple[float, float] = (1.0, 1.0)
    pitch: tuple[float, float] = (0.0, 0.0)


@runtime_checkable
class Engine(Protocol):
    """Makes speech from text.

    An engine may have an attribute ``reach``, a ``Reach``, and is asked for nothing beyond it; a filter does what is
    missing (``voices.speaking``). One without it is always asked for a rate of 1 and a pitch of 0.

    An engine is made once in each process by ``Class(**options)`` (the options of its table in
    podcast.toml). ``speak`` is a pure function of its arguments as far as the engine allows.

    It may also have ``unheard``, the names of the options that change nothing that is heard (time-outs, parallel
    calls) and so are no part of a key; ``voice_version(voice_id)``, which changes when that voice's model does;
    ``pronounce(ipa, part)``, the text by which the part's voice says IPA, or None where it cannot;
    ``voice(voice_id)`` and ``auditions(language)`` where looking through all voices is slow or not enough.
    """

    @property
    def name(self) -> str:
        """The name in the registry."""
        ...

    @property
    def dear(self) -> bool:
        """Paid, slow or not reproducible: its speech is always kept in the store."""
        ...

    @property
    def parallel(self) -> int | None:
        """Most calls at once, over all processes that share a store; None: as many as there are workers."""
        ...

    @property
    def max_characters(self) -> int:
        """The longest text for one call (characters)."""
        ...

    def version(self) -> str:
        """What changes when the same text may sound different; a part of every key."""
        ...

    def voices(self) -> Iterable[Voice]:
        """Every voice that the engine offers, in a stable order."""
        ...

    def speak(self, text: str, part: Part) -> Speech:
        """Say ``text`` in the part's voice; raises VoiceError or EngineError."""
        ...


def known_engines() -> dict[str, str]:
    """Name to ``"module:Class"`` of every engine, the built-in ones first."""
    found = {point.name: point.value for point in entry_points(group=GROUP)}
    return {**BUILT_IN, **{name: found[name] for name in sorted(found) if name not in BUILT_IN}}


def engine_class(name: str) -> Any:
    """The class of the engine ``name``, imported now; EngineError where there is none."""
    engines = BUILT_IN if name in BUILT_IN else known_engines()  # to look through all that is installed is slow
    if name not in engines:
        near = difflib.get_close_matches(name, engines, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known engines: {', '.join(engines)}"
        raise EngineError(f"no engine is called {name!r}", value=name, remedy=hint)
    module, _, attribute = engines[name].partition(":")
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise EngineError(
            f"the engine {name!r} is not installed ({error})",
            value=name,
            remedy=f"pip install 'turncast[{name}]'"
            if name in BUILT_IN
            else f"install the package of {module!r} again",
        ) from error


def reach(engine: Engine) -> Reach:
    """How far the engine changes rate and pitch itself."""
    found: Reach = getattr(engine, "reach", Reach())
    return found


def check_reach(engine: Engine, part: Part) -> None:
    """VoiceError where the part asks for a rate or a pitch that the engine does not reach itself."""
    for what, (lowest, highest) in reach(engine)._asdict().items():
        value = getattr(part, what)
        if not lowest <= value <= highest:
            raise VoiceError(
                f"{engine.name}'s {what} goes from {lowest:g} to {highest:g}, not {value:g}",
                value=value,
                remedy="speak by way of voices.speaking, where a filter does the rest",
            )


def get_engine(name: str, options: Mapping[str, Any] | None = None) -> Engine:
    """The engine ``name`` with these options; one instance a process for equal options.

    Raises EngineError where there is no such engine, or where it does not take the options.
    """
    return _engine(name, json.dumps(dict(options or {}), sort_keys=True, default=str))


@cache
def _engine(name: str, options: str) -> Engine:
    given: dict[str, Any] = json.loads(options)
    try:
        engine: Engine = engine_class(name)(**given)
    except ValidationError as error:
        wrong = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise _refused(name, ", ".join(wrong), given) from error
    except TypeError as error:
        raise _refused(name, str(error), given) from error
    return engine


def _refused(name: str, why: str, given: Mapping[str, Any]) -> EngineError:
    fault, verb = ("does not take these options", "see") if given else ("is not set up", "write")
    return EngineError(
        f"the engine {name!r} {fault}: {why}",
        value=sorted(given),  # names alone: somebody may have written a key here
        remedy=f"{verb} [engines.{name}] in podcast.toml, as docs/engines.md shows",
    )
