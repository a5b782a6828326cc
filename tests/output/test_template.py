"""Templates are compiled once, and again when something about them changes; what is kept of them is never needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment

from output.template import KIND, environment, rendered
from voices.shelves import usual_folder
from voices.store import Store

NAME = "greeting.txt"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with a template of its own, never seen before."""
    (tmp_path / NAME).write_text("Hello, {{ who }}!")
    return tmp_path


@pytest.fixture
def greeted(theme: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[str, int]]:
    """What a process that has just started renders, and how many templates it compiles for that."""
    compiled: list[str] = []
    usual = ImmutableSandboxedEnvironment.compile

    def counted(self: ImmutableSandboxedEnvironment, source: str, *args: object, **named: object) -> object:
        compiled.append(source)
        return usual(self, source, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(ImmutableSandboxedEnvironment, "compile", counted)

    def greet() -> tuple[str, int]:
        environment.cache_clear()
        compiled.clear()
        return rendered(NAME, str(theme), who="Ann"), len(compiled)

    return greet


def test_a_template_is_compiled_once(greeted: Callable[[], tuple[str, int]]) -> None:
    assert [greeted(), greeted()] == [("Hello, Ann!", 1), ("Hello, Ann!", 0)]
    assert [entry.kind for entry in Store(usual_folder()).entries()] == [KIND]


def test_a_template_that_was_changed_is_compiled_again(theme: Path, greeted: Callable[[], tuple[str, int]]) -> None:
    greeted()
    (theme / NAME).write_text("Good day, {{ who }}!")
    assert greeted() == ("Good day, Ann!", 1)


def test_a_damaged_one_is_compiled_again(greeted: Callable[[], tuple[str, int]]) -> None:
    greeted()
    (kept,) = (path for path in usual_folder().rglob("*") if path.is_file())
    kept.write_bytes(kept.read_bytes()[:-9])
    assert greeted() == ("Hello, Ann!", 1)
    assert greeted() == ("Hello, Ann!", 0)


def test_without_a_folder_for_them_they_are_compiled_each_time(greeted: Callable[[], tuple[str, int]]) -> None:
    usual_folder().parent.mkdir(parents=True)
    usual_folder().write_text("a file where a folder should be")
    assert [greeted(), greeted()] == [("Hello, Ann!", 1), ("Hello, Ann!", 1)]


@pytest.mark.parametrize("error", [RuntimeError("no home"), PermissionError("of another user")])
def test_a_user_without_a_cache_folder_gets_pages_too(
    error: Exception, greeted: Callable[[], tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> Path:
        raise error

    monkeypatch.setattr("output.template.usual_folder", fails)
    assert greeted() == ("Hello, Ann!", 1)
