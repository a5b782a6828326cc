"""What the patterns of label styles are made of: names, times, bullets, emphasis. Every repetition is bounded."""

from __future__ import annotations

import re

EM = r"(?:'''|[*_]{0,3})"
CAPS = "A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ"
WIDE = "\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af"  # scripts without spaces behind a colon
CLOCK = (
    r"(?:(?:\d{1,3}:\d{2,3}(?::\d{2})?|\d{1,2}:\d{1,2}:\d{1,2})(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
    r"|\d{1,6}\.\d{1,3}\s?s\b)(?!\d)"
)
SPOKEN = (
    r"(?:\d{1,2}\s?h(?:ours?)?,?\s?)?(?:\d{1,2}\s?m(?:in(?:ute)?s?)?,?\s?)\d{1,2}\s?s(?:ec(?:ond)?s?)?"
    r"|\d{1,2} (?:minutes?|seconds?)"
)
_DATE = (
    r"(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4},?[ T]|(?:(?:Yester|To)day|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?),?(?: at)? )"
)
AGO = r"(?:\d{1,6} points? (?:· )?)?\d{1,3}\s?(?:m|h|d|y|mo|(?:minute|hour|day|week|month|year)s?) ago(?:\s?\*)?"
RANGE = r"(?:-->|-|–|—|to)"


def timed(group: str) -> str:
    """A time stamp in or without brackets, a range of two, or a Markdown link to a time in a recording."""
    clock = rf"{_DATE}?(?P<{group}>{CLOCK})Z?(?:(?:\s?{RANGE}\s?|\t){CLOCK})?"
    return rf"\\?[\[({{]?\s?{clock}\s?\\?[\])}}]?(?:\([^()\s]{{0,200}}\))?"


CLOCKED = re.compile(r"\d(?::\d|\.\d{1,3}\s?s\b)")
"""Is found in every text that has a time stamp."""


def untimed(look: str) -> str:
    """The same look where no text has a time stamp: to compile it takes half as long, for stamps are most of it."""
    for group in ("before", "time", "after"):
        look = look.replace(timed(group), rf"(?P<{group}>(?!))")
    return look


_FIRST = r"(?:[^\s:：*_\[\]<>{}#>•=+\"“`()\-–—|]|\+(?=\d))"
NAME = rf"(?P<name>{_FIRST}[^:：\n*\[\]<>{{}}`\t=]{{0,119}}?)"
SURE = rf"(?P<name>{_FIRST}[^:：\n*\[\]<>{{}}`\t=]{{0,59}}?)"
WHOLE = NAME[:-2] + "+)"  # to the line's end, without a second look
# A name, or one with a long office behind its comma and a full stop and a dash behind that.
TITLED = SURE[:-1] + rf"|{_FIRST}[^,.:：\n]{{1,59}},[^.:：\n]{{3,300}}+(?=\.\s?[-–—]{{1,2}}\s))"
LEAD = rf"{EM}(?:{timed('before')}\s?[-–—|]?\s{{0,20}}(?:From\s{{1,3}})?)?{EM}"
BREAK = r"(?:\s*<br\s?/?>)?"
COLON = (
    rf"{LEAD}@?{NAME}(?:\s\[[^\[\]:\n]{{1,40}}\])?(?(before)(?: to [Ee]veryone)?)(?:\s?{timed('time')})?{EM}\s{{0,2}}"
    rf"(?:::?(?![/\\\d:]|\S\))(?:\*\d|{EM})(?=\s|\W|$|[^\Wa-z\d])|(?<=[{WIDE}]):(?=\d)|：){EM}(?:\s*{timed('after')}(?:\s*$|(?<=[\])}}])\s|\s\s))?{BREAK}\s*"
)
# Tags that are HTML and so nobody's name.
HTML = (
    "a|abbr|article|aside|b|body|br|code|dd|details|div|dl|dt|em|footer|form|head|header|hr|html|i|iframe|img|input|"
    "kbd|li|link|main|meta|nav|ol|p|pre|q|s|script|section|small|span|strong|style|sub|summary|sup|table|tbody|td|"
    "th|tr|u|ul|video|source|picture|https?:|mailto:"
)
