"""How words are said that no rule gets right: a respelling, or IPA, each engine in the way it can."""

from collections.abc import Mapping
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError, model_validator

from transcript.errors import SourceError
from transcript.model import Model
from voices.engine import Engine
from voices.model import Part


class Pronunciation(Model):
    """``ipa`` in the International Phonetic Alphabet; ``say`` a respelling, for engines that cannot take it."""

    ipa: str | None = None
    say: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        """``"/.../"`` is IPA, any other text a respelling."""
        if not isinstance(value, str):
            return value
        text = value.strip()
        return {"ipa": text} if len(text) > 2 and text[0] == text[-1] == "/" else {"say": value}


Lexicon = Mapping[str, Pronunciation]
"""A word or phrase as it is written to how it is said."""

_LEXICON = TypeAdapter(dict[str, Pronunciation], config=ConfigDict(defer_build=True))


def read_lexicon(value: object, file: str) -> dict[str, Pronunciation]:
    """The lexicon that front matter holds; raises SourceError, which names the file."""
    if not value:
        return {}
    try:
        return _LEXICON.validate_python(value)
    except ValidationError as error:
        remedy = "write lexicon: { Khodadadi: Kho-da-dah-dee } or { Khodadadi: { ipa: xodɒːdɒːˈdiː } }"
        raise SourceError(
            "its front matter has a lexicon that is none", value=value, file=file, remedy=remedy
        ) from error


def respellings(lexicon: Lexicon, engine: Engine, part: Part) -> dict[str, str]:
    """What ``engine`` is given for each word that it can say: IPA in its own way, else the respelling."""
    found = {word: _given(entry, engine, part) for word, entry in lexicon.items()}
    return {word: said for word, said in found.items() if said}


def unsayable(lexicon: Lexicon, engine: Engine, part: Part) -> list[str]:
    """The words whose IPA the engine cannot take and that have no respelling: they are said as they are written."""
    return [word for word, entry in lexicon.items() if entry.ipa and not _given(entry, engine, part)]


def _given(entry: Pronunciation, engine: Engine, part: Part) -> str | None:
    pronounce = getattr(engine, "pronounce", None)
    said: str | None = pronounce(entry.ipa, part) if pronounce and entry.ipa else None
    return said or entry.say
