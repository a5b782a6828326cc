"""Where sentences start and end; the one module that knows sentencex."""

from __future__ import annotations

from transcript.model import Span


def sentence_spans(text: str, language: str = "en") -> list[Span]:
    """The spans (characters) of the sentences of ``text``, ordered, without the blanks around them.

    ``language`` is a BCP 47 tag; only its primary subtag counts. Every non-blank character lies in
    one span, and no span crosses the two line feeds between paragraphs.
    """
    import sentencex

    spans = []
    for found in sentencex.get_sentence_boundaries(language.split("-")[0].lower(), text):
        piece = text[found["start_index"] : found["end_index"]]
        start = found["start_index"] + len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append(Span(start, start + len(piece.strip())))
    return spans
