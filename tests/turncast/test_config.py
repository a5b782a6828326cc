from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from output.show import Show
from turncast.config import ConfigError, load_show, parse_show

MISTAKES = {
    'titel = "x"': (1, "titel", "title"),
    'title = "a"\n\n# a comment\n[voices.AK]\nrat = 2\n': (5, "voices.AK.rat", "rate"),
    'title = "a"\n[voices.AK]\nrate = 9\n': (3, "voices.AK.rate = 9", "less than or equal to 4"),
    "[voices]\nAK = 5": (2, "voices.AK = 5", 'a voice, such as "espeak:en-gb", or a table'),
    "[voices]\nAK = { pause_after_ms = 3000 }": (2, "pause_after_ms = 3000", "less than or equal to 2000"),
    'category = "Newz"': (1, "category", "News"),
    'episodes = [\n "a",\n 3,\n]': (1, "episodes.1 = 3", "text in quotes"),
    'title = """a\nb"""\nlink = "foo"': (3, "link = 'foo'", "https://example.com"),
    '[[funding]]\nurl="https://x.yz"\ntext="x"\n[[funding]]\nurl="https://x.yz"': (
        4,
        "funding.1.text is missing",
        "text",
    ),
    "x = = 1": (1, "not TOML", ""),
    "[sound]\nsample_rate = 22050": (2, "sample_rate", "44100 or 48000"),
    'narrate = "x"': (1, "narrate", "'none', 'intro' or 'all'"),
    'email = "me"': (1, "email", "me@example.com"),
    'language = "english language"': (1, "language", "BCP 47"),
    'guid = "1"': (1, "guid", "UUID"),
    'profile = "netflx"': (1, "profile", "netflix"),
    "[captions]\nword_time = true": (2, "captions.word_time", "word_times"),
    "[captions.profiles.house]\nwidth = 40\nlines = 3": (3, "captions.profiles.house.lines", "less than or equal to 2"),
    "[captions.profiles.house]\nwidht = 40": (2, "unknown key captions.profiles.house.widht", "width"),
    '[[persons]]\nname="x"\n[[persons]]\nname="y"\nrole="hots"': (5, "persons.1.role", "'host'"),
    '[[persons]]\nnam="x"': (2, "unknown key persons.0.nam", "did you mean name"),
    'explicit = "perhaps"': (1, "explicit = 'perhaps'", "must be true or false"),
    "locked = 9": (1, "locked = 9", "must be true or false"),
    'update_frequency = "x"': (1, "update_frequency = 'x'", "a table with the keys text, rrule, dtstart, complete"),
    'podroll = "x"': (1, "podroll = 'x'", "must be a list"),
    "funding = 3": (1, "funding = 3", "a list of tables, [[funding]], with the keys url, text"),
    "category = 3": (1, "category = 3", "must be text in quotes or a list"),
    "feed_limit = true": (1, "feed_limit = true", "must be a whole number"),
    "[sound]\nchannels = true": (2, "sound.channels = true", "must be 1 or 2"),
    "[sound]\nbit_rate = true": (2, "sound.bit_rate = true", "must be a table with the keys mp3, m4a, opus"),
    '[music]\nintro = { file = "a.mp3", bed_ms = true }': (2, "music.intro.bed_ms = true", "must be a whole number"),
    "[sound]\nloudness = -10": (2, "sound.loudness = -10", "less than or equal to -12"),
    "[sound]\nloudness = true": (2, "sound.loudness = true", "must be a number"),
    "[voices]\nAK = { rate = true }": (2, "rate = true", "must be a number"),
    "[voices]\nAK = 3": (2, "voices.AK = 3", 'must be a voice, such as "espeak:en-gb", or a table'),
}


@pytest.mark.parametrize(("text", "told"), MISTAKES.items())
def test_a_mistake_is_told_with_its_line_its_key_and_what_is_allowed(text: str, told: tuple[int, str, str]) -> None:
    line, key, allowed = told
    with pytest.raises(ConfigError) as caught:
        parse_show(text)
    assert caught.value.line == line
    assert key in caught.value.message
    assert allowed in str(caught.value)


def test_every_mistake_is_told_in_the_order_of_the_lines() -> None:
    with pytest.raises(ConfigError) as caught:
        parse_show('[[persons]]\nname="x"\nrole=1\n[sound]\nloudness="x"\n[txt]\na=[]')
    found = [(each.line, each.message) for each in (caught.value, *caught.value.others)]
    assert found == [
        (3, "persons.0.role = 1 is not allowed"),
        (5, "sound.loudness = 'x' is not allowed"),
        (7, "txt.a = [] is not allowed"),
    ]


WRONG = {"text": '"\\u0000 ~"', "number": "-7.5", "truth": "true", "list": "[[]]", "table": "{ zz = { } }"}
PYDANTIC = re.compile(r"input|valid|instance|dictionary|tuple|pars|NoneType|python", re.IGNORECASE)


RIGHT = {str: "text", bool: "truth", int: "number", float: "number", dict: "table"}
"""Python's types to the values above that are not wrong for them."""


def keys(model: type[BaseModel], above: str = "") -> Iterator[tuple[str, str]]:
    """Every key of podcast.toml as TOML writes it, ``x`` where any name is allowed, and what is right for it."""
    for name, field in model.model_fields.items():
        kinds = list(types_in(field.annotation))
        yield f"{above}{name}", " ".join(RIGHT.get(kind, "text") for kind in kinds)
        inner = next((kind for kind in kinds if issubclass(kind, BaseModel)), None)
        if inner and tuple not in kinds:
            yield from keys(inner, f"{above}{name}.x." if dict in kinds else f"{above}{name}.")


def types_in(annotation: Any) -> Iterator[type]:
    """The types of a union, and those inside of its lists and tables."""
    if get_origin(annotation) is Literal:
        yield from {type(each) for each in get_args(annotation)}
        return
    if isinstance(annotation, type) or get_origin(annotation) in (tuple, dict):
        yield get_origin(annotation) or annotation
    for argument in get_args(annotation):
        yield from types_in(argument)


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize(("key", "right"), list(keys(Show)))
def test_every_key_says_of_every_wrong_value_what_is_allowed(key: str, right: str, kind: str) -> None:
    try:
        parse_show(f"# a comment\n{key} = {WRONG[kind]}\n")
    except ConfigError as error:
        for each in (error, *error.others):
            assert (each.line, bool(each.remedy)) == (2, True), each
            assert not PYDANTIC.search(f"{each.message.partition('=')[0]} {each.remedy}"), each
    else:
        assert kind in right


def test_the_file_here_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_show() == (Show(), None)
    Path("podcast.toml").write_bytes(b'\xef\xbb\xbftitle = "Talks"\n')
    assert load_show() == (Show(title="Talks"), Path("podcast.toml"))


def test_a_file_that_is_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml.*turncast init"):
        load_show(tmp_path / "none.toml")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "podcast.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="UTF-8"):
        load_show(file)


def test_a_profile_of_the_shows_own_can_be_chosen() -> None:
    show = parse_show('profile = "house"\n[captions.profiles.house]\nwidth = 40\ncharacters_per_second = 17')
    assert show.captions.profiles[show.profile].characters_per_second == 17
