"""HTML: the article found among menus and ads by trafilatura, as light markup, its speakers as labels."""

from __future__ import annotations

import logging
import re

from transcript.errors import SourceError
from transcript.readers.decode import decode
from transcript.source import Source

_EMBEDDED = re.compile(rb"data:[\w/+.-]{1,80};base64,[\w+/=%]*")  # pictures in the page itself
LARGEST = 8 << 20  # characters of a page, which take twenty seconds; the longest articles have one
_REFERENCE = re.compile(r"&#\w{1,9};?")
_PRE = re.compile(r"<body[^>]*>\s*<pre[^>]*>(.*?)</pre>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,2000}>")
_PASSAGE = re.compile(
    r"<(span|i|em|q|cite)\s[^<>]{0,200}?\blang=[\"']?([\w-]{2,35})[\"']?[^<>]{0,200}>([^<>\[\]]{1,1000})</\1>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^# +(.+?) *$", re.MULTILINE)
_SITE = re.compile(r"\s+(?:[|–—·»-]|::)\s+")
_TITLE = re.compile(r"<title[^>]*>([^<]{1,300})", re.IGNORECASE)


def read(data: bytes, name: str) -> Source:
    """The article's text and the page's title. Raises SourceError where no article is found."""
    from html import unescape

    # trafilatura gives up a page's structure for one reference to what XML forbids; unescape knows them all
    html = _REFERENCE.sub(
        lambda hit: hit[0] if unescape(hit[0]) else "", decode(_EMBEDDED.sub(b"", data), name, LARGEST)
    )
    title = _TITLE.search(html)
    pre = _PRE.search(html)
    text = unescape(_TAG.sub("", pre[1])) if pre else _article(html)
    if not text.strip():
        raise SourceError("holds no article", file=name, remedy="save the interview as text or Markdown")
    return Source(text, "html", name, meta={"title": _title(unescape(title[1]), text)} if title else {})


def _title(title: str, text: str) -> str:
    """The page's title, without the name of its site where the article's heading shows which part that is."""
    whole = " ".join(title.split())
    heading = _HEADING.search(text)
    return heading[1] if heading and heading[1] in _SITE.split(whole) else whole


def _article(html: str) -> str:
    """What trafilatura takes for the article; the whole body where it finds none. Languages of passages are kept."""
    import trafilatura

    from transcript.readers.html_pictures import mark_pictures, with_pictures
    from transcript.readers.html_turns import bold_questions, label_turns

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    html = _PASSAGE.sub(r"[\3]{lang=\2}", html)
    tree, pictures = trafilatura.load_html(html), []
    if tree is not None:
        label_turns(tree)
        bold_questions(tree)
        pictures = mark_pictures(tree)
    found = trafilatura.extract(
        html if tree is None else tree,
        output_format="markdown",
        include_formatting=True,
        include_links=True,
        include_comments=False,
        favor_recall=True,
    )
    return with_pictures(str(found or trafilatura.html2txt(html) or ""), pictures)
