"""``python -m benchmarks parse``: the speed and memory of the parser, and whether twice the text takes twice as long.

``--megabytes`` of a plain interview are read, with turns of 15 to 200 words; then every hostile text at two sizes. Each
figure is the best of ``--rounds``, each measured in a process of its own: time is the processor's, without the
imports, memory the growth of the largest resident set, to the source's bytes.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path

SIZE = 200_000  # characters of a hostile text; the other is twice as long
WORDS = (
    "the",
    "light",
    "on",
    "rock",
    "was",
    "out",
    "and",
    "we",
    "rowed",
    "until",
    "nobody",
    "could",
    "see",
    "it",
    "because",
)

# What is repeated: each is a way to make a careless pattern go back over its steps.
HOSTILE = {
    "colons": ":",
    "brackets": "[",
    "round brackets": "(",
    "stars": "**",
    "nested stars": "**a ",
    "nested underscores": "_a ",
    "underscores": "_",
    "underscored words": "__a__ _b_ ",
    "zero width": "\u200b",
    "zero width in words": "\u200ba",
    "lines": "x\n",
    "empty labels": "x:\n",
    "labels": "x: y\n",
    "bold lines": "**A**\n",
    "dashes": "- a\n",
    "chevrons": ">> a\n",
    "headings": "# a?\n",
    "numbered lines": " 1  a\n",
    "time stamps": "[00:01] ",
    "unfinished links": "[a](",
    "angles": "<A> ",
    "tags": "<a",
    "entities": "&",
    "code": "`",
    "backslashes": "\\",
    "capitals": "Mr. AB ",
    "names": "A B C D ",
    "labels in a paragraph": "A b. Ann: So. Ben: No. ",
    "definitions": "[a]: /b\n",
    "pages": "a\n\n- 1 -\n\n",
    "tabs": "\t",
}


def interview(megabytes: float) -> str:
    """A plain interview of two, the same each time."""
    draw = random.Random(7)
    turns: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        sentences = (" ".join(draw.choices(WORDS, k=draw.randint(6, 20))) for _ in range(draw.choice((1, 3, 8, 15))))
        turns.append(f"{('Ann Berg', 'Ben Kay')[len(turns) % 2]}: " + " ".join(f"{each}." for each in sentences))
        size += len(turns[-1]) + 2
    return "\n\n".join(turns)


def measured(text: str) -> tuple[float, float]:
    """Seconds of processor time, and memory to the source's bytes."""
    from transcript.language import language
    from transcript.parsing import parse
    from transcript.readers import read_bytes

    data = text.encode()
    parse(read_bytes(b"Ann: Why?\n\nBen: So.\n\nAnn: Oh.\n\nBen: Yes.\n", "-", "text"))
    language("qq " * 100)  # the table of languages takes 85 MB, which is nothing of the text's
    before = resident("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak is that of now (proc(5))
    start = time.process_time()
    parse(read_bytes(data, "-", "text"))
    seconds = time.process_time() - start
    return seconds, (resident("VmHWM") - before) / len(data)


def resident(key: str) -> int:
    """Bytes of this process in memory, now (``VmRSS``) or at most (``VmHWM``); Linux."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{key}:")[2].split()[0]) * 1024


def once(name: str, size: float) -> tuple[float, float]:
    """One measurement in a process of its own: of the interview (size in MB) or a hostile text (characters)."""
    command = [sys.executable, "-m", "benchmarks", "parse", "--one", name, str(size)]
    seconds, memory = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(memory)


def main(arguments: list[str]) -> None:
    """Print MB/s, memory and the ratio of the times at two sizes."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks parse")
    cli.add_argument("--megabytes", type=float, default=10)
    cli.add_argument("--rounds", type=int, default=3)
    cli.add_argument("--only", action="append", choices=list(HOSTILE))
    cli.add_argument("--one", nargs=2, metavar=("NAME", "SIZE"), help=argparse.SUPPRESS)
    options = cli.parse_args(arguments)
    if options.one:
        name, size = options.one
        text = HOSTILE[name] * (int(size) // len(HOSTILE[name])) if name in HOSTILE else interview(float(size))
        print(*measured(text))
        return
    compare(options.megabytes, options.rounds, options.only or list(HOSTILE))


def compare(megabytes: float, rounds: int, names: list[str]) -> None:
    """The table."""
    seconds, memory = min(once("interview", megabytes) for _ in range(rounds))
    print(f"plain interview {megabytes:5.1f} MB  {megabytes / seconds:6.1f} MB/s  memory x {memory:.1f}")
    for name in names:
        short, _ = min(once(name, SIZE) for _ in range(rounds))
        long, memory = min(once(name, 2 * SIZE) for _ in range(rounds))
        print(f"  {name:22} {short:6.3f} s {long:6.3f} s  x {long / short:4.2f}  memory x {memory:.0f}")
