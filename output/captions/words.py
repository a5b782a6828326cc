"""Function words: what a line should not end on, and what a new line may well begin with.

Closed classes of each language's grammar (articles, determiners, pronouns, auxiliaries,
prepositions, conjunctions), lower case. ``BINDING`` words belong to what follows them; ``OPENING``
words are the conjunctions and prepositions that open a phrase, so that a break before them is good
(BBC Subtitle Guidelines, "Line breaks"; Netflix Timed Text Style Guide, "Line treatment").
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class FunctionWords(NamedTuple):
    """The function words of one language."""

    binding: frozenset[str]
    opening: frozenset[str]


_OPENING = {
    "en": "and but or nor so yet because although though while when where if unless until since that which who whose"
    " as than whether in on at by for from with without about into onto over under between through during before"
    " after against among toward towards upon within across behind beyond near of to like despite",
    "de": "und aber oder denn sondern weil obwohl während wenn wo ob bis seit dass der als wie in im auf an am bei für"
    " von vom mit ohne über unter zwischen durch vor nach gegen um zu zum zur aus hinter neben wegen trotz",
    "fr": "et mais ou donc car ni que qui dont où si quand comme parce lorsque puisque dans sur à au aux par pour de du"
    " des avec sans sous entre vers chez depuis pendant avant après contre",
    "es": "y e pero o u ni sino porque aunque mientras cuando donde si que quien como en sobre a al por para de del con"
    " sin entre hacia desde hasta durante antes contra según",
    "it": "e ed ma o né perché anche mentre quando dove se che chi cui come in nel nella su sul sulla a al alla per di"
    " del della da dal con senza tra fra verso dopo prima contro",
    "pt": "e mas ou nem porque embora enquanto quando onde se que quem como em no na nos nas sobre a ao à por pelo"
    " pela para de do da dos das com sem entre desde até durante contra",
    "nl": "en maar of want omdat hoewel terwijl wanneer waar als dat die in op aan bij voor van met zonder over onder"
    " tussen door na tegen om te naar uit",
}
_OTHER = {
    "en": "the a an this these my your his her its our their some any every each no another i you he she it we they"
    " is are was were be been am has have had do does did will would shall should can could may might must not very"
    " too just even only dr. mr. mrs. ms. prof. st. i'm i've i'd you're it's that's we're they're there's don't",
    "de": "das die den dem des ein eine einen einem einer eines mein dein sein ihr unser euer dieser diese dieses"
    " kein keine ich du er sie es wir ihr man ist sind war waren hat haben hatte wird werden wurde kann muss soll"
    " will nicht sehr nur auch dr. prof. herr frau",
    "fr": "le la les un une ce cet cette ces mon ma mes ton ta tes son sa ses notre votre leur leurs je tu il elle on"
    " nous vous ils elles est sont était ont avait ne pas très se me te m. mme dr",
    "es": "el la los las un una unos unas este esta estos estas ese esa mi mis tu tus su sus nuestro nuestra yo tú él"
    " ella nosotros ellos es son era fue ha han había no muy se me te lo le sr. sra. dr.",
    "it": "il lo la i gli le un uno una questo questa questi quel quella mio mia tuo suo sua nostro io tu lui lei noi"
    " voi loro è sono era ha hanno non molto si mi ti ci sig. dott.",
    "pt": "o os as um uma uns umas este esta esse essa meu minha seu sua nosso eu tu ele ela nós eles é são era foi"
    " tem não muito se me lhe sr. sra. dr.",
    "nl": "de het een deze dit mijn jouw zijn haar ons onze hun ik jij je hij zij ze wij we is was waren heeft hebben"
    " had wordt worden kan moet zal niet heel ook dr. dhr. mevr.",
}


@cache
def function_words(language: str) -> FunctionWords:
    """The function words of a BCP 47 ``language``; both sets are empty for a language not in the tables."""
    key = language.split("-")[0].lower()
    opening = frozenset(_OPENING.get(key, "").split())
    return FunctionWords(binding=opening | frozenset(_OTHER.get(key, "").split()), opening=opening)
