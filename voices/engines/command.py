"""Any program that writes WAV: ``say``, festival, a script. Started with a list of arguments, never by a shell.

Everything between the program and Turncast goes through files in a folder of its own, so that no pipe fills up and
no grandchild keeps one open.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from voices.answers import decoded
from voices.engine import Reach, check_reach
from voices.errors import EngineError
from voices.estimate import with_estimated_marks
from voices.finding import find_voice
from voices.model import Part, Speech, Voice
from voices.network import MOST_BYTES, UnusableError

PLACEHOLDER = re.compile(r"\{(text|text_file|output|voice|language|rate|pitch)\}")

LIMITS = {"rate": (0.25, 4.0), "pitch": (-24.0, 24.0)}
"""What may be asked of a program that takes it (the bounds of podcast.toml); what it makes of it is its own."""

LONGEST_COMPLAINT = 300  # characters of what a failing program wrote last


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Command:
    """A program behind the seam of engines; marks are estimated.

    ``command`` is the program and its arguments, in which ``{text}``, ``{text_file}``, ``{output}``, ``{voice}``,
    ``{language}``, ``{rate}`` (``normal_rate`` times the part's) and ``{pitch}`` (semitones) are filled in. The text is
    given on standard input, too; without ``{output}`` the WAV is expected on standard output. ``voices`` says which
    language (BCP 47) each voice speaks; ``timeout`` is in seconds.
    """

    name: ClassVar[str] = "command"
    unheard: ClassVar[tuple[str, ...]] = ("voices", "dear", "parallel", "max_characters", "timeout")

    command: tuple[str, ...] = Field(min_length=1)
    languages: Mapping[str, str] = Field(alias="voices", min_length=1)
    normal_rate: float = 1.0
    dear: bool = True
    parallel: int | None = Field(default=None, ge=1)
    max_characters: int = Field(default=1000, ge=100)
    timeout: float = Field(default=120.0, gt=0)

    def version(self) -> str:
        """Nobody knows the program's version; whatever else is heard stands in the options."""
        return "command 1"

    @property
    def reach(self) -> Reach:
        """Rate and pitch where the command takes them."""
        taken = {name: limits for name, limits in LIMITS.items() if name in self._placeholders()}
        return Reach(**taken)

    def voices(self) -> Iterator[Voice]:
        """The voices that podcast.toml names."""
        return (Voice(engine=self.name, id=name, language=tag) for name, tag in sorted(self.languages.items()))

    def speak(self, text: str, part: Part) -> Speech:
        """Say ``text``; raises VoiceError for an unknown voice, EngineError where the program fails."""
        voice = find_voice(self, part.voice.id)
        check_reach(self, part)
        with TemporaryDirectory(prefix="turncast-") as folder:
            try:
                samples, hertz = decoded(self._answer(Path(folder), text, voice, part), text, part.rate)
            except UnusableError as error:
                raise self._error(str(error)) from error
        return with_estimated_marks(samples, hertz, text, voice.language)

    def _placeholders(self) -> set[str]:
        return {found for argument in self.command for found in PLACEHOLDER.findall(argument)}

    def _answer(self, folder: Path, text: str, voice: Voice, part: Part) -> bytes:
        """The bytes of the WAV that the program writes, as a file or to its standard output."""
        text_file, output, stdout = folder / "text.txt", folder / "output.wav", folder / "stdout"
        text_file.write_text(text, encoding="utf-8")
        values = {
            "text": f" {text}" if text.startswith("-") else text,  # a blank says nothing, and a dash is no option
            "text_file": str(text_file),
            "output": str(output),
            "voice": voice.id,
            "language": voice.language,
            "rate": f"{self.normal_rate * part.rate:.4g}",
            "pitch": f"{part.pitch:g}",
        }
        arguments = [PLACEHOLDER.sub(lambda found: values[found[1]], argument) for argument in self.command]
        self._run(arguments, text_file, stdout, folder / "stderr")
        return self._written(output if "output" in self._placeholders() else stdout)

    def _run(self, arguments: list[str], stdin: Path, stdout: Path, stderr: Path) -> None:
        with stdin.open("rb") as given, stdout.open("wb") as out, stderr.open("wb") as complaints:
            try:
                process = subprocess.Popen(
                    arguments, stdin=given, stdout=out, stderr=complaints, start_new_session=True
                )
            except (OSError, ValueError) as error:
                raise self._error(f"it does not start: {error}") from error
            try:
                status = process.wait(self.timeout)
            except subprocess.TimeoutExpired as error:
                raise self._error(f"it took more than {self.timeout:g} s") from error
            finally:
                _end(process)
        if status != 0:
            said = stderr.read_bytes().decode("utf-8", "replace").strip()[-LONGEST_COMPLAINT:]
            raise self._error(f"it ended with status {status}{said and f': {said}'}")

    def _written(self, file: Path) -> bytes:
        if not file.is_file():
            raise self._error("it wrote no file")
        if file.stat().st_size > MOST_BYTES:
            raise self._error(f"it wrote {file.stat().st_size} bytes")
        return file.read_bytes()

    def _error(self, why: str) -> EngineError:
        return EngineError(
            f"the command {self.command[0]!r} failed: {why}",
            value=list(self.command),
            remedy="see [engines.command] in podcast.toml",
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program, and where the system has groups of processes, whatever it started."""
    try:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
