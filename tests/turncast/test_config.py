from __future__ import annotations

from pathlib import Path

import pytest

from output.show import Show
from turncast.config import ConfigError, load_show, parse_show

MISTAKES = {
    'titel = "x"': (1, "titel", "title"),
    'title = "a"\n\n# a comment\n[voices.AK]\nrat = 2\n': (5, "voices.AK.rat", "rate"),
    'title = "a"\n[voices.AK]\nrate = 9\n': (3, "voices.AK.rate = 9", "less than or equal to 4"),
    "[voices]\nAK = 5": (2, "voices.AK = 5", 'a voice, such as "espeak:en-gb", or a table'),
    "[voices]\nAK = { pause_after_ms = 3000 }": (2, "pause_after_ms = 3000", "less than or equal to 2000"),
    'category = "Newz"': (1, "category", "News"),
    'episodes = [\n "a",\n 3,\n]': (1, "episodes.1 = 3", "valid string"),
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
    "[captions.profiles.house]\nwidht = 40": (1, "captions.profiles.house.width is missing", "width"),
    '[[persons]]\nname="x"\n[[persons]]\nname="y"\nrole="hots"': (5, "persons.1.role", "'host'"),
}


@pytest.mark.parametrize(("text", "told"), MISTAKES.items())
def test_a_mistake_is_told_with_its_line_its_key_and_what_is_allowed(text: str, told: tuple[int, str, str]) -> None:
    line, key, allowed = told
    with pytest.raises(ConfigError) as caught:
        parse_show(text)
    assert caught.value.line == line
    assert key in caught.value.message
    assert allowed in str(caught.value)


def test_two_mistakes_are_counted() -> None:
    with pytest.raises(ConfigError, match=r"and 1 more"):
        parse_show('titel = "x"\nlink = "y"')


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
