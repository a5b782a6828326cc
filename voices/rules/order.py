"""The rules that all languages share, in the order in which they are tried; a language gives the words.

Each function makes one rule of a language. What an earlier rule has said, a later one leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable

from voices.rules import addresses, amounts, letters, money, signs, times
from voices.rules.language import Language
from voices.rules.rule import Rule

ORDER: tuple[Callable[[Language], Rule], ...] = (
    addresses.emails, addresses.urls, addresses.files, times.iso_dates, addresses.phones, times.dates, times.versions,
    money.money, times.clocks, times.half_days, letters.numbered, letters.abbreviations, letters.initials,
    letters.joined, letters.reigns, letters.counted, amounts.percents, times.ratios, amounts.products, amounts.units,
    letters.acronyms, amounts.scaled, letters.models, amounts.until, amounts.fractions, amounts.ranges,
    amounts.ordinals, amounts.years, amounts.negatives, amounts.hashes, amounts.numbers, addresses.tags,
    addresses.hashtags, money.currencies, signs.symbols, signs.joints, signs.dashes, signs.brackets,
)  # fmt: skip
