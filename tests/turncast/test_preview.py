"""``--dry-run``: what would be said, sent and paid, without a call."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from output.show import Price, Show
from transcript.source import read
from turncast.building import Plan, plan
from turncast.cli import cli
from turncast.preview import Row, money, preview
from voices.engine import get_engine
from voices.errors import EngineError
from voices.keys import KIND, said_key
from voices.store import Store

TALK = """Ann Smith (AS): Hello there, and welcome.

Ben Jones (BJ): Yes.

AS: Are you well, Ben?

BJ: Yes.

AS: And the bees?
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def made(talk: Path, price: float | None = None) -> Plan:
    prices = {} if price is None else {"gtts": Price(per_million_characters=price)}
    return plan(read(talk), Show(engine="gtts", prices=prices))


def keep(made: Plan, text: str, store: Path) -> None:
    """The store as it would be had the host said ``text``."""
    part = made.parts["AS"]
    Store(store).put(KIND, said_key(get_engine("gtts"), {}, part, text), {"marks": []})


def test_what_is_said_twice_is_sent_once_and_what_is_kept_never(talk: Path, tmp_path: Path) -> None:
    keep(made(talk), "And the bees?", tmp_path / "store")
    said = ["Hello there, and welcome.", "Yes.", "Are you well, Ben?", "Yes.", "And the bees?"]
    total, kept = sum(map(len, said)), len("And the bees?")
    assert preview(made(talk), tmp_path / "store") == [Row("gtts", total, kept, total - kept - len("Yes."))]


def test_the_cost_is_that_of_the_characters_to_be_sent(talk: Path, tmp_path: Path) -> None:
    (row,) = preview(made(talk, 16.0), tmp_path / "store")
    assert row.cost == pytest.approx(row.sent * 16 / 1e6)
    assert preview(made(talk), tmp_path / "store")[0].cost is None


def test_a_price_changes_no_input_of_an_episode(talk: Path) -> None:
    assert made(talk, 16.0).inputs() == made(talk).inputs()


def test_the_command_says_so_for_each_engine(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(talk.parent)
    Path("podcast.toml").write_text('[prices.gtts]\nper_million_characters = 1000\ncurrency = "EUR"\n')
    result = CliRunner().invoke(cli, ["build", "talk.txt", "--dry-run", "--voice", "BJ=gtts:en-GB", "--store", "store"])
    assert result.exit_code == 0
    assert "gtts: 8 characters, 0 of them in the store, 4 to be sent: 0.0040 EUR" in result.output
    assert "espeak: 56 characters, 0 of them in the store, 56 to be sent\n" in result.output


def test_of_several_episodes_the_sum_is_told(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(talk.parent)
    Path("more.txt").write_text(TALK, encoding="utf-8")
    result = CliRunner().invoke(cli, ["build", "talk.txt", "more.txt", "--dry-run", "--engine", "gtts", "--store", "s"])
    assert result.output.endswith("all 2 episodes:\n  gtts: 128 characters, 0 of them in the store, 120 to be sent\n")


@pytest.mark.parametrize(
    ("cost", "said"), [(0.0, "0.00"), (12.3, "12.30"), (0.25, "0.25"), (0.00267, "0.0027"), (0.0000267, "0.000027")]
)
def test_a_small_sum_is_not_rounded_away(cost: float, said: str) -> None:
    assert money(cost) == said


def test_one_interview_whose_engine_fails_keeps_no_other_from_being_previewed(
    talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(f"The Other Title\n\n{TALK}", encoding="utf-8")

    def failing(made: Plan, store: str | None) -> list[Row]:
        if made.source.name == str(talk):
            raise EngineError("does not answer", value="gtts", remedy="try later")
        return preview(made, store)

    monkeypatch.setattr("turncast.preview.preview", failing)
    arguments = ["build", str(talk), str(other), "--dry-run", "--engine", "gtts", "--store", str(tmp_path / "store")]
    done = CliRunner().invoke(cli, [*arguments, "-o", str(tmp_path / "public")])
    assert "The Other Title" in done.output
    assert isinstance(done.exception, EngineError)
