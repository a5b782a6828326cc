"""The International Phonetic Alphabet in espeak-ng's own phoneme names, which its text may hold in ``[[ ]]``.

The names follow Kirshenbaum's ASCII-IPA ("Representing IPA phonetics in ASCII", 2001) as docs/phonemes.md of espeak-ng
has them. Each language has some of them only, so each sound has a row of names, the nearest first, and the library
is asked which it knows.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from voices.engines.espeak_library import known_phonemes

SOUNDS: dict[str, tuple[str, ...]] = {
    row.split()[0]: tuple(row.split()[1:])
    for row in (
        # vowels
        "a a a# A:", "aː a: A: a", "ɐ a# a @", "ɑ A A: a", "ɑː A: a: a", "ɒ 0 O A:", "ɒː A: O: O", "æ a E", "ʌ V a#",
        "e e E", "eː e: e", "ɛ E e", "ɛː E: E", "ə @", "ɜ 3 3: @", "ɜː 3: 3 Y", "ɚ 3 @", "ɝ 3: 3", "i i I", "iː i: i",
        "ɪ I I2 i", "ɨ I# i", "ᵻ I# I i", "o o O oU", "oː o: o oU", "ɔ O 0", "ɔː O: O", "u u U", "uː u: u", "ʊ U u",
        "ʉ u: u", "y y y: i", "yː y: y i:", "ʏ y I", "ø Y Y: W 3:", "øː Y: Y 3:", "œ W Y V", "œː W: W Y", "ɯ u U",
        "ɤ V o", "ã A~ a", "ɑ̃ A~ a", "ɛ̃ E~ W~ E", "œ̃ W~ E~ W", "ɔ̃ O~ o~ O", "õ o~ O~ o",
        # diphthongs
        "aɪ aI", "aʊ aU", "eɪ eI", "oʊ oU", "əʊ oU", "ɔɪ OI", "ɔʏ OY OI", "ɪə i@ I@", "eə e@ E@", "ʊə U@",
        # consonants
        "p p", "b b", "t t", "d d", "k k", "ɡ g", "g g", "q q k", "ɢ G g", "ʔ ?", "c c k", "ɟ J g", "ʈ t. t", "ɖ d. d",
        "f f", "v v", "θ T s", "ð D z", "s s", "z z", "ʃ S", "ʒ Z S", "ʂ s. S", "ʐ z. Z", "ɕ S; S", "ʑ Z; Z", "ç C S",
        "ʝ j", "x x h", "ɣ Q g", "χ X x h", "ʁ r R", "ħ h", "ʕ ?", "h h", "ɦ h", "β B b v", "ɸ f", "ʋ v# v",
        "m m", "ɱ m", "n n", "ɳ n. n", "ɲ n^ n", "ŋ N n", "l l", "ɫ L l", "ɭ l. l", "ʎ l^ l", "ɬ l", "r r R", "ɾ * r",
        "ɹ r r-", "ɻ r", "ʀ R r", "j j", "w w", "ʍ w", "ɥ j", "ts ts", "dz dz", "tʃ tS", "dʒ dZ", "tɕ tS", "dʑ dZ",
    )
}  # fmt: skip
MARKS = {"ˈ": "'", "ˌ": ","}
_LONGEST = max(map(len, SOUNDS))
_IGNORED = dict.fromkeys(map(ord, "/[]().‿͜͡|ʰʲʷːˑ̯̩̥̬̚"))


def pronounced(ipa: str, identifier: str) -> str | None:
    """``ipa`` as text that espeak says so in the voice ``identifier``; None for a sound that the voice lacks."""
    said = [_word(word, identifier) for word in unicodedata.normalize("NFC", ipa).strip("/[] ").split()]
    return " ".join(f"[[{word}]]" for word in said if word) if said and all(said) else None


def _word(ipa: str, identifier: str) -> str | None:
    known = _known(identifier.partition("+")[0])
    text = "".join(c for c in ipa if ord(c) not in _IGNORED or c == "ː")
    names: list[str] = []
    at = 0
    while at < len(text):
        sound = next((text[at : at + n] for n in range(_LONGEST, 0, -1) if text[at : at + n] in SOUNDS), text[at])
        name = MARKS.get(sound) or next((name for name in SOUNDS.get(sound, ()) if name in known), None)
        if name is None and sound != "ː":
            return None
        names.append(name or "")
        at += len(sound)
    return "".join(names)


@cache
def _known(identifier: str) -> frozenset[str]:
    return known_phonemes(sorted({name for names in SOUNDS.values() for name in names}), identifier)
