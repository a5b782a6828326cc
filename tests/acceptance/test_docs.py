"""What the documentation shows is true."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from output.episode import Episode, EpisodeFile, Facts
from output.facts import WRITABLE, facts
from output.feed.item import item
from output.show import Show
from transcript.parsing import parse
from transcript.source import read
from turncast.config import load_show
from turncast.reference import PAGES

ROOT = Path(__file__).parents[2]


def test_the_example_of_the_python_page_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert code is not None
    space: dict[str, object] = {"__name__": "example"}
    exec(compile(code[1], "docs/api.md", "exec"), space)
    built = space["main"](tmp_path)  # type: ignore[operator]
    assert (built.folder / "audio.mp3").is_file()
    assert "Tom Ferrier says Somebody has to." in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES)
def test_what_is_made_from_the_code_is_up_to_date(page: str) -> None:
    # In a process of its own, as make docs runs it: click remembers how a command was called before.
    command = [sys.executable, "-m", "turncast.reference", page]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    assert (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8") == said, "run: make docs"


@pytest.fixture(scope="module")
def all_facts() -> Facts:
    """The facts that the example of all front matter tells."""
    page = (ROOT / "docs" / "front-matter.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    talk = "Ann Berg: How are you?\n\nTom Ferrier: Well.\n\n"
    return facts(parse(read(io.StringIO(f"{example}\n{2 * talk}"))), Show(), "x.txt")


def test_the_example_of_all_front_matter_has_every_key_and_is_believed(all_facts: Facts) -> None:
    assert all_facts.derived == ("opening",)
    assert all_facts.model_fields_set >= WRITABLE


OTHERWISE = {"title": "Another", "slug": "another", "language": "pt", "kind": "bonus", "explicit": True, "persons": ()}
"""Facts that an episode cannot be without, or whose absence means the same as the example; others may be missing."""


@pytest.mark.parametrize("key", sorted(WRITABLE | {"language"}))
def test_every_key_of_front_matter_is_heard_in_the_feed(all_facts: Facts, key: str) -> None:
    sound = EpisodeFile(name="audio.mp3", type="audio/mpeg", bytes=1, sha256="00" * 32)

    def told(facts: Facts) -> str:
        episode = Episode(turncast="0", facts=facts, duration_ms=90_000, synthesized=True, files=(sound,))
        return item(episode, Show(base_url="https://example.com/p"))

    default = () if key == "soundbites" else None
    assert told(all_facts) != told(all_facts.model_copy(update={key: OTHERWISE.get(key, default)}))


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]), ids=lambda path: path.name)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_help_imports_no_heavy_library() -> None:
    heavy = "numpy av pydub pydantic jinja2 rich lxml soxr mutagen sentencex"
    code = (
        "import sys\nfrom turncast.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy.split()!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_the_example_show_is_a_valid_one() -> None:
    show, path = load_show(ROOT / "examples" / "podcast.toml")
    assert (show.title, path) == ("The Tidal Post Conversations", ROOT / "examples" / "podcast.toml")


def test_debug_shows_a_traceback_wherever_it_stands(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "turncast", "parse", str(tmp_path / "none.txt"), "--debug"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Traceback" in done.stderr
