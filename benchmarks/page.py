"""``python -m benchmarks page --words 30000``: how soon the page of a long interview can be used, and how smoothly.

Chromium (the program ``chromium``) opens three pages from disk, in turn, and says when each can be used and when it
is done loading: the episode's page, its text alone in the same elements, and the page without its script. Then the
page plays, is scrolled and searched while a PerformanceObserver counts tasks over 50 ms (W3C Long Tasks API). Of the
loads the median counts, and its ratio to the text's: seconds vary with the machine, ratios much less.
"""

from __future__ import annotations

import argparse
import html
import re
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

from output.chapters import chapters
from output.episode import Facts
from output.estimate import estimate
from output.formats import Rendering, get_format
from transcript.model import Transcript
from transcript.parsing import parse
from transcript.source import read

EXAMPLE = Path(__file__).parents[1] / "examples" / "interview.txt"
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
WATCH = """
window.long = [];
new PerformanceObserver((list) => long.push(...list.getEntries().map((each) => Math.round(each.duration))))
  .observe({type: "longtask", buffered: true});
"""
PLAY = """
const audio = document.getElementById("audio");
let now = 0;
Object.defineProperty(audio, "currentTime", { get: () => now, set: (to) => { now = to; } });
Object.defineProperty(audio, "paused", { get: () => false });
window.long.length = 0;
setInterval(() => { now += 0.4; }, 16);
audio.dispatchEvent(new Event("play"));
"""
"""Time goes by 25 times as fast as speech, without a sound: every frame has another word to mark."""


def interview(words: int) -> Transcript:
    """The example's turns over and over, until there are so many words."""
    transcript = parse(read(EXAMPLE))
    turns = list(transcript.turns())
    count = sum(len(turn.text.split()) for turn in turns)
    return transcript.model_copy(update={"blocks": tuple(turns * max(1, round(words / count)))})


def pages(words: int) -> dict[str, str]:
    """The page, its text alone in the same elements, and the page without its script."""
    timeline = estimate(interview(words))
    rendering = Rendering(timeline, Facts(title="A long talk", slug="long"), chapters=chapters(timeline))
    page = get_format("html").render(Rendering(**{**vars(rendering), "files": {"mp3": "audio.mp3"}}))
    turns = (html.escape(turn.text) for turn in timeline.transcript.turns())
    text = "".join(f"<div><p>Name</p><p>{turn}</p></div>" for turn in turns)
    return {
        "page": page,
        "text": f'<!doctype html><meta charset="utf-8"><title>Text</title><body>{text}',
        "no script": re.sub("<script>.*?</script>", "", page, flags=re.DOTALL),
    }


USABLE = """
addEventListener("DOMContentLoaded", () =>
  requestAnimationFrame(() => setTimeout(() => { window.usable = performance.now(); })));
"""
"""A frame is drawn and the script has set everything up. The end of loading waits for the head of the sound, too,
which comes from another process and which a text has none of."""


class Load(NamedTuple):
    """From the start of loading until a page can be used, until a frame is drawn once all is loaded, the work of the
    page's thread in that time, long tasks (all ms)."""

    usable: float
    wall: float
    work: float
    long: list[int]


def load(browser: Any, address: str) -> Load:
    """Load a page in a window of its own. The thread's work is what a busy machine does not change."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(WATCH + USABLE)
    opened = context.new_page()
    meter = context.new_cdp_session(opened)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    opened.goto(address)
    drawn = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
    taken: float = opened.evaluate(drawn)
    metrics = {each["name"]: each["value"] for each in meter.send("Performance.getMetrics")["metrics"]}
    tasks: list[int] = opened.evaluate("long")
    usable: float = opened.evaluate("usable")
    context.close()
    return Load(usable, taken, 1000 * metrics["TaskDuration"], tasks)


def long_tasks(browser: Any, address: str) -> dict[str, list[int]]:
    """Tasks over 50 ms while the page plays, is scrolled through, and is searched."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(WATCH)
    opened = context.new_page()
    opened.goto(address)
    found: dict[str, list[int]] = {}
    opened.evaluate(PLAY)
    opened.wait_for_timeout(4000)
    found["playing"] = opened.evaluate("long.splice(0)")
    for _ in range(60):
        opened.mouse.wheel(0, 3000)
        opened.wait_for_timeout(50)
    found["scrolling"] = opened.evaluate("long.splice(0)")
    opened.click("#find")
    opened.fill("#query", "the")
    opened.wait_for_timeout(500)
    found["searching"] = opened.evaluate("long.splice(0)")
    context.close()
    return found


def report(loads: dict[str, list[Load]]) -> None:
    """The medians, each beside the text's."""
    for measure in ("usable", "wall", "work"):
        medians = {name: statistics.median(getattr(each, measure) for each in found) for name, found in loads.items()}
        for name, median in medians.items():
            print(f"{name}\t{measure} {median:.0f} ms\t{median / medians['text']:.2f} times the text's")
    print("long tasks (ms) while loading", [each.long for each in loads["page"]], sep="\t")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the loads, their ratios to plain text, and the long tasks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=30_000)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        addresses = {}
        for name, text in pages(given.words).items():
            path = Path(folder, f"{name}.html")
            path.write_text(text, encoding="utf-8")
            addresses[name] = path.as_uri()
            print(f"{name}\t{path.stat().st_size // 1024} KiB")
        loads: dict[str, list[Load]] = {name: [] for name in addresses}
        for _ in range(given.rounds):
            for name, address in addresses.items():
                loads[name].append(load(browser, address))
        report(loads)
        for doing, tasks in long_tasks(browser, addresses["page"]).items():
            print(f"long tasks (ms) while {doing}", tasks, sep="\t")
        browser.close()


if __name__ == "__main__":
    main()
