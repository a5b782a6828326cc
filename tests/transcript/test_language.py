"""Which language a text is in, and what a language tag is."""

from __future__ import annotations

import pytest

from transcript.errors import SourceError
from transcript.language import language, tag_of
from transcript.parsing import parse
from transcript.source import Source

TEXTS = {
    "en": "What did you think of it? It was the first time that we had to go there, and I was afraid.",
    "de": "Was haben Sie gedacht? Es war das erste Mal, und ich hatte die Angst, dass wir nicht kommen.",
    "da": "Velkommen til programmet. Jeg er glad for at være her i dag og tale om fugle.",
    "nb": "Velkommen til programmet. Jeg er glad for å være her i dag og snakke om fugler, og det er ikke lett.",
    "fi": "Tervetuloa ohjelmaan. Olen iloinen saadessani olla täällä tänään ja puhua linnuista.",
    "hu": "Üdvözöljük a műsorban. Nagyon örülök, hogy itt lehetek ma és a madarakról beszélhetek.",
    "ca": "Benvinguts al programa. Estic molt content de ser aquí avui per parlar dels ocells.",
    "fa": "به برنامه خوش آمدید. خوشحالم که اینجا هستم و درباره پرندگان صحبت می کنم.",
    "ru": "Добро пожаловать. Я очень рад быть здесь сегодня и говорить о птицах.",
    "uk": "Ласкаво просимо до програми. Я дуже радий бути тут.",
    "zh": "欢迎来到我们的节目。很高兴今天能在这里。",
    "ja": "番組へようこそ。今日はここに来られてうれしいです。",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_the_language_is_seen_from_the_text(tag: str) -> None:
    assert language(TEXTS[tag]) == tag


def test_text_without_words_is_taken_for_english() -> None:
    assert language("12 34 56") == "en"


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("en", "en"),
        ("PT_br", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("English", None),
        (7, None),
    ],
)
def test_a_tag_is_written_as_bcp_47_writes_it(value: object, tag: str | None) -> None:
    assert tag_of(value) == tag


def test_front_matter_and_option_win_and_what_is_no_tag_is_refused() -> None:
    source = Source("Ann: Why?\n\nBen: Because.", meta={"language": "sv_se"})
    assert parse(source).language == "sv-SE"
    assert parse(source, language="fi").language == "fi"
    with pytest.raises(SourceError, match="no language 'Klingon'"):
        parse(source, language="Klingon")


def test_a_file_that_names_its_language_in_words_is_read_by_its_text() -> None:
    assert parse(Source(TEXTS["de"], meta={"language": "German"})).language == "de"
