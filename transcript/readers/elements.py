"""XML from strangers, by lxml: nothing is fetched, nothing grows, and errors are said plainly."""

from __future__ import annotations

from typing import Any

from transcript.errors import SourceError

LARGEST = 64 << 20  # bytes; a book of a million words has 10 MB
_TEXT = "write the characters themselves, or save the interview as text"
# libxml2's error codes (xmlerror.h) that a transcript meets, each with what is wrong and what helps.
_PLAIN = {
    9: ("holds a character that XML forbids", "take out control characters and &#x...; of surrogates"),
    26: ("uses an entity that it does not define", _TEXT),
    89: ("defines entities that hold themselves", _TEXT),
    114: ("has entities that grow without end, or is more than 255 elements deep", _TEXT),
}


def root_of(data: bytes, name: str) -> Any:
    """The root element; entities of the document itself are expanded, within libxml2's limits.

    Raises SourceError for XML that is broken, hostile, too large or in no known encoding.
    """
    from lxml import etree

    if len(data) > LARGEST:
        raise SourceError(f"is XML of more than {LARGEST >> 20} MiB", file=name, remedy="cut it into episodes")
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        broken = f"is not well-formed XML: {str(error.msg).partition(', line ')[0]}"
        message, remedy = _PLAIN.get(error.code, (broken, "mend that line"))
        raise SourceError(message, file=name, line=error.lineno, remedy=remedy) from error
    except ValueError as error:
        raise SourceError(f"is no XML: {error}", file=name, remedy="save it as UTF-8") from error
