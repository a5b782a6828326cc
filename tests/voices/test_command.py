from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.voices.loopback import pcm_of, wav_of
from voices.audio import to_samples
from voices.engine import get_engine
from voices.engines.command import Command
from voices.errors import EngineError, VoiceError
from voices.model import Part, Voice
from voices.testing import TRICKY, EngineClaims
from voices.words import words

TEXT = "Good morning. The boats are back, and nobody was hurt."
PART = Part(voice=Voice(engine="command", id="Anna", language="en"))

PROGRAM = """
import argparse, pathlib, sys, wave

options = argparse.ArgumentParser()
for name in ("text", "file", "output", "rate"):
    options.add_argument("--" + name)
given = options.parse_args()
text = given.text or (pathlib.Path(given.file).read_text("utf-8") if given.file else sys.stdin.read())
with wave.open({recordings}[text]) as source, wave.open(given.output or sys.stdout.buffer, "wb") as target:
    target.setparams(source.getparams())
    target.setframerate(int(source.getframerate() * float(given.rate or 1)))
    target.writeframes(source.readframes(source.getnframes()))
"""

SHOW_ARGUMENTS = "import sys, json; json.dump(sys.argv[1:], sys.stderr); sys.exit(1)"

WAYS = {
    "an argument, to a file": ["--text", "{text}", "--output", "{output}"],
    "a file, to standard output": ["--file={text_file}"],
    "standard input, to standard output": [],
}


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A program that says the texts that it has recordings of, if that is what it is given."""
    file = tmp_path_factory.mktemp("program") / "say it.py"
    recordings = {text: str(file.with_name(f"{i}.wav")) for i, text in enumerate((TEXT, TRICKY))}
    for text, recording in recordings.items():
        Path(recording).write_bytes(wav_of(pcm_of(text)))
    file.write_text(PROGRAM.format(recordings=recordings), encoding="utf-8")
    return [sys.executable, str(file)]


def engine(command: list[str], **options: Any) -> Command:
    return Command(command=tuple(command), voices={"Anna": "en"}, **options)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.mark.parametrize("way", WAYS)
def test_a_program_says_the_text_by_each_way_in_and_out(program: list[str], way: str) -> None:
    speech = engine([*program, *WAYS[way]]).speak(TEXT, PART)
    assert [(mark.start, mark.end) for mark in speech.marks] == words(TEXT)
    assert 2000 < len(speech.audio) < 5000


def test_the_rate_is_the_programs_own_times_the_parts(program: list[str]) -> None:
    made = engine([*program, "--rate", "{rate}"], normal_rate=0.5)
    usual, quick = (len(made.speak(TEXT, PART.model_copy(update={"rate": rate})).audio) for rate in (1, 2))
    assert usual == pytest.approx(2 * quick, rel=0.1)


def test_a_text_is_one_argument_and_no_option_whatever_stands_in_it(tmp_path: Path) -> None:
    text = '--output=x; touch "$HOME" `id` {voice} \n%PATH%'
    made = engine([*python(SHOW_ARGUMENTS), "{text}", "{voice}"])
    with pytest.raises(EngineError, match="ended with status 1") as caught:
        made.speak(text, PART)
    assert r'[" --output=x; touch \"$HOME\" `id` {voice} \n%PATH%", "Anna"]' in caught.value.message


FAILURES = {
    "import sys; sys.exit('no such voice')": "ended with status 1: no such voice",
    "print('no sound')": "the answer is no audio",
    "pass": "the answer is no audio",
    "import time; time.sleep(60)": "took more than 1 s",
}


@pytest.mark.parametrize("code", FAILURES)
def test_a_program_that_fails_is_one_clear_line(code: str) -> None:
    with pytest.raises(EngineError, match=FAILURES[code]) as caught:
        engine(python(code), timeout=1).speak(TEXT, PART)
    assert "\n" not in str(caught.value)
    assert "[engines.command]" in str(caught.value)


def test_a_program_that_is_not_there_or_writes_no_file_is_one_clear_line() -> None:
    with pytest.raises(EngineError, match="does not start"):
        engine(["no-such-program"]).speak(TEXT, PART)
    with pytest.raises(EngineError, match="wrote no file"):
        engine([*python("pass"), "{output}"]).speak(TEXT, PART)


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes")
def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    child = f"import pathlib, time\nwhile True: pathlib.Path({str(alive)!r}).touch(); time.sleep(0.05)"
    code = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
    with pytest.raises(EngineError, match="took more than"):
        engine(python(code), timeout=2).speak(TEXT, PART)
    alive.unlink()
    time.sleep(0.3)
    assert not alive.exists()


def test_nothing_is_left_in_the_temporary_folder(
    program: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    engine(program).speak(TEXT, PART)
    assert list(tmp_path.iterdir()) == []


def test_a_rate_or_pitch_that_the_command_does_not_take_is_refused(program: list[str]) -> None:
    for change in ({"rate": 1.5}, {"pitch": 2.0}):
        with pytest.raises(VoiceError, match=f"{next(iter(change))} goes from"):
            engine(program).speak(TEXT, PART.model_copy(update=change))


def test_without_a_command_the_engine_says_where_to_write_it() -> None:
    with pytest.raises(EngineError, match=r"command: .*\[engines\.command\]"):
        get_engine("command")


class TestCommand(EngineClaims):
    part = PART

    @pytest.fixture(autouse=True)
    def _program(self, program: list[str]) -> None:
        type(self).engine = engine(program)


def test_the_sound_is_the_programs(program: list[str]) -> None:
    theirs = get_engine("espeak").speak(TEXT, Part(voice=Voice(engine="espeak", id="en-gb", language="en")))
    ours = engine(program).speak(TEXT, PART)
    assert to_samples(ours.audio).tolist() == to_samples(theirs.audio).tolist()
